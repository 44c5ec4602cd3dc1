-- Derived: what the indicators read, rebuilt in the transaction of each write. Days are numbers
-- (day 1 is 0001-01-01): short rows, and a delay is a difference. A state on a day is a
-- comparison with these columns.

-- One row a case of a rule that an indicator counts; a rule is read in one piece.
CREATE TABLE cas (
  allocataire_id INTEGER NOT NULL REFERENCES allocataire(id),
  rang INTEGER NOT NULL,
  regle TEXT NOT NULL,
  depart_le INTEGER,
  due INTEGER,
  fin_le INTEGER,
  annule_le INTEGER,
  apart TEXT,
  structure_id INTEGER,
  referent_id INTEGER,
  orientation TEXT,
  cree_le INTEGER,
  honore_le INTEGER,
  PRIMARY KEY (regle, allocataire_id, rang)
) STRICT, WITHOUT ROWID;

-- One row a stay of a person in a structure.
CREATE TABLE passage (
  allocataire_id INTEGER NOT NULL REFERENCES allocataire(id),
  rang INTEGER NOT NULL,
  structure_id INTEGER,
  referent_id INTEGER,
  orientation TEXT,
  dernier_referent_id INTEGER,
  premier INTEGER NOT NULL CHECK (premier IN (0,1)),
  entree_rsa_le INTEGER,
  informe_le INTEGER,
  decide_le INTEGER,
  notifie_le INTEGER,
  entree_le INTEGER,
  fin_le INTEGER,
  sortie TEXT,
  fin_mois INTEGER,
  rdv_le INTEGER,
  rdv_statut TEXT,
  honore_le INTEGER,
  orientation_notee INTEGER NOT NULL CHECK (orientation_notee IN (0,1)),
  orientation_honore_le INTEGER,
  contrat_le INTEGER,
  contrat_mois INTEGER,
  contrat_social INTEGER NOT NULL CHECK (contrat_social IN (0,1)),
  PRIMARY KEY (allocataire_id, rang)
) STRICT, WITHOUT ROWID;

-- Days in a row when a person is followed (« suivi ») or under a contract in force (« contrat »);
-- `au` is the first day after.
CREATE TABLE periode (
  allocataire_id INTEGER NOT NULL REFERENCES allocataire(id),
  rang INTEGER NOT NULL,
  genre TEXT NOT NULL,
  passage INTEGER NOT NULL,
  du INTEGER NOT NULL,
  au INTEGER,
  mois INTEGER,
  structure_id INTEGER,
  referent_id INTEGER,
  orientation TEXT,
  PRIMARY KEY (allocataire_id, rang)
) STRICT, WITHOUT ROWID;

-- The people already there have none of these rows yet: they come with the new computation.
INSERT INTO reglage (cle, valeur)
  SELECT 'recalcul', 'migration' WHERE EXISTS (SELECT 1 FROM ligne)
  ON CONFLICT(cle) DO NOTHING;

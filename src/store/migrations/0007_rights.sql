-- What is known of the right to the RSA and of short resumptions of work.

-- État du droit, period by period, as the CAF or the MSA tell it.
CREATE TABLE droit (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
  version INTEGER NOT NULL DEFAULT 1,
  supprime INTEGER NOT NULL DEFAULT 0 CHECK (supprime IN (0,1)),
  allocataire_id INTEGER NOT NULL REFERENCES allocataire(id),
  etat TEXT,
  du TEXT CHECK (length(du) = 10),
  au TEXT CHECK (length(au) = 10),
  source TEXT,
  recu_le TEXT CHECK (length(recu_le) = 10)
) STRICT;
CREATE INDEX droit_allocataire ON droit(allocataire_id);

-- Work or training taken up; a short one does not end the accompaniment.
CREATE TABLE reprise (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
  version INTEGER NOT NULL DEFAULT 1,
  supprime INTEGER NOT NULL DEFAULT 0 CHECK (supprime IN (0,1)),
  allocataire_id INTEGER NOT NULL REFERENCES allocataire(id),
  nature TEXT,
  debut TEXT CHECK (length(debut) = 10),
  fin_prevue TEXT CHECK (length(fin_prevue) = 10),
  fin TEXT CHECK (length(fin) = 10),
  courte INTEGER
) STRICT;
CREATE INDEX reprise_allocataire ON reprise(allocataire_id);

-- Derived: some days in a row now belong to the person and to no stay (« droits et devoirs »,
-- the right over twelve months). Everything in it comes back with the new computation.
DROP TABLE periode;
CREATE TABLE periode (
  allocataire_id INTEGER NOT NULL REFERENCES allocataire(id),
  rang INTEGER NOT NULL,
  genre TEXT NOT NULL,
  passage INTEGER,
  du INTEGER NOT NULL,
  au INTEGER,
  mois INTEGER,
  structure_id INTEGER,
  referent_id INTEGER,
  orientation TEXT,
  PRIMARY KEY (allocataire_id, rang)
) STRICT, WITHOUT ROWID;

INSERT INTO reglage (cle, valeur)
  SELECT 'recalcul', 'migration' WHERE EXISTS (SELECT 1 FROM ligne)
  ON CONFLICT(cle) DO NOTHING;

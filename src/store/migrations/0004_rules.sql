-- Every rule set: what the rules of law read, the accepted files of the département.

-- « Droits et devoirs »: periods when the person is, or is not, subject to them.
CREATE TABLE sdd (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
  version INTEGER NOT NULL DEFAULT 1,
  supprime INTEGER NOT NULL DEFAULT 0 CHECK (supprime IN (0,1)),
  allocataire_id INTEGER NOT NULL REFERENCES allocataire(id),
  soumis INTEGER,
  du TEXT CHECK (length(du) = 10),
  au TEXT CHECK (length(au) = 10)
) STRICT;
CREATE INDEX sdd_allocataire ON sdd(allocataire_id);

CREATE TABLE examen (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
  version INTEGER NOT NULL DEFAULT 1,
  supprime INTEGER NOT NULL DEFAULT 0 CHECK (supprime IN (0,1)),
  allocataire_id INTEGER NOT NULL REFERENCES allocataire(id),
  type TEXT,
  fait_le TEXT CHECK (length(fait_le) = 10),
  note TEXT
) STRICT;
CREATE INDEX examen_allocataire ON examen(allocataire_id);

-- A measure on the allowance: recorded, never computed.
CREATE TABLE suspension (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
  version INTEGER NOT NULL DEFAULT 1,
  supprime INTEGER NOT NULL DEFAULT 0 CHECK (supprime IN (0,1)),
  allocataire_id INTEGER NOT NULL REFERENCES allocataire(id),
  phase TEXT,
  mesure_notifiee_le TEXT CHECK (length(mesure_notifiee_le) = 10),
  observations_recues_le TEXT CHECK (length(observations_recues_le) = 10),
  decision_notifiee_le TEXT CHECK (length(decision_notifiee_le) = 10),
  recours_le TEXT CHECK (length(recours_le) = 10),
  debut TEXT CHECK (length(debut) = 10),
  fin TEXT CHECK (length(fin) = 10),
  note TEXT
) STRICT;
CREATE INDEX suspension_allocataire ON suspension(allocataire_id);

ALTER TABLE parcours ADD COLUMN jeu_motif TEXT;
ALTER TABLE parcours ADD COLUMN vulnerable INTEGER;
ALTER TABLE orientation ADD COLUMN organisme TEXT;

-- No parcours was switched before: each follows the département's default.
UPDATE parcours SET jeu_de_regles = NULL WHERE jeu_de_regles IS NOT NULL;

-- The accepted text of each file of the département: it stays in force while the file is wrong.
CREATE TABLE jeu_de_regles (
  id TEXT PRIMARY KEY,
  fichier TEXT NOT NULL,
  texte TEXT NOT NULL,
  accepte_a TEXT NOT NULL,
  accepte_par TEXT NOT NULL
) STRICT;

-- The due dates were computed without the law: they are to be computed again.
INSERT INTO reglage (cle, valeur)
  SELECT 'recalcul', 'migration' WHERE EXISTS (SELECT 1 FROM ligne)
  ON CONFLICT(cle) DO NOTHING;

-- The living contract: who asks and who signs, hours, commitments, the words as they were signed, what
-- the person says of them.
ALTER TABLE parcours ADD COLUMN equipe TEXT;
ALTER TABLE parcours ADD COLUMN equipe_contact TEXT;
ALTER TABLE orientation ADD COLUMN demandee_par TEXT;
ALTER TABLE affectation ADD COLUMN temporaire INTEGER CHECK (temporaire IN (0,1));
ALTER TABLE affectation ADD COLUMN motif TEXT;
ALTER TABLE action ADD COLUMN evaluee_par TEXT;
ALTER TABLE action ADD COLUMN heures_prevues INTEGER;
ALTER TABLE action ADD COLUMN heures_faites INTEGER;
ALTER TABLE contrat ADD COLUMN suite_de_id INTEGER REFERENCES contrat(id);
ALTER TABLE contrat ADD COLUMN signataire_id INTEGER REFERENCES agent(id);
ALTER TABLE contrat ADD COLUMN instance TEXT;
ALTER TABLE contrat ADD COLUMN heures_motif TEXT;
ALTER TABLE contrat ADD COLUMN heures_note TEXT;
ALTER TABLE revue ADD COLUMN menee_par_id INTEGER REFERENCES agent(id);
ALTER TABLE revue ADD COLUMN regard_personne TEXT;
ALTER TABLE revue ADD COLUMN decisions TEXT;
ALTER TABLE revue ADD COLUMN prochaine_le TEXT CHECK (length(prochaine_le) = 10);

-- Commitments of one contract, beside the common base.
CREATE TABLE engagement (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
  version INTEGER NOT NULL DEFAULT 1,
  supprime INTEGER NOT NULL DEFAULT 0 CHECK (supprime IN (0,1)),
  allocataire_id INTEGER NOT NULL REFERENCES allocataire(id),
  contrat_id INTEGER REFERENCES contrat(id),
  cote TEXT,
  ordre INTEGER,
  texte TEXT
) STRICT;
CREATE INDEX engagement_allocataire ON engagement(allocataire_id);

-- The words of a contract as they stood at a signature.
CREATE TABLE contrat_version (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
  version INTEGER NOT NULL DEFAULT 1,
  supprime INTEGER NOT NULL DEFAULT 0 CHECK (supprime IN (0,1)),
  allocataire_id INTEGER NOT NULL REFERENCES allocataire(id),
  contrat_id INTEGER REFERENCES contrat(id),
  numero INTEGER,
  figee_le TEXT CHECK (length(figee_le) = 10),
  occasion TEXT,
  contenu TEXT
) STRICT;
CREATE INDEX contrat_version_allocataire ON contrat_version(allocataire_id);

-- What the person said of what they read: agreement, means, right of reply.
CREATE TABLE validation (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
  version INTEGER NOT NULL DEFAULT 1,
  supprime INTEGER NOT NULL DEFAULT 0 CHECK (supprime IN (0,1)),
  allocataire_id INTEGER NOT NULL REFERENCES allocataire(id),
  objet TEXT,
  objet_id INTEGER,
  faite_le TEXT CHECK (length(faite_le) = 10),
  moyen TEXT,
  avis TEXT,
  note TEXT
) STRICT;
CREATE INDEX validation_allocataire ON validation(allocataire_id);

-- What happened to a record is looked for among what happened to its person: one index less to write
-- at each line.
DROP INDEX journal_objet;

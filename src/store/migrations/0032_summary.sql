-- What the yearly summary of a funding agreement is made from (« Hérault, bilan de convention »).
CREATE TABLE convention (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
  version INTEGER NOT NULL DEFAULT 1,
  supprime INTEGER NOT NULL DEFAULT 0 CHECK (supprime IN (0,1)),
  numero TEXT,
  structure_id INTEGER REFERENCES structure(id),
  du TEXT CHECK (length(du) = 10),
  au TEXT CHECK (length(au) = 10),
  responsable TEXT,
  responsable_contact TEXT,
  territoire TEXT,
  comite_le TEXT CHECK (length(comite_le) = 10),
  file_active INTEGER,
  cofinancement TEXT,
  etiquette TEXT
) STRICT;
CREATE TABLE texte_bilan (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
  version INTEGER NOT NULL DEFAULT 1,
  supprime INTEGER NOT NULL DEFAULT 0 CHECK (supprime IN (0,1)),
  convention_id INTEGER REFERENCES convention(id),
  rubrique TEXT,
  besoin INTEGER CHECK (besoin IN (0,1)),
  texte TEXT
) STRICT;
CREATE TABLE personnel (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
  version INTEGER NOT NULL DEFAULT 1,
  supprime INTEGER NOT NULL DEFAULT 0 CHECK (supprime IN (0,1)),
  nom TEXT,
  poste TEXT,
  metier TEXT,
  taches TEXT,
  quotite INTEGER,
  conventionne INTEGER CHECK (conventionne IN (0,1)),
  structure_id INTEGER REFERENCES structure(id),
  du TEXT CHECK (length(du) = 10),
  au TEXT CHECK (length(au) = 10)
) STRICT;
CREATE TABLE partenariat (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
  version INTEGER NOT NULL DEFAULT 1,
  supprime INTEGER NOT NULL DEFAULT 0 CHECK (supprime IN (0,1)),
  partenaire TEXT,
  domaines TEXT,
  cooperation TEXT,
  modalites TEXT,
  frequence TEXT,
  structure_id INTEGER REFERENCES structure(id),
  du TEXT CHECK (length(du) = 10),
  au TEXT CHECK (length(au) = 10)
) STRICT;
CREATE TABLE intervention (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
  version INTEGER NOT NULL DEFAULT 1,
  supprime INTEGER NOT NULL DEFAULT 0 CHECK (supprime IN (0,1)),
  allocataire_id INTEGER NOT NULL REFERENCES allocataire(id),
  faite_le TEXT CHECK (length(faite_le) = 10),
  thematique TEXT,
  champ_social TEXT,
  description TEXT,
  agent_id INTEGER REFERENCES agent(id),
  rdv_id INTEGER REFERENCES rdv(id)
) STRICT;
CREATE INDEX intervention_allocataire ON intervention(allocataire_id);
CREATE TABLE asr (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
  version INTEGER NOT NULL DEFAULT 1,
  supprime INTEGER NOT NULL DEFAULT 0 CHECK (supprime IN (0,1)),
  allocataire_id INTEGER NOT NULL REFERENCES allocataire(id),
  debut TEXT CHECK (length(debut) = 10),
  fin TEXT CHECK (length(fin) = 10),
  motif TEXT
) STRICT;
CREATE INDEX asr_allocataire ON asr(allocataire_id);
CREATE TABLE besoin (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
  version INTEGER NOT NULL DEFAULT 1,
  supprime INTEGER NOT NULL DEFAULT 0 CHECK (supprime IN (0,1)),
  allocataire_id INTEGER NOT NULL REFERENCES allocataire(id),
  theme TEXT,
  constate_le TEXT CHECK (length(constate_le) = 10),
  precision TEXT,
  couvert_le TEXT CHECK (length(couvert_le) = 10)
) STRICT;
CREATE INDEX besoin_allocataire ON besoin(allocataire_id);
ALTER TABLE allocataire ADD COLUMN qualification TEXT;
ALTER TABLE contrat ADD COLUMN vecu TEXT;
ALTER TABLE contrat ADD COLUMN vecu_parole TEXT;

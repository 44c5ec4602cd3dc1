-- Files that go with a yearly summary (« Hérault, bilan de convention », III): what each is, and what it holds, in
-- base 64, once whatever the number of summaries that it goes with.
CREATE TABLE piece_jointe (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
  version INTEGER NOT NULL DEFAULT 1,
  supprime INTEGER NOT NULL DEFAULT 0 CHECK (supprime IN (0,1)),
  convention_id INTEGER REFERENCES convention(id),
  libelle TEXT,
  fichier TEXT,
  taille INTEGER,
  empreinte TEXT
) STRICT;
CREATE TABLE piece_contenu (
  empreinte TEXT NOT NULL PRIMARY KEY CHECK (length(empreinte) = 64),
  contenu TEXT NOT NULL
) STRICT;

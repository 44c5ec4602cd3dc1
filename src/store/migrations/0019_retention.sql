-- What was decided of the keeping of a file, and what the person asked of it. An act that can't be taken back
-- says so: 1, then 2 once it was said to whoever tried.
CREATE TABLE conservation (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
  version INTEGER NOT NULL DEFAULT 1,
  supprime INTEGER NOT NULL DEFAULT 0 CHECK (supprime IN (0,1)),
  allocataire_id INTEGER NOT NULL REFERENCES allocataire(id),
  nature TEXT,
  motif TEXT,
  decide_le TEXT CHECK (length(decide_le) = 10),
  jusque_le TEXT CHECK (length(jusque_le) = 10),
  leve_le TEXT CHECK (length(leve_le) = 10)
) STRICT;
CREATE INDEX conservation_allocataire ON conservation(allocataire_id);
ALTER TABLE acte ADD COLUMN definitif INTEGER NOT NULL DEFAULT 0;
-- Who else names an erased file is found by its name outside the store.
CREATE INDEX deux_personnes_autre ON deux_personnes(autre_uid) WHERE autre_uid IS NOT NULL;

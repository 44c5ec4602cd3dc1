-- What the person asks of the data kept about them, and what they were answered (RGPD, art. 12 and 15 to 21).
-- The rule of its delay is new: it is computed for files that have such a request, and none has one yet.
CREATE TABLE demande_personne (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
  version INTEGER NOT NULL DEFAULT 1,
  supprime INTEGER NOT NULL DEFAULT 0 CHECK (supprime IN (0,1)),
  allocataire_id INTEGER NOT NULL REFERENCES allocataire(id),
  nature TEXT,
  recue_le TEXT CHECK (length(recue_le) = 10),
  demande TEXT,
  prolongee_le TEXT CHECK (length(prolongee_le) = 10),
  prolongation_motif TEXT,
  repondue_le TEXT CHECK (length(repondue_le) = 10),
  reponse TEXT,
  reponse_motif TEXT
) STRICT;
CREATE INDEX demande_personne_allocataire ON demande_personne(allocataire_id);

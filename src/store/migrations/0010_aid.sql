-- Aid asked for, from the file put together to the decision.
CREATE TABLE demande_aide (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
  version INTEGER NOT NULL DEFAULT 1,
  supprime INTEGER NOT NULL DEFAULT 0 CHECK (supprime IN (0,1)),
  allocataire_id INTEGER NOT NULL REFERENCES allocataire(id),
  type TEXT,
  thematique TEXT,
  organisme TEXT,
  statut TEXT,
  constituee_le TEXT CHECK (length(constituee_le) = 10),
  echeance TEXT CHECK (length(echeance) = 10),
  montant_demande INTEGER,
  decidee_le TEXT CHECK (length(decidee_le) = 10),
  montant_accorde INTEGER,
  note TEXT
) STRICT;
CREATE INDEX demande_aide_allocataire ON demande_aide(allocataire_id);

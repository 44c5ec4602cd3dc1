-- Two files of one person become one: the kept one keeps who the other said the person was, and its name
-- leads there. Two people who look alike are remembered. Members of a household are found by its number.
CREATE TABLE ancien_dossier (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
  version INTEGER NOT NULL DEFAULT 1,
  supprime INTEGER NOT NULL DEFAULT 0 CHECK (supprime IN (0,1)),
  allocataire_id INTEGER NOT NULL REFERENCES allocataire(id),
  ancien_uid TEXT,
  civilite TEXT,
  nom TEXT,
  prenom TEXT,
  nom_naissance TEXT,
  ne_le TEXT CHECK (length(ne_le) = 10),
  telephone TEXT,
  telephone_2 TEXT,
  courriel TEXT,
  n_caf TEXT,
  role_foyer TEXT,
  n_france_travail TEXT,
  n_demande_rsa TEXT,
  id_externe TEXT,
  reuni_le TEXT CHECK (length(reuni_le) = 10)
) STRICT;
CREATE INDEX ancien_dossier_allocataire ON ancien_dossier(allocataire_id);
CREATE INDEX ancien_dossier_uid ON ancien_dossier(ancien_uid);
CREATE TABLE deux_personnes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
  version INTEGER NOT NULL DEFAULT 1,
  supprime INTEGER NOT NULL DEFAULT 0 CHECK (supprime IN (0,1)),
  allocataire_id INTEGER NOT NULL REFERENCES allocataire(id),
  autre_uid TEXT,
  autre_nom TEXT,
  decide_le TEXT CHECK (length(decide_le) = 10),
  decide_par TEXT
) STRICT;
CREATE INDEX deux_personnes_allocataire ON deux_personnes(allocataire_id);
CREATE INDEX allocataire_foyer ON allocataire(n_caf) WHERE n_caf IS NOT NULL;

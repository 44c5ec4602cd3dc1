-- When and where an accompagnateur receives (« DITP 2019, orientation et suivi », agendas des accompagnateurs; « Hérault,
-- bilan de convention », planning des permanences).
CREATE TABLE permanence (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
  version INTEGER NOT NULL DEFAULT 1,
  supprime INTEGER NOT NULL DEFAULT 0 CHECK (supprime IN (0,1)),
  partenaire TEXT,
  agent_id INTEGER REFERENCES agent(id),
  structure_id INTEGER REFERENCES structure(id),
  lieu TEXT,
  adresse TEXT,
  jours TEXT,
  ouvre TEXT CHECK (length(ouvre) = 5),
  ferme TEXT CHECK (length(ferme) = 5),
  du TEXT CHECK (length(du) = 10),
  au TEXT CHECK (length(au) = 10),
  note TEXT
) STRICT;

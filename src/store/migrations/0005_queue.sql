-- The queue: what is put off, who holds what, and absences nothing was done about.

CREATE TABLE plus_tard (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE CHECK (length(uid) = 36),
  version INTEGER NOT NULL DEFAULT 1,
  supprime INTEGER NOT NULL DEFAULT 0 CHECK (supprime IN (0,1)),
  allocataire_id INTEGER NOT NULL REFERENCES allocataire(id),
  regle TEXT,
  objet TEXT,
  objet_id INTEGER,
  jusque_le TEXT CHECK (length(jusque_le) = 10),
  agent_id INTEGER REFERENCES agent(id),
  motif TEXT,
  cree_le TEXT CHECK (length(cree_le) = 10)
) STRICT;
CREATE INDEX plus_tard_allocataire ON plus_tard(allocataire_id);
CREATE INDEX plus_tard_agent ON plus_tard(agent_id) WHERE agent_id IS NOT NULL;

-- Service rows: the person whose item is on someone's screen, until when.
CREATE TABLE bail (
  allocataire_id INTEGER PRIMARY KEY REFERENCES allocataire(id),
  session TEXT NOT NULL,
  auteur TEXT NOT NULL,
  expire_a TEXT NOT NULL
) STRICT;
CREATE INDEX bail_session ON bail(session);

CREATE INDEX echeance_sans_date ON echeance(regle, depart_le, allocataire_id, objet_id) WHERE due IS NULL;
CREATE INDEX echeance_absence ON echeance(depart_le, allocataire_id, objet_id) WHERE regle = 'ABS-SUITE';
CREATE INDEX ligne_structure ON ligne(structure_id, ouvert);

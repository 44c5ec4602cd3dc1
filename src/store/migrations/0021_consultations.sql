-- Who consulted what is known of people: numbers, never names. Apart from the audit chain, with a chain of its
-- own, because it lives six to twelve months: the link before its first line is a setting.
CREATE TABLE consultation (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  fait_a TEXT NOT NULL,
  auteur TEXT NOT NULL,
  session TEXT NOT NULL,
  nature TEXT NOT NULL,
  nombre INTEGER NOT NULL,
  personnes TEXT NOT NULL,
  motif TEXT,
  empreinte TEXT NOT NULL,
  retire TEXT NOT NULL,
  maillon TEXT NOT NULL
) STRICT;
-- A purge takes a number out of a line; nothing else changes.
CREATE TRIGGER consultation_sans_modification
  BEFORE UPDATE OF id, fait_a, auteur, session, nature, nombre, empreinte, maillon ON consultation
  BEGIN SELECT RAISE(ABORT, 'consultation: append only'); END;
-- Only the oldest line goes.
CREATE TRIGGER consultation_par_le_debut BEFORE DELETE ON consultation
  WHEN EXISTS (SELECT 1 FROM consultation WHERE id < OLD.id)
  BEGIN SELECT RAISE(ABORT, 'consultation: cut from its start only'); END;

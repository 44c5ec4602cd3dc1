-- Each write costs less: the tables that grow at every write no longer keep the highest number they
-- ever gave (their rows are only added, or rebuilt), and a secret is one row, not a row and an index.

CREATE TABLE journal_2 (
  id INTEGER PRIMARY KEY,
  acte_id INTEGER NOT NULL REFERENCES acte(id),
  allocataire_id INTEGER REFERENCES allocataire(id),
  objet TEXT NOT NULL,
  objet_id INTEGER NOT NULL,
  version INTEGER NOT NULL,
  avant TEXT,
  apres TEXT NOT NULL
) STRICT;
INSERT INTO journal_2 SELECT id, acte_id, allocataire_id, objet, objet_id, version, avant, apres FROM journal ORDER BY id;
DROP TABLE journal;
ALTER TABLE journal_2 RENAME TO journal;
CREATE INDEX journal_acte ON journal(acte_id);
CREATE INDEX journal_allocataire ON journal(allocataire_id);
CREATE INDEX journal_objet ON journal(objet, objet_id);

DROP TRIGGER audit_sans_modification;
DROP TRIGGER audit_sans_suppression;
CREATE TABLE audit_2 (
  seq INTEGER PRIMARY KEY,
  fait_a TEXT NOT NULL,
  auteur TEXT NOT NULL,
  session TEXT NOT NULL,
  nature TEXT NOT NULL,
  acte_id INTEGER NOT NULL,
  objet TEXT NOT NULL,
  objet_id INTEGER NOT NULL,
  empreinte TEXT NOT NULL,
  maillon TEXT NOT NULL
) STRICT;
INSERT INTO audit_2 SELECT seq, fait_a, auteur, session, nature, acte_id, objet, objet_id, empreinte, maillon
  FROM audit ORDER BY seq;
DROP TABLE audit;
ALTER TABLE audit_2 RENAME TO audit;
CREATE TRIGGER audit_sans_modification BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit: append only'); END;
CREATE TRIGGER audit_sans_suppression BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit: append only'); END;

CREATE TABLE secret_2 (
  objet TEXT NOT NULL,
  objet_id INTEGER NOT NULL,
  cle TEXT NOT NULL,
  PRIMARY KEY (objet, objet_id)
) STRICT, WITHOUT ROWID;
INSERT INTO secret_2 SELECT objet, objet_id, cle FROM secret;
DROP TABLE secret;
ALTER TABLE secret_2 RENAME TO secret;

CREATE TABLE echeance_2 (
  id INTEGER PRIMARY KEY,
  allocataire_id INTEGER NOT NULL REFERENCES allocataire(id),
  regle TEXT NOT NULL,
  niveau TEXT NOT NULL,
  alerte INTEGER NOT NULL CHECK (alerte IN (0,1)),
  objet TEXT,
  objet_id INTEGER,
  evenement TEXT,
  depart_le TEXT,
  due TEXT,
  bientot_le TEXT,
  visible_le TEXT,
  jusque_le TEXT,
  neutralise_du TEXT,
  neutralise_au TEXT,
  neutralise_motif TEXT,
  detail TEXT
) STRICT;
INSERT INTO echeance_2 SELECT id, allocataire_id, regle, niveau, alerte, objet, objet_id, evenement, depart_le, due,
  bientot_le, visible_le, jusque_le, neutralise_du, neutralise_au, neutralise_motif, detail FROM echeance ORDER BY id;
DROP TABLE echeance;
ALTER TABLE echeance_2 RENAME TO echeance;
CREATE INDEX echeance_allocataire ON echeance(allocataire_id, alerte, due, bientot_le, visible_le, jusque_le, neutralise_du, neutralise_au);
CREATE INDEX echeance_due ON echeance(due, allocataire_id, id, bientot_le, visible_le, jusque_le, neutralise_du, neutralise_au) WHERE alerte = 1 AND due IS NOT NULL;

-- Who is at the keyboard is asked at each opening.
CREATE INDEX agent_utilisateur ON agent(utilisateur) WHERE utilisateur IS NOT NULL;

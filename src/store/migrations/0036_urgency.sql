-- The place of each person in the order of urgency, from day to day: what the list shows first is what it is ordered by.
-- The rows follow from the index of due dates: they are added once the last step is done.
CREATE TABLE urgence (
  allocataire_id INTEGER NOT NULL REFERENCES allocataire(id),
  rang INTEGER NOT NULL,
  du INTEGER NOT NULL,
  au INTEGER NOT NULL,
  ouvert INTEGER NOT NULL CHECK (ouvert IN (0,1)),
  groupe INTEGER NOT NULL,
  jour INTEGER NOT NULL,
  cle TEXT NOT NULL,
  PRIMARY KEY (allocataire_id, rang)
) STRICT, WITHOUT ROWID;
CREATE INDEX urgence_ordre ON urgence(ouvert, groupe, jour, cle, allocataire_id, du, au);
DROP INDEX ligne_due;
DROP INDEX ligne_inconnu_le;
DROP INDEX ligne_inconnu;
DROP INDEX ligne_particulier;
DROP INDEX ligne_sans_due;
ALTER TABLE ligne DROP COLUMN particulier;
CREATE INDEX ligne_due ON ligne(ouvert, premier_due, allocataire_id);
CREATE INDEX ligne_inconnu_le ON ligne(ouvert, inconnu_le, allocataire_id) WHERE inconnu_le IS NOT NULL;

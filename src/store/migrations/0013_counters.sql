-- Who is late, who is no longer followed and whose file lacks a date are counted and put in order
-- from an index alone.
DROP INDEX ligne_due;
CREATE INDEX ligne_due ON ligne(ouvert, premier_due, allocataire_id, particulier, inconnu_le, cle);
CREATE INDEX ligne_inconnu_le ON ligne(ouvert, inconnu_le, allocataire_id, cle, premier_due, particulier)
  WHERE inconnu_le IS NOT NULL;

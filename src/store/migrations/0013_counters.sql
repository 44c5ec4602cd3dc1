-- Who is late, who is no longer followed and whose file lacks a date are counted and put in order
-- from an index alone.
DROP INDEX ligne_due;
CREATE INDEX ligne_due ON ligne(ouvert, premier_due, allocataire_id, particulier, inconnu_le, cle);
DROP INDEX ligne_inconnu;
CREATE INDEX ligne_inconnu ON ligne(ouvert, cle, allocataire_id, inconnu_le, premier_due, particulier)
  WHERE inconnu_le IS NOT NULL;

-- The row of the list says all that it shows: the appointments planned and the statuses of the contract,
-- each with the day it begins, so that a page is read without the records themselves.
ALTER TABLE ligne ADD COLUMN rendez_vous TEXT;
ALTER TABLE ligne ADD COLUMN contrat TEXT;
ALTER TABLE ligne ADD COLUMN contrat_fin TEXT CHECK (length(contrat_fin) = 10);

-- The appointments at once; the statuses follow from the rules, and come with the new computation.
UPDATE ligne SET rendez_vous = (
  SELECT group_concat(prevu_le || COALESCE('T' || heure, ''), ' ' ORDER BY prevu_le, COALESCE(heure, ''))
  FROM rdv WHERE allocataire_id = ligne.allocataire_id AND statut = 'prevu' AND supprime = 0 AND prevu_le IS NOT NULL
);

INSERT INTO reglage (cle, valeur)
  SELECT 'recalcul', 'migration' WHERE EXISTS (SELECT 1 FROM ligne)
  ON CONFLICT(cle) DO NOTHING;

-- A leave is known from the day it was noted: what was typed in carnet says that day in the journal.
ALTER TABLE neutralisation ADD COLUMN saisie_le TEXT CHECK (length(saisie_le) = 10);
UPDATE neutralisation SET saisie_le = COALESCE(
  (SELECT MIN(substr(a.fait_a, 1, 10)) FROM journal j JOIN acte a ON a.id = j.acte_id
   WHERE j.allocataire_id = neutralisation.allocataire_id AND j.objet = 'neutralisation'
   AND j.objet_id = neutralisation.id AND j.avant IS NULL AND a.nature = 'saisie'),
  debut);

-- The rules follow more decisions taken on their open points: every due date is computed again.
INSERT INTO reglage (cle, valeur)
  SELECT 'recalcul', 'migration' WHERE EXISTS (SELECT 1 FROM ligne)
  ON CONFLICT(cle) DO NOTHING;

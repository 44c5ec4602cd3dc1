-- People who may be one are found by what they have in common, as numbers: names as they sound, dates,
-- telephones, each with another. What they were looked up by one column at a time goes.
CREATE TABLE identite (
  allocataire_id INTEGER NOT NULL REFERENCES allocataire(id),
  cle INTEGER NOT NULL,
  PRIMARY KEY (allocataire_id, cle)
) STRICT, WITHOUT ROWID;
CREATE INDEX identite_cle ON identite(cle);
DROP INDEX IF EXISTS allocataire_caf;
DROP INDEX IF EXISTS allocataire_ne_le;
DROP INDEX IF EXISTS allocataire_telephone;
DROP INDEX IF EXISTS allocataire_telephone_2;
DROP INDEX IF EXISTS allocataire_courriel;
DROP INDEX IF EXISTS allocataire_externe;
INSERT INTO reglage (cle, valeur)
  SELECT 'recalcul', 'migration' WHERE EXISTS (SELECT 1 FROM ligne)
  ON CONFLICT(cle) DO NOTHING;

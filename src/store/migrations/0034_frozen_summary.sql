-- Yearly summaries kept as they were: their figures, the numbers outside the store of those they count, and a
-- digest of the whole. Rows are only added.
CREATE TABLE bilan_fige (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  nom TEXT NOT NULL UNIQUE,
  fige_a TEXT NOT NULL,
  auteur TEXT NOT NULL,
  contenu TEXT NOT NULL,
  empreinte TEXT NOT NULL CHECK (length(empreinte) = 64)
) STRICT;

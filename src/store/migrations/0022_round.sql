-- The round of the day of each author, as numbers: who and what was looked at among what calls.
CREATE TABLE tournee (
  auteur TEXT PRIMARY KEY,
  jour TEXT NOT NULL CHECK (length(jour) = 10),
  etat TEXT NOT NULL
) STRICT;

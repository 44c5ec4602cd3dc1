-- Why the date of an objective was moved, what is to be known of it.
ALTER TABLE objectif ADD COLUMN commentaire TEXT;

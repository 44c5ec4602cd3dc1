-- A digest of what is kept of each person, and of what belongs to nobody (0 and below): one sum over all
-- that was written. What was there before is sealed as it stands, once this step is done.
CREATE TABLE sceau (
  titulaire INTEGER PRIMARY KEY,
  somme INTEGER NOT NULL
) STRICT;

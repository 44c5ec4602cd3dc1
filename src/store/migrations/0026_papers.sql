-- What stood on the day of a review is kept with it. A structure says how to write to it, and where else it
-- receives people.
ALTER TABLE revue ADD COLUMN contenu TEXT;
ALTER TABLE structure ADD COLUMN courriel TEXT;
ALTER TABLE structure ADD COLUMN permanences TEXT;

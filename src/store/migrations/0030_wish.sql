-- What the person wishes when they are oriented (« DITP 2019, orientation et suivi »).
ALTER TABLE orientation ADD COLUMN souhait TEXT;

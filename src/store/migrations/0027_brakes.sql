-- The brake that an action answers, by its theme (« DITP 2019, orientation et suivi »).
ALTER TABLE action ADD COLUMN theme TEXT;

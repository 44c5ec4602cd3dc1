-- The other professionals of an appointment (« DITP 2019, orientation et suivi »: « plusieurs acteurs »).
ALTER TABLE rdv ADD COLUMN aussi_avec TEXT;

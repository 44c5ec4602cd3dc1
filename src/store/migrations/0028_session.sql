-- What a group session is about (« DITP 2019, contrat vivant »: « temps collectifs entre allocataires »).
ALTER TABLE rdv ADD COLUMN sujet TEXT;

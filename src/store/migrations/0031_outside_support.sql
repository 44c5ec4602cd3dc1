-- Support from outside, and how to mobilise it (« DITP 2019, contrat vivant », ressources à mobiliser).
ALTER TABLE situation ADD COLUMN appuis TEXT;

-- Whether the situation and the plan were looked at again at an appointment (« DITP 2019, contrat vivant »).
ALTER TABLE rdv ADD COLUMN situation_revue INTEGER CHECK (situation_revue IN (0,1));
ALTER TABLE rdv ADD COLUMN plan_revu INTEGER CHECK (plan_revu IN (0,1));

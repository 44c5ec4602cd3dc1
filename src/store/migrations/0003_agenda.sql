-- The agenda: appointments by agent and day, or by day alone, those of a team by its agents.
CREATE INDEX rdv_agenda ON rdv(agent_id, prevu_le, heure) WHERE supprime = 0;
CREATE INDEX rdv_jour ON rdv(prevu_le, heure) WHERE supprime = 0;
CREATE INDEX agent_structure ON agent(structure_id);

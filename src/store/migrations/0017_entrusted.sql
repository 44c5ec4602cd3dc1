-- Who does an action sees the people of their actions: found by what names them.
CREATE INDEX action_acteur_structure ON action(lower(trim(acteur_structure)))
  WHERE acteur_structure IS NOT NULL;
CREATE INDEX action_acteur_nom ON action(lower(trim(acteur_nom)))
  WHERE acteur_nom IS NOT NULL;

-- The words that the program writes in each contract are one sign each, which nobody types; a text that has such
-- signs by itself stays whole.
ALTER TABLE contrat_version ADD COLUMN abrege INTEGER NOT NULL DEFAULT 0 CHECK (abrege IN (0,1));
UPDATE contrat_version SET abrege = 1, contenu =
  replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
  replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(contenu,
    '## Engagements de la personne', char(1)),
    '## Engagements du service', char(2)),
    '## Objectifs de l’accompagnement', char(3)),
    '## Objectifs et plan d’action', char(4)),
    '## Signatures', char(5)),
    'Objectif final : ', char(6)),
    'Objectif : ', char(7)),
    ', avant le ', char(8)),
    'La personne : signé le ', char(14)),
    'Le service, ', char(15)),
    ' : signé le ', char(16)),
    ' heures d’activité par semaine', char(17)),
    ' (moins d’heures : raison propre à la personne)', char(18)),
    ' (à faire)', char(19)),
    ' (en cours)', char(20)),
    ', la personne', char(21)),
    ', le référent', char(22)),
    ', Mme ', char(23)),
    ', M. ', char(24)),
    '## CER', char(25)),
    '⟦1⟧', char(26)), '⟦2⟧', char(27))
  WHERE contenu NOT GLOB '*[' || char(1) || '-' || char(8) || char(14) || '-' || char(27) || ']*';

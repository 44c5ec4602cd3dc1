-- The words that contracts have in common are kept once: a version has a mark in their place. Texts made
-- with other words stay whole.
CREATE TABLE socle (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  texte TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO socle (texte) VALUES
  ('- Être acteur de son parcours de retour à l’activité
  · exprimer ses besoins
  · valoriser ses atouts, compétences et ressources
  · prendre part à la définition des objectifs de son parcours
- Respecter les démarches à entreprendre (santé, logement, inscription Pôle emploi, …)
- Être assidu aux rendez-vous
- Être à l’écoute et respecter le référent
- Être réactif et informer l’administration d’un changement de situation'),
  ('- Être acteur de son parcours de retour à l’activité
  · exprimer ses besoins
  · valoriser ses atouts, compétences et ressources
  · prendre part à la définition des objectifs de son parcours
- Respecter les démarches à entreprendre (santé, logement, inscription France Travail, …)
- Être assidu aux rendez-vous
- Être à l’écoute et respecter le référent
- Être réactif et informer l’administration d’un changement de situation'),
  ('- Définir avec l’allocataire son projet, son parcours et les objectifs de court terme associés
- Accompagner l’allocataire vers l’activité
  · valoriser les atouts de l’allocataire et prendre appui sur ses ressources
  · définir avec l’allocataire son parcours et ses objectifs
  · être à l’écoute des allocataires et proposer des réponses adaptées à leurs besoins et contraintes
  · mobiliser lorsque pertinent les organismes partenaires (CAF, PE, opérateurs, …) et les entreprises
- Recevoir rapidement et régulièrement l’allocataire
  · assurer, dans la mesure du possible, un contact régulier entre le référent et l’allocataire (téléphone, mail, ou rdv physique)
- Limiter le nombre de démarches pour l’allocataire — application du principe « Dites-le-nous une fois »
  · mettre en place un dossier partagé
  · transmettre les informations aux autres organismes avec l’accord de l’allocataire
- Proposer des temps collectifs entre allocataires pour compléter les démarches individuelles'),
  ('- Définir avec l’allocataire son projet, son parcours et les objectifs de court terme associés
- Accompagner l’allocataire vers l’activité
  · valoriser les atouts de l’allocataire et prendre appui sur ses ressources
  · définir avec l’allocataire son parcours et ses objectifs
  · être à l’écoute des allocataires et proposer des réponses adaptées à leurs besoins et contraintes
  · mobiliser lorsque pertinent les organismes partenaires (CAF, France Travail, opérateurs, …) et les entreprises
- Recevoir rapidement et régulièrement l’allocataire
  · assurer, dans la mesure du possible, un contact régulier entre le référent et l’allocataire (téléphone, mail, ou rdv physique)
- Limiter le nombre de démarches pour l’allocataire — application du principe « Dites-le-nous une fois »
  · mettre en place un dossier partagé
  · transmettre les informations aux autres organismes avec l’accord de l’allocataire
- Proposer des temps collectifs entre allocataires pour compléter les démarches individuelles');

ALTER TABLE contrat_version ADD COLUMN socle_1 INTEGER REFERENCES socle(id);
ALTER TABLE contrat_version ADD COLUMN socle_2 INTEGER REFERENCES socle(id);
UPDATE contrat_version SET socle_1 = (SELECT s.id FROM socle AS s WHERE instr(contenu, s.texte) > 0
    ORDER BY length(s.texte) DESC, s.id LIMIT 1)
  WHERE instr(contenu, '⟦') = 0;
UPDATE contrat_version SET contenu = replace(contenu, (SELECT s.texte FROM socle AS s WHERE s.id = socle_1), '⟦1⟧')
  WHERE socle_1 IS NOT NULL;
UPDATE contrat_version SET socle_2 = (SELECT s.id FROM socle AS s WHERE instr(contenu, s.texte) > 0
    ORDER BY length(s.texte) DESC, s.id LIMIT 1)
  WHERE socle_1 IS NOT NULL;
UPDATE contrat_version SET contenu = replace(contenu, (SELECT s.texte FROM socle AS s WHERE s.id = socle_2), '⟦2⟧')
  WHERE socle_2 IS NOT NULL;

-- A person takes less room. The due dates of one lie together, without an index beside them; what is chosen
-- among few is a number, so is a day (day 1 is 0001-01-01), and the label of an objective or of an action stays
-- in its record. What stood is converted: nothing is computed again.
CREATE TABLE echeance_2 (
  allocataire_id INTEGER NOT NULL REFERENCES allocataire(id),
  rang INTEGER NOT NULL,
  alerte INTEGER NOT NULL CHECK (alerte IN (0,1)),
  due INTEGER,
  bientot_le INTEGER,
  visible_le INTEGER,
  jusque_le INTEGER,
  neutralise_du INTEGER,
  neutralise_au INTEGER,
  niveau INTEGER NOT NULL,
  regle TEXT NOT NULL,
  objet INTEGER,
  objet_id INTEGER,
  evenement INTEGER,
  depart_le INTEGER,
  libelle INTEGER,
  detail TEXT,
  PRIMARY KEY (allocataire_id, rang)
) STRICT, WITHOUT ROWID;
INSERT INTO echeance_2
  SELECT allocataire_id, rang, alerte, due, bientot_le, visible_le, jusque_le, neutralise_du, neutralise_au,
    niveau, regle, objet, objet_id, evenement, depart_le, libelle, CASE WHEN libelle IS NULL THEN detail END
  FROM (SELECT allocataire_id, row_number() OVER (PARTITION BY allocataire_id ORDER BY id) - 1 AS rang, alerte,
    CAST(julianday(due) - 1721424.5 AS INTEGER) AS due,
    CAST(julianday(bientot_le) - 1721424.5 AS INTEGER) AS bientot_le,
    CAST(julianday(visible_le) - 1721424.5 AS INTEGER) AS visible_le,
    CAST(julianday(jusque_le) - 1721424.5 AS INTEGER) AS jusque_le,
    CAST(julianday(neutralise_du) - 1721424.5 AS INTEGER) AS neutralise_du,
    CAST(julianday(neutralise_au) - 1721424.5 AS INTEGER) AS neutralise_au,
    CAST(julianday(depart_le) - 1721424.5 AS INTEGER) AS depart_le,
    CASE niveau WHEN 'alerte' THEN 0 WHEN 'information' THEN 1 WHEN 'information_legale' THEN 2 WHEN 'pilotage' THEN 3
      WHEN 'controle' THEN 4
      ELSE 1 END AS niveau,
    regle, objet_id, detail,
    CASE objet WHEN 'personne' THEN 0 WHEN 'parcours' THEN 1 WHEN 'reorientation' THEN 2 WHEN 'contrat' THEN 3
      WHEN 'rdv' THEN 4 WHEN 'diagnostic' THEN 5 WHEN 'objectif' THEN 6 WHEN 'action' THEN 7
      WHEN 'suspension' THEN 8 WHEN 'demande_personne' THEN 9 WHEN 'offre' THEN 10 END AS objet,
    CASE evenement WHEN 'demande_rsa_le' THEN 0 WHEN 'demande_complete_le' THEN 1 WHEN 'droits_notifies_le' THEN 2
      WHEN 'notif_droits_recue_cd_le' THEN 3 WHEN 'entree_rsa_le' THEN 4 WHEN 'orientation_decidee_le' THEN 5
      WHEN 'orientation_notifiee_le' THEN 6 WHEN 'prise_en_charge_le' THEN 7
      WHEN 'reorientation_demandee_le' THEN 8 WHEN 'reorientation_decidee_le' THEN 9
      WHEN 'reorientation_notifiee_le' THEN 10 WHEN 'rdv.prevu_le' THEN 11 WHEN 'premier_rdv.prevu_le' THEN 12
      WHEN 'premier_rdv.absence_le' THEN 13 WHEN 'premier_rdv.honore_le' THEN 14
      WHEN 'prochain_rdv.prevu_le' THEN 15 WHEN 'action_specifique.faite_le' THEN 16
      WHEN 'contact.fait_le' THEN 17 WHEN 'diagnostic_etabli_le' THEN 18 WHEN 'partage.fait_le' THEN 19
      WHEN 'contrat.redige_le' THEN 20 WHEN 'contrat.signe_le' THEN 21
      WHEN 'contrat_engagement.signe_le' THEN 22 WHEN 'ppae.signe_le' THEN 23
      WHEN 'contrat.transmis_le' THEN 24 WHEN 'contrat.decide_le' THEN 25 WHEN 'contrat.debut' THEN 26
      WHEN 'contrat.fin' THEN 27 WHEN 'contrat.rompu_le' THEN 28 WHEN 'evaluation.faite_le' THEN 29
      WHEN 'premiere_evaluation.faite_le' THEN 30 WHEN 'revue.faite_le' THEN 31
      WHEN 'carnet.mis_a_jour_le' THEN 32 WHEN 'objectif.echeance' THEN 33 WHEN 'objectif.fin' THEN 34
      WHEN 'action.echeance' THEN 35 WHEN 'action.fin' THEN 36 WHEN 'action.evaluee_le' THEN 37
      WHEN 'sortie_le' THEN 38 WHEN 'offre.verifiee_le' THEN 39 WHEN 'examen_ep.fait_le' THEN 40
      WHEN 'examen_conjoint.fait_le' THEN 41 WHEN 'audition.faite_le' THEN 42 WHEN 'mesure_notifiee_le' THEN 43
      WHEN 'observations_recues_le' THEN 44 WHEN 'decision_notifiee_le' THEN 45 WHEN 'recours_le' THEN 46
      WHEN 'demande_personne.recue_le' THEN 47 WHEN 'demande_personne.prolongee_le' THEN 48
      WHEN 'demande_personne.repondue_le' THEN 49 WHEN 'demande_prolongee.recue_le' THEN 50 END AS evenement,
    CASE WHEN objet = 'objectif' AND detail = (SELECT o.libelle FROM objectif AS o WHERE o.id = objet_id) THEN 0
      WHEN objet = 'action' AND detail = (SELECT a.libelle FROM action AS a WHERE a.id = objet_id) THEN 1
      WHEN objet = 'action' AND detail = (SELECT a.libelle || ' (' || a.acteur_structure || ')' FROM action AS a
        WHERE a.id = objet_id) THEN 2 END AS libelle
    FROM echeance)
  ORDER BY allocataire_id, rang;
DROP TABLE echeance;
ALTER TABLE echeance_2 RENAME TO echeance;
CREATE INDEX echeance_due ON echeance(due, allocataire_id, rang, bientot_le, visible_le, jusque_le, neutralise_du,
  neutralise_au) WHERE alerte = 1 AND due IS NOT NULL;
CREATE INDEX echeance_sans_date ON echeance(regle, depart_le, allocataire_id, objet_id) WHERE due IS NULL;
CREATE INDEX echeance_absence ON echeance(depart_le, allocataire_id, objet_id) WHERE regle = 'ABS-SUITE';

CREATE TABLE ligne_2 (
  allocataire_id INTEGER PRIMARY KEY REFERENCES allocataire(id),
  cle TEXT NOT NULL,
  nom TEXT NOT NULL,
  mots TEXT NOT NULL,
  ouvert INTEGER NOT NULL CHECK (ouvert IN (0,1)),
  referent_id INTEGER,
  structure_id INTEGER,
  orientation TEXT,
  premier_due INTEGER,
  inconnu_le INTEGER,
  particulier INTEGER NOT NULL CHECK (particulier IN (0,1)),
  contact_le TEXT NOT NULL,
  rendez_vous TEXT,
  contrat TEXT,
  contrat_fin TEXT CHECK (length(contrat_fin) = 10)
) STRICT;
INSERT INTO ligne_2
  SELECT allocataire_id, cle, nom, mots, ouvert, referent_id, structure_id, orientation,
    CAST(julianday(premier_due) - 1721424.5 AS INTEGER), CAST(julianday(inconnu_le) - 1721424.5 AS INTEGER),
    particulier, contact_le, rendez_vous,
    replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(contrat, 'annule', '0'),
      'refuse', '1'), 'rompu', '2'), 'elaboration', '3'), 'instance', '4'), 'a_venir', '5'), 'echu', '6'),
      'renouvellement_engage', '7'), 'a_renouveler', '8'), 'en_cours', '9'),
    contrat_fin
  FROM ligne ORDER BY allocataire_id;
DROP TABLE ligne;
ALTER TABLE ligne_2 RENAME TO ligne;
CREATE INDEX ligne_cle ON ligne(ouvert, cle, nom, allocataire_id);
CREATE INDEX ligne_due ON ligne(ouvert, premier_due, allocataire_id, particulier, inconnu_le, cle);
CREATE INDEX ligne_inconnu_le ON ligne(ouvert, inconnu_le, allocataire_id, cle, premier_due, particulier)
  WHERE inconnu_le IS NOT NULL;
CREATE INDEX ligne_inconnu ON ligne(ouvert, cle, allocataire_id, inconnu_le) WHERE inconnu_le IS NOT NULL;
CREATE INDEX ligne_particulier ON ligne(ouvert, cle, allocataire_id) WHERE particulier = 1;
CREATE INDEX ligne_sans_due ON ligne(ouvert, cle, allocataire_id) WHERE premier_due IS NULL;
CREATE INDEX ligne_contact ON ligne(ouvert, contact_le, cle, allocataire_id);
CREATE INDEX ligne_referent ON ligne(referent_id, ouvert);
CREATE INDEX ligne_structure ON ligne(structure_id, ouvert);

-- So do the rows that the indicators read: rules counted, kinds of periods, types of accompaniment.
CREATE TABLE cas_2 (
  allocataire_id INTEGER NOT NULL REFERENCES allocataire(id),
  rang INTEGER NOT NULL,
  regle INTEGER NOT NULL,
  depart_le INTEGER,
  due INTEGER,
  fin_le INTEGER,
  annule_le INTEGER,
  apart TEXT,
  structure_id INTEGER,
  referent_id INTEGER,
  orientation INTEGER,
  cree_le INTEGER,
  honore_le INTEGER,
  PRIMARY KEY (regle, allocataire_id, rang)
) STRICT, WITHOUT ROWID;
INSERT INTO cas_2
  SELECT allocataire_id, rang,
    CASE regle WHEN 'NOTIF-2S' THEN 0 WHEN 'NOTIF-3S' THEN 1 WHEN 'ORIENT-1M' THEN 2 WHEN 'RDV1-2S' THEN 3
      WHEN 'ABS-15J' THEN 4 WHEN 'CER-1S' THEN 5 WHEN 'DIAG-3JO' THEN 6 WHEN 'REVUE-6M' THEN 7 END,
    depart_le, due, fin_le, annule_le, apart, structure_id, referent_id,
    CASE orientation WHEN 'social' THEN 0 WHEN 'socio_pro' THEN 1 WHEN 'pro' THEN 2 END,
    cree_le, honore_le
  FROM cas
  WHERE regle IN ('NOTIF-2S', 'NOTIF-3S', 'ORIENT-1M', 'RDV1-2S', 'ABS-15J', 'CER-1S', 'DIAG-3JO', 'REVUE-6M')
  ORDER BY 3, 1, 2;
DROP TABLE cas;
ALTER TABLE cas_2 RENAME TO cas;
CREATE TABLE passage_2 (
  allocataire_id INTEGER NOT NULL REFERENCES allocataire(id),
  rang INTEGER NOT NULL,
  structure_id INTEGER,
  referent_id INTEGER,
  orientation INTEGER,
  dernier_referent_id INTEGER,
  premier INTEGER NOT NULL CHECK (premier IN (0,1)),
  entree_rsa_le INTEGER,
  informe_le INTEGER,
  decide_le INTEGER,
  notifie_le INTEGER,
  entree_le INTEGER,
  fin_le INTEGER,
  sortie TEXT,
  fin_mois INTEGER,
  rdv_le INTEGER,
  rdv_statut TEXT,
  honore_le INTEGER,
  orientation_notee INTEGER NOT NULL CHECK (orientation_notee IN (0,1)),
  orientation_honore_le INTEGER,
  contrat_le INTEGER,
  contrat_mois INTEGER,
  contrat_social INTEGER NOT NULL CHECK (contrat_social IN (0,1)),
  PRIMARY KEY (allocataire_id, rang)
) STRICT, WITHOUT ROWID;
INSERT INTO passage_2
  SELECT allocataire_id, rang, structure_id, referent_id,
    CASE orientation WHEN 'social' THEN 0 WHEN 'socio_pro' THEN 1 WHEN 'pro' THEN 2 END,
    dernier_referent_id, premier, entree_rsa_le, informe_le, decide_le, notifie_le, entree_le, fin_le, sortie,
    fin_mois, rdv_le, rdv_statut, honore_le, orientation_notee, orientation_honore_le, contrat_le, contrat_mois,
    contrat_social
  FROM passage ORDER BY allocataire_id, rang;
DROP TABLE passage;
ALTER TABLE passage_2 RENAME TO passage;
CREATE TABLE periode_2 (
  allocataire_id INTEGER NOT NULL REFERENCES allocataire(id),
  rang INTEGER NOT NULL,
  genre INTEGER NOT NULL,
  passage INTEGER,
  du INTEGER NOT NULL,
  au INTEGER,
  mois INTEGER,
  structure_id INTEGER,
  referent_id INTEGER,
  orientation INTEGER,
  PRIMARY KEY (allocataire_id, rang)
) STRICT, WITHOUT ROWID;
INSERT INTO periode_2
  SELECT allocataire_id, rang,
    CASE genre WHEN 'suivi' THEN 0 WHEN 'contrat' THEN 1 WHEN 'non_sdd' THEN 2 WHEN 'sdd_inconnu' THEN 3
      WHEN 'droit_continu' THEN 4 WHEN 'droit_ouvert' THEN 5 WHEN 'droit_connu' THEN 6 END,
    passage, du, au, mois, structure_id, referent_id,
    CASE orientation WHEN 'social' THEN 0 WHEN 'socio_pro' THEN 1 WHEN 'pro' THEN 2 END
  FROM periode
  WHERE genre IN ('suivi', 'contrat', 'non_sdd', 'sdd_inconnu', 'droit_continu', 'droit_ouvert', 'droit_connu')
  ORDER BY allocataire_id, rang;
DROP TABLE periode;
ALTER TABLE periode_2 RENAME TO periode;

-- Who does an action is found by their own name only where no structure is named.
DROP INDEX action_acteur_nom;
CREATE INDEX action_acteur_nom ON action(lower(trim(acteur_nom)))
  WHERE acteur_nom IS NOT NULL AND COALESCE(trim(acteur_structure), '') = '';
-- Where one is named, its beginning says nearly as much, in half the room.
DROP INDEX action_acteur_structure;
CREATE INDEX action_acteur_structure ON action(substr(lower(trim(acteur_structure)), 1, 16))
  WHERE acteur_structure IS NOT NULL;

-- The few appointments of a day are put in the order of their hours once they are read.
DROP INDEX rdv_agenda;
CREATE INDEX rdv_agenda ON rdv(agent_id, prevu_le) WHERE supprime = 0;
DROP INDEX rdv_jour;
CREATE INDEX rdv_jour ON rdv(prevu_le) WHERE supprime = 0;

-- The keys that people have in common hold in four bytes.
UPDATE identite SET cle = cle - 4294967296 WHERE cle > 2147483647;

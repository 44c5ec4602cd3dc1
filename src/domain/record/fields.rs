//! The fields of every kind of record, in the order of its form.
//!
//! Sources: « DITP 2019, contrat vivant » (carnet de bord, volets II A and II B), « DITP 2019,
//! orientation et suivi », « Hérault, bilan de convention ». Keys of dated fields are those
//! of the rule sets.
mod contract;
mod rights;

use super::Entity;
use super::field::{
    Field, Kind, choice, choices, field, future, internal, line, near, number, past, prose,
    reference, required, yes_no,
};
use crate::domain::date::DateHint;
use crate::domain::vocabulary::Vocabulary as V;

const OWNER: Field = internal(reference("allocataire_id", "Personne", Entity::Allocataire));

/// Fields of a kind of record.
pub(super) const fn of(entity: Entity) -> &'static [Field] {
    match entity {
        Entity::Organization => ORGANIZATION,
        Entity::Agent => AGENT,
        Entity::Allocataire => ALLOCATAIRE,
        Entity::Parcours => PARCOURS,
        Entity::Orientation => ORIENTATION,
        Entity::Assignment => ASSIGNMENT,
        Entity::Situation => SITUATION,
        Entity::Finding => FINDING,
        Entity::Objective => OBJECTIVE,
        Entity::Action => ACTION,
        Entity::Appointment => APPOINTMENT,
        Entity::AbsenceAction => ABSENCE_ACTION,
        Entity::Contact => CONTACT,
        Entity::Contract => contract::CONTRACT,
        Entity::Commitment => contract::COMMITMENT,
        Entity::ContractVersion => contract::CONTRACT_VERSION,
        Entity::Validation => contract::VALIDATION,
        Entity::Review => contract::REVIEW,
        Entity::Diagnostic => DIAGNOSTIC,
        Entity::SharingAgreement => AGREEMENT,
        Entity::Share => SHARE,
        Entity::DutyPeriod => rights::DUTY_PERIOD,
        Entity::RightsPeriod => rights::RIGHTS_PERIOD,
        Entity::Examination => rights::EXAMINATION,
        Entity::Suspension => rights::SUSPENSION,
        Entity::Resumption => rights::RESUMPTION,
        Entity::Exemption => rights::EXEMPTION,
        Entity::Waiver => rights::WAIVER,
        Entity::Postponement => POSTPONEMENT,
        Entity::Deferral => DEFERRAL,
    }
}

const ORGANIZATION: &[Field] = &[
    required(line("nom", "Nom de la structure")),
    choice("type", "Type d’organisme", V::OrganizationType),
    line("departement", "Département"),
    choice("territoire", "Territoire (jours fériés)", V::Territory),
    internal(line("fuseau", "Fuseau horaire")),
    internal(line("jeu_de_regles", "Jeu de règles")),
    field("telephone", "Téléphone", Kind::Phone),
    line("adresse", "Adresse"),
];

const AGENT: &[Field] = &[
    required(line("nom", "Nom")),
    line("prenom", "Prénom"),
    choice("fonction", "Fonction", V::AgentRole),
    reference("structure_id", "Structure", Entity::Organization),
    internal(line("utilisateur", "Compte sur cette machine")),
    field("courriel", "Courriel", Kind::Email),
    field("telephone", "Téléphone", Kind::Phone),
    past("forme_mappi_le", "Formé à la MAPPI le"),
    past("du", "En poste depuis le"),
    near("au", "En poste jusqu’au"),
];

const ALLOCATAIRE: &[Field] = &[
    choice("civilite", "Civilité", V::Civility),
    required(line("nom", "Nom")),
    required(line("prenom", "Prénom")),
    line("nom_naissance", "Nom de naissance"),
    field("ne_le", "Date de naissance", Kind::Date(DateHint::Birth)),
    field("telephone", "Téléphone", Kind::Phone),
    field("telephone_2", "Autre téléphone", Kind::Phone),
    field("courriel", "Courriel", Kind::Email),
    line("adresse", "Adresse"),
    line("complement", "Complément d’adresse"),
    field("code_postal", "Code postal", Kind::PostalCode),
    line("commune", "Commune"),
    field("n_caf", "N° CAF ou MSA", Kind::Caf),
    choice("role_foyer", "Rôle dans le foyer", V::HouseholdRole),
    field("n_france_travail", "N° France Travail", Kind::FranceTravail),
    field("n_demande_rsa", "N° de demande de RSA", Kind::RsaRequest),
    line("id_externe", "Identifiant du département"),
    choice(
        "situation_familiale",
        "Situation familiale",
        V::FamilySituation,
    ),
    number("enfants", "Enfants à charge", 0, 20),
    choice("logement", "Logement", V::Housing),
    choice("niveau", "Niveau de formation", V::Level),
    choice("permis", "Permis de conduire", V::Licence),
    choices("moyens", "Moyens de déplacement", V::TransportMeans),
    choice("activite", "Activité", V::Activity),
    line("metier_recherche", "Métier recherché"),
    line("etiquettes", "Étiquettes"),
    prose("note", "Note de travail (jamais partagée)"),
];

const PARCOURS: &[Field] = &[
    OWNER,
    reference("structure_id", "Structure", Entity::Organization),
    internal(line("jeu_de_regles", "Jeu de règles")),
    internal(line("jeu_motif", "Raison du changement de règles")),
    choice("modele_suivi", "Modèle de suivi", V::FollowUpModel),
    line("equipe", "Équipe dédiée ou plateforme"),
    line("equipe_contact", "Comment la joindre"),
    past("demande_rsa_le", "Demande de RSA le"),
    past("demande_complete_le", "Demande complète le"),
    past("droits_notifies_le", "Droits notifiés à la personne le"),
    past(
        "notif_droits_recue_cd_le",
        "Droits connus du Département le",
    ),
    past("entree_rsa_le", "Entrée au RSA le"),
    past("prise_en_charge_le", "Prise en charge par la structure le"),
    yes_no("vulnerable", "Vulnérabilités demandant plus de 6 mois"),
    past("sortie_le", "Sortie le"),
    choice("sortie_motif", "Motif de sortie", V::ExitReason),
    choice("sortie_precision", "Précision du motif", V::ExitDetail),
    line("sortie_note", "Remarque sur la sortie"),
];

const ORIENTATION: &[Field] = &[
    OWNER,
    internal(reference("parcours_id", "Parcours", Entity::Parcours)),
    required(choice("origine", "Origine", V::OrientationOrigin)),
    choice("type", "Type d’accompagnement", V::OrientationType),
    choice("organe", "Décidée par", V::OrientingBody),
    reference("structure_id", "Vers la structure", Entity::Organization),
    choice("organisme", "Vers quel organisme", V::OrientedTo),
    past("demandee_le", "Demandée le (réorientation)"),
    choice(
        "demandee_par",
        "Demandée par (réorientation)",
        V::ChangeAsker,
    ),
    past("decidee_le", "Décidée le"),
    past("notifiee_le", "Notifiée le"),
    choice(
        "decision",
        "Décision (réorientation)",
        V::ReorientationDecision,
    ),
    choice("scenario", "Scénario d’orientation", V::Scenario),
    line("motif", "Motif"),
];

const ASSIGNMENT: &[Field] = &[
    OWNER,
    required(reference("agent_id", "Agent", Entity::Agent)),
    required(choice("fonction", "En tant que", V::AssignmentRole)),
    past("du", "Depuis le"),
    near("au", "Jusqu’au"),
    yes_no("temporaire", "Le temps d’une action seulement"),
    line("motif", "Raison du changement"),
];

const SITUATION: &[Field] = &[
    OWNER,
    required(past("faite_le", "Situation évaluée le")),
    prose(
        "commentaire",
        "Ce qui amène la personne, son regard sur sa situation",
    ),
    prose("objectifs", "Objectifs de l’accompagnement"),
    prose("motivations", "Ressources : motivations"),
    prose("atouts", "Ressources : atouts"),
    prose("potentiel", "Ressources : potentiel"),
    prose("reseau", "Ressources : réseau"),
    past("validee_le", "Validée par la personne le"),
];

const FINDING: &[Field] = &[
    OWNER,
    internal(reference("situation_id", "Évaluation", Entity::Situation)),
    required(choice("theme", "Thème", V::Theme)),
    choices("constats", "Constats", V::Finding),
    prose("commentaire", "Commentaire"),
];

const OBJECTIVE: &[Field] = &[
    OWNER,
    required(choice("genre", "Objectif", V::ObjectiveKind)),
    internal(number("ordre", "Ordre", 0, 9_999)),
    required(line("libelle", "Ce que la personne veut atteindre")),
    choice("code", "Type d’objectif", V::InsertionObjective),
    past("debut", "Depuis le"),
    future("echeance", "Échéance"),
    choice("statut", "Où en est-on", V::ObjectiveStatus),
    past("fin", "Terminé le"),
];

const ACTION: &[Field] = &[
    OWNER,
    reference("objectif_id", "Pour l’objectif", Entity::Objective),
    internal(number("ordre", "Ordre", 0, 9_999)),
    required(line("libelle", "Action")),
    choice("code", "Type d’action", V::ActionCode),
    choice("acteur_genre", "Acteur", V::ActorKind),
    line("acteur_structure", "Structure de l’acteur"),
    line("acteur_nom", "Interlocuteur"),
    line("acteur_contact", "Ses coordonnées"),
    choice("operateur", "Maître d’œuvre", V::Operator),
    future("echeance", "Échéance"),
    choice("statut", "Suivi", V::ActionStatus),
    choice("motif", "Si pas fait, pourquoi", V::NotDoneReason),
    past("debut", "Commencée le"),
    past("fin", "Fait ou arrêté le"),
    choice("qualite", "Qualité", V::Quality),
    choice("impact", "Impact sur l’objectif", V::Impact),
    past("evaluee_le", "Évaluée le"),
    line("evaluee_par", "Évaluée par"),
    number("heures_prevues", "Heures prévues par semaine", 0, 48),
    number("heures_faites", "Heures faites par semaine", 0, 48),
    prose("commentaire", "Commentaire"),
];

const APPOINTMENT: &[Field] = &[
    OWNER,
    internal(reference("parcours_id", "Parcours", Entity::Parcours)),
    required(choice("type", "Type", V::AppointmentType)),
    required(future("prevu_le", "Date")),
    field("heure", "Heure", Kind::Time),
    number("duree", "Durée (minutes)", 5, 1_440),
    choice("canal", "Où", V::AppointmentChannel),
    line("lieu", "Lieu, adresse"),
    yes_no("collectif", "Collectif"),
    reference("agent_id", "Avec", Entity::Agent),
    choice("statut", "Issue", V::AppointmentStatus),
    internal(past("statut_le", "Issue notée le")),
    internal(past("cree_le", "Fixé le")),
    prose("compte_rendu", "Ce qui s’est dit"),
];

const ABSENCE_ACTION: &[Field] = &[
    OWNER,
    internal(reference(
        "rdv_id",
        "Rendez-vous manqué",
        Entity::Appointment,
    )),
    required(choice("type", "Suite donnée", V::AbsenceAction)),
    required(past("faite_le", "Faite le")),
    line("note", "Remarque"),
];

const CONTACT: &[Field] = &[
    OWNER,
    required(past("fait_le", "Date")),
    field("heure", "Heure", Kind::Time),
    required(choice("canal", "Par", V::ContactChannel)),
    choice("sens", "Sens", V::ContactDirection),
    choice("resultat", "Résultat", V::ContactResult),
    internal(yes_no("bilateral", "Échange réel")),
    reference("agent_id", "Par qui", Entity::Agent),
    prose("note", "Ce qui s’est dit"),
];

const DIAGNOSTIC: &[Field] = &[
    OWNER,
    required(past("etabli_le", "Établi le")),
    choice("type", "Type", V::DiagnosticKind),
    line("auteur", "Établi par"),
    prose("note", "Conclusions"),
];

const AGREEMENT: &[Field] = &[
    OWNER,
    required(choice("destinataire", "Destinataire", V::Recipient)),
    line("nom", "Nom, structure"),
    choices("sections", "Ce qui peut être partagé", V::SharedSection),
    line("but", "Pour quoi faire"),
    choice("reponse", "Réponse de la personne", V::AgreementAnswer),
    past("donne_le", "Donné ou refusé le"),
    choice("forme", "Forme de l’accord", V::AgreementForm),
    line("recueilli_par", "Recueilli par"),
    near("expire_le", "Valable jusqu’au"),
    past("retire_le", "Retiré le"),
];

const SHARE: &[Field] = &[
    OWNER,
    required(reference("accord_id", "Accord", Entity::SharingAgreement)),
    reference("diagnostic_id", "Diagnostic partagé", Entity::Diagnostic),
    required(past("fait_le", "Partagé le")),
    line("contenu", "Ce qui a été remis"),
];

const POSTPONEMENT: &[Field] = &[
    OWNER,
    internal(line("objet", "Objet")),
    internal(number("objet_id", "Numéro", 0, i64::MAX)),
    internal(line("ancienne", "Ancienne échéance")),
    internal(line("nouvelle", "Nouvelle échéance")),
    internal(past("reporte_le", "Déplacée le")),
    choice("demande_par", "Demandé par", V::RequestedBy),
    line("motif", "Motif"),
];

const DEFERRAL: &[Field] = &[
    OWNER,
    internal(line("regle", "Règle")),
    internal(line("objet", "Objet")),
    internal(number("objet_id", "Numéro", 0, i64::MAX)),
    future("jusque_le", "Revient le"),
    reference("agent_id", "Passé à", Entity::Agent),
    line("motif", "Motif"),
    internal(past("cree_le", "Décidé le")),
];

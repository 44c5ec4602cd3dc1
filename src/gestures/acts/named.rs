//! The words by which each act is asked for. Data; knows no place and no store.
use super::Act;
use crate::domain::record::Entity;

/// An act, as it is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Named {
    /// The act.
    pub act: Act,
    /// What it is.
    pub label: &'static str,
    /// Other words for it.
    pub also: &'static str,
}

const fn named(act: Act, label: &'static str, also: &'static str) -> Named {
    Named { act, label, also }
}

/// Those that have words of their own, in the order in which they are proposed.
const ACTS: &[Named] = &[
    named(
        Act::Appointment,
        "Fixer un rendez-vous",
        "rdv convoquer prendre planifier entretien visite domicile",
    ),
    named(
        Act::MoveAppointment,
        "Déplacer le prochain rendez-vous",
        "rdv reporter décaler changer repousser avancer",
    ),
    named(
        Act::CancelAppointment,
        "Annuler le prochain rendez-vous",
        "rdv décommander",
    ),
    named(
        Act::Outcome,
        "Noter l’issue du rendez-vous",
        "rdv honoré venu présent tenu compte rendu",
    ),
    named(
        Act::Absence,
        "Noter une absence",
        "absent absente manqué pas venu lapin",
    ),
    named(
        Act::FollowAbsence,
        "Relancer après une absence",
        "relance suite absent",
    ),
    named(
        Act::Call,
        "Noter un appel",
        "appeler rappeler téléphone téléphoner contact message coup fil",
    ),
    named(
        Act::Visit,
        "Noter une visite à domicile",
        "visiter contact passage",
    ),
    named(Act::Text, "Noter un SMS", "texto message contact"),
    named(
        Act::Letter,
        "Noter un courrier envoyé",
        "lettre contact écrire",
    ),
    named(
        Act::Mail,
        "Noter un courriel",
        "mail email message contact écrire",
    ),
    named(
        Act::Sign,
        "Signer le contrat",
        "signature signatures cer engagement",
    ),
    named(
        Act::DrawUp,
        "Préparer un contrat",
        "nouveau cer engagements rédiger créer",
    ),
    named(
        Act::Renew,
        "Renouveler le contrat",
        "renouvellement prolonger reconduire cer",
    ),
    named(Act::Amend, "Faire un avenant au contrat", "modifier cer"),
    named(
        Act::Decide,
        "Noter la décision sur le contrat",
        "valider refuser cer équipe pluridisciplinaire sdi",
    ),
    named(
        Act::Evaluate,
        "Faire une nouvelle évaluation de la situation",
        "évaluer thème diagnostic point freins administrative ressources externes internes appuis",
    ),
    named(
        Act::SocioPro,
        "Remplir le questionnaire DSP",
        "données socio professionnelles profil logement famille permis niveau questionnaire",
    ),
    named(Act::Objective, "Ajouter un objectif", "but projet viser"),
    named(
        Act::Action,
        "Ajouter une action au plan",
        "démarche étape prescrire",
    ),
    named(
        Act::Review,
        "Faire une revue, un bilan",
        "réexamen six mois point étape",
    ),
    named(
        Act::Orient,
        "Noter la première orientation",
        "orienter orientation décidée notifiée",
    ),
    named(
        Act::Reorient,
        "Demander une réorientation",
        "réorienter orienter orientation changer parcours",
    ),
    named(
        Act::DecideOrientation,
        "Noter la décision de réorientation",
        "réorienter orientation accord refus",
    ),
    named(
        Act::Referent,
        "Changer de référent",
        "affecter confier transférer désigner accompagnateur attribuer passer passe",
    ),
    named(
        Act::Identity,
        "Corriger l’identité et les coordonnées",
        "adresse téléphone courriel nom prénom naissance modifier changer déménagé déménagement numéro",
    ),
    named(
        Act::End,
        "Terminer l’accompagnement",
        "sortie sortir fin clore clôturer radier emploi déménagement trouvé travail embauche embauché",
    ),
];

/// Every act: those that have words of their own, then the kinds of records that panels offer to add.
pub fn every() -> impl Iterator<Item = Named> {
    let kinds = Entity::ALL.into_iter().filter_map(|kind| {
        let (_, words) = kind.known().added?;
        (kind != Entity::Assignment).then(|| named(Act::Add(kind), words, also(kind)))
    });
    ACTS.iter().copied().chain(kinds)
}

/// Other words by which adding a record of that kind is asked for.
const fn also(kind: Entity) -> &'static str {
    match kind {
        Entity::Exemption => "ajouter noter neutraliser suspendre délai",
        Entity::Suspension => {
            "ajouter noter suspension suspendre sanction sanctionner radiation réduction"
        }
        Entity::Share => "ajouter noter partager transmettre diagnostic volet carnet",
        Entity::SharingAgreement => "ajouter noter partager consentement",
        Entity::AidRequest => "ajouter noter financière argent secours",
        Entity::IntensiveSupport => "ajouter noter asr",
        _ => "ajouter noter",
    }
}

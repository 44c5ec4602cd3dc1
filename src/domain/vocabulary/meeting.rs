//! Lists of rendez-vous, contacts and reviews. Source: « DITP 2019, contrat vivant ».
use super::code::Code;
use super::code::listed;
use super::code::plain;

pub(super) const APPOINTMENT_TYPE: &[Code] = &[
    plain("accompagnement", "Rendez-vous d’accompagnement"),
    plain("signature", "Signature de contrat"),
    plain("bilan_contrat", "Bilan ou renouvellement de contrat"),
    plain("revue", "Revue de parcours"),
    plain("asr", "Accompagnement social renforcé"),
    plain("tripartite", "Rencontre avec un accompagnateur"),
    plain("orientation", "Rendez-vous d’orientation"),
    plain("diagnostic", "Entretien de diagnostic"),
    plain(
        "remobilisation",
        "Rendez-vous de remobilisation (« main tendue »)",
    ),
    plain("ep", "Équipe pluridisciplinaire"),
    plain("info_collective", "Information collective"),
    plain("atelier", "Atelier collectif"),
    plain("autre", "Autre"),
];

pub(super) const APPOINTMENT_CHANNEL: &[Code] = &[
    plain("bureau", "Au bureau"),
    plain("permanence", "En permanence"),
    plain("domicile", "À domicile"),
    plain("telephone", "Téléphone"),
    plain("visio", "Visioconférence"),
    plain("exterieur", "À l’extérieur"),
    plain("partenaire", "Chez un partenaire"),
];

listed! {
    /// Outcome of an appointment.
    pub enum AppointmentStatus {
        /// To come, or past without outcome.
        Planned = plain("prevu", "Prévu"),
        /// Kept.
        Kept = plain("honore", "Honoré"),
        /// Excused absence, cancelled by the person.
        Excused = plain("absent_excuse", "Absence excusée, annulé par la personne"),
        /// Absence without excuse.
        Absent = plain("absent", "Absence non excusée"),
        /// Cancelled by the structure.
        CancelledByStructure = plain("annule_structure", "Annulé par la structure"),
    }
}

pub(super) const ABSENCE_ACTION: &[Code] = &[
    plain("relance_telephone", "Appel"),
    plain("relance_sms", "SMS"),
    plain("relance_courriel", "Courriel"),
    plain("relance_courrier", "Courrier"),
    plain("visite", "Visite à domicile"),
    plain("nouveau_rdv", "Nouveau rendez-vous proposé"),
    plain("contact_partenaire", "Contact d’un partenaire"),
    plain("avertissement", "Avertissement"),
    plain("saisine_ep", "Saisine de l’équipe pluridisciplinaire"),
    plain("autre", "Autre"),
];

pub(super) const CONTACT_CHANNEL: &[Code] = &[
    plain("telephone", "Téléphone"),
    plain("sms", "SMS"),
    plain("courriel", "Courriel"),
    plain("courrier", "Courrier"),
    plain("visio", "Visioconférence"),
    plain("accueil", "Accueil spontané"),
    plain("bureau", "Au bureau"),
    plain("permanence", "En permanence"),
    plain("domicile", "À domicile"),
    plain("exterieur", "À l’extérieur"),
    plain("partenaire", "Chez un partenaire"),
    plain("tiers", "Échange avec un tiers"),
];

listed! {
    /// Who reached out.
    pub enum Direction {
        /// The service did.
        Outbound = plain("sortant", "De nous vers la personne"),
        /// The person wrote, called or came.
        Inbound = plain("entrant", "De la personne vers nous"),
    }
}

listed! {
    /// What came of a contact.
    pub enum ContactResult {
        /// Both sides spoke or wrote.
        Exchange = plain("echange", "Échange"),
        /// A message was left.
        MessageLeft = plain("message_laisse", "Message laissé"),
        /// Nobody answered.
        NoAnswer = plain("sans_reponse", "Sans réponse"),
        /// The message was received or read.
        Received = plain("recu", "Reçu ou lu"),
        /// The number is not that of the person.
        WrongNumber = plain("numero_errone", "Numéro erroné"),
    }
}

listed! {
    /// What called for a review.
    pub enum ReviewTrigger {
        /// Six months went by.
        SixMonths = plain("six_mois", "6 mois"),
        /// An action ended.
        ActionEnd = plain("fin_action", "Fin d’action"),
        /// A reorientation is asked.
        Reorientation = plain("reorientation", "Réorientation"),
        /// The parcours ends.
        ParcoursEnd = plain("fin_parcours", "Fin de parcours"),
        /// Anything else.
        Other = plain("autre", "Autre"),
    }
}

//! Lists of rendez-vous, contacts and reviews. Source: « DITP 2019, contrat vivant ».
use super::code::{codes, listed, plain};

codes! { WEEKDAY {
    "lundi": "Lundi",
    "mardi": "Mardi",
    "mercredi": "Mercredi",
    "jeudi": "Jeudi",
    "vendredi": "Vendredi",
    "samedi": "Samedi",
    "dimanche": "Dimanche",
} }

codes! { APPOINTMENT_TYPE {
    "accompagnement": "Rendez-vous d’accompagnement",
    "signature": "Signature de contrat",
    "bilan_contrat": "Bilan ou renouvellement de contrat",
    "revue": "Revue de parcours",
    "asr": "Accompagnement social renforcé",
    "tripartite": "Rencontre avec un accompagnateur",
    "orientation": "Rendez-vous d’orientation",
    "diagnostic": "Entretien de diagnostic",
    "remobilisation": "Rendez-vous de remobilisation (« main tendue »)",
    "ep": "Équipe pluridisciplinaire",
    "info_collective": "Information collective",
    "atelier": "Atelier collectif",
    "autre": "Autre",
} }

codes! { APPOINTMENT_CHANNEL {
    "bureau": "Au bureau",
    "permanence": "En permanence",
    "domicile": "À domicile",
    "telephone": "Téléphone",
    "visio": "Visioconférence",
    "exterieur": "À l’extérieur",
    "partenaire": "Chez un partenaire",
} }

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

codes! { ABSENCE_ACTION {
    "relance_telephone": "Appel",
    "relance_sms": "SMS",
    "relance_courriel": "Courriel",
    "relance_courrier": "Courrier",
    "visite": "Visite à domicile",
    "nouveau_rdv": "Nouveau rendez-vous proposé",
    "contact_partenaire": "Contact d’un partenaire",
    "avertissement": "Avertissement",
    "saisine_ep": "Saisine de l’équipe pluridisciplinaire",
    "autre": "Autre",
} }

codes! { CONTACT_CHANNEL {
    "telephone": "Téléphone",
    "sms": "SMS",
    "courriel": "Courriel",
    "courrier": "Courrier",
    "visio": "Visioconférence",
    "accueil": "Accueil spontané",
    "bureau": "Au bureau",
    "permanence": "En permanence",
    "domicile": "À domicile",
    "exterieur": "À l’extérieur",
    "partenaire": "Chez un partenaire",
    "tiers": "Échange avec un tiers",
} }

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
        SixMonths = plain("six_mois", "Point des six mois"),
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

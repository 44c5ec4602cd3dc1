//! Lists of orientation, contracts, exits and sharing. Sources: « DITP 2019, orientation et
//! suivi », « Hérault, bilan de convention ».
use super::code::{codes, families, listed, plain, sensitive};

listed! {
    /// How référents and accompagnateurs share the follow-up of one person.
    pub enum FollowUpModel {
        /// A référent apart from the accompagnateurs.
        One = plain("1", "Référent distinct du ou des accompagnateurs"),
        /// Two accompagnateurs who are both référents.
        Two = plain("2", "Binôme d’accompagnateurs-référents"),
        /// A dedicated team beside the accompagnateurs.
        Three = plain("3", "Équipe dédiée complémentaire des accompagnateurs"),
    }
}

listed! {
    /// Where a parcours comes from.
    pub enum Origin {
        /// First orientation.
        Initial = plain("initiale", "Première orientation"),
        /// Reorientation.
        Reorientation = plain("reorientation", "Réorientation"),
        /// Arrival in the département.
        Transfer = plain("mutation", "Arrivée dans le département"),
        /// Change of structure.
        StructureChange = plain("changement_structure", "Changement de structure"),
    }
}

codes! { ORIENTING_BODY {
    "sdi": "SDI",
    "cd": "Conseil départemental",
    "caf": "CAF",
    "msa": "MSA",
    "ft": "France Travail",
    "ep": "Équipe pluridisciplinaire",
    "autre": "Autre",
} }

listed! {
    /// Type of parcours.
    pub enum ParcoursKind {
        /// Social.
        Social = plain("social", "Social"),
        /// Socio-professional.
        SocioPro = plain("socio_pro", "Socio-professionnel"),
        /// Professional.
        Pro = plain("pro", "Professionnel"),
    }
}

codes! { SCENARIO {
    "1": "Un rendez-vous 2 en 1 pour instruire et orienter",
    "2": "Un rendez-vous d’aiguillage rapide après l’instruction",
    "3": "Un rendez-vous de diagnostic approfondi pour orienter",
    "4": "Un rendez-vous au besoin",
} }

listed! {
    /// What was decided of a réorientation that was asked.
    pub enum ReorientationDecision {
        /// Not decided yet.
        Pending = plain("en_attente", "En attente"),
        /// The person moves.
        Accepted = plain("acceptee", "Acceptée"),
        /// The accompaniment goes on as it is.
        Refused = plain("refusee", "Refusée (maintien de l’accompagnement)"),
    }
}

listed! {
    /// Kind of contract.
    pub enum ContractKind {
        /// CER.
        Cer = plain("cer", "CER"),
        /// Contrat d'engagement.
        Engagement = plain("contrat_engagement", "Contrat d’engagement"),
        /// PPAE.
        Ppae = plain("ppae", "PPAE"),
        /// Contrat d'engagement jeune.
        Cej = plain("cej", "Contrat d’engagement jeune"),
        /// PACEA.
        Pacea = plain("pacea", "PACEA"),
        /// Any other.
        Other = plain("autre", "Autre"),
    }
}

listed! {
    /// Place of a contract among those of the person.
    pub enum ContractRank {
        /// First contract.
        First = plain("premier", "Premier contrat"),
        /// Renewal.
        Renewal = plain("renouvellement", "Renouvellement"),
        /// Amendment.
        Amendment = plain("avenant", "Avenant, redéfinition"),
        /// Silent renewal.
        Tacit = plain("tacite", "Tacite reconduction"),
    }
}

codes! { CONTRACT_FORM {
    "ancien": "Ancien formulaire",
    "nouveau": "Nouveau formulaire",
} }

listed! {
    /// Decision taken on a signed contract.
    pub enum Decision {
        /// Validated.
        Validated = plain("valide", "Validé"),
        /// Not validated.
        Refused = plain("refuse", "Non validé"),
    }
}

listed! {
    /// Main motive of an exit.
    pub enum ExitMotive {
        /// Work.
        Work = plain("emploi", "Accès à l’emploi"),
        /// End of the right to the RSA.
        EndOfRight = plain("fin_droit", "Fin de droit RSA"),
        /// AAH.
        Aah = sensitive(plain("aah", "Ouverture de droit AAH")),
        /// Retirement.
        Retirement = plain("retraite", "Ouverture de droit retraite"),
        /// Unemployment benefit.
        Unemployment = plain("chomage", "Ouverture de droit chômage"),
        /// The person moved.
        Moved = plain("demenagement", "Déménagement"),
        /// Another référent unique.
        OtherReferent = plain("changement_ru", "Changement de référent unique"),
        /// Any other.
        Other = plain("autre", "Autres"),
    }
}

families! { EXIT_DETAIL {
    "emploi" {
        "cdi": "CDI",
        "cdd_long": "CDD de 6 mois et plus",
        "creation": "Création d’activité (durable)",
        "cdd_court": "CDD de moins de 6 mois",
        "interim": "Intérim",
        "iae": "Insertion par l’activité économique",
        "aide": "Contrat aidé",
    }
    "demenagement" {
        "hors_departement": "Hors du département",
        "dans_departement": "Dans le département",
    }
    "changement_ru" {
        "accueil": "Réorientation en phase d’accueil",
        "reorientation": "Réorientation",
    }
    "autre" {
        "deces": "Décès",
        "radiation": "Radiation",
        "suspension": "Suspension",
        "refus": "Refus d’accompagnement",
        "perte_contact": "Perte de contact",
        "formation_longue": "Formation longue",
        sensitive "invalidite": "Autre droit invalidité",
        "situation_familiale": "Changement de situation familiale",
        "libre": "Autre, à préciser",
    }
} }

codes! { RECIPIENT {
    "accompagnateur": "Accompagnateur",
    "referent_suivant": "Nouveau référent",
    "cd_sdi": "Conseil départemental, SDI",
    "ep_locale": "Équipe pluridisciplinaire locale",
    "caf_accueil": "CAF, agent d’accueil",
    "msa_accueil": "MSA",
    "france_travail": "France Travail",
    "entreprise": "Entreprise",
    "autre": "Autre",
} }

codes! { SHARED_SECTION {
    "identite": "Identité et coordonnées",
    "diagnostic": "Diagnostic",
    "situation": "Situation (II A)",
    "ressources": "Ressources",
    "objectifs": "Objectifs",
    "plan_action": "Plan d’action (II B)",
    "action": "Une action",
    "contrat": "Contrat",
    "rdv": "Rendez-vous",
    sensitive "sensible": "Informations sensibles",
} }

codes! { AGREEMENT_FORM {
    "oral": "Oral",
    "signe": "Signé",
    "courriel": "Courriel",
} }

listed! {
    /// What the person answered when asked to share something.
    pub enum AgreementAnswer {
        /// It may be shared.
        Agreed = plain("accord", "Accord"),
        /// It may not be shared.
        Refused = plain("refus", "Refus"),
    }
}

codes! { EXEMPTION_REASON {
    sensitive "hospitalisation": "Hospitalisation",
    sensitive "detention": "Détention",
    "conge_maternite": "Congé maternité",
    "absence_territoire": "Absence du territoire",
    "autre": "Autre",
} }

codes! { DIAGNOSTIC_KIND {
    "initial": "Initial",
    "approfondi": "Approfondi",
    "global": "Global",
} }

codes! { REQUESTED_BY {
    "personne": "La personne",
    "referent": "Le référent",
    "structure": "La structure",
    "accompagnateur": "Un accompagnateur",
} }

codes! {
    /// Who may ask that the accompaniment change (« DITP 2019, orientation et suivi »).
    CHANGE_ASKER {
        "personne": "La personne",
        "referent": "Le référent",
        "accompagnateur": "Un accompagnateur",
        "departement": "Le Département",
        "autre": "Quelqu’un d’autre",
    }
}

//! Lists of the aids asked for. Source: « Hérault, bilan de convention » (thématiques of the
//! interventions, statuses of the demandes d’aides); the list of aids is ours, each in the thématique
//! where it is usually counted.
use super::code::{codes, families, listed, plain};

codes! { SUPPORT_THEME {
    sensitive "sante_droits": "Santé accès aux droits",
    "logement": "Logement",
    sensitive "mdph": "Dossiers auprès de la MDPH",
    sensitive "protection": "Protection",
    "aides_urgence": "Aides d’urgence (alimentaire, financière…)",
    "retraite": "Retraite accès aux droits",
    "mobilite": "Mobilité",
    "autres": "Autres",
} }

families! { AID_KIND {
    "logement" {
        "fsl_acces": "FSL accès",
        "fsl_maintien": "FSL maintien",
        "fsl_energie": "FSL énergie",
        "logement_social": "Logement social",
        "siao": "SIAO",
        "dalo": "DALO/DAHO",
        "allocation_logement": "Allocation logement",
    }
    "sante_droits" {
        sensitive "css": "Complémentaire santé",
        sensitive "aide_sante": "Aide financière pour des soins",
    }
    "mdph" {
        sensitive "mdph": "RQTH, AAH",
    }
    "protection" {
        sensitive "masp": "MASP",
        sensitive "vulnerable": "Protection d’une personne vulnérable",
    }
    "aides_urgence" {
        "alimentaire": "Aide alimentaire",
        "urgence": "Secours d’urgence (AEPIDR…)",
        "caritatif": "Organisme caritatif",
    }
    "mobilite" {
        "permis": "Aide au permis ou au véhicule",
    }
    "retraite" {
        "retraite": "Dossier retraite",
    }
    "autres" {
        "surendettement": "Dossier de surendettement",
        "domiciliation": "Domiciliation",
        "autre": "Autre",
    }
} }

listed! {
    /// Where an aid asked for stands.
    pub enum AidStatus {
        /// The file is being put together.
        Preparing = plain("preparation", "En préparation"),
        /// Documents are missing.
        Missing = plain("attente_pieces", "En attente de justificatifs"),
        /// It is being examined.
        Examined = plain("instruction", "En cours d’instruction"),
        /// Granted.
        Granted = plain("accepte", "Accepté"),
        /// Refused.
        Refused = plain("refuse", "Refusé"),
        /// Put off by who decides.
        PutOff = plain("ajourne", "Ajourné"),
        /// Given up by the person.
        GivenUp = plain("clos_personne", "Clôturé par le bénéficiaire"),
        /// Closed without an answer.
        Dropped = plain("sans_suite", "Classé sans suite"),
    }
}

impl AidStatus {
    /// Whether nothing more is expected of it. What is put off may come back.
    pub const fn is_closed(self) -> bool {
        !matches!(
            self,
            Self::Preparing | Self::Missing | Self::Examined | Self::PutOff
        )
    }
}

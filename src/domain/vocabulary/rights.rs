//! Lists of the rules of law: bodies, examinations, measures on the allowance. Sources: articles
//! L262-29, L262-31, L262-37 and R262-68 of the CASF, « Hérault, bilan de convention »; the states of the
//! right are those of the monthly flow of the CAF and the MSA (ETATDOSRSA).
use super::code::{codes, listed, plain};

listed! {
    /// The kind of body a person is oriented to.
    pub enum Body {
        /// France Travail, Pôle emploi until 2024.
        FranceTravail = plain("france_travail", "France Travail"),
        /// Another body of the public employment service.
        EmploymentService = plain("spe", "Autre organisme du service public de l’emploi"),
        /// Any other.
        Other = plain("autre", "Département ou autre organisme"),
    }
}

listed! {
    /// Who examines the parcours.
    pub enum ExaminationKind {
        /// The équipe pluridisciplinaire.
        Team = plain("ep", "Examen par l’équipe pluridisciplinaire"),
        /// The équipe pluridisciplinaire, hearing the person.
        Hearing = plain("audition", "Audition par l’équipe pluridisciplinaire"),
        /// France Travail and the référent together.
        Joint = plain("conjoint", "Réexamen avec France Travail"),
    }
}

codes! { SUSPENSION_PHASE {
    "phase_1": "Suspension, phase 1",
    "phase_2": "Suspension, phase 2",
    "remobilisation": "Suspension-remobilisation",
    "suppression": "Suppression",
} }

listed! {
    /// État du droit (ETATDOSRSA of the monthly flow of the CAF and the MSA).
    pub enum RightsState {
        /// 0: asked, not decided.
        Asked = plain("demande", "Nouvelle demande en attente de décision"),
        /// 1: refused.
        Refused = plain("refuse", "Droit refusé"),
        /// 2: open and paid.
        Paid = plain("ouvert_versable", "Droit ouvert et versable"),
        /// 3: open and suspended.
        Suspended = plain("ouvert_suspendu", "Droit ouvert et suspendu"),
        /// 4: open, payment suspended.
        PaymentSuspended = plain("versement_suspendu", "Droit ouvert, versement suspendu"),
        /// 5: closed.
        Closed = plain("clos", "Droit clos"),
        /// 6: closed on an earlier month.
        ClosedEarlier = plain("clos_anterieur", "Droit clos sur un mois antérieur"),
        /// Not told.
        Unknown = plain("inconnu", "Non renseigné"),
    }
}

codes! { SOURCE {
    "caf": "CAF",
    "msa": "MSA",
    "cd": "Département",
    "personne": "La personne",
    "autre": "Autre",
} }

codes! { RESUMPTION {
    "emploi": "Activité professionnelle",
    "formation": "Formation",
} }

//! What answers a deadline, as a rule says it: the key `reponse` of a rule file, and the panel of the
//! file where that is done. Knows no form and no screen.
use super::event::EventKey;
use crate::domain::codes::coded;
use crate::domain::facts::ReviewTrigger;
use crate::domain::record::Panel;

coded! {
    /// What answers a deadline.
    pub enum Response {
        /// Fix an appointment.
        Appointment = "rendez_vous",
        /// Note the outcome of an appointment.
        Outcome = "issue",
        /// Note what was done about an absence.
        AbsenceFollowUp = "suite_absence",
        /// Note a contact.
        Contact = "contact",
        /// Sign the contract that is being drawn up, or draw one up.
        Contract = "contrat",
        /// Renew the contract.
        Renewal = "renouvellement",
        /// Note the decision on a contract.
        Decision = "decision",
        /// Note an action or an objective as done.
        Done = "fait",
        /// Evaluate an action that is over.
        Evaluation = "evaluation",
        /// Note that something was shared.
        Share = "partage",
        /// Note an examination of the parcours.
        Examination = "examen",
        /// Note what the person was answered about their data.
        PersonRequest = "demande_personne",
        /// Make the review of the six months.
        SixMonthReview = "revue_6_mois",
        /// Make the review before a réorientation.
        ReorientationReview = "revue_reorientation",
        /// Make the review of the end of the parcours.
        FinalReview = "revue_fin",
    }
}

impl Response {
    /// The panel where it is done.
    pub const fn panel(self) -> Panel {
        match self {
            Self::Appointment | Self::Outcome | Self::AbsenceFollowUp | Self::Contact => {
                Panel::Appointments
            }
            Self::Contract
            | Self::Renewal
            | Self::Decision
            | Self::SixMonthReview
            | Self::ReorientationReview
            | Self::FinalReview => Panel::Contract,
            Self::Done | Self::Evaluation => Panel::Plan,
            Self::Share | Self::Examination | Self::PersonRequest => Panel::Identity,
        }
    }

    /// The review that it is, that of one action apart: it is made from its row of the plan.
    pub const fn review(self) -> Option<ReviewTrigger> {
        match self {
            Self::SixMonthReview => Some(ReviewTrigger::SixMonths),
            Self::ReorientationReview => Some(ReviewTrigger::Reorientation),
            Self::FinalReview => Some(ReviewTrigger::ParcoursEnd),
            _ => None,
        }
    }

    /// What answers a rule that does not say it: what makes the first of its end events happen.
    pub fn ending(end: &[EventKey]) -> Option<Self> {
        use EventKey as E;
        end.iter().find_map(|event| match event {
            E::AppointmentPlanned | E::FirstAppointment | E::NextAppointment => {
                Some(Self::Appointment)
            }
            E::AbsenceAction => Some(Self::AbsenceFollowUp),
            E::Contact => Some(Self::Contact),
            E::Shared => Some(Self::Share),
            E::ContractSigned | E::EngagementSigned | E::PpaeSigned => Some(Self::Contract),
            E::ContractDecided => Some(Self::Decision),
            E::PersonRequestAnswered => Some(Self::PersonRequest),
            E::TeamExamined | E::JointlyExamined | E::Heard => Some(Self::Examination),
            E::Reviewed => Some(Self::SixMonthReview),
            _ => None,
        })
    }
}

//! Closed lists of codes and their French labels. Codes are stable: stored, never translated,
//! never reused; labels may change. Knows no screen.

mod code;
mod contract;
mod meeting;
mod orientation;
mod plan;
mod profile;
mod rights;
mod situation;

pub use code::{Code, Sign};
pub use contract::{Side, ValidatedPart};
pub use meeting::{AppointmentStatus, ContactResult, Direction, ReviewTrigger};
pub use orientation::{
    AgreementAnswer, ContractKind, ContractRank, Decision, ExitMotive, FollowUpModel, Origin,
    ParcoursKind, ReorientationDecision,
};
pub use plan::{ActionStatus, ObjectiveKind, ObjectiveStatus};
pub use profile::{AssignmentRole, Role};
pub use rights::{Body, ExaminationKind, RightsState};

use super::text::fold;

/// The lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Vocabulary {
    /// Civilité.
    Civility,
    /// Rôle dans le foyer.
    HouseholdRole,
    /// Situation familiale.
    FamilySituation,
    /// Logement (profile).
    Housing,
    /// Niveau de formation.
    Level,
    /// Permis.
    Licence,
    /// Moyens de déplacement.
    TransportMeans,
    /// Activité.
    Activity,
    /// Type d’organisme.
    OrganizationType,
    /// Fonction d’un agent.
    AgentRole,
    /// Territoire des jours fériés.
    Territory,
    /// Modèle de suivi 1, 2, 3.
    FollowUpModel,
    /// Origine de l’orientation.
    OrientationOrigin,
    /// Organe orienteur.
    OrientingBody,
    /// Type d’orientation.
    OrientationType,
    /// Scénario d’orientation 1 à 4.
    Scenario,
    /// Décision de réorientation.
    ReorientationDecision,
    /// Rôle auprès d’une personne: référent, binôme, accompagnateur.
    AssignmentRole,
    /// Thème de la situation.
    Theme,
    /// Constats par thème.
    Finding,
    /// Final ou intermédiaire.
    ObjectiveKind,
    /// Objectifs d’insertion.
    InsertionObjective,
    /// Statut d’objectif.
    ObjectiveStatus,
    /// Types d’action.
    ActionCode,
    /// Qui agit.
    ActorKind,
    /// Maître d’œuvre.
    Operator,
    /// Statut d’action.
    ActionStatus,
    /// Motif d’une action pas faite.
    NotDoneReason,
    /// Qualité d’une action.
    Quality,
    /// Impact d’une action sur l’objectif.
    Impact,
    /// Type de rendez-vous.
    AppointmentType,
    /// Canal d’un rendez-vous.
    AppointmentChannel,
    /// Statut d’un rendez-vous.
    AppointmentStatus,
    /// Action après absence.
    AbsenceAction,
    /// Canal d’un contact.
    ContactChannel,
    /// Sens d’un contact.
    ContactDirection,
    /// Résultat d’un contact.
    ContactResult,
    /// Déclencheur de revue.
    ReviewTrigger,
    /// Nature de contrat.
    ContractKind,
    /// Rang de contrat.
    ContractRank,
    /// Formulaire de contrat.
    ContractForm,
    /// Décision sur un contrat.
    ContractDecision,
    /// Motif de sortie.
    ExitReason,
    /// Précision du motif de sortie.
    ExitDetail,
    /// Destinataire d’un partage.
    Recipient,
    /// Section partageable.
    SharedSection,
    /// Forme d’un accord.
    AgreementForm,
    /// Accord ou refus.
    AgreementAnswer,
    /// Motif de neutralisation.
    ExemptionReason,
    /// Type de diagnostic.
    DiagnosticKind,
    /// Qui a demandé un report.
    RequestedBy,
    /// Organisme vers lequel la personne est orientée.
    OrientedTo,
    /// Examen du parcours.
    Examination,
    /// Mesure sur l’allocation.
    SuspensionPhase,
    /// État du droit au RSA.
    RightsState,
    /// De qui l’état du droit est connu.
    RightsSource,
    /// Reprise d’activité ou de formation.
    Resumption,
    /// Qui demande une réorientation.
    ChangeAsker,
    /// Raison d’un contrat de moins de 15 heures.
    HoursGround,
    /// De quel côté est un engagement.
    CommitmentSide,
    /// Pourquoi une version du contrat est figée.
    VersionOccasion,
    /// Ce que la personne a lu et validé.
    ValidatedPart,
    /// Comment la personne l’a lu.
    ValidationMeans,
    /// Ce que la personne en dit.
    ValidationAnswer,
}

impl Vocabulary {
    /// Every list.
    pub const ALL: [Self; 64] = [
        Self::Civility,
        Self::HouseholdRole,
        Self::FamilySituation,
        Self::Housing,
        Self::Level,
        Self::Licence,
        Self::TransportMeans,
        Self::Activity,
        Self::OrganizationType,
        Self::AgentRole,
        Self::Territory,
        Self::FollowUpModel,
        Self::OrientationOrigin,
        Self::OrientingBody,
        Self::OrientationType,
        Self::Scenario,
        Self::ReorientationDecision,
        Self::AssignmentRole,
        Self::Theme,
        Self::Finding,
        Self::ObjectiveKind,
        Self::InsertionObjective,
        Self::ObjectiveStatus,
        Self::ActionCode,
        Self::ActorKind,
        Self::Operator,
        Self::ActionStatus,
        Self::NotDoneReason,
        Self::Quality,
        Self::Impact,
        Self::AppointmentType,
        Self::AppointmentChannel,
        Self::AppointmentStatus,
        Self::AbsenceAction,
        Self::ContactChannel,
        Self::ContactDirection,
        Self::ContactResult,
        Self::ReviewTrigger,
        Self::ContractKind,
        Self::ContractRank,
        Self::ContractForm,
        Self::ContractDecision,
        Self::ExitReason,
        Self::ExitDetail,
        Self::Recipient,
        Self::SharedSection,
        Self::AgreementForm,
        Self::AgreementAnswer,
        Self::ExemptionReason,
        Self::DiagnosticKind,
        Self::RequestedBy,
        Self::OrientedTo,
        Self::Examination,
        Self::SuspensionPhase,
        Self::RightsState,
        Self::RightsSource,
        Self::Resumption,
        Self::ChangeAsker,
        Self::HoursGround,
        Self::CommitmentSide,
        Self::VersionOccasion,
        Self::ValidatedPart,
        Self::ValidationMeans,
        Self::ValidationAnswer,
    ];

    /// Codes in the order they are offered.
    #[must_use]
    pub const fn codes(self) -> &'static [Code] {
        match self {
            Self::Civility => profile::CIVILITY,
            Self::HouseholdRole => profile::HOUSEHOLD_ROLE,
            Self::FamilySituation => profile::FAMILY_SITUATION,
            Self::Housing => profile::HOUSING,
            Self::Level => profile::LEVEL,
            Self::Licence => profile::LICENCE,
            Self::TransportMeans => profile::TRANSPORT_MEANS,
            Self::Activity => profile::ACTIVITY,
            Self::OrganizationType => profile::ORGANIZATION_TYPE,
            Self::AgentRole => profile::Role::CODES,
            Self::Territory => profile::TERRITORY,
            Self::FollowUpModel => orientation::FollowUpModel::CODES,
            Self::OrientationOrigin => orientation::Origin::CODES,
            Self::OrientingBody => orientation::ORIENTING_BODY,
            Self::OrientationType => orientation::ParcoursKind::CODES,
            Self::Scenario => orientation::SCENARIO,
            Self::ReorientationDecision => orientation::ReorientationDecision::CODES,
            Self::AssignmentRole => profile::AssignmentRole::CODES,
            Self::Theme => situation::THEME,
            Self::Finding => situation::FINDING,
            Self::ObjectiveKind => plan::ObjectiveKind::CODES,
            Self::InsertionObjective => plan::INSERTION_OBJECTIVE,
            Self::ObjectiveStatus => plan::ObjectiveStatus::CODES,
            Self::ActionCode => plan::ACTION_CODE,
            Self::ActorKind => plan::ACTOR_KIND,
            Self::Operator => plan::OPERATOR,
            Self::ActionStatus => plan::ActionStatus::CODES,
            Self::NotDoneReason => plan::NOT_DONE_REASON,
            Self::Quality => plan::QUALITY,
            Self::Impact => plan::IMPACT,
            Self::AppointmentType => meeting::APPOINTMENT_TYPE,
            Self::AppointmentChannel => meeting::APPOINTMENT_CHANNEL,
            Self::AppointmentStatus => meeting::AppointmentStatus::CODES,
            Self::AbsenceAction => meeting::ABSENCE_ACTION,
            Self::ContactChannel => meeting::CONTACT_CHANNEL,
            Self::ContactDirection => meeting::Direction::CODES,
            Self::ContactResult => meeting::ContactResult::CODES,
            Self::ReviewTrigger => meeting::ReviewTrigger::CODES,
            Self::ContractKind => orientation::ContractKind::CODES,
            Self::ContractRank => orientation::ContractRank::CODES,
            Self::ContractForm => orientation::CONTRACT_FORM,
            Self::ContractDecision => orientation::Decision::CODES,
            Self::ExitReason => orientation::ExitMotive::CODES,
            Self::ExitDetail => orientation::EXIT_DETAIL,
            Self::Recipient => orientation::RECIPIENT,
            Self::SharedSection => orientation::SHARED_SECTION,
            Self::AgreementForm => orientation::AGREEMENT_FORM,
            Self::AgreementAnswer => orientation::AgreementAnswer::CODES,
            Self::ExemptionReason => orientation::EXEMPTION_REASON,
            Self::DiagnosticKind => orientation::DIAGNOSTIC_KIND,
            Self::RequestedBy => orientation::REQUESTED_BY,
            Self::OrientedTo => rights::Body::CODES,
            Self::Examination => rights::ExaminationKind::CODES,
            Self::SuspensionPhase => rights::SUSPENSION_PHASE,
            Self::RightsState => rights::RightsState::CODES,
            Self::RightsSource => rights::SOURCE,
            Self::Resumption => rights::RESUMPTION,
            Self::ChangeAsker => orientation::CHANGE_ASKER,
            Self::HoursGround => contract::HOURS_GROUND,
            Self::CommitmentSide => contract::Side::CODES,
            Self::VersionOccasion => contract::VERSION_OCCASION,
            Self::ValidatedPart => contract::ValidatedPart::CODES,
            Self::ValidationMeans => contract::VALIDATION_MEANS,
            Self::ValidationAnswer => contract::VALIDATION_ANSWER,
        }
    }

    /// Entry of that code.
    #[must_use]
    pub fn find(self, code: &str) -> Option<&'static Code> {
        self.codes().iter().find(|entry| entry.code == code)
    }

    /// Label of that code; the code itself when the list does not know it.
    #[must_use]
    pub fn label(self, code: &str) -> &str {
        self.find(code).map_or(code, |entry| entry.label)
    }

    /// Entry whose label reads like that text, accents, case and punctuation apart.
    #[must_use]
    pub fn from_label(self, text: &str) -> Option<&'static Code> {
        let wanted = fold(text);
        self.codes()
            .iter()
            .find(|entry| fold(entry.label) == wanted)
    }

    /// Label of a family of this list (`Code::group`); the group itself when it has none.
    #[must_use]
    pub fn group_label(self, group: &str) -> &str {
        if matches!(self, Self::Finding | Self::InsertionObjective) {
            Self::Theme.label(group)
        } else if self == Self::ExitDetail {
            Self::ExitReason.label(group)
        } else if self == Self::ActionCode {
            plan::family_label(group)
        } else {
            group
        }
    }
}

/// Whether a rendez-vous of that type is one of the accompaniment, so that it counts for the
/// first rendez-vous, its absence and the contract (« DITP 2019, orientation et suivi »).
#[must_use]
pub fn counts_as_accompaniment(appointment_type: &str) -> bool {
    matches!(
        appointment_type,
        "accompagnement" | "signature" | "bilan_contrat" | "revue" | "asr" | "tripartite"
    )
}

#[cfg(test)]
mod tests;

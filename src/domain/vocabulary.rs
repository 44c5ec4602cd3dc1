//! Closed lists of codes and their French labels. Codes are stable: stored, never translated,
//! never reused; labels may change. Knows no screen.

mod aid;
mod answers;
mod code;
mod consultation;
mod contract;
mod meeting;
mod orientation;
mod plan;
mod profile;
mod retention;
mod rights;
mod scenarios;
mod situation;
mod summary;
mod summary_asked;

pub use aid::AidStatus;
pub use answers::{BrakeAnswer, say_a_brake};
pub use code::{Code, Sign};
pub use consultation::Consultation;
pub use contract::{Side, ValidatedPart};
pub use meeting::{AppointmentStatus, ContactResult, Direction, ReviewTrigger};
pub use orientation::{
    AgreementAnswer, ContractKind, ContractRank, Decision, ExitMotive, FollowUpModel, Origin,
    ParcoursKind, ReorientationDecision,
};
pub use plan::{ActionStatus, ObjectiveKind, ObjectiveStatus};
pub use profile::{AssignmentRole, Role};
pub use retention::{PersonRequestAnswer, PersonRequestKind, PurgeReason, RetentionKind};
pub use rights::{Body, ExaminationKind, RightsState};
pub use scenarios::{Proposal, Public, SCENARIOS, proposals};
pub use situation::Theme;
pub use summary::{SummaryPart, social_field, territory_theme};

use super::text::fold;

/// Declares the lists: the doc comment of each, its name, the list of its families when it has some, its
/// codes in the order they are offered.
macro_rules! lists {
    ($($(#[$doc:meta])* $name:ident $(in $families:ident)?: $codes:expr;)+) => {
        /// The lists.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Vocabulary { $($(#[$doc])* $name),+ }

        impl Vocabulary {
            /// Every list.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// Codes in the order they are offered.
            pub const fn codes(self) -> &'static [Code] {
                match self { $(Self::$name => $codes),+ }
            }

            /// The list of the families that its codes belong to, if it has one.
            const fn families(self) -> Option<Self> {
                match self {
                    $($(Self::$name => Some(Self::$families),)?)+
                    _ => None,
                }
            }
        }
    };
}

lists! {
    /// Civilité.
    Civility: profile::CIVILITY;
    /// Rôle dans le foyer.
    HouseholdRole: profile::HOUSEHOLD_ROLE;
    /// Situation familiale.
    FamilySituation: profile::FAMILY_SITUATION;
    /// Logement (profile).
    Housing: profile::HOUSING;
    /// Niveau de formation.
    Level: profile::LEVEL;
    /// Permis.
    Licence: profile::LICENCE;
    /// Moyens de déplacement.
    TransportMeans: profile::TRANSPORT_MEANS;
    /// Activité.
    Activity: profile::ACTIVITY;
    /// Type d’organisme.
    OrganizationType: profile::ORGANIZATION_TYPE;
    /// Fonction d’un agent.
    AgentRole: profile::Role::CODES;
    /// Territoire des jours fériés.
    Territory: profile::TERRITORY;
    /// Modèle de suivi 1, 2, 3.
    FollowUpModel: orientation::FollowUpModel::CODES;
    /// Origine de l’orientation.
    OrientationOrigin: orientation::Origin::CODES;
    /// Organe orienteur.
    OrientingBody: orientation::ORIENTING_BODY;
    /// Type d’orientation.
    OrientationType: orientation::ParcoursKind::CODES;
    /// Scénario d’orientation 1 à 4.
    Scenario: orientation::SCENARIO;
    /// Décision de réorientation.
    ReorientationDecision: orientation::ReorientationDecision::CODES;
    /// Rôle auprès d’une personne: référent, binôme, accompagnateur.
    AssignmentRole: profile::AssignmentRole::CODES;
    /// Thème de la situation.
    Theme: situation::THEME;
    /// Constats par thème.
    Finding in Theme: situation::FINDING;
    /// Final ou intermédiaire.
    ObjectiveKind: plan::ObjectiveKind::CODES;
    /// Objectifs d’insertion.
    InsertionObjective in Theme: plan::INSERTION_OBJECTIVE;
    /// Statut d’objectif.
    ObjectiveStatus: plan::ObjectiveStatus::CODES;
    /// Familles d’actions.
    ActionFamily: plan::ACTION_FAMILY;
    /// Types d’action.
    ActionCode in ActionFamily: plan::ACTION_CODE;
    /// Qui agit.
    ActorKind: plan::ACTOR_KIND;
    /// Maître d’œuvre.
    Operator: plan::OPERATOR;
    /// Statut d’action.
    ActionStatus: plan::ActionStatus::CODES;
    /// Motif d’une action pas faite.
    NotDoneReason: plan::NOT_DONE_REASON;
    /// Qualité d’une action.
    Quality: plan::QUALITY;
    /// Impact d’une action sur l’objectif.
    Impact: plan::IMPACT;
    /// Type de rendez-vous.
    AppointmentType: meeting::APPOINTMENT_TYPE;
    /// Canal d’un rendez-vous.
    AppointmentChannel: meeting::APPOINTMENT_CHANNEL;
    /// Statut d’un rendez-vous.
    AppointmentStatus: meeting::AppointmentStatus::CODES;
    /// Jour de la semaine, du lundi au dimanche.
    Weekday: meeting::WEEKDAY;
    /// Action après absence.
    AbsenceAction: meeting::ABSENCE_ACTION;
    /// Canal d’un contact.
    ContactChannel: meeting::CONTACT_CHANNEL;
    /// Sens d’un contact.
    ContactDirection: meeting::Direction::CODES;
    /// Résultat d’un contact.
    ContactResult: meeting::ContactResult::CODES;
    /// Déclencheur de revue.
    ReviewTrigger: meeting::ReviewTrigger::CODES;
    /// Nature de contrat.
    ContractKind: orientation::ContractKind::CODES;
    /// Rang de contrat.
    ContractRank: orientation::ContractRank::CODES;
    /// Formulaire de contrat.
    ContractForm: orientation::CONTRACT_FORM;
    /// Décision sur un contrat.
    ContractDecision: orientation::Decision::CODES;
    /// Motif de sortie.
    ExitReason: orientation::ExitMotive::CODES;
    /// Précision du motif de sortie.
    ExitDetail in ExitReason: orientation::EXIT_DETAIL;
    /// Destinataire d’un partage.
    Recipient: orientation::RECIPIENT;
    /// Section partageable.
    SharedSection: orientation::SHARED_SECTION;
    /// Forme d’un accord.
    AgreementForm: orientation::AGREEMENT_FORM;
    /// Accord ou refus.
    AgreementAnswer: orientation::AgreementAnswer::CODES;
    /// Motif de neutralisation.
    ExemptionReason: orientation::EXEMPTION_REASON;
    /// Type de diagnostic.
    DiagnosticKind: orientation::DIAGNOSTIC_KIND;
    /// Qui a demandé un report.
    RequestedBy: orientation::REQUESTED_BY;
    /// Organisme vers lequel la personne est orientée.
    OrientedTo: rights::Body::CODES;
    /// Examen du parcours.
    Examination: rights::ExaminationKind::CODES;
    /// Mesure sur l’allocation.
    SuspensionPhase: rights::SUSPENSION_PHASE;
    /// État du droit au RSA.
    RightsState: rights::RightsState::CODES;
    /// De qui l’état du droit est connu.
    RightsSource: rights::SOURCE;
    /// Reprise d’activité ou de formation.
    Resumption: rights::RESUMPTION;
    /// Qui demande une réorientation.
    ChangeAsker: orientation::CHANGE_ASKER;
    /// Raison d’un contrat de moins de 15 heures.
    HoursGround: contract::HOURS_GROUND;
    /// De quel côté est un engagement.
    CommitmentSide: contract::Side::CODES;
    /// Pourquoi une version du contrat est figée.
    VersionOccasion: contract::VERSION_OCCASION;
    /// Ce que la personne a lu et validé.
    ValidatedPart: contract::ValidatedPart::CODES;
    /// Comment la personne l’a lu.
    ValidationMeans: contract::VALIDATION_MEANS;
    /// Ce que la personne en dit.
    ValidationAnswer: contract::VALIDATION_ANSWER;
    /// Thématique de l’accompagnement social.
    SupportTheme: aid::SUPPORT_THEME;
    /// Aide demandée.
    AidKind in SupportTheme: aid::AID_KIND;
    /// Où en est une demande d’aide.
    AidStatus: aid::AidStatus::CODES;
    /// Ce qui est décidé de la conservation d’un dossier, ou demandé par la personne.
    RetentionKind: retention::RetentionKind::CODES;
    /// Pourquoi un dossier est purgé.
    PurgeReason: retention::PurgeReason::CODES;
    /// Ce que la personne demande sur ses données.
    PersonRequestKind: retention::PersonRequestKind::CODES;
    /// Ce qui lui est répondu.
    PersonRequestAnswer: retention::PersonRequestAnswer::CODES;
    /// Comment ce qui est connu de personnes a été lu.
    Consultation: consultation::Consultation::CODES;
    /// Champ de l’accompagnement social.
    SocialField: summary::SOCIAL_FIELD;
    /// Thème du diagnostic de territoire.
    TerritoryTheme: summary::TERRITORY_THEME;
    /// Poste dans l’équipe de la mission.
    TeamPost: summary::TEAM_POST;
    /// Qualification.
    Qualification: summary::QUALIFICATION;
    /// Comment la personne vit son contrat.
    ContractFeeling: summary::CONTRACT_FEELING;
    /// Partie du bilan de convention.
    SummarySection: summary::SUMMARY_SECTION;
    /// Ce que la structure écrit dans une partie du bilan.
    SummaryPart in SummarySection: summary::SUMMARY_PART;
}

impl Vocabulary {
    /// Entry of that code.
    pub fn find(self, code: &str) -> Option<&'static Code> {
        self.codes().iter().find(|entry| entry.code == code)
    }

    /// Label of that code; the code itself when the list does not know it.
    pub fn label(self, code: &str) -> &str {
        self.find(code).map_or(code, |entry| entry.label)
    }

    /// Entry whose label reads like that text, accents, case and punctuation apart.
    pub fn from_label(self, text: &str) -> Option<&'static Code> {
        let wanted = fold(text);
        self.codes()
            .iter()
            .find(|entry| fold(entry.label) == wanted)
    }

    /// Label of a family of this list (`Code::group`); the group itself when it has none.
    pub fn group_label(self, group: &str) -> &str {
        self.families().map_or(group, |list| list.label(group))
    }
}

/// Whether a rendez-vous of that type is one of the accompaniment, so that it counts for the
/// first rendez-vous, its absence and the contract (« DITP 2019, orientation et suivi »).
pub fn counts_as_accompaniment(appointment_type: &str) -> bool {
    matches!(
        appointment_type,
        "accompagnement" | "signature" | "bilan_contrat" | "revue" | "asr" | "tripartite"
    )
}

#[cfg(test)]
mod tests;

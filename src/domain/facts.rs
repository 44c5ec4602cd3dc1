//! The dated events of one person, as the rules need them: plain data, every
//! date optional unless the record is that event. Must not know where the facts
//! come from, nor any rule, nor what day it is.
mod people;
mod plan;
mod queries;
mod rights;
mod sharing;

use chrono::NaiveDate;

pub use people::{
    Absence, AbsenceAction, Appointment, AppointmentStatus, Contact, Direction, Exit, Origin,
    Parcours, ParcoursKind, Reorientation, Request,
};
pub use plan::{
    Action, ActionStatus, DueChange, Evaluation, Objective, ObjectiveStatus, Review, ReviewTrigger,
};
pub use rights::{
    Body, Duty, DutyPeriod, Examination, ExaminationKind, Resumption, RightsPeriod, RightsState,
    Suspension,
};
pub use sharing::{Agreement, Diagnostic, Offer, PersonRequest, Share};

pub use crate::domain::contract::{Contract, ContractKind, ContractRank, Decision};

use crate::domain::codes::coded;

coded! {
    /// The kind of record a deadline bears on (`objet` of a rule file).
    pub enum ObjectKind {
        /// The person: the id is `Facts::person`.
        Person = "personne",
        /// A parcours.
        Parcours = "parcours",
        /// A request for reorientation.
        Reorientation = "reorientation",
        /// A contract.
        Contract = "contrat",
        /// An appointment.
        Appointment = "rdv",
        /// A diagnostic.
        Diagnostic = "diagnostic",
        /// An objective.
        Objective = "objectif",
        /// An action.
        Action = "action",
        /// A measure on the allowance.
        Suspension = "suspension",
        /// What the person asks of the data kept about them.
        PersonRequest = "demande_personne",
        /// A service of the directory.
        Offer = "offre",
    }
}

/// The record a deadline bears on, so that a screen can open it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Object {
    /// Which kind of record.
    pub kind: ObjectKind,
    /// Its id in the store.
    pub id: i64,
}

impl Object {
    /// Names a record.
    pub const fn new(kind: ObjectKind, id: i64) -> Self {
        Self { kind, id }
    }
}

/// A period when deadlines can't run (RULES: « neutralisation »).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exemption {
    /// First day.
    pub from: NaiveDate,
    /// Last day, foreseen or real; `None` while nobody knows.
    pub to: Option<NaiveDate>,
    /// Why, in the words shown to the référent.
    pub reason: String,
    /// Ids or codes of the rules concerned; empty for all.
    pub rules: Vec<String>,
}

/// A documented reason why a rule does not apply (« sans objet »).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiver {
    /// Id or code of the rule.
    pub rule: String,
    /// The record it bears on; `None` for all those of the person.
    pub object: Option<Object>,
    /// Why, in the words shown to the référent.
    pub reason: String,
    /// The day it was recorded.
    pub on: Option<NaiveDate>,
}

/// Everything the rules need to know of one person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// Id of the person in the store, used for deadlines that bear on the person.
    pub person: i64,
    /// The RSA request and the opening of rights.
    pub request: Request,
    /// The parcours, in any order: one person in one structure, from
    /// orientation to exit. The engine orders them by date.
    pub parcours: Vec<Parcours>,
    /// Requests for reorientation.
    pub reorientations: Vec<Reorientation>,
    /// Appointments of every type and status.
    pub appointments: Vec<Appointment>,
    /// What was done after an absence.
    pub absence_actions: Vec<AbsenceAction>,
    /// Calls, letters, visits…
    pub contacts: Vec<Contact>,
    /// Contracts of every kind, drafts and annulled ones included.
    pub contracts: Vec<Contract>,
    /// Dated evaluations of the situation.
    pub evaluations: Vec<Evaluation>,
    /// Reviews of the parcours.
    pub reviews: Vec<Review>,
    /// Final and intermediate objectives.
    pub objectives: Vec<Objective>,
    /// Actions of the plan.
    pub actions: Vec<Action>,
    /// Diagnostics, with the recipients each is meant for.
    pub diagnostics: Vec<Diagnostic>,
    /// Sharing agreements and refusals.
    pub agreements: Vec<Agreement>,
    /// Diagnostics handed over.
    pub shares: Vec<Share>,
    /// Services of the directory; empty for a person.
    pub offers: Vec<Offer>,
    /// Periods of « droits et devoirs ».
    pub duties: Vec<DutyPeriod>,
    /// Examinations of the parcours.
    pub examinations: Vec<Examination>,
    /// Measures on the allowance.
    pub suspensions: Vec<Suspension>,
    /// Periods of the right to the RSA.
    pub rights: Vec<RightsPeriod>,
    /// What the person asks of the data kept about them.
    pub person_requests: Vec<PersonRequest>,
    /// Work or training taken up.
    pub resumptions: Vec<Resumption>,
    /// Periods when deadlines can't run.
    pub exemptions: Vec<Exemption>,
    /// Rules declared without object.
    pub waivers: Vec<Waiver>,
}

//! Situation, objectives, actions and reviews: the two volets of the carnet.
//! Knows no rule.
use chrono::NaiveDate;

pub use crate::domain::vocabulary::{ActionStatus, ObjectiveStatus, ReviewTrigger};

/// A dated evaluation of the situation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evaluation {
    /// Id in the store.
    pub id: i64,
    /// `evaluation.faite_le`.
    pub on: Option<NaiveDate>,
}

/// A joint look at goals, results and progress.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// Id in the store.
    pub id: i64,
    /// `revue.faite_le`.
    pub on: Option<NaiveDate>,
    /// What called for it.
    pub trigger: ReviewTrigger,
    /// The action it bears on, for a review at the end of one.
    pub action: Option<i64>,
}

/// A former value of an échéance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueChange {
    /// The day it was moved.
    pub on: NaiveDate,
    /// The value before that day.
    pub former: Option<NaiveDate>,
}

impl ObjectiveStatus {
    /// Nothing more is expected of it.
    pub const fn is_closed(self) -> bool {
        match self {
            Self::Ongoing => false,
            Self::Reached | Self::Partial | Self::Abandoned => true,
        }
    }
}

/// A final or intermediate objective.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Objective {
    /// Id in the store.
    pub id: i64,
    /// Wording.
    pub label: String,
    /// The day it was set, if known.
    pub created_on: Option<NaiveDate>,
    /// `objectif.echeance`.
    pub due: Option<NaiveDate>,
    /// Former values of the échéance.
    pub due_changes: Vec<DueChange>,
    /// State.
    pub status: ObjectiveStatus,
    /// `objectif.fin`: the day its state became a closed one.
    pub ended_on: Option<NaiveDate>,
}

impl ActionStatus {
    /// Done or not done: nothing more is expected.
    pub const fn is_closed(self) -> bool {
        match self {
            Self::ToDo | Self::Ongoing | Self::Waiting => false,
            Self::Done | Self::NotDone => true,
        }
    }
}

/// An action of the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action {
    /// Id in the store.
    pub id: i64,
    /// Wording.
    pub label: String,
    /// The objective it serves.
    pub objective: Option<i64>,
    /// The day it was set, if known.
    pub created_on: Option<NaiveDate>,
    /// `action.echeance`.
    pub due: Option<NaiveDate>,
    /// Former values of the échéance.
    pub due_changes: Vec<DueChange>,
    /// State.
    pub status: ActionStatus,
    /// `action.fin`: the day it was done, or known as not done.
    pub ended_on: Option<NaiveDate>,
    /// Code of the quality judged, `non_evaluee` counting as none.
    pub quality: Option<String>,
    /// Code of the impact judged, `non_evalue` counting as none.
    pub impact: Option<String>,
    /// `action.evaluee_le`: the day both were judged.
    pub evaluated_on: Option<NaiveDate>,
    /// Who carries it out, as shown; `None` when nobody is named.
    pub actor: Option<String>,
}

impl Action {
    /// Quality and impact are both judged.
    pub fn is_evaluated(&self) -> bool {
        let judged =
            |code: &Option<String>, none: &str| code.as_deref().is_some_and(|it| it != none);
        judged(&self.quality, "non_evaluee") && judged(&self.impact, "non_evalue")
    }
}

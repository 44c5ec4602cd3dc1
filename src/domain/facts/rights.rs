//! Rights and duties: periods of « droits et devoirs », examinations of the
//! parcours, measures and decisions on the allowance. Knows no rule.
use chrono::NaiveDate;

use crate::domain::codes::coded;

/// A period in which the person is, or is not, subject to « droits et devoirs ».
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DutyPeriod {
    /// Subject to them.
    pub subject: bool,
    /// First day; `None` for always.
    pub from: Option<NaiveDate>,
    /// Last day; `None` while it lasts.
    pub to: Option<NaiveDate>,
}

impl DutyPeriod {
    /// Whether `day` is in the period.
    #[must_use]
    pub fn contains(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}

coded! {
    /// Who examines the parcours.
    pub enum ExaminationKind {
        /// The équipe pluridisciplinaire.
        Team = "ep",
        /// The équipe pluridisciplinaire, hearing the person.
        Hearing = "audition",
        /// France Travail and the référent together.
        Joint = "conjoint",
    }
}

/// An examination of the parcours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Examination {
    /// Id in the store.
    pub id: i64,
    /// Who examines.
    pub kind: ExaminationKind,
    /// The day.
    pub on: Option<NaiveDate>,
}

/// A measure on the allowance, recorded and never computed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Suspension {
    /// Id in the store.
    pub id: i64,
    /// `mesure_notifiee_le`: the person is told of what is intended.
    pub measure_notified_on: Option<NaiveDate>,
    /// `observations_recues_le`.
    pub observations_on: Option<NaiveDate>,
    /// `decision_notifiee_le`.
    pub decision_notified_on: Option<NaiveDate>,
    /// `recours_le`.
    pub appealed_on: Option<NaiveDate>,
}

coded! {
    /// The kind of body a person is oriented to.
    pub enum Body {
        /// France Travail, Pôle emploi until 2024.
        FranceTravail = "france_travail",
        /// Another body of the public employment service.
        EmploymentService = "spe",
        /// Any other.
        Other = "autre",
    }
}

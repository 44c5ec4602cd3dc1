//! Rights and duties: periods of « droits et devoirs » and of the right to the RSA, examinations
//! of the parcours, measures and decisions on the allowance, short resumptions of work. Knows no
//! rule.
use chrono::NaiveDate;

pub use crate::domain::vocabulary::{Body, ExaminationKind, RightsState};

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
    pub fn contains(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
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
    /// First day of the measure.
    pub start: Option<NaiveDate>,
    /// First day after it; `None` while it lasts.
    pub end: Option<NaiveDate>,
}

impl RightsState {
    /// Of several states on one day the first one is read (CNAF: 0, 1, 5, 3, 4, 2, 6).
    pub(super) const fn reading_order(self) -> u8 {
        match self {
            Self::Asked => 0,
            Self::Refused => 1,
            Self::Closed => 2,
            Self::Suspended => 3,
            Self::PaymentSuspended => 4,
            Self::Paid => 5,
            Self::ClosedEarlier => 6,
            Self::Unknown => 7,
        }
    }

    /// « Droit ouvert »: states 2, 3 and 4.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Paid | Self::Suspended | Self::PaymentSuspended)
    }
}

/// A period of the right to the RSA.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RightsPeriod {
    /// How the right stands.
    pub state: RightsState,
    /// First day; `None` for always.
    pub from: Option<NaiveDate>,
    /// Last day; `None` while it lasts.
    pub to: Option<NaiveDate>,
}

impl RightsPeriod {
    /// Whether `day` is in the period.
    pub fn contains(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}

/// Work or training taken up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Resumption {
    /// First day.
    pub start: Option<NaiveDate>,
    /// First day after it; `None` while it lasts.
    pub end: Option<NaiveDate>,
    /// Too short to end the accompaniment.
    pub short: bool,
}

/// Whether someone is among those « soumis aux droits et devoirs » whose RSA is open and not
/// suspended, on a day (DREES, enquête OARSA).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Duty {
    /// Yes, or nothing was ever recorded that says otherwise.
    Subject,
    /// No: not subject, or the right is known and is not « ouvert et versable ».
    NotSubject,
    /// Periods are recorded, and none tells of that day.
    Unknown,
}

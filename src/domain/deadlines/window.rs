//! What depends on today: a few comparisons with dates that an index can keep.
//! Knows neither rule nor fact.
use chrono::NaiveDate;

use crate::domain::codes::coded;

coded! {
    /// State of a deadline on a day.
    pub enum State {
        /// Without object, with a reason.
        NotApplicable = "sans_objet",
        /// The start event has not happened, or it is not yet the day to show it.
        NotStarted = "non_demarre",
        /// A date or an outcome is missing.
        Unknown = "inconnu",
        /// Done within the delay.
        DoneInTime = "clos_a_temps",
        /// Done after the delay.
        DoneLate = "clos_hors_delai",
        /// No longer expected.
        Cancelled = "annule",
        /// Not done when the person left.
        NotDone = "non_fait",
        /// Does not run at present.
        Neutralised = "neutralise",
        /// Past its due date.
        Late = "retard",
        /// Due today.
        Today = "aujourdhui",
        /// Due soon.
        Soon = "bientot",
        /// Due later.
        Upcoming = "a_venir",
    }
}

impl State {
    /// Whether it calls for someone: late, today, soon or unknown.
    #[must_use]
    pub const fn calls(self) -> bool {
        self.urgency() < Self::Upcoming.urgency()
    }

    /// Rank in the list, 0 for the most urgent.
    #[must_use]
    pub const fn urgency(self) -> u8 {
        match self {
            Self::Late => 0,
            Self::Today => 1,
            Self::Soon => 2,
            Self::Unknown => 3,
            Self::Upcoming => 4,
            Self::Neutralised => 5,
            Self::NotStarted => 6,
            Self::NotDone => 7,
            Self::DoneLate => 8,
            Self::DoneInTime => 9,
            Self::Cancelled => 10,
            Self::NotApplicable => 11,
        }
    }
}

/// The dates of a deadline that may call for someone. A row of the index holds
/// exactly these.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Window {
    /// Last day on time; `None` reads « inconnu ».
    pub due: Option<NaiveDate>,
    /// First day of « bientôt »; `None` when the rule has no pre-alert.
    pub soon_from: Option<NaiveDate>,
    /// First day shown; `None` for always.
    pub visible_from: Option<NaiveDate>,
    /// Last day it calls; such a deadline never reads worse than « bientôt ».
    pub visible_until: Option<NaiveDate>,
    /// First day it does not run.
    pub neutralised_from: Option<NaiveDate>,
    /// Last day it does not run; `None` with a first day: nobody knows.
    pub neutralised_to: Option<NaiveDate>,
}

impl Window {
    /// The state on `today`; the first condition that holds wins:
    /// hidden, unknown, neutralised, late, today, soon, to come.
    #[must_use]
    pub fn state(&self, today: NaiveDate) -> State {
        let hidden = self.visible_from.is_some_and(|from| today < from)
            || self.visible_until.is_some_and(|until| until < today);
        if hidden {
            return State::NotStarted;
        }
        let Some(due) = self.due else {
            return State::Unknown;
        };
        let soon = self.soon_from.is_some_and(|from| from <= today);
        if self.is_neutralised(today) {
            State::Neutralised
        } else if self.visible_until.is_some() {
            if soon { State::Soon } else { State::Upcoming }
        } else if due < today {
            State::Late
        } else if due == today {
            State::Today
        } else if soon {
            State::Soon
        } else {
            State::Upcoming
        }
    }

    fn is_neutralised(&self, today: NaiveDate) -> bool {
        self.neutralised_from.is_some_and(|from| from <= today)
            && self.neutralised_to.is_none_or(|to| today <= to)
    }
}

//! The part of a deadline that depends on today: a comparison with a few dates, which the store
//! keeps in an index. Knows no rule and no facts.
use chrono::NaiveDate;

use crate::domain::codes::coded;

coded! {
    /// State of a deadline on a day.
    pub enum State {
        /// It does not apply, for a reason.
        NotApplicable = "sans_objet",
        /// The start event has not happened, or the deadline is not to be shown yet.
        NotStarted = "non_demarre",
        /// A date or an outcome is missing.
        Unknown = "inconnu",
        /// Done within the delay.
        DoneInTime = "clos_a_temps",
        /// Done after the delay.
        DoneLate = "clos_hors_delai",
        /// No longer expected.
        Cancelled = "annule",
        /// Still not done when the person left.
        NotDone = "non_fait",
        /// An exemption covers today.
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
    /// Whether someone must act: it is late, due today, due soon, or a date is unknown.
    pub const fn calls(self) -> bool {
        self.urgency() < Self::Upcoming.urgency()
    }

    /// Rank in a list; 0 is the most urgent. What is unknown may hide what is late: it comes before what is only soon.
    pub const fn urgency(self) -> u8 {
        match self {
            Self::Late => 0,
            Self::Today => 1,
            Self::Unknown => 2,
            Self::Soon => 3,
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

/// The dates of a deadline on which someone may have to act. A row of the index has exactly these
/// columns.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Window {
    /// Last day on time; `None` gives the state « inconnu ».
    pub due: Option<NaiveDate>,
    /// First day of « bientôt »; `None` when the rule has no early warning.
    pub soon_from: Option<NaiveDate>,
    /// First day on which it is shown; `None` when it is always shown.
    pub visible_from: Option<NaiveDate>,
    /// Last day on which someone must act. A deadline with such a day is « bientôt » at worst.
    pub visible_until: Option<NaiveDate>,
    /// First day of the exemption.
    pub neutralised_from: Option<NaiveDate>,
    /// Last day of the exemption; `None` when there is a first day and the end is unknown.
    pub neutralised_to: Option<NaiveDate>,
}

impl Window {
    /// The state on the day `today`. These conditions are tried in order: hidden, unknown,
    /// neutralised, late, today, soon, to come.
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

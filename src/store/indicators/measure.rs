//! What can be counted over many people, as data. Knows no SQL.

/// Which end of the first appointment is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaseEnd {
    /// The rule's own end event.
    Main,
    /// The day the first appointment was written down.
    Written,
    /// The first appointment that was kept.
    Kept,
}

/// How a right to the RSA reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RightsHeld {
    /// Open and paid.
    Paid,
    /// Open, suspended or not.
    Open,
}

/// Kind of appointment that a new follow-up waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Awaited {
    /// Of orientation, counted from the notice of rights to the département.
    Orientation,
    /// Of accompaniment, counted from the first day of the follow-up.
    Accompaniment,
}

/// Something that can be counted over many people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Cases of a rule that start in the period: met or not.
    Rule {
        /// Slug of the rule.
        rule: &'static str,
        /// What ends a case.
        end: CaseEnd,
    },
    /// Cases of a recurring rule that fall due in the period, for people followed that day.
    Recurring {
        /// Slug of the rule.
        rule: &'static str,
    },
    /// Days from the notice of rights to the first orientation.
    OrientationDelay,
    /// First appointments past: kept or missed.
    FirstAttendance,
    /// All appointments past: missed without excuse or not.
    Absences,
    /// First orientations: contract signed within so many months.
    ContractWithin {
        /// Whole months from the orientation.
        months: u32,
    },
    /// First orientations: contract signed by then.
    Contracted,
    /// First contracts signed in the period, by delay.
    ContractDelays {
        /// Bounds of the classes for a social parcours, in months.
        social: [u32; 2],
        /// The same for others, and for a PPAE.
        other: [u32; 2],
    },
    /// Services of the directory that are complete and checked lately.
    Offers,
    /// People followed in the period: those who left for a job.
    JobExits,
    /// Exits of the period, by motive: those towards a job.
    Exits,
    /// People followed at the end: RSA at each of the twelve month-ends before.
    ContinuousRights {
        /// What counts as the RSA.
        held: RightsHeld,
    },
    /// New follow-ups: person seen in fewer than so many days.
    Seen {
        /// In which meeting.
        meeting: Awaited,
        /// Days; the last one is too late.
        days: u32,
    },
    /// Référents in post at the end: trained in MAPPI.
    Trained,
    /// Contracts signed in the period: on the new form.
    NewForm,
    /// Days from the entry into RSA to the first orientation.
    EntryToOrientation,
    /// Days from the first orientation to the first contract, France Travail apart.
    OrientationToContract,
    /// People oriented to a structure at the end: contract in force, by its length.
    ContractInForce {
        /// Bounds of the lengths, in months.
        months: [u32; 2],
    },
}

/// What one observation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CountUnit {
    /// A case: someone oriented twice counts twice.
    Case,
    /// A person, once.
    Person,
    /// An agent.
    Agent,
}

impl Measure {
    /// What one observation is.
    pub const fn counted(self) -> CountUnit {
        match self {
            Self::JobExits | Self::ContinuousRights { .. } | Self::ContractInForce { .. } => {
                CountUnit::Person
            }
            Self::Trained => CountUnit::Agent,
            Self::Rule { .. }
            | Self::Recurring { .. }
            | Self::OrientationDelay
            | Self::FirstAttendance
            | Self::Absences
            | Self::ContractWithin { .. }
            | Self::Contracted
            | Self::ContractDelays { .. }
            | Self::Offers
            | Self::Exits
            | Self::Seen { .. }
            | Self::NewForm
            | Self::EntryToOrientation
            | Self::OrientationToContract => CountUnit::Case,
        }
    }

    /// Whether it tells a number of days, and no rate.
    pub const fn is_in_days(self) -> bool {
        matches!(
            self,
            Self::OrientationDelay | Self::EntryToOrientation | Self::OrientationToContract
        )
    }

    /// Whether its observations have a day of their own within the period; otherwise they tell
    /// how things stand over the whole of it, or at its end.
    pub const fn is_dated(self) -> bool {
        match self {
            Self::JobExits
            | Self::ContinuousRights { .. }
            | Self::ContractInForce { .. }
            | Self::Trained
            | Self::Offers => false,
            Self::Rule { .. }
            | Self::Recurring { .. }
            | Self::OrientationDelay
            | Self::FirstAttendance
            | Self::Absences
            | Self::ContractWithin { .. }
            | Self::Contracted
            | Self::ContractDelays { .. }
            | Self::Exits
            | Self::Seen { .. }
            | Self::NewForm
            | Self::EntryToOrientation
            | Self::OrientationToContract => true,
        }
    }
}

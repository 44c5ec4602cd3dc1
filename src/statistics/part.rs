//! The figures of an indicator: their names, how many cases each counts, who they are. Knows no screen.
use crate::domain::record::Id;
use crate::statistics::{Behind, Line, Shape};
use crate::store::Class;

/// A figure of an indicator that opens a list of persons.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Part {
    /// Those who meet it.
    #[default]
    Numerator,
    /// Mature cases that do not meet it.
    Missing,
    /// Mature cases.
    Denominator,
    /// Not due yet.
    Waiting,
    /// Set apart.
    Excluded,
}

impl Part {
    /// In the order of the screen.
    pub const ALL: [Self; 5] = [
        Self::Numerator,
        Self::Missing,
        Self::Denominator,
        Self::Waiting,
        Self::Excluded,
    ];

    /// In words.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Numerator => "y répondent",
            Self::Missing => "le reste",
            Self::Denominator => "comptés",
            Self::Waiting => "en attente",
            Self::Excluded => "écartés",
        }
    }

    /// How many cases a line has there.
    pub fn count(self, line: &Line) -> i64 {
        let figure = &line.figure;
        // The numerator of an indicator in days is a sum of days: everyone counted has some.
        let met = match line.indicator.shape {
            Shape::Rate => figure.numerator,
            Shape::Days => figure.denominator,
        };
        match self {
            Self::Numerator => met,
            Self::Missing => figure.denominator - met,
            Self::Denominator => figure.denominator,
            Self::Waiting => figure.waiting,
            Self::Excluded => figure.excluded.iter().map(|(_, n)| n).sum(),
        }
    }

    /// Whether a case is one of that figure.
    pub const fn has(self, class: &Class) -> bool {
        match class {
            Class::Met => matches!(self, Self::Numerator | Self::Denominator),
            Class::NotMet => matches!(self, Self::Missing | Self::Denominator),
            Class::Waiting | Class::WaitingDone => matches!(self, Self::Waiting),
            Class::Apart(_) => matches!(self, Self::Excluded),
        }
    }

    /// The persons of that figure, each once.
    pub fn of(self, behind: &Behind) -> Vec<Id> {
        let mut ids: Vec<Id> = match self {
            Self::Numerator => behind.numerator.clone(),
            Self::Missing => behind.missing.clone(),
            Self::Denominator => behind.denominator.clone(),
            Self::Waiting => behind.waiting.clone(),
            Self::Excluded => behind
                .excluded
                .iter()
                .flat_map(|(_, ids)| ids)
                .copied()
                .collect(),
        };
        ids.sort_unstable();
        ids.dedup();
        ids
    }
}

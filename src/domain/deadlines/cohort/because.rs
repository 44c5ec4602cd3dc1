//! « Personne suivie », day by day: yes and why, or no and why not (« Hérault, bilan de
//! convention »). The days are those of [`super::followed`]; nothing is decided twice.
use chrono::NaiveDate;

/// Why a person counts as followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Because {
    /// E: a contract is being drawn up, or renewed.
    DrawingUp,
    /// I: a signed contract awaits its decision or its start.
    Waiting,
    /// V: a contract is in force.
    Valid,
    /// S: a measure on the allowance runs.
    Measure,
    /// R: a short resumption of work or training.
    Resumption,
}

/// Days in a row for one reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Since {
    /// The reason.
    pub because: Because,
    /// First day.
    pub from: NaiveDate,
    /// First day after it; `None` while it lasts.
    pub to: Option<NaiveDate>,
}

impl Since {
    fn contains(&self, day: NaiveDate) -> bool {
        self.from <= day && self.to.is_none_or(|to| day < to)
    }

    /// Goes on as long as another one for the same reason, begun later but before its end;
    /// false when the reasons differ.
    fn joined(&mut self, later: Self) -> bool {
        let same = self.because == later.because;
        if same {
            self.to = self.to.zip(later.to).map(|(a, b)| a.max(b));
        }
        same
    }
}

/// Why a person does not count as followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyNot {
    /// No structure follows the person.
    NoParcours,
    /// The follow-up starts that day.
    NotYet(NaiveDate),
    /// It ended that day, the first one not followed.
    Left(NaiveDate),
    /// Oriented, not yet received.
    NeverReceived,
    /// What made the person followed ended the day before that one, and nothing came after.
    Lapsed(NaiveDate),
}

/// The answer for a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Followed {
    /// Yes, for these reasons.
    Yes(Vec<Since>),
    /// No.
    No(WhyNot),
}

/// The days of one stay.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StayDays {
    /// First day of the follow-up.
    pub entry: Option<NaiveDate>,
    /// First day not followed.
    pub left: Option<NaiveDate>,
    /// What makes the person followed, in no order.
    pub days: Vec<Since>,
}

impl StayDays {
    fn is_open(&self, day: NaiveDate) -> bool {
        self.entry.is_some_and(|entry| entry <= day) && self.left.is_none_or(|left| day < left)
    }
}

/// Every day when the person counts as followed, and why.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FollowedDays {
    /// Stays, from the oldest.
    pub stays: Vec<StayDays>,
}

impl FollowedDays {
    /// Whether the person counts as followed that day, and why.
    pub fn on(&self, day: NaiveDate) -> Followed {
        let open = || self.stays.iter().filter(|stay| stay.is_open(day));
        let mut reasons: Vec<Since> = open()
            .flat_map(|stay| stay.days.iter().copied())
            .filter(|since| since.contains(day))
            .collect();
        if !reasons.is_empty() {
            reasons.sort_by_key(|since| (since.because, since.from));
            reasons.dedup_by(|later, first| first.joined(*later));
            return Followed::Yes(reasons);
        }
        Followed::No(open().next_back().map_or_else(
            || self.outside(day),
            |stay| {
                let ends = stay.days.iter().filter_map(|since| since.to);
                ends.filter(|to| *to <= day)
                    .max()
                    .map_or(WhyNot::NeverReceived, WhyNot::Lapsed)
            },
        ))
    }

    fn outside(&self, day: NaiveDate) -> WhyNot {
        let left = self.stays.iter().filter_map(|stay| stay.left);
        let last = left.filter(|left| *left <= day).max();
        let entries = self.stays.iter().filter_map(|stay| stay.entry);
        let next = entries.filter(|entry| day < *entry).min();
        match (next, last) {
            (Some(entry), _) => WhyNot::NotYet(entry),
            (None, Some(left)) => WhyNot::Left(left),
            (None, None) => WhyNot::NoParcours,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(day: u32, month: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, month, day).unwrap()
    }

    fn since(because: Because, from: NaiveDate, to: Option<NaiveDate>) -> Since {
        Since { because, from, to }
    }

    #[test]
    fn each_day_has_its_reason_or_its_why_not() {
        let drawing = since(Because::DrawingUp, d(10, 2), Some(d(1, 3)));
        let valid = since(Because::Valid, d(1, 3), Some(d(1, 6)));
        let short = since(Because::Resumption, d(1, 5), None);
        let days = FollowedDays {
            stays: vec![StayDays {
                entry: Some(d(1, 2)),
                left: Some(d(1, 9)),
                days: vec![valid, short, drawing],
            }],
        };
        let table = [
            (d(31, 1), Followed::No(WhyNot::NotYet(d(1, 2)))),
            (d(1, 2), Followed::No(WhyNot::NeverReceived)),
            (d(10, 2), Followed::Yes(vec![drawing])),
            (d(1, 3), Followed::Yes(vec![valid])),
            (d(31, 5), Followed::Yes(vec![valid, short])),
            (d(1, 6), Followed::Yes(vec![short])),
            (d(31, 8), Followed::Yes(vec![short])),
            (d(1, 9), Followed::No(WhyNot::Left(d(1, 9)))),
        ];
        for (day, expected) in table {
            assert_eq!(days.on(day), expected, "{day}");
        }
        assert_eq!(
            FollowedDays::default().on(d(1, 1)),
            Followed::No(WhyNot::NoParcours)
        );
    }

    #[test]
    fn days_of_one_reason_that_overlap_are_told_from_the_first_to_the_last() {
        let received = since(Because::DrawingUp, d(30, 1), Some(d(1, 3)));
        let drafted = since(Because::DrawingUp, d(4, 2), None);
        let days = FollowedDays {
            stays: vec![StayDays {
                entry: Some(d(5, 1)),
                left: None,
                days: vec![drafted, received],
            }],
        };
        let whole = since(Because::DrawingUp, d(30, 1), None);
        assert_eq!(days.on(d(10, 2)), Followed::Yes(vec![whole]));
        assert_eq!(days.on(d(1, 2)), Followed::Yes(vec![received]));
    }

    #[test]
    fn a_contract_that_ran_out_says_when() {
        let days = FollowedDays {
            stays: vec![StayDays {
                entry: Some(d(1, 1)),
                left: None,
                days: vec![since(Because::Valid, d(1, 1), Some(d(1, 6)))],
            }],
        };
        assert_eq!(days.on(d(2, 6)), Followed::No(WhyNot::Lapsed(d(1, 6))));
    }
}

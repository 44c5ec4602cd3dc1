//! The counter of hours: the hours planned and done in a week, from the actions of the plan. Knows
//! no record and no clock.
//!
//! Source: article L5411-6 of the code du travail (fifteen hours a week at least, fewer when the
//! person’s situation asks for it).
use chrono::{Datelike, Days, NaiveDate};

use crate::domain::facts::ActionStatus;

/// Hours a week under the contrat d’engagement.
pub const USUAL: i64 = 15;
/// The most weeks counted together.
pub const WEEKS: u64 = 8;

/// The hours that an action of the plan takes in a week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ActionHours {
    /// First day; `None` when it is unknown: the action has then always run.
    pub from: Option<NaiveDate>,
    /// Last day: the day it ended, otherwise its due date; `None` when both are unknown.
    pub to: Option<NaiveDate>,
    /// Its status.
    pub status: ActionStatus,
    /// Hours a week planned.
    pub planned: i64,
    /// Hours a week done.
    pub done: i64,
}

/// Hours of one week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WeekHours {
    /// Monday of the week.
    pub monday: NaiveDate,
    /// Hours planned.
    pub planned: i64,
    /// Hours done.
    pub done: i64,
}

/// The Monday of the week of a day.
pub fn monday_of(day: NaiveDate) -> NaiveDate {
    let since = u64::from(day.weekday().num_days_from_monday());
    day.checked_sub_days(Days::new(since)).unwrap_or(day)
}

/// Hours of the week that begins on `monday`: those of every action that runs on one of its days. An
/// action that was not done does not count. Hours are done only in an action that has begun; an
/// action in progress goes on after its due date until its end is noted.
pub fn week(actions: &[ActionHours], monday: NaiveDate) -> WeekHours {
    let sunday = monday.checked_add_days(Days::new(6)).unwrap_or(monday);
    let runs = |it: &&ActionHours| {
        it.status != ActionStatus::NotDone
            && it.from.is_none_or(|from| from <= sunday)
            && (it.status == ActionStatus::Ongoing || it.to.is_none_or(|to| monday <= to))
    };
    let running = || actions.iter().filter(runs);
    WeekHours {
        monday,
        planned: running().map(|it| it.planned).sum(),
        done: running()
            .filter(|it| it.status != ActionStatus::ToDo)
            .map(|it| it.done)
            .sum(),
    }
}

/// The week of `today` and those before it, the latest first.
pub fn last_weeks(actions: &[ActionHours], today: NaiveDate) -> Vec<WeekHours> {
    let this = monday_of(today);
    (0..WEEKS)
        .filter_map(|back| this.checked_sub_days(Days::new(back * 7)))
        .map(|monday| week(actions, monday))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> NaiveDate {
        NaiveDate::parse_from_str(text, "%d/%m/%Y").unwrap()
    }

    fn action(from: &str, to: &str, status: ActionStatus, hours: (i64, i64)) -> ActionHours {
        let day = |text: &str| (!text.is_empty()).then(|| d(text));
        ActionHours {
            from: day(from),
            to: day(to),
            status,
            planned: hours.0,
            done: hours.1,
        }
    }

    #[test]
    fn a_week_goes_from_monday_to_sunday() {
        let table = [
            ("16/11/2026", "16/11/2026"),
            ("21/11/2026", "16/11/2026"),
            ("22/11/2026", "16/11/2026"),
            ("23/11/2026", "23/11/2026"),
        ];
        for (day, monday) in table {
            assert_eq!(monday_of(d(day)), d(monday), "{day}");
        }
    }

    #[test]
    fn an_action_counts_in_each_week_that_it_touches() {
        use ActionStatus::{Done, NotDone, Ongoing, ToDo};
        // Week of 16/11/2026 to 22/11/2026.
        let table = [
            ("22/11/2026", "", Ongoing, (6, 4), (6, 4)),
            ("23/11/2026", "", Ongoing, (6, 4), (0, 0)),
            ("01/10/2026", "16/11/2026", Done, (6, 4), (6, 4)),
            ("01/10/2026", "15/11/2026", Done, (6, 4), (0, 0)),
            ("01/10/2026", "15/11/2026", Ongoing, (6, 4), (6, 4)),
            ("01/10/2026", "15/11/2026", ToDo, (6, 4), (0, 0)),
            ("01/10/2026", "30/11/2026", ToDo, (6, 4), (6, 0)),
            ("01/10/2026", "30/11/2026", NotDone, (6, 4), (0, 0)),
            ("", "30/11/2026", Ongoing, (6, 4), (6, 4)),
            ("", "", Ongoing, (6, 0), (6, 0)),
        ];
        for (from, to, status, hours, expected) in table {
            let found = week(&[action(from, to, status, hours)], d("16/11/2026"));
            assert_eq!(
                (found.planned, found.done),
                expected,
                "{from} {to} {status:?}"
            );
        }
    }

    #[test]
    fn hours_add_up_and_the_last_weeks_go_back_from_this_one() {
        use ActionStatus::Ongoing;
        let all = [
            action("02/11/2026", "", Ongoing, (8, 6)),
            action("16/11/2026", "", Ongoing, (4, 2)),
        ];
        let weeks = last_weeks(&all, d("21/11/2026"));
        assert_eq!(weeks.len(), 8);
        let hours: Vec<_> = weeks.iter().map(|it| (it.planned, it.done)).collect();
        assert_eq!(hours[..4], [(12, 8), (8, 6), (8, 6), (0, 0)]);
        assert_eq!(weeks[7].monday, d("28/09/2026"));
    }
}

//! What calls the most for a person, day after day: the list is ordered by it. Knows no rule and no store.
use chrono::NaiveDate;

use super::{State, Window};

/// How much something calls, in the order of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    /// Past its due date, or due that day.
    Due,
    /// A date is unknown: it may hide what is late.
    Unknown,
    /// Due soon.
    Soon,
    /// Due later.
    Upcoming,
    /// Held up by an exemption.
    Neutralised,
    /// Nothing is expected.
    Nothing,
}

impl Urgency {
    /// All of them, in order.
    pub const ALL: [Self; 6] = [
        Self::Due,
        Self::Unknown,
        Self::Soon,
        Self::Upcoming,
        Self::Neutralised,
        Self::Nothing,
    ];

    /// Whether someone must act.
    pub const fn calls(self) -> bool {
        matches!(self, Self::Due | Self::Unknown | Self::Soon)
    }

    const fn of(state: State) -> Self {
        match state {
            State::Late | State::Today => Self::Due,
            State::Unknown => Self::Unknown,
            State::Soon => Self::Soon,
            State::Upcoming => Self::Upcoming,
            State::Neutralised => Self::Neutralised,
            _ => Self::Nothing,
        }
    }
}

/// Days in a row when the same deadline is the worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Worst {
    /// The first of these days; `None` since ever.
    pub from: Option<NaiveDate>,
    /// The last of these days; `None` for ever.
    pub to: Option<NaiveDate>,
    /// How much it calls.
    pub urgency: Urgency,
    /// What those who are called as much are ordered by: the last day on time, or since when a date is unknown.
    pub day: Option<NaiveDate>,
}

/// What is read of a deadline: its dates, and the day that it starts from when it is known.
pub type Alert = (Window, Option<NaiveDate>);

/// What makes a deadline worse than another on a day, the least being the worst; `since` is the day that it starts from.
/// What is unknown has no last day on time: the oldest comes first.
pub fn rank(
    window: &Window,
    since: Option<NaiveDate>,
    today: NaiveDate,
) -> (u8, Option<NaiveDate>, Option<NaiveDate>) {
    let since = since.filter(|_| window.due.is_none());
    (window.state(today).urgency(), window.due, since)
}

/// The worst of some deadlines on each day, in the order of days: no day is left out.
pub fn day_by_day(deadlines: &[Alert]) -> Vec<Worst> {
    let mut starts: Vec<NaiveDate> = deadlines.iter().flat_map(|it| changes(&it.0)).collect();
    starts.sort_unstable();
    starts.dedup();
    let before = starts.first().and_then(NaiveDate::pred_opt);
    let mut days = vec![(None, before.unwrap_or_default())];
    days.extend(starts.iter().map(|start| (Some(*start), *start)));
    let ends = starts.iter().map(NaiveDate::pred_opt).chain([None]);
    let mut all: Vec<Worst> = Vec::new();
    for ((from, day), to) in days.into_iter().zip(ends) {
        let (urgency, day) = on(deadlines, day, to);
        match all.last_mut() {
            Some(last) if (last.urgency, last.day) == (urgency, day) => last.to = to,
            _ => all.push(Worst {
                from,
                to,
                urgency,
                day,
            }),
        }
    }
    all
}

/// The days from which a deadline may be in another state.
fn changes(window: &Window) -> impl Iterator<Item = NaiveDate> {
    let next = |day: Option<NaiveDate>| day.and_then(|it| it.succ_opt());
    [
        window.visible_from,
        window.soon_from,
        window.due,
        next(window.due),
        next(window.visible_until),
        window.neutralised_from,
        next(window.neutralised_to),
    ]
    .into_iter()
    .flatten()
}

/// The worst on a day, which stays so until `to`.
fn on(deadlines: &[Alert], day: NaiveDate, to: Option<NaiveDate>) -> (Urgency, Option<NaiveDate>) {
    let shown = deadlines
        .iter()
        .filter(|it| it.0.state(day) != State::NotStarted);
    let worst = shown.min_by_key(|(window, since)| rank(window, *since, day));
    let Some((window, since)) = worst else {
        return (Urgency::Nothing, None);
    };
    let urgency = Urgency::of(window.state(day));
    let day = match urgency {
        Urgency::Due => window.due,
        Urgency::Unknown => *since,
        // What is closed from a day on is never late, even past its due date.
        Urgency::Soon | Urgency::Upcoming => window.due.max(window.due.and(to)),
        Urgency::Neutralised | Urgency::Nothing => None,
    };
    (urgency, day)
}

//! The state of a deadline in words: its sign, how long is left or has passed, what it is counted
//! from. The same on the screens and in the commands. Knows no screen.
use crate::domain::date::{Date, full};
use crate::domain::deadlines::{IndexRow, State};
use crate::domain::rules::{EventKey, Rule};
use crate::domain::text::{enclosed, joined, number};

/// Sign of a state, at most two columns wide.
pub const fn sign(state: State) -> &'static str {
    match state {
        State::Late => "!!",
        State::Today | State::Soon => "!",
        State::Unknown => "?",
        State::Upcoming => "•",
        State::DoneInTime | State::DoneLate => "✓",
        State::NotApplicable
        | State::Cancelled
        | State::NotDone
        | State::Neutralised
        | State::NotStarted => "–",
    }
}

/// The same in signs that any keyboard has, for the text of a command.
pub fn plain_sign(state: State) -> &'static str {
    match sign(state) {
        "•" => "*",
        "✓" => "[x]",
        "–" => "-",
        sign => sign,
    }
}

/// « 19 j de retard », « dans 3 j », « aujourd’hui »; `days` until it is due.
pub fn when(state: State, days: Option<i64>) -> String {
    match (state, days) {
        (State::Late, Some(days)) => format!("{} j de retard", number(-days)),
        (State::Today, _) | (State::Soon | State::Upcoming, Some(0)) => "aujourd’hui".to_owned(),
        (State::Soon | State::Upcoming, Some(days)) if days < 0 => "à avancer".to_owned(),
        (State::Soon | State::Upcoming, Some(days)) => format!("dans {} j", number(days)),
        (State::Unknown, _) => "date inconnue".to_owned(),
        (State::Neutralised, _) => "neutralisé".to_owned(),
        (State::DoneInTime, _) => "fait à temps".to_owned(),
        (State::DoneLate, _) => "fait en retard".to_owned(),
        (State::Cancelled, _) => "annulé".to_owned(),
        (State::NotDone, _) => "non fait".to_owned(),
        (State::NotApplicable, _) => "sans objet".to_owned(),
        (State::NotStarted, _) => "pas encore commencé".to_owned(),
        (State::Late | State::Soon | State::Upcoming, None) => String::new(),
    }
}

/// « 19 j », « dans 3 j »: as short as a column wants it.
pub fn when_short(state: State, days: Option<i64>) -> String {
    match (state, days) {
        (State::Late, Some(days)) => format!("{} j", number(-days)),
        (State::Unknown, _) => "?".to_owned(),
        (state, days) => when(state, days),
    }
}

/// The same of a row, which may have no day before which to act, yet a day when it happened: « il y a 5 j ».
pub fn row_when(row: &IndexRow, today: Date) -> String {
    let state = row.state(today);
    since(state, row.start.1, today).unwrap_or_else(|| when(state, row.days(today)))
}

/// « hier »: when it happened, where no day before which to act is known, yet the day it began is.
pub fn since(state: State, start: Option<Date>, today: Date) -> Option<String> {
    Some(match ago(state, start, today)? {
        0 => "aujourd’hui".to_owned(),
        1 => "hier".to_owned(),
        days => format!("il y a {} j", number(days)),
    })
}

/// The same, as short as a column wants it.
pub fn row_when_short(row: &IndexRow, today: Date) -> String {
    let ago = ago(row.state(today), row.start.1, today).filter(|days| *days > 0);
    ago.map_or_else(
        || when_short(row.state(today), row.days(today)),
        |days| format!("{} j", number(days)),
    )
}

/// Days since what has no day before which to act.
fn ago(state: State, start: Option<Date>, today: Date) -> Option<i64> {
    let days = (today - start.filter(|_| state == State::Unknown)?).num_days();
    (days >= 0).then_some(days)
}

/// « premier rendez-vous honoré le 26/10/2026, délai 7 jours »: what a deadline is counted from.
pub fn counted_from(row: &IndexRow, rule: Option<&Rule>, day: fn(Date) -> String) -> String {
    let event = row.start.0.as_deref().and_then(EventKey::from_code);
    let start = match (event.map(EventKey::label), row.start.1) {
        (Some(event), Some(date)) => format!("{event} le {}", day(date)),
        (Some(event), None) => format!("{event} (date non notée)"),
        (None, Some(date)) => format!("depuis le {}", full(date)),
        (None, None) => String::new(),
    };
    let delay = rule.filter(|rule| rule.delay > 0);
    let delay = delay.map_or_else(String::new, |rule| {
        let before = rule.before.map_or("", EventKey::label);
        let before = enclosed(" ou avant : ", before, "");
        format!("délai {}{before}", rule.delay_in_words())
    });
    joined([&*start, &delay], ", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn states_are_said_in_words() {
        for (state, days, words, short) in [
            (State::Late, Some(-19), "19 j de retard", "19 j"),
            (State::Soon, Some(3), "dans 3 j", "dans 3 j"),
            (State::Soon, Some(-3), "à avancer", "à avancer"),
            (State::Soon, Some(0), "aujourd’hui", "aujourd’hui"),
            (State::Today, Some(0), "aujourd’hui", "aujourd’hui"),
            (State::Unknown, None, "date inconnue", "?"),
        ] {
            assert_eq!(when(state, days), words);
            assert_eq!(when_short(state, days), short);
        }
    }

    #[test]
    fn what_happened_on_a_known_day_is_never_of_an_unknown_date() {
        let today = crate::domain::date::from_iso("2026-11-30").unwrap();
        let row = |start| IndexRow {
            person: 1,
            rule: "RDV-SANS-STATUT".to_owned(),
            window: crate::domain::deadlines::Window::default(),
            start: (None, start),
            object: (None, None),
            detail: None,
        };
        for (days, words, short) in [
            (Some(0), "aujourd’hui", "?"),
            (Some(1), "hier", "1 j"),
            (Some(5), "il y a 5 j", "5 j"),
            (None, "date inconnue", "?"),
        ] {
            let row = row(days.map(|days| today - chrono::Days::new(days)));
            assert_eq!(row_when(&row, today), words);
            assert_eq!(row_when_short(&row, today), short);
        }
    }

    #[test]
    fn a_command_writes_signs_that_any_keyboard_has() {
        let all = [State::Late, State::Soon, State::Unknown, State::Upcoming];
        assert_eq!(all.map(plain_sign), ["!!", "!", "?", "*"]);
        assert_eq!(plain_sign(State::DoneLate), "[x]");
        assert_eq!(plain_sign(State::Neutralised), "-");
    }
}

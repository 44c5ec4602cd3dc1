//! The French names of months and days.
use chrono::Weekday;

const MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

const WEEKDAYS: [(Weekday, &str); 7] = [
    (Weekday::Mon, "lundi"),
    (Weekday::Tue, "mardi"),
    (Weekday::Wed, "mercredi"),
    (Weekday::Thu, "jeudi"),
    (Weekday::Fri, "vendredi"),
    (Weekday::Sat, "samedi"),
    (Weekday::Sun, "dimanche"),
];

/// The name of a month: « mars » for 3; empty when the number is not a month.
pub fn month_name(month: u32) -> &'static str {
    let index = usize::try_from(month).ok().and_then(|m| m.checked_sub(1));
    index
        .and_then(|i| MONTHS.get(i))
        .copied()
        .unwrap_or_default()
}

/// « lundi » for Monday, in lower case.
pub fn weekday_name(day: Weekday) -> &'static str {
    WEEKDAYS
        .iter()
        .find(|(d, _)| *d == day)
        .map_or("", |(_, name)| name)
}

/// The month that a folded word names, in full or by its first letters when they are enough
/// (« mar », « fevr », « sept »).
pub(super) fn month_of(word: &str) -> Option<u32> {
    if word.len() < 3 {
        return None;
    }
    let mut found =
        (1..=12).filter(|m| crate::domain::text::fold(month_name(*m)).starts_with(word));
    match (found.next(), found.next()) {
        (Some(month), None) => Some(month),
        _ => None,
    }
}

/// The day of the week that a folded word names, in full or by its first three letters.
pub(super) fn weekday_of(word: &str) -> Option<Weekday> {
    let named = |name: &str| name == word || (word.len() == 3 && name.starts_with(word));
    WEEKDAYS
        .iter()
        .find(|(_, name)| named(name))
        .map(|(day, _)| *day)
}

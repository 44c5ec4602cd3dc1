//! The day and the time that words say: « mardi », « dans 15 jours », « 14 heures 30 ». Pure.
use chrono::{Days, Months};

use crate::domain::date::{Date, DateError, DateHint, Time, parse_date, parse_time};

/// Numbers of days, weeks or months that are said in letters.
const COUNTS: [(&str, u32); 7] = [
    ("un", 1),
    ("une", 1),
    ("deux", 2),
    ("trois", 3),
    ("six", 6),
    ("huit", 8),
    ("quinze", 15),
];
/// Words that are a day by themselves, the days of the week apart.
const DAYS: [&str; 4] = ["demain", "hier", "apres demain", "avant hier"];
const WEEK: [&str; 7] = [
    "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
];

/// Words that go on saying when.
const MORE: [&str; 8] = [
    "aujourd", "dans", "prochain", "dernier", "jours", "semaines", "heures", "midi",
];

/// Whether a folded word, the last one typed so far, may become a day or a time with more letters: « dem », « 14 ».
pub(super) fn may_begin(word: &str) -> bool {
    let mut all = DAYS.iter().chain(&WEEK).chain(&MORE);
    word.starts_with(|it: char| it.is_ascii_digit()) || all.any(|it| it.starts_with(word))
}

/// Whether a word is a number too short to be that of a file: a day of the month, an hour.
pub(super) fn is_short_number(word: &str) -> bool {
    word.len() < 3 && word.starts_with(|it: char| it.is_ascii_digit())
}

/// A word as it was typed, and folded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece<'t> {
    pub typed: &'t str,
    pub folded: String,
}

/// What was read of a day or of a time, unless it is no such thing at all.
fn meant<T>(read: Result<T, DateError>) -> Option<Result<T, DateError>> {
    match read {
        Err(DateError::Unreadable | DateError::UnreadableTime) => None,
        read => Some(read),
    }
}

/// A day that is said.
pub(super) struct Day {
    /// The day to come, or why it is none.
    pub read: Result<Date, DateError>,
    /// The same day of what is past.
    pub past: Option<Date>,
    /// By how many words.
    pub words: usize,
}

/// The day that those words begin with, if they do.
pub(super) fn day(said: &[Piece<'_>], today: Date) -> Option<Day> {
    let (first, next) = (said.first()?, said.get(1));
    if let Some((count, unit)) = next.zip(said.get(2)).filter(|_| first.folded == "dans")
        && let Some(day) = after(count, unit, today)
    {
        return Some(Day {
            read: Ok(day),
            past: None,
            words: 3,
        });
    }
    let of_week = WEEK.contains(&first.folded.as_str());
    let beside = next.map_or("", |it| it.folded.as_str());
    let past = in_one_word(first, today, DateHint::Past).and_then(Result::ok);
    if of_week && matches!(beside, "dernier" | "passe") {
        return Some(Day {
            read: past.ok_or(DateError::Unreadable),
            past,
            words: 2,
        });
    }
    if let Some(read) = next.and_then(|next| in_two_words(first, next, today)) {
        return Some(Day {
            read,
            past: None,
            words: 2,
        });
    }
    Some(Day {
        read: in_one_word(first, today, DateHint::Future)?,
        past,
        words: if of_week && beside == "prochain" {
            2
        } else {
            1
        },
    })
}

/// « 15 jours », « deux semaines », « un mois » from today.
fn after(count: &Piece<'_>, unit: &Piece<'_>, today: Date) -> Option<Date> {
    let said = COUNTS.iter().find(|(word, _)| *word == count.folded);
    let count = said.map_or_else(|| count.folded.parse().ok(), |(_, count)| Some(*count))?;
    match unit.folded.as_str() {
        "jour" | "jours" => today.checked_add_days(Days::new(count.into())),
        "semaine" | "semaines" => today.checked_add_days(Days::new(u64::from(count) * 7)),
        "mois" => today.checked_add_months(Months::new(count)),
        _ => None,
    }
}

/// « mardi », « demain », « 15/12 », « +8 ».
fn in_one_word(piece: &Piece<'_>, today: Date, hint: DateHint) -> Option<Result<Date, DateError>> {
    let folded = piece.folded.as_str();
    let is_one = DAYS.contains(&folded)
        || folded.starts_with("aujourd")
        || WEEK.contains(&folded)
        || piece.typed.contains('/')
        || piece.typed.starts_with('+');
    is_one
        .then(|| meant(parse_date(piece.typed, today, hint)))
        .flatten()
}

/// « 15 décembre », « 1er mars ».
fn in_two_words(
    first: &Piece<'_>,
    next: &Piece<'_>,
    today: Date,
) -> Option<Result<Date, DateError>> {
    let alone = time(std::slice::from_ref(first)).is_some();
    let begins = first.typed.starts_with(|it: char| it.is_ascii_digit()) && !alone;
    let month = next.typed.chars().all(char::is_alphabetic) && next.typed.chars().count() > 2;
    let both = format!("{} {}", first.typed, next.typed);
    let read = || meant(parse_date(&both, today, DateHint::Future));
    (begins && month).then(read).flatten()
}

/// « 14h », « 9:30 », « midi », « 14 heures 30 », with how many words say it.
pub(super) fn time(said: &[Piece<'_>]) -> Option<(Result<Time, DateError>, usize)> {
    let first = said.first()?;
    let number = |it: &&Piece<'_>| it.typed.chars().all(|it| it.is_ascii_digit());
    let hours = |it: &&Piece<'_>| matches!(it.folded.as_str(), "h" | "heure" | "heures");
    if number(&first) && said.get(1).is_some_and(|it| hours(&it)) {
        let minutes = said.get(2).filter(number).filter(|it| it.typed.len() == 2);
        let text = format!("{}h{}", first.typed, minutes.map_or("", |it| it.typed));
        let words = 2 + usize::from(minutes.is_some());
        return meant(parse_time(&text)).map(|read| (read, words));
    }
    let digit = first.typed.starts_with(|it: char| it.is_ascii_digit());
    let is_one = first.folded == "midi" || (digit && first.folded.contains(['h', ':']));
    let read = is_one.then(|| meant(parse_time(first.typed))).flatten();
    read.map(|read| (read, 1))
}

//! What is typed in the box, taken apart: the words, and among them a day and a time. Pure.
use crate::domain::date::{Date, DateHint, Time, full, parse_date, parse_time};
use crate::domain::text::{fold, words};

/// Words that say nothing of what is asked.
const EMPTY: [&str; 20] = [
    "a", "au", "aux", "avec", "chez", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les",
    "m", "mme", "pour", "un", "une",
];
/// Words that are a day by themselves, the days of the week apart.
const DAYS: [&str; 2] = ["demain", "hier"];
const WEEK: [&str; 7] = [
    "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
];

/// A word as it was typed, and folded.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Piece<'t> {
    typed: &'t str,
    folded: String,
}

/// What is typed, taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// All the words, folded, those that say nothing apart.
    pub whole: Vec<String>,
    /// The same without those that say when.
    pub words: Vec<String>,
    /// The day that was said, in full.
    pub day: Option<Date>,
    /// The time that was said.
    pub time: Option<Time>,
}

impl Asked {
    /// Takes what is typed apart.
    pub fn read(typed: &str, today: Date) -> Self {
        let pieces: Vec<Piece<'_>> = typed
            .split_whitespace()
            .map(|typed| Piece {
                typed,
                folded: fold(typed),
            })
            .collect();
        let mut asked = Self {
            whole: known(&pieces),
            ..Self::default()
        };
        let mut left = Vec::new();
        let mut rest = pieces.as_slice();
        while let [first, after @ ..] = rest {
            rest = after;
            if let ([next, beyond @ ..], None) = (after, asked.day)
                && let Some(day) = in_two_words(first, next, today)
            {
                asked.day = Some(day);
                rest = beyond;
            } else if let (Some(day), None) = (in_one_word(first, today), asked.day) {
                asked.day = Some(day);
            } else if let (Some(time), None) = (time(first), asked.time) {
                asked.time = Some(time);
            } else {
                left.push(first.clone());
            }
        }
        asked.words = known(&left);
        asked
    }

    /// Whether nothing is asked yet.
    pub fn is_empty(&self) -> bool {
        self.whole.is_empty()
    }

    /// What was said of when, for those fields.
    pub fn when(&self, (day, time): (&'static str, &'static str)) -> Vec<(&'static str, String)> {
        let said_day = self.day.map(|it| (day, full(it)));
        let said_time = self.time.map(|it| (time, it.long()));
        said_day.into_iter().chain(said_time).collect()
    }
}

fn known(pieces: &[Piece<'_>]) -> Vec<String> {
    let all = pieces.iter().flat_map(|piece| words(piece.typed));
    all.filter(|word| !EMPTY.contains(&word.as_str())).collect()
}

/// « mardi », « demain », « 15/12 », « +8 ».
fn in_one_word(piece: &Piece<'_>, today: Date) -> Option<Date> {
    let folded = piece.folded.as_str();
    let is_one = DAYS.contains(&folded)
        || folded.starts_with("aujourd")
        || WEEK.contains(&folded)
        || piece.typed.contains('/')
        || piece.typed.starts_with('+');
    let read = || parse_date(piece.typed, today, DateHint::Future).ok();
    is_one.then(read).flatten()
}

/// « 15 décembre », « 1er mars ».
fn in_two_words(first: &Piece<'_>, next: &Piece<'_>, today: Date) -> Option<Date> {
    let begins = first.typed.starts_with(|it: char| it.is_ascii_digit()) && time(first).is_none();
    let month = next.typed.chars().all(char::is_alphabetic) && next.typed.chars().count() > 2;
    let both = format!("{} {}", first.typed, next.typed);
    let read = || parse_date(&both, today, DateHint::Future).ok();
    (begins && month).then(read).flatten()
}

/// « 14h », « 9:30 », « midi ».
fn time(piece: &Piece<'_>) -> Option<Time> {
    let digit = piece.typed.starts_with(|it: char| it.is_ascii_digit());
    let is_one = piece.folded == "midi" || (digit && piece.folded.contains(['h', ':']));
    is_one.then(|| parse_time(piece.typed).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::from_iso;

    #[test]
    fn the_day_and_the_time_are_taken_out_of_the_words() {
        let today = from_iso("2026-11-21").unwrap();
        for (typed, words, day, time) in [
            (
                "rdv Nadia mardi 14h",
                "rdv nadia",
                Some("2026-11-24"),
                Some("14:00"),
            ),
            (
                "rdv nadia 15/12 à 9h30",
                "rdv nadia",
                Some("2026-12-15"),
                Some("09:30"),
            ),
            ("fixer le 15 décembre", "fixer", Some("2026-12-15"), None),
            ("demain midi", "", Some("2026-11-22"), Some("12:00")),
            ("appel de Karim", "appel karim", None, None),
            ("N° 1487975", "n 1487975", None, None),
            ("Mme Benhamou", "benhamou", None, None),
        ] {
            let asked = Asked::read(typed, today);
            assert_eq!(asked.words.join(" "), words, "{typed}");
            assert_eq!(asked.day, day.and_then(from_iso), "{typed}");
            assert_eq!(asked.time.map(|it| it.code()).as_deref(), time, "{typed}");
        }
    }

    #[test]
    fn nothing_typed_makes_it_panic() {
        use proptest::prelude::*;
        let today = from_iso("2026-11-21").unwrap();
        proptest!(|(typed in ".{0,30}")| {
            let _ = Asked::read(&typed, today);
        });
    }
}

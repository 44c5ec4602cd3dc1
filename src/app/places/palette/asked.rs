//! What is typed in the box, taken apart: the words, and among them a day and a time. Pure.
use crate::domain::date::{Date, DateError, DateHint, Time, full, parse_date, parse_time};
use crate::domain::text::{fold, words};

/// Words that say nothing of what is asked.
const EMPTY: [&str; 23] = [
    "a", "au", "aux", "avec", "ce", "cette", "chez", "d", "de", "des", "du", "en", "et", "l", "la",
    "le", "les", "m", "mme", "pour", "sur", "un", "une",
];
/// Words that say little: they help what has them among its own words, are missed nowhere, and name nobody.
const WEAK: [&str; 46] = [
    "ajouter",
    "ajoute",
    "avoir",
    "changer",
    "change",
    "comment",
    "corriger",
    "dois",
    "donner",
    "dossier",
    "envoyer",
    "envoie",
    "est",
    "etre",
    "faire",
    "fais",
    "faut",
    "fiche",
    "fixer",
    "j",
    "je",
    "ma",
    "mes",
    "mettre",
    "modifier",
    "mon",
    "montrer",
    "noter",
    "note",
    "nouveau",
    "nouvelle",
    "ouvrir",
    "peux",
    "prendre",
    "qu",
    "que",
    "qui",
    "quoi",
    "sa",
    "ses",
    "son",
    "supprimer",
    "veux",
    "voir",
    "vos",
    "voudrais",
];
/// Words that are a day by themselves, the days of the week apart.
const DAYS: [&str; 4] = ["demain", "hier", "apres demain", "avant hier"];
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
    /// Why the day or the time that was said is none.
    pub wrong: Option<DateError>,
}

/// Whether a word says too little to be missed, or to be a name.
pub fn is_weak(word: &str) -> bool {
    WEAK.contains(&word)
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
            let two = after.split_first().filter(|_| asked.day.is_none());
            let two = two.and_then(|(next, beyond)| {
                let said = in_two_words(first, next, today)?;
                Some((said, beyond))
            });
            let said = if let Some((said, beyond)) = two {
                rest = beyond;
                said.map(|day| asked.day = Some(day))
            } else if let Some(said) = in_one_word(first, today).filter(|_| asked.day.is_none()) {
                said.map(|day| asked.day = Some(day))
            } else if let Some(said) = time(first).filter(|_| asked.time.is_none()) {
                said.map(|time| asked.time = Some(time))
            } else {
                left.push(first.clone());
                Ok(())
            };
            asked.wrong = said.err().or(asked.wrong);
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
    let all = pieces.iter().flat_map(|piece| {
        // « n’est » denies; « N’Diaye » is a name.
        let denied = piece.folded == "n est" || piece.folded == "n a";
        words(piece.typed).into_iter().skip(usize::from(denied))
    });
    all.filter(|word| !EMPTY.contains(&word.as_str())).collect()
}

/// What was read of a day or of a time, unless it is no such thing at all.
fn meant<T>(read: Result<T, DateError>) -> Option<Result<T, DateError>> {
    match read {
        Err(DateError::Unreadable | DateError::UnreadableTime) => None,
        read => Some(read),
    }
}

/// « mardi », « demain », « 15/12 », « +8 ».
fn in_one_word(piece: &Piece<'_>, today: Date) -> Option<Result<Date, DateError>> {
    let folded = piece.folded.as_str();
    let is_one = DAYS.contains(&folded)
        || folded.starts_with("aujourd")
        || WEEK.contains(&folded)
        || piece.typed.contains('/')
        || piece.typed.starts_with('+');
    is_one
        .then(|| meant(parse_date(piece.typed, today, DateHint::Future)))
        .flatten()
}

/// « 15 décembre », « 1er mars », « lundi prochain ».
fn in_two_words(
    first: &Piece<'_>,
    next: &Piece<'_>,
    today: Date,
) -> Option<Result<Date, DateError>> {
    if WEEK.contains(&first.folded.as_str()) && next.folded == "prochain" {
        return in_one_word(first, today);
    }
    let begins = first.typed.starts_with(|it: char| it.is_ascii_digit()) && time(first).is_none();
    let month = next.typed.chars().all(char::is_alphabetic) && next.typed.chars().count() > 2;
    let both = format!("{} {}", first.typed, next.typed);
    let read = || meant(parse_date(&both, today, DateHint::Future));
    (begins && month).then(read).flatten()
}

/// « 14h », « 9:30 », « midi ».
fn time(piece: &Piece<'_>) -> Option<Result<Time, DateError>> {
    let digit = piece.typed.starts_with(|it: char| it.is_ascii_digit());
    let is_one = piece.folded == "midi" || (digit && piece.folded.contains(['h', ':']));
    is_one.then(|| meant(parse_time(piece.typed))).flatten()
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
            (
                "cohen après-demain 9h15",
                "cohen",
                Some("2026-11-23"),
                Some("09:15"),
            ),
            (
                "le floc’h lundi prochain",
                "floc h",
                Some("2026-11-23"),
                None,
            ),
            ("n’est pas venu", "est pas venu", None, None),
            ("N’Diaye", "n diaye", None, None),
        ] {
            let asked = Asked::read(typed, today);
            assert_eq!(asked.words.join(" "), words, "{typed}");
            assert_eq!(asked.day, day.and_then(from_iso), "{typed}");
            assert_eq!(asked.time.map(|it| it.code()).as_deref(), time, "{typed}");
        }
    }

    #[test]
    fn a_day_or_a_time_that_does_not_exist_is_no_name() {
        let today = from_iso("2026-11-21").unwrap();
        for typed in [
            "rdv yilmaz 31/02",
            "rdv yilmaz 31 février",
            "rdv yilmaz 25h",
        ] {
            let asked = Asked::read(typed, today);
            assert_eq!(asked.words.join(" "), "rdv yilmaz", "{typed}");
            let why = asked.wrong.unwrap().to_string();
            assert!(why.contains("n’existe pas"), "{typed}: {why}");
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

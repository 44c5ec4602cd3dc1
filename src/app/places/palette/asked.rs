//! What is typed in the box, taken apart: the words, and among them a day and a time. Pure.
use super::when::{Piece, day, may_begin, time};
use crate::domain::date::{Date, DateError, Time, full};
use crate::domain::text::{fold, words};

/// Words that say nothing of what is asked.
const EMPTY: [&str; 24] = [
    "a", "au", "aux", "avec", "ce", "cette", "chez", "d", "dans", "de", "des", "du", "en", "et",
    "l", "la", "le", "les", "m", "mme", "pour", "sur", "un", "une",
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
/// Words that say where an appointment is, each with the code of the channel.
const CHANNELS: [(&str, &str); 8] = [
    ("visio", "visio"),
    ("visioconference", "visio"),
    ("video", "visio"),
    ("telephone", "telephone"),
    ("tel", "telephone"),
    ("domicile", "domicile"),
    ("bureau", "bureau"),
    ("permanence", "permanence"),
];

/// What is typed, taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// What is typed, word after word.
    typed: Vec<String>,
    /// All the words, folded, those that say nothing apart.
    pub whole: Vec<String>,
    /// The same without those that say when.
    pub words: Vec<String>,
    /// The day that was said, in full.
    pub day: Option<Date>,
    /// The same for what is past: « lundi » is then the last one.
    pub past: Option<Date>,
    /// The time that was said.
    pub time: Option<Time>,
    /// The last word, where more letters may make it a day or a time.
    pub unfinished: Option<String>,
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
            typed: pieces.iter().map(|piece| piece.typed.to_owned()).collect(),
            whole: known(&pieces),
            ..Self::default()
        };
        let mut left = Vec::new();
        let mut rest = pieces.as_slice();
        while let [first, after @ ..] = rest {
            let (said, taken) = if let Some(day) = day(rest, today).filter(|_| asked.day.is_none())
            {
                let said = day.read.map(|read| asked.day = Some(read));
                asked.past = day.past.or(asked.day);
                (said, day.words)
            } else if let Some((said, taken)) = time(rest).filter(|_| asked.time.is_none()) {
                (said.map(|time| asked.time = Some(time)), taken)
            } else {
                left.push(first.clone());
                (Ok(()), 1)
            };
            rest = after.get(taken - 1..).unwrap_or_default();
            asked.wrong = said.err().or(asked.wrong);
        }
        asked.words = known(&left);
        asked.unfinished = asked.words.last().filter(|it| may_begin(it)).cloned();
        asked
    }

    /// Those words, as they are typed.
    pub fn as_typed(&self, known: &[String]) -> String {
        let has = |typed: &&String| words(typed).iter().any(|it| known.contains(it));
        let typed: Vec<&str> = self.typed.iter().filter(has).map(String::as_str).collect();
        typed.join(" ")
    }

    /// The same without the word that says where, and what it says.
    pub fn with_channel(&self) -> Option<(Self, &'static str)> {
        let said = |word: &String| CHANNELS.iter().find(|(known, _)| known == word);
        let (word, code) = self.words.iter().find_map(said)?;
        let mut left = self.clone();
        left.words.retain(|it| it != word);
        left.unfinished = left.unfinished.filter(|it| it != word);
        Some((left, code))
    }

    /// What is typed from the second of those words on, which follows the first: « code de la route ».
    pub fn from(&self, before: &str, first: &str) -> String {
        let has = |typed: &String, word: &str| words(typed).iter().any(|it| it == word);
        let mut after = self.typed.iter().skip_while(|it| !has(it, before)).skip(1);
        let text: Vec<&str> = after
            .by_ref()
            .skip_while(|it| !has(it, first))
            .map(String::as_str)
            .collect();
        text.join(" ")
    }

    /// The words that count for something that takes a day, or for something else.
    pub fn said(&self, timed: bool) -> &[String] {
        if timed { &self.words } else { &self.whole }
    }

    /// Whether a day or a time is said, or may be once it is typed.
    pub const fn says_when(&self) -> bool {
        self.unfinished.is_some() || self.words.len() < self.whole.len()
    }

    /// Whether nothing is asked yet.
    pub fn is_empty(&self) -> bool {
        self.whole.is_empty()
    }

    /// The day of something, past or to come.
    pub const fn day_of(&self, past: bool) -> Option<Date> {
        if past { self.past } else { self.day }
    }

    /// What was said of when, for those fields of something that is past or to come.
    pub fn when(
        &self,
        (day, time): (&'static str, &'static str),
        past: bool,
    ) -> Vec<(&'static str, String)> {
        let said_day = self.day_of(past).map(|it| (day, full(it)));
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
            (
                "rdv nadia mardi à 14 heures",
                "rdv nadia",
                Some("2026-11-24"),
                Some("14:00"),
            ),
            (
                "rdv nadia dans 15 jours 9 heures 30",
                "rdv nadia",
                Some("2026-12-06"),
                Some("09:30"),
            ),
            (
                "dans une semaine rdv 14 heures",
                "rdv",
                Some("2026-11-28"),
                Some("14:00"),
            ),
            ("dans un mois", "", Some("2026-12-21"), None),
            ("dans la file", "file", None, None),
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
    fn a_day_of_the_week_is_the_last_one_for_what_is_past() {
        let today = from_iso("2026-11-21").unwrap();
        for (typed, to_come, past) in [
            ("absence simoes lundi", "2026-11-23", "2026-11-16"),
            ("absence simoes lundi dernier", "2026-11-16", "2026-11-16"),
            ("appel hier", "2026-11-20", "2026-11-20"),
            ("rdv lundi prochain", "2026-11-23", "2026-11-16"),
        ] {
            let asked = Asked::read(typed, today);
            assert_eq!(asked.day_of(false), from_iso(to_come), "{typed}");
            assert_eq!(asked.day_of(true), from_iso(past), "{typed}");
        }
    }

    #[test]
    fn a_text_is_what_is_typed_after_a_name() {
        let today = from_iso("2026-11-21").unwrap();
        let asked = Asked::read("action Nadia le code de la Route", today);
        assert_eq!(asked.from("nadia", "code"), "code de la Route");
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

//! French typography of a paper: no-break spaces, apostrophes, dates in words. Pure; doing it
//! twice changes nothing.
use chrono::Datelike as _;

use super::model::Document;
use crate::domain::date::{self, Date, month_name, weekday_name};
use crate::domain::text::visible_prose;

/// The no-break space. The narrow one is left out: many fonts draw it as a box.
const FIXED: char = '\u{a0}';

/// Words after which a name or a number stays on the same line.
const LEADING: [&str; 6] = ["n°", "N°", "M.", "Mme", "art.", "intermédiaire"];

/// A text with its no-break spaces, its curly apostrophes, and nothing stuck to « and ».
pub fn french(text: &str) -> String {
    let letters: Vec<char> = text
        .chars()
        .map(|letter| if letter == '\u{202f}' { FIXED } else { letter })
        .collect();
    let mut out = String::with_capacity(text.len() + 8);
    for (at, letter) in letters.iter().copied().enumerate() {
        let before = at.checked_sub(1).and_then(|at| letters.get(at)).copied();
        let after = letters.get(at + 1).copied();
        match letter {
            ' ' => out.push(space(&out, after, letters.get(at + 2).copied())),
            '\'' if between_letters(before, after) => out.push('’'),
            '»' if before.is_some_and(|it| !it.is_whitespace()) => out.extend([FIXED, '»']),
            '«' if after.is_some_and(|it| !it.is_whitespace()) => out.extend(['«', FIXED]),
            other => out.push(other),
        }
    }
    hold_dates(out)
}

/// A date in words stays on one line.
fn hold_dates(text: String) -> String {
    (1..=12).map(month_name).fold(text, |text, month| {
        text.replace(&format!(" {month} "), &format!("{FIXED}{month}{FIXED}"))
    })
}

/// The space to write there: a no-break one where a line must not end.
fn space(before: &str, after: Option<char>, next: Option<char>) -> char {
    let closes = matches!(after, Some(':' | ';' | '!' | '?' | '»' | '%' | '€'));
    let hour = after == Some('h') && next.is_none_or(|it| !it.is_alphanumeric());
    let digit = before.ends_with(|it: char| it.is_ascii_digit());
    let number = digit && after.is_some_and(|it| it.is_ascii_digit());
    let minutes = before.ends_with("\u{a0}h") && after.is_some_and(|it| it.is_ascii_digit());
    let word = before
        .rsplit(|it: char| it.is_whitespace() || it == '(')
        .next()
        .unwrap_or_default();
    let town = word.len() == 5
        && word.bytes().all(|it| it.is_ascii_digit())
        && after.is_some_and(char::is_uppercase);
    let leads = LEADING.contains(&word) && after.is_some_and(char::is_alphanumeric);
    if closes || before.ends_with('«') || (digit && hour) || minutes || number || town || leads {
        FIXED
    } else {
        ' '
    }
}

fn between_letters(before: Option<char>, after: Option<char>) -> bool {
    before.is_some_and(char::is_alphabetic) && after.is_some_and(char::is_alphanumeric)
}

/// « 2 novembre 2026 », « 1er novembre 2026 »; a line does not end inside it.
pub fn in_words(date: Date) -> String {
    date::in_words(date).replace(' ', "\u{a0}")
}

/// « lundi 24 novembre 2026 ».
pub fn day(date: Date) -> String {
    format!("{} {}", weekday_name(date.weekday()), in_words(date))
}

/// The same document in French typography, with nothing hidden in it.
pub fn dress(mut document: Document) -> Document {
    document.texts(|text| *text = french(&visible_prose(text)));
    document
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::date::from_iso;

    #[test]
    fn no_line_ends_where_french_forbids_it() {
        for (text, expected) in [
            ("Vrai ? Oui !", "Vrai\u{a0}? Oui\u{a0}!"),
            ("Lieu : ici", "Lieu\u{a0}: ici"),
            ("« ici »", "«\u{a0}ici\u{a0}»"),
            ("«ici»", "«\u{a0}ici\u{a0}»"),
            ("l'accueil d'hier", "l’accueil d’hier"),
            ("à 14 h 30 précises", "à 14\u{a0}h\u{a0}30 précises"),
            ("à 14 heures", "à 14 heures"),
            (
                "04 65 71 12 04, 34700 Lodève, 73 rue",
                "04\u{a0}65\u{a0}71\u{a0}12\u{a0}04, 34700\u{a0}Lodève, 73 rue",
            ),
            ("contrat n° 3", "contrat n°\u{a0}3"),
            ("M. Castan (Mme Arnal)", "M.\u{a0}Castan (Mme\u{a0}Arnal)"),
            ("12\u{202f}%", "12\u{a0}%"),
            ("https://exemple.fr/a?b:c", "https://exemple.fr/a?b:c"),
            ("", ""),
        ] {
            assert_eq!(french(text), expected, "{text}");
        }
    }

    #[test]
    fn dates_are_said_as_in_a_letter() {
        let date = from_iso("2026-11-24").unwrap();
        assert_eq!(in_words(date), "24\u{a0}novembre\u{a0}2026");
        assert_eq!(day(date), "mardi 24\u{a0}novembre\u{a0}2026");
        assert_eq!(
            french("mardi 24 novembre 2026, à 14 h"),
            "mardi 24\u{a0}novembre\u{a0}2026, à 14\u{a0}h"
        );
        let first = from_iso("2026-05-01").unwrap();
        assert_eq!(in_words(first), "1er\u{a0}mai\u{a0}2026");
    }

    proptest! {
        #[test]
        fn twice_is_as_good_as_once(text in "[a-zé0-9 «»:;!?'’h°nM.\u{a0}\u{202f}\n(]{0,40}") {
            let once = french(&text);
            prop_assert_eq!(french(&once), once);
        }

        #[test]
        fn only_spaces_and_apostrophes_change(text in "\\PC{0,40}") {
            let bare = |text: &str| -> String {
                text.chars().filter(|it| !it.is_whitespace()).map(|it| if it == '\'' { '’' } else { it }).collect()
            };
            prop_assert_eq!(bare(&french(&text)), bare(&text));
        }
    }
}

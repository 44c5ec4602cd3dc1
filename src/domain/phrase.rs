//! The secret phrase that opens an encrypted store: how it is kept while it is needed, and what makes one
//! strong enough to be chosen. Knows no store.
use std::fmt;

use unicode_normalization::{UnicodeNormalization, is_nfc};
use zeroize::Zeroizing;

use super::text::plural;

/// Bytes of a phrase, at most.
pub const LONGEST: usize = 1_024;
/// Words of a phrase made of words.
const WORDS: usize = 7;
/// Letters of a word that counts.
const LETTERS: usize = 3;
/// Kinds of characters, and how many characters are then enough.
const ENOUGH: [(usize, usize); 2] = [(4, 12), (3, 14)];

/// A secret phrase. Its memory is wiped when it is no longer needed, and nothing writes it.
pub struct Phrase(Zeroizing<String>);

impl Phrase {
    /// The phrase that was typed: the same letters give the same phrase, whichever way a keyboard
    /// composes its accents.
    pub fn typed(text: &str) -> Self {
        // Never moved to a larger place, which would leave a copy behind.
        let mut kept = Zeroizing::new(String::with_capacity(4 * text.len()));
        if is_nfc(text) {
            kept.push_str(text);
        } else {
            kept.extend(text.nfc());
        }
        Self(kept)
    }

    /// Its text.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// Whether two phrases are the same.
    pub fn is(&self, other: &Self) -> bool {
        *self.0 == *other.0
    }

    /// What it lacks to be chosen, in words; `None` when it is strong enough.
    pub fn lacks(&self) -> Option<String> {
        lacks(&self.0)
    }
}

impl fmt::Debug for Phrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Phrase(…)")
    }
}

/// What a text lacks to be a strong phrase: seven words, or enough characters of enough kinds (about 80
/// bits, as the CNIL's recommendation 2022-100 counts them).
fn lacks(text: &str) -> Option<String> {
    let words = words(text);
    let (length, kinds) = (text.chars().count(), kinds(text));
    let strong = ENOUGH
        .iter()
        .any(|(wanted, enough)| kinds >= *wanted && length >= *enough);
    if words >= WORDS || strong {
        return None;
    }
    let words = plural(WORDS - words, "mot", "mots");
    let other = match ENOUGH.iter().find(|(wanted, _)| kinds >= *wanted) {
        Some((_, enough)) => plural(enough - length, "caractère", "caractères"),
        None => format!(
            "{} de caractères ({KINDS}), et {} en tout",
            plural(3 - kinds, "autre sorte", "autres sortes"),
            plural(14, "caractère", "caractères")
        ),
    };
    Some(format!(
        "Cette phrase se devinerait trop vite. Il y manque {words} (il en faut {WORDS}, tous différents, sans lien entre eux), ou bien {other}."
    ))
}

const KINDS: &str = "minuscules, majuscules, chiffres, signes";

fn words(text: &str) -> usize {
    let mut words: Vec<&str> = text
        .split(|letter: char| !letter.is_alphabetic())
        .filter(|word| word.chars().count() >= LETTERS)
        .collect();
    words.sort_unstable();
    words.dedup();
    words.len()
}

fn kinds(text: &str) -> usize {
    let of: [fn(char) -> bool; 4] = [
        char::is_lowercase,
        char::is_uppercase,
        |letter| letter.is_ascii_digit(),
        |letter| !letter.is_alphanumeric(),
    ];
    of.iter().filter(|is| text.chars().any(**is)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_strong_by_its_words_or_by_its_characters() {
        for strong in [
            "lampe rivage tortue violon prairie ciment oseille",
            "Lampe-Rivage12",
            "lampe rivage 12",
            "Xk7!rivage+Q",
        ] {
            assert_eq!(lacks(strong), None, "{strong}");
        }
        for (weak, missing) in [
            ("", "7 mots"),
            ("lampe rivage tortue violon prairie ciment", "1 mot "),
            ("lampe lampe lampe lampe lampe lampe lampe", "6 mots"),
            ("Lampe-Rivag", "3 caractères"),
            ("Xk7!rivage+", "1 caractère"),
            ("motdepassetreslong", "2 autres sortes"),
            ("12345678901234", "2 autres sortes"),
        ] {
            let said = lacks(weak).unwrap();
            assert!(said.contains(missing), "{weak}: {said}");
        }
    }

    #[test]
    fn accents_are_the_same_however_they_were_typed_and_nothing_shows_a_phrase() {
        let (one, other) = (Phrase::typed("été"), Phrase::typed("e\u{301}te\u{301}"));
        assert!(one.is(&other));
        assert_eq!(format!("{one:?}"), "Phrase(…)");
    }
}

//! The letters of a name that a search found. A word of the search is looked for at the
//! beginning of a word of the name, as the index does; failing that across its hyphens and
//! spaces (« legall » in « Le Gall »). Numbers, dates and communes are not in that column.
use unicode_normalization::char::is_combining_mark;

use crate::domain::text::{fold, words};
use crate::ui::parts::canvas::Words;
use crate::ui::theme::Role;

/// The words looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::ui) struct Sought(Vec<Vec<char>>);

/// A letter of a name, folded.
struct Letter {
    folded: char,
    /// Place of the written letter in the name.
    at: usize,
    begins: bool,
}

impl Sought {
    /// What was typed in the search; nothing when it is a number or a date.
    pub(in crate::ui) fn of(typed: &str) -> Self {
        if !typed.chars().any(char::is_alphabetic) {
            return Self::default();
        }
        Self(
            words(typed)
                .iter()
                .map(|word| word.chars().collect())
                .collect(),
        )
    }

    /// Whether no name has letters to show.
    pub(in crate::ui) const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The name in pieces, those that were found with their own look.
    pub(in crate::ui) fn pieces(&self, name: &str, usual: Role) -> Words {
        let letters = letters(name);
        let mut found = vec![false; name.chars().count()];
        for word in &self.0 {
            let inside = mark(&letters, word, Span::OneWord, &mut found);
            if !inside {
                mark(&letters, word, Span::AnyWords, &mut found);
            }
        }
        let mut pieces = Words::new();
        let mut before = false;
        for (letter, found) in name.chars().zip(found) {
            // An accent written apart has the look of its letter.
            let found = found || (before && is_combining_mark(letter));
            match pieces.last_mut() {
                Some((piece, _)) if found == before => piece.push(letter),
                Some(_) | None => {
                    let role = if found { Role::Match } else { usual };
                    pieces.push((letter.to_string(), role));
                }
            }
            before = found;
        }
        pieces
    }
}

/// How far the letters of a word of the search may go.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Span {
    OneWord,
    AnyWords,
}

fn letters(name: &str) -> Vec<Letter> {
    let mut letters = Vec::new();
    let mut begins = true;
    for (at, written) in name.chars().enumerate() {
        let folded = fold(written.encode_utf8(&mut [0; 4]));
        begins |= folded.is_empty() && !is_combining_mark(written);
        for folded in folded.chars() {
            letters.push(Letter { folded, at, begins });
            begins = false;
        }
    }
    letters
}

/// Marks the letters of a word wherever it begins; tells whether it does somewhere.
fn mark(letters: &[Letter], word: &[char], span: Span, found: &mut [bool]) -> bool {
    let mut any = false;
    for (start, _) in letters.iter().enumerate().filter(|(_, it)| it.begins) {
        let Some(these) = letters.get(start..start + word.len()) else {
            continue;
        };
        let same = these.iter().zip(word).all(|(it, c)| it.folded == *c);
        let inside = !these.iter().skip(1).any(|it| it.begins);
        if !same || (span == Span::OneWord && !inside) {
            continue;
        }
        any = true;
        for letter in these {
            if let Some(found) = found.get_mut(letter.at) {
                *found = true;
            }
        }
    }
    any
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_found_stands_out() {
        for (typed, name, shown) in [
            ("abd", "ABDALLAH Nadia", "[ABD]ALLAH Nadia"),
            ("na abdal", "ABDALLAH Nadia", "[ABDAL]LAH [Na]dia"),
            ("allah", "ABDALLAH Nadia", "ABDALLAH Nadia"),
            ("munoz", "MUÑOZ Conceição", "[MUÑOZ] Conceição"),
            ("oe", "ŒUVRARD Gaël", "[Œ]UVRARD Gaël"),
            (
                "marie-ève",
                "D’AUBIGNY Marie-Ève",
                "D’AUBIGNY [Marie]-[Ève]",
            ),
            (
                "eve",
                "D’AUBIGNY Marie-E\u{300}ve",
                "D’AUBIGNY Marie-[E\u{300}ve]",
            ),
            ("legal", "LE GALL Annick", "[LE] [GAL]L Annick"),
            ("0639", "ABDALLAH Nadia", "ABDALLAH Nadia"),
            ("", "ABDALLAH Nadia", "ABDALLAH Nadia"),
            ("nadia castelnau", "ABDALLAH Nadia", "ABDALLAH [Nadia]"),
        ] {
            let pieces = Sought::of(typed).pieces(name, Role::Base);
            let words = pieces.iter().map(|(piece, role)| match role {
                Role::Match => format!("[{piece}]"),
                _ => piece.clone(),
            });
            assert_eq!(words.collect::<String>(), shown, "{typed}");
        }
    }
}

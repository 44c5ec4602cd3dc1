//! Words as the font can print them: each letter it lacks is replaced by a close one. Knows the
//! fonts and nothing of layout.
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::fonts::{Face, Fonts};
use crate::documents::model::Document;

/// Longest words given to a reader of the tree, beyond which a PDF refuses them.
const LONGEST_LABEL: usize = 1000;
/// Stands for a letter that nothing close replaces.
const UNKNOWN: char = '□';

/// What is printed for a letter.
enum Printed {
    /// The letter itself.
    Same,
    /// Something else that says the same: a space of another width, an invisible mark left out.
    Alike(Option<char>),
    /// Something close, that the reader must know of.
    Close(String),
}

/// Words that the fonts can print; line breaks stay.
pub(super) fn printable(words: &str, fonts: &Fonts) -> String {
    let mut printed = String::with_capacity(words.len());
    for letter in words.nfc() {
        match print(letter, fonts) {
            Printed::Same => printed.push(letter),
            Printed::Alike(other) => printed.extend(other),
            Printed::Close(other) => printed.push_str(&other),
        }
    }
    printed
}

/// Words outside the pages (metadata, tree): printable, on one line, not endless.
pub(super) fn label(words: &str, fonts: &Fonts) -> String {
    let words = printable(words, fonts).replace('\n', " ");
    words.chars().take(LONGEST_LABEL).collect()
}

/// Letters that are printed as something close, each once, in the order met.
pub(super) fn missing(document: &Document, fonts: &Fonts) -> Vec<char> {
    let mut missing = Vec::new();
    document.clone().texts(|words| {
        for letter in words.nfc() {
            if matches!(print(letter, fonts), Printed::Close(_)) && !missing.contains(&letter) {
                missing.push(letter);
            }
        }
    });
    missing
}

fn print(letter: char, fonts: &Fonts) -> Printed {
    match letter {
        '\n' => Printed::Same,
        '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Printed::Alike(Some('\n')),
        '\t'
        | '\u{1680}'
        | '\u{2000}'..='\u{2006}'
        | '\u{2008}'..='\u{200a}'
        | '\u{205f}'
        | '\u{3000}' => Printed::Alike(Some(' ')),
        '\u{2007}' | '\u{202f}' => Printed::Alike(Some('\u{a0}')),
        '\u{2010}' | '\u{2011}' => Printed::Alike(Some('-')),
        _ if invisible(letter) => Printed::Alike(None),
        '☐' => Printed::Alike(Some('□')),
        _ if private(letter) || right_to_left(letter) => Printed::Close(UNKNOWN.to_string()),
        _ if is_combining_mark(letter) && !overlaid(letter, fonts) => Printed::Close(String::new()),
        _ if fonts.has(letter) => Printed::Same,
        _ => Printed::Close(close(letter, fonts)),
    }
}

/// Marks without a drawing: controls, directions, joiners, variants, soft hyphen.
fn invisible(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e0fff}')
}

/// Private use and no characters at all: an archive refuses them.
fn private(letter: char) -> bool {
    let code = u32::from(letter);
    matches!(code, 0xe000..=0xf8ff | 0xf0000..) || code & 0xfffe == 0xfffe
}

/// Hebrew, Arabic and their kin: drawn from left to right, they would be another word.
fn right_to_left(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}')
}

/// Whether a mark is drawn over the letter before it: otherwise it would come after it.
fn overlaid(mark: char, fonts: &Fonts) -> bool {
    fonts.has(mark) && fonts.width(Face::Regular, mark, 1.0) == 0.0
}

/// What comes closest to a letter that the fonts lack.
fn close(letter: char, fonts: &Fonts) -> String {
    let drawn = match letter {
        '✓' | '✔' | '✗' | '✘' | '✕' | '✖' => "x",
        '☑' | '☒' | '⊠' => "■",
        '⚠' => "!",
        '➔' | '➜' | '➤' | '⇒' | '⟶' => "→",
        '★' | '☆' => "*",
        '−' | '⁻' => "-",
        _ => "",
    };
    if !drawn.is_empty() {
        return drawn.to_owned();
    }
    let parts: String = std::iter::once(letter)
        .nfkd()
        .filter(|&part| fonts.has(part) && !private(part) && !part.is_control())
        .filter(|&part| !is_combining_mark(part))
        .collect();
    if parts.is_empty() {
        UNKNOWN.to_string()
    } else {
        parts
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::pdf::fonts::fonts;

    #[test]
    fn letters_the_font_lacks_become_close_ones() {
        let fonts = fonts().unwrap();
        let table = [
            ("Élodie Œuvré, 12 €", "Élodie Œuvré, 12 €"),
            ("e\u{301}te\u{301}", "été"),
            (
                "oui\u{202f}? non\u{a0}: 1\u{2009}000",
                "oui\u{a0}? non\u{a0}: 1 000",
            ),
            ("☐ à faire, ☑ fait, ✓", "□ à faire, ■ fait, x"),
            ("\u{feff}a\u{200b}b\u{ad}c\u{7}\r\nd", "abc\nd"),
            ("ｗｉｄｅ ① ﬆ", "wide 1 st"),
            ("日本 \u{1f600} \u{e000} \u{ffff} שלום", "□□ □ □ □ □□□□"),
            ("ọ\u{301} q\u{20dd}", "ọ\u{301} q"),
            ("a\tb", "a b"),
        ];
        for (words, printed) in table {
            assert_eq!(printable(words, fonts), printed, "{words:?}");
        }
    }

    #[test]
    fn the_letters_of_french_are_all_there() {
        let fonts = fonts().unwrap();
        let french = "aàâäæbcçdeéèêëfghiîïjklmnoôöœpqrstuùûüvwxyÿz ’« »–—…•→□■€°²½\u{a0}";
        for letter in french.chars().chain(french.to_uppercase().chars()) {
            assert!(fonts.has(letter), "{letter:?}");
        }
    }
}

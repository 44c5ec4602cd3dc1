//! Forbidden code points: they are removed when a text comes in, and made visible when it goes
//! out.
//!
//! Without this, a stored name could move the cursor of a terminal, write its clipboard or be
//! shown backwards. Both ways are checked, because another program can edit the store.
use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// No language puts more marks than this on one letter.
const MARKS: usize = 4;

/// What a code point does to a screen.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Shown as it is.
    Plain,
    /// An accent that joins the letter before it.
    Mark,
    /// Ends a line.
    Break,
    /// A tabulation.
    Tab,
    /// It shows nothing, and removing it loses nothing.
    Hidden,
    /// It commands the terminal or changes the direction of reading.
    Harmful,
}

/// The letters, digits and signs of French, and the lines that screens are drawn with. Nearly all
/// text is made of them, and they need no look-up.
const fn is_usual(c: char) -> bool {
    matches!(c,
        ' '..='~' | '\u{a0}'..='\u{ac}' | '\u{ae}'..='\u{2ff}' | '\u{2010}'..='\u{2027}'
        | '\u{202f}'..='\u{205e}' | '\u{20a0}'..='\u{20bf}' | '\u{2190}'..='\u{2bff}')
}

fn kind(c: char) -> Kind {
    if is_usual(c) {
        Kind::Plain
    } else {
        looked_up(c)
    }
}

fn looked_up(c: char) -> Kind {
    match c {
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Kind::Break,
        '\t' => Kind::Tab,
        '\0'
        | '\u{ad}'
        | '\u{34f}'
        | '\u{61c}'
        | '\u{115f}'
        | '\u{1160}'
        | '\u{17b4}'
        | '\u{17b5}'
        | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2060}'..='\u{2065}'
        | '\u{206a}'..='\u{206f}'
        | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{ffa0}'
        | '\u{e0100}'..='\u{e01ef}' => Kind::Hidden,
        '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}' => Kind::Harmful,
        _ if c.is_control() || is_noncharacter(c) => Kind::Harmful,
        _ if is_combining_mark(c) => Kind::Mark,
        _ => Kind::Plain,
    }
}

fn is_noncharacter(c: char) -> bool {
    u32::from(c) & 0xfffe == 0xfffe || ('\u{fdd0}'..='\u{fdef}').contains(&c)
}

/// True when a code point may not reach a terminal. Line breaks and tabulations may not either:
/// they are layout, not text.
pub fn is_forbidden(c: char) -> bool {
    !matches!(kind(c), Kind::Plain | Kind::Mark)
}

/// Cleans a text for a field of one line: composes it (NFC), turns line breaks and tabulations into
/// spaces, joins and trims spaces, and removes forbidden code points or makes them visible.
pub fn clean_line(text: &str) -> String {
    let clean = clean(text, ' ');
    let mut line = String::with_capacity(clean.len());
    for word in clean.split(' ').filter(|word| !word.is_empty()) {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line.trim().to_owned()
}

/// Cleans a text of several lines: composes it (NFC), ends lines with LF, trims the lines, removes
/// empty lines at both ends, and removes forbidden code points or makes them visible.
pub fn clean_prose(text: &str) -> String {
    let unix = text.replace("\r\n", "\n");
    let clean = clean(&unix, '\n');
    let lines: Vec<&str> = clean.split('\n').map(str::trim_end).collect();
    lines.join("\n").trim_matches('\n').trim_end().to_owned()
}

fn clean(text: &str, on_break: char) -> Cow<'_, str> {
    // What is composed already, as nearly all text is, stays as it is.
    let composed = |c| c == on_break || (c < '\u{2190}' && is_usual(c));
    if text.chars().all(composed) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut marks = Marks::default();
    for c in text.chars().filter(|c| kind(*c) != Kind::Hidden).nfc() {
        match kind(c) {
            Kind::Plain => out.push(c),
            Kind::Mark if marks.fits() => out.push(c),
            Kind::Mark | Kind::Hidden => {}
            Kind::Tab => out.push(' '),
            Kind::Break => out.push(on_break),
            Kind::Harmful => show(&mut out, c),
        }
        marks.saw(c);
    }
    Cow::Owned(out)
}

/// Prepares one line for output: forbidden code points become visible marks, `␛` for controls and
/// `⟦U+202E⟧` for the others. A line break is forbidden here.
pub fn visible(text: &str) -> Cow<'_, str> {
    reveal(text, |_| false)
}

/// Prepares a text of several lines for output: like [`visible`], but line feeds are kept.
pub fn visible_prose(text: &str) -> Cow<'_, str> {
    reveal(text, |c| c == '\n')
}

fn reveal(text: &str, allowed: fn(char) -> bool) -> Cow<'_, str> {
    if text.chars().all(|c| is_usual(c) || allowed(c)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    let mut marks = Marks::default();
    let mut excess = 0;
    for c in text.chars() {
        let crowded = kind(c) == Kind::Mark && !marks.fits();
        if crowded {
            excess += 1;
        } else {
            close(&mut out, &mut excess);
            if is_forbidden(c) && !allowed(c) {
                show(&mut out, c);
            } else {
                out.push(c);
            }
        }
        marks.saw(c);
    }
    close(&mut out, &mut excess);
    if out == text {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(out)
    }
}

/// Writes how many accents were removed.
fn close(out: &mut String, excess: &mut usize) {
    if *excess > 0 {
        out.push_str(&format!("⟦+{excess}⟧"));
        *excess = 0;
    }
}

/// Writes a code point as a visible mark without effect.
fn show(out: &mut String, c: char) {
    let code = u32::from(c);
    let picture = match code {
        0..=0x1f => char::from_u32(0x2400 + code),
        0x7f => Some('\u{2421}'),
        _ => None,
    };
    match picture {
        Some(picture) => out.push(picture),
        None => out.push_str(&format!("⟦U+{code:04X}⟧")),
    }
}

/// Counts the accents on the current letter. There is no letter at the start of a line or after a
/// space.
#[derive(Default)]
struct Marks {
    base: bool,
    count: usize,
}

impl Marks {
    fn fits(&self) -> bool {
        self.base && self.count < MARKS
    }

    fn saw(&mut self, c: char) {
        match kind(c) {
            Kind::Mark => self.count += 1,
            Kind::Plain => {
                *self = Self {
                    base: !c.is_whitespace(),
                    count: 0,
                }
            }
            Kind::Break | Kind::Tab | Kind::Hidden | Kind::Harmful => *self = Self::default(),
        }
    }
}

#[cfg(test)]
mod usual {
    use super::{Kind, is_usual, looked_up};

    #[test]
    fn what_is_usual_is_plain() {
        let wrong = ('\0'..=char::MAX).find(|c| is_usual(*c) && looked_up(*c) != Kind::Plain);
        assert_eq!(wrong, None);
    }
}

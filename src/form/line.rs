//! Text of one line being typed, with its cursor. Knows no field and no screen.
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::input::FormInput;
use crate::domain::text::{clean_line, is_forbidden};

/// Most characters that a line takes.
pub const LINE_LIMIT: usize = 2_000;

/// One line of text and where the next character goes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LineEdit {
    text: String,
    /// Byte position of the cursor, on a character boundary.
    cursor: usize,
}

impl LineEdit {
    /// That text, cleaned, the cursor at its end.
    pub fn new(text: &str) -> Self {
        let text: String = text.nfc().filter(|c| !is_forbidden(*c)).collect();
        Self {
            cursor: text.len(),
            text,
        }
    }

    /// The text as it is typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What is before the cursor.
    pub fn before(&self) -> &str {
        self.text.get(..self.cursor).unwrap_or(&self.text)
    }

    fn after(&self) -> &str {
        self.text.get(self.cursor..).unwrap_or_default()
    }

    fn set(&mut self, before: String, after: &str) {
        self.cursor = before.len();
        self.text = before + after;
    }

    /// Whether so many characters can be added.
    pub fn has_room(&self, more: usize) -> bool {
        self.text.chars().count().saturating_add(more) <= LINE_LIMIT
    }

    /// Puts a character at the cursor; an accent joins the letter before it. Code points
    /// that a terminal must not get are ignored.
    pub fn insert(&mut self, c: char) {
        if is_forbidden(c) {
            return;
        }
        let before: String = self.before().chars().chain([c]).nfc().collect();
        let after = self.after().to_owned();
        self.set(before, &after);
    }

    /// Puts a text at the cursor, line breaks turned into spaces.
    pub fn paste(&mut self, text: &str) {
        let pasted = clean_line(text);
        let before: String = self.before().chars().chain(pasted.chars()).nfc().collect();
        let after = self.after().to_owned();
        self.set(before, &after);
    }

    /// Takes away the letter before the cursor, with its accents.
    pub fn backspace(&mut self) {
        let kept = self.before().len() - last_letter(self.before());
        let before = self.text.get(..kept).unwrap_or_default().to_owned();
        let after = self.after().to_owned();
        self.set(before, &after);
    }

    /// Takes away the letter after the cursor, with its accents.
    pub fn delete(&mut self) {
        let gone = first_letter(self.after());
        let after = self.after().get(gone..).unwrap_or_default().to_owned();
        let before = self.before().to_owned();
        self.set(before, &after);
    }

    /// One letter back.
    pub fn left(&mut self) {
        self.cursor -= last_letter(self.before());
    }

    /// One letter on.
    pub fn right(&mut self) {
        self.cursor += first_letter(self.after());
    }

    /// To the start of the word before.
    pub fn word_left(&mut self) {
        let trimmed = self.before().trim_end();
        let start = trimmed.rfind(char::is_whitespace);
        self.cursor = start.map_or(0, |at| at + width_at(trimmed, at));
    }

    /// To the start of the next word.
    pub fn word_right(&mut self) {
        let after = self.after();
        let gap = after.find(char::is_whitespace).unwrap_or(after.len());
        let rest = after.get(gap..).unwrap_or_default();
        self.cursor += gap + (rest.len() - rest.trim_start().len());
    }

    /// Takes away what is before the cursor.
    pub fn erase_before(&mut self) {
        let after = self.after().to_owned();
        self.set(String::new(), &after);
    }

    /// Takes away the word before the cursor.
    pub fn erase_word(&mut self) {
        let after = self.after().to_owned();
        self.word_left();
        let before = self.before().to_owned();
        self.set(before, &after);
    }

    /// Takes away what is after the cursor.
    pub fn erase_after(&mut self) {
        let before = self.before().to_owned();
        self.set(before, "");
    }

    /// What a key that moves or erases does; tells whether it is one.
    pub fn edit(&mut self, input: &FormInput) -> bool {
        match input {
            FormInput::Backspace => self.backspace(),
            FormInput::Delete => self.delete(),
            FormInput::EraseBefore => self.erase_before(),
            FormInput::EraseWord => self.erase_word(),
            FormInput::EraseAfter => self.erase_after(),
            FormInput::Left => self.left(),
            FormInput::Right => self.right(),
            FormInput::WordLeft => self.word_left(),
            FormInput::WordRight => self.word_right(),
            FormInput::Home => self.home(),
            FormInput::End => self.end(),
            _ => return false,
        }
        true
    }

    /// To the start.
    pub fn home(&mut self) {
        self.cursor = 0;
    }

    /// To the end.
    pub fn end(&mut self) {
        self.cursor = self.text.len();
    }
}

/// Bytes of the character that starts there.
fn width_at(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    rest.chars().next().map_or(0, char::len_utf8)
}

/// Bytes of the last letter and its accents.
fn last_letter(text: &str) -> usize {
    let mut bytes = 0;
    for c in text.chars().rev() {
        bytes += c.len_utf8();
        if !is_combining_mark(c) {
            break;
        }
    }
    bytes
}

/// Bytes of the first letter and its accents.
fn first_letter(text: &str) -> usize {
    let mut chars = text.chars();
    let first = chars.next().map_or(0, char::len_utf8);
    let marks = chars.take_while(|c| is_combining_mark(*c));
    first + marks.map(char::len_utf8).sum::<usize>()
}

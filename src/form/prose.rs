//! Text of several lines being typed. The text area holds lines and cursor; what it keeps
//! of undo is not used, since the form undoes across fields.
use tui_textarea::{CursorMove, Input, Key, TextArea, WrapMode};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::domain::text::{clean_prose, is_forbidden};

/// Most characters that a long text takes.
pub const PROSE_LIMIT: usize = 200_000;
/// Most lines that a long text takes.
pub const PROSE_LINES: usize = 10_000;

/// What one key takes away beside the cursor.
#[derive(Clone, Copy)]
pub(super) enum Erased {
    /// The line before it.
    Before,
    /// The word before it.
    Word,
    /// The line after it.
    After,
}

/// A long text and its cursor.
#[derive(Clone, Debug)]
pub struct Prose {
    area: TextArea<'static>,
}

impl Prose {
    /// That text, cleaned, the cursor at its end.
    pub fn new(text: &str) -> Self {
        let mut prose = Self::holding(&clean_prose(text));
        prose.area.move_cursor(CursorMove::Bottom);
        prose.area.move_cursor(CursorMove::End);
        prose
    }

    fn holding(text: &str) -> Self {
        let allowed = |line: &str| line.chars().filter(|c| !is_forbidden(*c)).collect();
        let mut area = TextArea::new(text.split('\n').map(allowed).collect());
        area.set_wrap_mode(WrapMode::WordOrGlyph);
        area.set_max_histories(0);
        area.set_cursor_line_style(area.style());
        area.set_cursor_style(area.style());
        Self { area }
    }

    /// The text as it is typed, lines ended by a line feed.
    pub fn text(&self) -> String {
        self.area.lines().join("\n")
    }

    /// The text area, to draw it.
    pub fn area(&self) -> &TextArea<'static> {
        &self.area
    }

    /// Takes another text as it is, the cursor after so many bytes of it.
    pub fn set(&mut self, text: &str, cursor: usize) {
        *self = Self::holding(text);
        let before = text.get(..cursor).unwrap_or(text);
        let row = before.matches('\n').count();
        let line = before.rsplit('\n').next().unwrap_or_default();
        let column = line.chars().count();
        let short = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
        self.area
            .move_cursor(CursorMove::Jump(short(row), short(column)));
    }

    /// Whether so many characters and lines can be added.
    pub fn has_room(&self, text: &str) -> bool {
        let lines = self.area.lines();
        let held: usize = lines.iter().map(|line| line.chars().count() + 1).sum();
        held.saturating_add(text.chars().count()) <= PROSE_LIMIT
            && lines.len() + text.matches('\n').count() <= PROSE_LINES
    }

    /// Puts a character at the cursor; an accent joins the letter before it.
    pub fn insert(&mut self, c: char) {
        if is_forbidden(c) {
            return;
        }
        let joined = is_combining_mark(c)
            .then(|| self.before_cursor())
            .flatten()
            .and_then(|before| {
                let mut composed = [before, c].into_iter().nfc();
                let first = composed.next();
                composed.next().is_none().then_some(first).flatten()
            });
        if joined.is_some() {
            self.area.delete_char();
        }
        self.area.insert_char(joined.unwrap_or(c));
    }

    fn before_cursor(&self) -> Option<char> {
        let at = self.area.cursor();
        let line = self.area.lines().get(at.0)?;
        line.chars().nth(at.1.checked_sub(1)?)
    }

    /// Puts a text at the cursor, cleaned.
    pub fn paste(&mut self, text: &str) {
        self.area.insert_str(clean_prose(text));
    }

    /// Starts a new line.
    pub fn new_line(&mut self) {
        self.key(Key::Enter);
    }

    /// Takes away what is before the cursor.
    pub fn backspace(&mut self) {
        self.key(Key::Backspace);
    }

    /// Takes away what is after the cursor.
    pub fn delete(&mut self) {
        self.key(Key::Delete);
    }

    /// Takes away a piece of the line beside the cursor.
    pub(super) fn erase(&mut self, what: Erased) {
        match what {
            Erased::Before => self.area.delete_line_by_head(),
            Erased::Word => self.area.delete_word(),
            Erased::After => self.area.delete_line_by_end(),
        };
    }

    fn key(&mut self, key: Key) {
        self.area.input_without_shortcuts(Input {
            key,
            ctrl: false,
            alt: false,
            shift: false,
        });
    }

    /// Moves the cursor; tells whether it moved.
    pub fn go(&mut self, to: CursorMove) -> bool {
        let before = self.area.cursor();
        self.area.move_cursor(to);
        self.area.cursor() != before
    }
}

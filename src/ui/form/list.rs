//! The list that opens under a choice.
use ratatui::buffer::Buffer;

use super::shape::Shape;
use crate::form::{Answers, Choice};
use crate::ui::prelude::{Role, plural, steps, text};
use crate::ui::theme::Theme;

/// Most lines of the list.
const LINES: usize = 9;

/// One line of the list.
pub(super) struct ListRow {
    words: String,
    family: String,
    role: Role,
    /// Steps from the choice highlighted, where it is one.
    pub(super) by: Option<isize>,
}

/// Lines of an open list around the highlighted one; none when it is closed.
pub(super) fn rows(choice: &Choice, shape: Shape) -> Vec<ListRow> {
    if !choice.is_open() {
        return Vec::new();
    }
    let items = choice.visible();
    if items.is_empty() {
        return vec![ListRow::muted("Aucun choix ne correspond à ces lettres.")];
    }
    let lines = LINES.min(usize::from(shape.rows).saturating_sub(3)).max(1);
    let first = choice
        .at()
        .saturating_sub(lines / 2)
        .min(items.len().saturating_sub(lines));
    let numbered = items.iter().enumerate().skip(first).take(lines);
    let mut rows: Vec<ListRow> = numbered
        .map(|(at, item)| {
            let ticked = choice.has(&item.code) && !item.code.is_empty();
            let (here, role) = if at == choice.at() {
                ("›", Role::Selected)
            } else {
                (" ", Role::Popup)
            };
            let tick = match (choice.answers(), ticked) {
                (Answers::Several, true) => "[x] ",
                (Answers::Several, false) => "[ ] ",
                (Answers::One | Answers::OneOrNone, true) => "• ",
                (Answers::One | Answers::OneOrNone, false) => "  ",
            };
            let digit = match choice.digit_of(item) {
                Some(digit) => format!("{digit} "),
                None => String::new(),
            };
            ListRow {
                words: format!("{here}{tick}{digit}{}", item.label),
                family: match choice.has_one_family() {
                    true => String::new(),
                    false => item.family.to_owned(),
                },
                role,
                by: Some(steps(choice.at(), at)),
            }
        })
        .collect();
    let hidden = items.len().saturating_sub(lines);
    if hidden > 0 {
        let words = plural(hidden, "autre choix", "autres choix");
        rows.push(ListRow::muted(&format!("… {words}")));
    }
    rows
}

impl ListRow {
    fn muted(words: &str) -> Self {
        Self {
            words: words.to_owned(),
            family: String::new(),
            role: Role::Muted,
            by: None,
        }
    }

    /// Draws the line, its family at the right when there is room.
    pub(super) fn draw(&self, x: u16, y: u16, columns: usize, buf: &mut Buffer, theme: &Theme) {
        let style = theme.style(self.role);
        let both = text::width(&self.words) + text::width(&self.family) + 3;
        let words = if self.family.is_empty() || both > columns {
            text::pad(&self.words, columns)
        } else {
            let room = columns - text::width(&self.family) - 1;
            format!("{}{} ", text::pad(&self.words, room), self.family)
        };
        buf.set_stringn(x, y, words, columns, style);
    }
}

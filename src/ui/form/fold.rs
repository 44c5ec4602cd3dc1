//! The line of the fields that are folded: their names, with what the program answered in them.
use ratatui::buffer::Buffer;

use super::shape::Shape;
use crate::domain::text::{plural, uncapital};
use crate::form::{Focus, Form, FormField};
use crate::ui::prelude::{Position, Role, cells, text};
use crate::ui::theme::Theme;

/// What stands between two names.
const BETWEEN: &str = " · ";
/// Rows of the names, while the line has the focus.
const ROWS: usize = 3;

/// The line, ready to be drawn.
pub(super) struct FoldBlock {
    focused: bool,
    label: String,
    rows: Vec<String>,
}

impl FoldBlock {
    pub(super) fn new(form: &Form, shape: Shape) -> Self {
        let focused = form.focus() == Focus::Fold;
        let folded = form.folded();
        let mut fields: Vec<&FormField> = folded
            .iter()
            .filter_map(|at| form.fields().get(*at))
            .collect();
        fields.sort_by_key(|field| field.raw().is_empty());
        let names: Vec<String> = fields.into_iter().map(named).collect();
        let width = usize::from(shape.width);
        let rows = if focused {
            let (mut rows, _) = text::wrap_first(&names.join(BETWEEN), width, ROWS);
            rows.push("Entrée\u{a0}: les voir".to_owned());
            rows
        } else {
            vec![shortened(&names, width)]
        };
        let label = plural(folded.len(), "autre champ", "autres champs");
        Self {
            focused,
            label,
            rows,
        }
    }

    /// Rows above the names.
    pub(super) fn above(&self, shape: Shape) -> u16 {
        u16::from(shape.labels == 0)
    }

    pub(super) fn height(&self, shape: Shape) -> u16 {
        self.above(shape) + cells(self.rows.len().max(1))
    }

    pub(super) fn draw(&self, shape: Shape, buf: &mut Buffer, theme: &Theme) -> Option<Position> {
        let whole = usize::from(shape.whole);
        let (mark, role) = if self.focused {
            ("› ", Role::FieldLabel)
        } else {
            ("  ", Role::Muted)
        };
        buf.set_stringn(
            0,
            0,
            format!("{mark}{}", self.label),
            whole,
            theme.style(role),
        );
        let top = self.above(shape);
        for (y, row) in (top..).zip(&self.rows) {
            let columns = usize::from(shape.width);
            buf.set_stringn(shape.x, y, row, columns, theme.style(Role::Muted));
        }
        self.focused.then(|| Position::new(shape.x, top))
    }
}

/// « suivi (À faire) ».
fn named(field: &FormField) -> String {
    let label = uncapital(field.spec.label);
    match field.in_words(&field.raw()) {
        words if words.is_empty() => label,
        words => format!("{label} ({words})"),
    }
}

/// The names that fit in one row, whole; « … » stands for the others.
fn shortened(names: &[String], width: usize) -> String {
    let more = text::width(BETWEEN) + 1;
    let mut row = String::new();
    let mut all = true;
    for name in names {
        let before = if row.is_empty() { "" } else { BETWEEN };
        let wide = text::width(&row) + text::width(before) + text::width(name);
        if wide + more <= width {
            row = format!("{row}{before}{name}");
        } else {
            all = false;
        }
    }
    match (all, row.is_empty()) {
        (true, _) => row,
        (false, true) => text::truncate(&names.join(BETWEEN), width).into_owned(),
        (false, false) => format!("{row}{BETWEEN}…"),
    }
}

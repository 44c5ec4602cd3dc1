//! What stands above the fields of a form, to be read while one writes. Knows no field.
use ratatui::buffer::Buffer;

use crate::form::Form;
use crate::ui::prelude::{Rect, Role, cells, row_at, text, typography};
use crate::ui::theme::Theme;

/// Rows that the fields keep at least.
const FIELDS: u16 = 8;

/// Every line, for a width.
fn lines(form: &Form, width: u16) -> Vec<String> {
    let columns = usize::from(width);
    let said = form.above().iter();
    said.flat_map(|it| text::wrap(&typography(it), columns))
        .collect()
}

/// Rows that they take with the empty one under them.
pub(super) fn height(form: &Form, width: u16) -> u16 {
    match cells(lines(form, width).len()) {
        0 => 0,
        rows => rows + 1,
    }
}

/// What is left of an area for the fields: they come first where all does not fit.
pub(super) fn below(form: &Form, area: Rect) -> Rect {
    let rows = height(form, area.width).min(area.height.saturating_sub(FIELDS));
    Rect {
        y: area.y + rows,
        height: area.height - rows,
        ..area
    }
}

/// Draws the lines that have room, the last one with « … » where some have none.
pub(super) fn draw(form: &Form, area: Rect, buf: &mut Buffer, theme: &Theme) {
    let rows = (below(form, area).y - area.y).saturating_sub(1);
    let all = lines(form, area.width);
    let more = all.len() > usize::from(rows);
    for (y, line) in (0..rows).zip(&all) {
        let cut = more && y + 1 == rows;
        let columns = usize::from(area.width);
        let words = match cut {
            true => format!("{}…", text::take(line, columns.saturating_sub(2))),
            false => line.clone(),
        };
        let row = row_at(area, area.y + y);
        buf.set_string(row.x, row.y, words, theme.style(Role::Muted));
    }
}

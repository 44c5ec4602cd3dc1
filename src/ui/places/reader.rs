//! Something long to read, wrapped at the width of its window.
use crate::app::places::reader::{self, Reader, WIDEST};
use crate::ui::parts::window::window;
use crate::ui::prelude::*;

/// Draws the lines from the first one shown.
pub(super) fn draw(reader: &Reader, body: Rect, canvas: &mut Canvas<'_>) {
    let columns = WIDEST.min(body.width.saturating_sub(4));
    let rows = |at: usize| {
        let lines = reader.lines.iter().skip(at);
        lines.flat_map(|line| {
            let rows = reader::rows(line, usize::from(columns));
            rows.into_iter().map(|row| (row, look::of_row(line.look)))
        })
    };
    let height = u16::try_from(rows(0).count()).unwrap_or(u16::MAX);
    let title = typography(&reader.title);
    let inside = window(&title, (columns, height), body, canvas);
    for (y, (row, role)) in (inside.y..inside.bottom()).zip(rows(reader.top)) {
        canvas.text((inside.x, y), inside.width, &row, role);
    }
}

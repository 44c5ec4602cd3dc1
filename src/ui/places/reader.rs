//! Something long to read, wrapped at the width of its window.
use crate::app::places::reader::{self, Reader, WIDEST};
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
    let size = (columns, cells(rows(0).count()));
    let inside = window(&typography(&reader.title), size, body, canvas);
    for (row, (line, role)) in inside.rows().zip(rows(reader.top)) {
        canvas.say(row, &line, role);
    }
}

//! Columns of a table. Knows no content.
use crate::ui::prelude::*;

/// Where a column is in its row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Column {
    /// From the left of the row.
    pub x: u16,
    /// How wide it is; nothing when it is not shown.
    pub width: u16,
}

impl Column {
    /// A column so wide at that place, which goes on to the next one, past a gap.
    pub const fn put(x: &mut u16, width: u16, gap: u16) -> Self {
        let column = Self { x: *x, width };
        *x += width + gap;
        column
    }

    /// Writes in the column of a row.
    pub fn text(self, row: Rect, words: &str, role: Role, canvas: &mut Canvas<'_>) {
        canvas.text((row.x + self.x, row.y), self.width, words, role);
    }

    /// Writes at the right end of the column of a row.
    pub fn text_right(self, row: Rect, words: &str, role: Role, canvas: &mut Canvas<'_>) {
        canvas.text_right((row.x + self.x, row.y), self.width, words, role);
    }
}

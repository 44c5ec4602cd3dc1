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

    /// Widths of columns that share some room: what each needs, the least demanding first; where there is not enough,
    /// the others share alike; what is left goes to the last one.
    pub fn share<const N: usize>(room: u16, needs: [u16; N]) -> [u16; N] {
        let mut widths = needs;
        let mut order: Vec<usize> = (0..N).collect();
        order.sort_by_key(|at| needs.get(*at));
        let mut left = room;
        for (rank, at) in order.into_iter().enumerate() {
            let fair = left / u16::try_from(N - rank).unwrap_or(1).max(1);
            if let Some(width) = widths.get_mut(at) {
                *width = (*width).min(fair);
                left -= *width;
            }
        }
        if let Some(last) = widths.last_mut() {
            *last += left;
        }
        widths
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

#[cfg(test)]
mod tests {
    use super::Column;

    #[test]
    fn columns_have_what_they_need_before_others_have_more() {
        for (room, needs, widths) in [
            (60, [10, 20, 15], [10, 20, 30]),
            (45, [10, 20, 15], [10, 20, 15]),
            (40, [10, 40, 15], [10, 15, 15]),
            (30, [40, 40, 40], [10, 10, 10]),
            (31, [40, 40, 5], [13, 13, 5]),
            (0, [4, 4, 4], [0, 0, 0]),
        ] {
            assert_eq!(Column::share(room, needs), widths, "{room} {needs:?}");
        }
    }
}

//! Parts of an area: rows, columns, halves. Knows no content.
use ratatui::layout::Rect;

/// So many things, as columns or rows of a screen.
pub fn cells(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}

/// An area without its first and its last column.
pub const fn inset(area: Rect) -> Rect {
    Rect {
        x: area.x.saturating_add(1),
        width: area.width.saturating_sub(2),
        ..area
    }
}

/// One row, as wide as the area.
pub const fn row_at(area: Rect, y: u16) -> Rect {
    Rect {
        y,
        height: 1,
        ..area
    }
}

/// The last row of an area.
pub const fn last_row(area: Rect) -> Rect {
    row_at(area, area.bottom().saturating_sub(1))
}

/// An area without its first rows.
pub fn under(area: Rect, rows: u16) -> Rect {
    let rows = rows.min(area.height);
    Rect {
        y: area.y.saturating_add(rows),
        height: area.height.saturating_sub(rows),
        ..area
    }
}

/// The middle of an area, at most so wide and so high.
pub fn centred(area: Rect, width: u16, height: u16) -> Rect {
    let (width, height) = (width.min(area.width), height.min(area.height));
    Rect {
        x: area.x.saturating_add((area.width - width) / 2),
        y: area.y.saturating_add((area.height - height) / 2),
        width,
        height,
    }
}

/// An area cut in two, the second so wide.
pub const fn cut(area: Rect, right: u16) -> (Rect, Rect) {
    let left = Rect {
        width: area.width.saturating_sub(right),
        ..area
    };
    let right = Rect {
        x: left.right(),
        width: right,
        ..area
    };
    (left, right)
}

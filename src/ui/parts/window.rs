//! A window over the screen, and areas under others. Knows no content.
use crate::ui::prelude::*;

/// A window in the middle of the screen, at most so wide and high inside; gives its inside.
pub(in crate::ui) fn window(
    title: &str,
    size: (u16, u16),
    body: Rect,
    canvas: &mut Canvas<'_>,
) -> Rect {
    let width = size.0.saturating_add(4).min(body.width);
    let height = size.1.saturating_add(2).min(body.height);
    let area = Rect {
        x: body.x.saturating_add((body.width - width) / 2),
        y: body.y.saturating_add((body.height - height) / 2),
        width,
        height,
    };
    canvas.clear(area, Role::Popup);
    let title = vec![(
        text::truncate(title, usize::from(width)).into_owned(),
        Role::Title,
    )];
    let inside = canvas.frame(area, &title, Role::BorderFocused);
    Rect {
        x: inside.x.saturating_add(1),
        width: inside.width.saturating_sub(2),
        ..inside
    }
}

/// An area without its first rows.
pub(in crate::ui) fn under(area: Rect, rows: u16) -> Rect {
    let rows = rows.min(area.height);
    Rect {
        y: area.y.saturating_add(rows),
        height: area.height.saturating_sub(rows),
        ..area
    }
}

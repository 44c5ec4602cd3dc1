//! A window over the screen. Knows no content.
use crate::ui::prelude::*;

/// A window in the middle of the screen, at most so wide and high inside; gives its inside.
pub fn window(title: &str, size: (u16, u16), body: Rect, canvas: &mut Canvas<'_>) -> Rect {
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
    inset(canvas.frame(area, &title, Role::BorderFocused))
}

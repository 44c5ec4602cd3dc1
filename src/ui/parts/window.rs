//! A window over the screen. Knows no content.
use crate::ui::prelude::*;

/// A window in the middle of the screen, at most so wide and high inside; gives its inside.
pub fn window(title: &str, size: (u16, u16), body: Rect, canvas: &mut Canvas<'_>) -> Rect {
    let wanted = size.1.saturating_add(2);
    // One that leaves a row or two of the page behind hides it: its frame alone would show.
    let height = match body.height.saturating_sub(wanted) {
        0..=2 => body.height,
        _ => wanted,
    };
    let area = centred(body, size.0.saturating_add(4), height);
    canvas.clear(area, Role::Popup);
    canvas.hit(area, Hit::Ground(Way::Rows(None)));
    let title = vec![(
        text::truncate(title, usize::from(area.width)).into_owned(),
        Role::Title,
    )];
    inset(canvas.frame(area, &title, Role::BorderFocused))
}

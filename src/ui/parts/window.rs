//! A window over the screen. Knows no content.
use crate::ui::prelude::*;

/// A window in the middle of the screen, at most so wide and high inside; gives its inside.
pub fn window(title: &str, size: (u16, u16), body: Rect, canvas: &mut Canvas<'_>) -> Rect {
    let area = centred(body, size.0.saturating_add(4), size.1.saturating_add(2));
    canvas.clear(area, Role::Popup);
    canvas.hit(area, Hit::Ground(Way::Rows(None)));
    let title = vec![(
        text::truncate(title, usize::from(area.width)).into_owned(),
        Role::Title,
    )];
    inset(canvas.frame(area, &title, Role::BorderFocused))
}

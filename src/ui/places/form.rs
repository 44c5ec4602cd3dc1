//! A form in its window.
use ratatui::layout::Rect;

use crate::app::places::form::OpenForm;
use crate::ui::form;
use crate::ui::parts::canvas::Canvas;
use crate::ui::parts::window::window;

/// Widest form.
const FORM: u16 = 100;

/// A form: as high as its fields may need, so that it does not jump while one types.
/// Over a list, its title says whose file is written in.
pub(super) fn draw(open: &OpenForm, body: Rect, canvas: &mut Canvas<'_>) {
    let shown = &open.form;
    // What a window takes beside its content: see `window`.
    let width = FORM.min(body.width.saturating_sub(4));
    let size = (FORM, form::height(shown, width));
    let title = match &open.whose {
        Some(name) => format!("{} ─ {name}", shown.spec.title),
        None => shown.spec.title.clone(),
    };
    let inside = window(&title, size, body, canvas);
    for (area, hit) in form::hits(shown, inside) {
        canvas.hit(area, hit);
    }
    let (buf, theme) = canvas.cells();
    let cursor = form::draw(shown, inside, buf, theme);
    canvas.set_cursor(cursor);
}

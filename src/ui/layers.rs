//! What stands over the screen, in windows: help, palette, menus, forms, questions, reasons.
//! Only the topmost has the cursor.
mod ask;
mod chooser;
mod confirm;
mod reader;
mod wait;
mod why;

use ratatui::layout::Rect;

use super::canvas::Canvas;
use super::theme::Role;
use super::{form, sheet, text};
use crate::app::App;
use crate::app::layer::{FormLayer, Layer};

/// Widest form.
const FORM: u16 = 100;

/// Draws every layer, the topmost last.
pub(super) fn draw(app: &App, body: Rect, canvas: &mut Canvas<'_>) {
    for layer in &app.layers {
        canvas.set_cursor(None);
        match layer {
            Layer::Help(it) | Layer::Palette(it) => chooser::draw(it, body, canvas),
            Layer::Menu(it) => chooser::draw(it, body, canvas),
            Layer::Form(it) => draw_form(it, body, canvas),
            Layer::Confirm(it) => confirm::draw(app, it, body, canvas),
            Layer::Why(it) => why::draw(it, body, canvas),
            Layer::Reader(it) => reader::draw(it, body, canvas),
            Layer::Wait(it) => wait::draw(it, body, canvas),
            Layer::Ask(it) => ask::draw(it, body, canvas),
            // Its page is the screen itself.
            Layer::Interview(_) => {}
            Layer::Sheet(it) => sheet::draw(it, body, canvas),
        }
    }
}

/// A window in the middle of the screen, at most so wide and high inside; gives its inside.
fn window(title: &str, size: (u16, u16), body: Rect, canvas: &mut Canvas<'_>) -> Rect {
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

/// A form: as high as its fields may need, so that it does not jump while one types.
/// Over a list, its title says whose file is written in.
fn draw_form(layer: &FormLayer, body: Rect, canvas: &mut Canvas<'_>) {
    let shown = &layer.form;
    // What a window takes beside its content: see `window`.
    let width = FORM.min(body.width.saturating_sub(4));
    let size = (FORM, form::height(shown, width));
    let title = match &layer.whose {
        Some(name) => format!("{} ─ {name}", shown.spec.title),
        None => shown.spec.title.clone(),
    };
    let inside = window(&title, size, body, canvas);
    let (buf, theme) = canvas.cells();
    let cursor = form::draw(shown, inside, buf, theme);
    canvas.set_cursor(cursor);
}

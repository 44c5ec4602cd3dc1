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
use super::window::window;
use super::{agenda, file, form, interview, sheet, steering, triage};
use crate::app::App;
use crate::app::place::Place;
use crate::app::places::form::OpenForm;

/// Widest form.
const FORM: u16 = 100;

/// Draws a window over the rest.
pub(super) fn draw(app: &App, place: &Place, body: Rect, canvas: &mut Canvas<'_>) {
    canvas.set_cursor(None);
    match place {
        Place::Palette(it) => chooser::draw(&it.chooser, body, canvas),
        Place::Menu(it) => chooser::draw(&it.chooser, body, canvas),
        Place::Form(it) => draw_form(it, body, canvas),
        Place::Confirm(it) => confirm::draw(app, it, body, canvas),
        Place::Why(it) => why::draw(it, body, canvas),
        Place::Reader(it) => reader::draw(it, body, canvas),
        Place::Wait(it) => wait::draw(it, body, canvas),
        Place::Ask(it) => ask::draw(it, body, canvas),
        Place::Agenda(it) => agenda::draw(app, it, body, canvas),
        Place::Triage(it) => triage::draw(app, it, body, canvas),
        Place::Steering(it) => steering::draw(app, it, body, canvas),
        Place::File(it) => file::draw(app, it, body, canvas),
        Place::Interview(it) => interview::draw(app, it, body, canvas),
        Place::Sheet(it) => sheet::draw(it, body, canvas),
    }
}

/// A form: as high as its fields may need, so that it does not jump while one types.
/// Over a list, its title says whose file is written in.
fn draw_form(open: &OpenForm, body: Rect, canvas: &mut Canvas<'_>) {
    let shown = &open.form;
    // What a window takes beside its content: see `window`.
    let width = FORM.min(body.width.saturating_sub(4));
    let size = (FORM, form::height(shown, width));
    let title = match &open.whose {
        Some(name) => format!("{} ─ {name}", shown.spec.title),
        None => shown.spec.title.clone(),
    };
    let inside = window(&title, size, body, canvas);
    let (buf, theme) = canvas.cells();
    let cursor = form::draw(shown, inside, buf, theme);
    canvas.set_cursor(cursor);
}

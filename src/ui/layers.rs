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
use super::{agenda, file, form, interview, sheet, steering, text, triage};
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

//! One drawing file a place; a window, or the whole screen.
pub(super) mod agenda;
mod ask;
pub(super) mod caseload;
mod chooser;
mod confirm;
mod file;
mod form;
mod hour;
mod importer;
pub(super) mod interview;
mod merging;
mod pairs;
mod partners;
mod reader;
mod reminders;
mod session;
mod settings;
mod sheet;
mod steering;
mod team;
mod triage;
mod wait;
mod why;
mod yearly;

use crate::app::places::Place;
use crate::ui::prelude::*;

/// Draws a place that is over the caseload. Only the topmost has the cursor.
pub(super) fn draw(app: &App, place: &Place, body: Rect, canvas: &mut Canvas<'_>) {
    canvas.set_cursor(None);
    match place {
        Place::Palette(it) => chooser::draw(&it.chooser, body, canvas),
        Place::Menu(it) => chooser::draw(&it.chooser, body, canvas),
        Place::Form(it) => form::draw(it, body, canvas),
        Place::Confirm(it) => confirm::draw(app, it, body, canvas),
        Place::Why(it) => why::draw(it, body, canvas),
        Place::Reader(it) => reader::draw(it, body, canvas),
        Place::Wait(it) => wait::draw(it, body, canvas),
        Place::Ask(it) => ask::draw(it, body, canvas),
        Place::Agenda(it) => agenda::draw(app, it, body, canvas),
        Place::Triage(it) => triage::draw(app, it, body, canvas),
        Place::Steering(it) => steering::draw(app, it, body, canvas),
        Place::Yearly(it) => yearly::draw(it, body, canvas),
        Place::File(it) => file::draw(app, it, body, canvas),
        Place::Interview(it) => interview::draw(app, it, body, canvas),
        Place::Hour(it) => hour::draw(it, body, canvas),
        Place::Importer(it) => importer::draw(it, body, canvas),
        Place::Settings(it) => settings::draw(it, body, canvas),
        Place::Team(it) => team::draw(it, body, canvas),
        Place::Partners(it) => partners::draw(it, body, canvas),
        Place::Reminders(it) => reminders::draw(it, body, canvas),
        Place::Session(it) => session::draw(it, body, canvas),
        Place::Sheet(it) => sheet::draw(it, body, canvas),
        Place::Pairs(it) => pairs::draw(it, body, canvas),
        Place::Merging(it) => merging::draw(app, it, body, canvas),
    }
}

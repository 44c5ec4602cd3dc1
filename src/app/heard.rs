//! What work done beside has found or written: figures, the people behind them or who may be one, papers.
//! Asks for nothing.
use super::job::{PaperAsked, Written};
use super::places::menu::Menu;
use super::{App, opening, papers};
use crate::app::prelude::*;
use crate::documents::Kind;
use crate::statistics::summary::{ActivitySummary, Entry, Scope};
use crate::statistics::{Behind, Report};
use crate::store::{Duplicates, Selection};

/// What a job found, or a sentence that says why not.
type Heard<T> = std::result::Result<T, String>;

/// Takes figures that were counted.
pub fn steered(app: &mut App, done: Heard<Report>) {
    match (done, app.stack.steering_mut()) {
        (Ok(report), Some(steering)) => steering.take(report),
        (Ok(_), None) => {}
        (Err(sentence), _) => app.message = Some(Message::error(sentence)),
    }
}

/// Takes the persons behind a figure.
pub fn behind(app: &mut App, selection: &Selection, indicator: &str, found: &Behind) {
    let Some(steering) = app.stack.steering_mut() else {
        return;
    };
    steering.take_people(selection, indicator, found);
    if let Err(error) = steering.read_people(&app.desk) {
        app.message = Some(Message::error(error.to_string()));
    }
}

/// Takes a yearly summary that was computed.
pub fn summarized(app: &mut App, done: Heard<ActivitySummary>) {
    match (done, app.stack.yearly_mut()) {
        (Ok(summary), Some(yearly)) => yearly.take(summary),
        (Ok(_), None) => {}
        (Err(sentence), _) => app.message = Some(Message::error(sentence)),
    }
}

/// Takes whom a line of a yearly summary counts.
pub fn counted(app: &mut App, of: (&Scope, &str), done: Heard<Vec<Entry>>) {
    let Some(yearly) = app.stack.yearly_mut() else {
        return;
    };
    let shown = done.and_then(|found| {
        let taken = yearly.take_entries(of, found, &app.desk);
        taken.map_err(|error| error.to_string())
    });
    if let Err(sentence) = shown {
        app.message = Some(Message::error(sentence));
    }
}

/// Takes the people who may be one.
pub fn duplicates(app: &mut App, done: Heard<Duplicates>) {
    let Some(pairs) = app.stack.pairs_mut() else {
        return;
    };
    let shown = done.and_then(|found| {
        let taken = pairs.take(found, &app.desk);
        taken.map_err(|error| error.to_string())
    });
    if let Err(sentence) = shown {
        app.message = Some(Message::error(sentence));
    }
}

/// Says where a paper was written, or why it was not; after the letter that follows a missed
/// appointment, offers to note it.
pub fn printed(app: &mut App, asked: PaperAsked, done: Heard<Written>) {
    // What was opened meanwhile is not covered.
    let still_there = app.stack.layers().is_empty() && app.stack.person() == Some(asked.person);
    let to_note = done.is_ok() && asked.kind == Kind::Reminder && still_there;
    let then = done.as_ref().ok().filter(|_| app.stack.layers().is_empty());
    let then = then.and_then(|written| papers::then(written, asked, &app.desk));
    app.exported(done.map(|written| written.sentence));
    if to_note && app.desk.read_only().is_none() {
        note_letter(app, asked);
    }
    if let Some(chooser) = then {
        app.stack.push(Menu { chooser });
    }
}

/// Offers to note the letter that follows a missed appointment.
fn note_letter(app: &mut App, asked: PaperAsked) {
    match opening::letter_to_note(asked.person, &mut app.stack, &app.desk) {
        Ok(more) => {
            if let Some(message) = &mut app.message {
                message.text.push_str(&more);
            }
        }
        Err(error) => app.message = Some(Message::error(error.to_string())),
    }
}

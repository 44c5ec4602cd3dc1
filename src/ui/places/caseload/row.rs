//! One row of the list: one person.
use crate::ui::prelude::*;
use chrono::Datelike;

use super::columns::Columns;
use super::contract::contract;
use crate::domain::date::{Date, Time};
use crate::store::Line;
use crate::ui::parts::found::Sought;
use crate::ui::parts::preview::facts::when as moment;
use crate::words::{state as words, why};

/// Days from which a date needs its year.
const FAR: i64 = 300;
/// The longest word of the days, and what stands for it where a short label and it don't fit.
const TODAY: &str = "aujourd’hui";
const TODAY_SHORT: &str = "auj.";
const WIDE: u16 = 32;

/// Draws a person.
pub(super) fn draw(
    app: &App,
    (line, sought): (&Line, &Sought),
    chosen: (usize, usize),
    (row, columns): (Rect, &Columns),
    canvas: &mut Canvas<'_>,
) {
    let write = |canvas: &mut Canvas<'_>| cells_of(app, (line, sought), (row, columns), canvas);
    canvas.row(row, chosen, write);
}

/// Writes what is said of a person in each column.
fn cells_of(
    app: &App,
    (line, sought): (&Line, &Sought),
    (row, columns): (Rect, &Columns),
    canvas: &mut Canvas<'_>,
) {
    let name = (row.x + columns.name.x, row.y);
    let looks = (sought, Role::Base);
    draw_name(name, columns.name.width, &line.name, looks, canvas);
    let mut put = |column: Column, words: &str, role: Role| column.text(row, words, role, canvas);
    if app.stack.caseload.list.marks.contains(&line.id) {
        put(columns.mark, "▪", Role::Marked);
    }
    let next = appointment(line, app.desk.now());
    put(columns.appointment, &next, Role::Base);
    if columns.contract.width > 0 {
        let contract = contract(line.contract, usize::from(columns.contract.width));
        put(columns.contract, &contract, Role::Base);
    }
    if columns.contact.width > 0 {
        put(columns.contact, &contact(line, app.desk.today), Role::Base);
    }
    if columns.referent.width > 0 {
        let referent = line.referent.as_deref().unwrap_or("—");
        put(columns.referent, referent, Role::Base);
    }
    let Some(deadline) = &line.deadline else {
        put(columns.label, "—", Role::Muted);
        return;
    };
    let state = deadline.state(app.desk.today);
    let wanted = look::of_state(state);
    // One run of colour from the sign to the days: a slow line carries each change.
    let run = Column {
        x: columns.sign.x,
        width: (columns.label.x + columns.label.width).saturating_sub(columns.sign.x),
    };
    put(run, &" ".repeat(usize::from(run.width)), wanted);
    put(columns.sign, words::sign(state), wanted);
    let due = deadline.window.due.map_or_else(|| "—".to_owned(), short);
    put(columns.due, &due, wanted);
    let when = match words::row_when_short(deadline, app.desk.today) {
        when if when == TODAY && columns.label.width < WIDE => TODAY_SHORT.to_owned(),
        when => when,
    };
    let (label, days) = columns.label.split(cells(text::width(&when)));
    put(label, &why::label(deadline, &app.desk.rules), wanted);
    put(days, &when, wanted);
}

/// The name, the letters that a search found in their own look.
fn draw_name(
    at: (u16, u16),
    columns: u16,
    name: &str,
    (sought, usual): (&Sought, Role),
    canvas: &mut Canvas<'_>,
) {
    if sought.is_empty() {
        canvas.text(at, columns, name, usual);
        return;
    }
    let name = text::truncate(name, usize::from(columns));
    canvas.words(at, columns, &sought.pieces(&name, usual));
}

/// « 24/11 14:00 ».
fn appointment(line: &Line, now: (Date, Option<Time>)) -> String {
    match line.to_come(now) {
        Some((date, time)) => moment(date, time),
        None => "—".to_owned(),
    }
}

fn contact(line: &Line, today: Date) -> String {
    match line.contact {
        Some(date) if (today - date).num_days().abs() > FAR => {
            format!("{:02}/{}", date.month(), date.year())
        }
        Some(date) => short(date),
        None => "—".to_owned(),
    }
}

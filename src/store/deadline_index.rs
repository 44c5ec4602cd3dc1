//! Reading the index of due dates: the live deadlines of people, each with the dates that the day
//! is compared with.
use std::collections::HashMap;

use super::Result;
use super::sql::{Conn, Param, Row, among, query};
use crate::domain::date::Date;
use crate::domain::deadlines::{IndexRow, State, Window};
use crate::domain::record::Id;

const COLUMNS: &str = "allocataire_id, regle, due, bientot_le, visible_le, jusque_le, neutralise_du, \
    neutralise_au, evenement, depart_le, objet, objet_id, detail";

/// A deadline that is shown that day and not neutralised.
pub(super) const LIVE: &str = "(e.visible_le IS NULL OR e.visible_le <= @today) \
    AND (e.jusque_le IS NULL OR e.jusque_le >= @today) \
    AND (e.neutralise_du IS NULL OR e.neutralise_du > @today OR e.neutralise_au < @today)";

/// How pressing a deadline is on a day: its state, then its due date.
type Urgency = (u8, Option<Date>);

/// The six dates of a window, in the order of its columns from `at` on.
fn window(row: &Row<'_>, at: usize) -> Result<Window> {
    Ok(Window {
        due: row.date(at)?,
        soon_from: row.date(at + 1)?,
        visible_from: row.date(at + 2)?,
        visible_until: row.date(at + 3)?,
        neutralised_from: row.date(at + 4)?,
        neutralised_to: row.date(at + 5)?,
    })
}

fn read(row: &Row<'_>) -> Result<IndexRow> {
    Ok(IndexRow {
        person: row.get(0)?,
        rule: row.get(1)?,
        window: window(row, 2)?,
        start: (row.get(8)?, row.date(9)?),
        object: (row.get(10)?, row.get(11)?),
        detail: row.get(12)?,
    })
}

/// Live deadlines of a person that call for someone or will, the worst first.
pub(super) fn alerts(conn: &Conn, person: Id, today: Date) -> Result<Vec<IndexRow>> {
    let mut found = live(conn, "allocataire_id = $1 AND alerte = 1", &[&person])?;
    found.sort_by_key(|row| (row.state(today).urgency(), row.window.due));
    Ok(found)
}

/// Live deadlines of anyone, chosen by a condition on the index.
pub(super) fn live(conn: &Conn, condition: &str, values: &[&dyn Param]) -> Result<Vec<IndexRow>> {
    let text = format!("SELECT {COLUMNS} FROM echeance WHERE {condition} ORDER BY id");
    query(conn, &text, values, read)
}

/// The deadline shown on the row of each of some people: the worst that is not hidden.
///
/// The index alone says which one it is; only that one is then read whole.
pub(super) fn worst(conn: &Conn, people: &[Id], today: Date) -> Result<HashMap<Id, IndexRow>> {
    let windows: Vec<(Id, Id, Window)> = among(
        conn,
        "SELECT id, allocataire_id, due, bientot_le, visible_le, jusque_le, neutralise_du, neutralise_au \
         FROM echeance WHERE allocataire_id IN ({ids}) AND alerte = 1",
        &[],
        people,
        |row| Ok((row.get(0)?, row.get(1)?, window(row, 2)?)),
    )?;
    let mut worst: HashMap<Id, (Urgency, Id)> = HashMap::with_capacity(people.len());
    for (id, person, window) in windows {
        let state = window.state(today).urgency();
        if state > State::Neutralised.urgency() {
            continue;
        }
        let found = ((state, window.due), id);
        worst
            .entry(person)
            .and_modify(|known| *known = (*known).min(found))
            .or_insert(found);
    }
    let ids: Vec<Id> = worst.values().map(|(_, id)| *id).collect();
    let text = format!("SELECT {COLUMNS} FROM echeance WHERE id IN ({{ids}})");
    let rows = among(conn, &text, &[], &ids, read)?;
    Ok(rows.into_iter().map(|row| (row.person, row)).collect())
}

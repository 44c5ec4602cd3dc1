//! The places of a person in the order of urgency, from day to day: one row for the days in a row when it stays the
//! same, so that the list is read in order whatever the day.
use super::index::calls;
use super::tables::URGENCY;
use crate::domain::date::{Date, day_number};
use crate::domain::deadlines::Deadline;
use crate::domain::deadlines::worst::{self, Alert, Worst};
use crate::domain::record::{Id, Value};
use crate::store::sql::{Conn, Row, first, query};
use crate::store::{Result, deadline_index};

/// After every day there is.
const FOR_EVER: i64 = 9_999_999;
/// How many people are read at once.
const PEOPLE: Id = 2_000;

/// The rows of a person under their key of sorting, followed or not, each with its rank first.
pub(super) fn rows(key: &Value, open: &Value, live: &[Deadline]) -> Vec<Vec<Value>> {
    let alerts = live.iter().filter(|it| calls(it.rule.level));
    let since = |it: &Deadline| it.start.and_then(|start| start.date);
    let alerts = alerts.filter_map(|it| Some((it.window()?, since(it))));
    placed(key, open, &alerts.collect::<Vec<_>>())
}

fn placed(key: &Value, open: &Value, alerts: &[Alert]) -> Vec<Vec<Value>> {
    let number = |day: Option<Date>, without: i64| Value::Int(day.map_or(without, day_number));
    let row = |(rank, it): (i64, Worst)| {
        vec![
            Value::Int(rank),
            number(it.from, 0),
            number(it.to, FOR_EVER),
            open.clone(),
            Value::Int(it.urgency as i64),
            number(it.day, 0),
            key.clone(),
        ]
    };
    (0..).zip(worst::day_by_day(alerts)).map(row).collect()
}

/// Adds the rows of everyone to a store of a format that had none: they follow from the index of due dates.
pub(in crate::store) fn fill_if_missing(conn: &Conn) -> Result<()> {
    let known: Option<Id> = first(
        conn,
        "SELECT allocataire_id FROM urgence LIMIT 1",
        &[],
        |row| row.get(0),
    )?;
    if known.is_some() {
        return Ok(());
    }
    let mut after: Id = -1;
    loop {
        let people = people(conn, after)?;
        let Some((last, ..)) = people.last() else {
            return Ok(());
        };
        let alerts = deadline_index::alerts(conn, (after + 1, *last))?;
        let mut rows = Vec::new();
        for (person, key, open) in &people {
            let from = alerts.partition_point(|it| it.0 < *person);
            let own = alerts.iter().skip(from).take_while(|it| it.0 == *person);
            let own: Vec<_> = own.map(|it| it.1).collect();
            for row in placed(key, open, &own) {
                rows.push(std::iter::once(Value::Int(*person)).chain(row).collect());
            }
        }
        URGENCY.add(conn, &rows)?;
        after = *last;
    }
}

/// People after a number: number, key of sorting, whether they are followed.
fn people(conn: &Conn, after: Id) -> Result<Vec<(Id, Value, Value)>> {
    let text = "SELECT l.allocataire_id, l.cle, l.ouvert FROM ligne l WHERE l.allocataire_id > $1 \
                ORDER BY l.allocataire_id LIMIT $2";
    let read = |row: &Row<'_>| {
        Ok((
            row.get(0)?,
            Value::from(row.get::<String>(1)?),
            row.value(2)?,
        ))
    };
    query(conn, text, &[&after, &PEOPLE], read)
}

//! Reading the index of due dates: the live deadlines of people, each with the dates that the day
//! is compared with.
use super::Result;
use super::sql::{Ask, Conn, Param, Row, query};
use crate::domain::date::Date;
use crate::domain::deadlines::{IndexRow, State, Window};
use crate::domain::file::Limit;
use crate::domain::record::Id;
use crate::domain::rules::{Level, RuleBook};

const COLUMNS: &str = "allocataire_id, regle, due, bientot_le, visible_le, jusque_le, neutralise_du, \
    neutralise_au, evenement, depart_le, objet, objet_id, detail";

/// A deadline that is shown that day and not neutralised.
pub(super) const LIVE: &str = "(e.visible_le IS NULL OR e.visible_le <= @today) \
    AND (e.jusque_le IS NULL OR e.jusque_le >= @today) \
    AND (e.neutralise_du IS NULL OR e.neutralise_du > @today OR e.neutralise_au < @today)";

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
    read_at(row, 0)
}

/// A deadline, from its first column on.
pub(super) fn read_at(row: &Row<'_>, at: usize) -> Result<IndexRow> {
    Ok(IndexRow {
        person: row.get(at)?,
        rule: row.get(at + 1)?,
        window: window(row, at + 2)?,
        start: (row.get(at + 8)?, row.date(at + 9)?),
        object: (row.get(at + 10)?, row.get(at + 11)?),
        detail: row.get(at + 12)?,
    })
}

/// Live deadlines of one person, by what they are for.
#[derive(Debug, Default)]
pub(super) struct OfPerson {
    /// Those that call for someone or will.
    alerts: Vec<IndexRow>,
    /// The limits of the law.
    legal: Vec<IndexRow>,
}

impl OfPerson {
    /// The question.
    pub(super) fn asked(person: &Id) -> Ask<'_> {
        let text = format!(
            "SELECT {COLUMNS}, niveau, alerte FROM echeance WHERE allocataire_id = $1 ORDER BY id"
        );
        Ask::new(text, [person as &dyn Param])
    }

    /// Takes a row of the answer.
    pub(super) fn take(&mut self, row: &Row<'_>) -> Result<()> {
        if row.yes(14)? {
            self.alerts.push(read(row)?);
        } else if row.text(13)? == Some(Level::LegalInformation.code()) {
            self.legal.push(read(row)?);
        }
        Ok(())
    }

    /// The alerts, the worst of that day first.
    pub(super) fn ranked(self, today: Date) -> Vec<IndexRow> {
        let mut alerts = self.alerts;
        alerts.sort_by_key(|row| (row.state(today).urgency(), row.window.due));
        alerts
    }

    /// The limits of the law, by due date.
    pub(super) fn limits(&self, book: &RuleBook) -> Vec<Limit> {
        let limit = |row: &IndexRow| {
            Some(Limit {
                label: book.rule(&row.rule)?.label.clone(),
                due: row.window.due,
            })
        };
        let mut limits: Vec<Limit> = self.legal.iter().filter_map(limit).collect();
        limits.sort_by_key(|it| (it.due.is_none(), it.due));
        limits
    }
}

/// Live deadlines of anyone, chosen by a condition on the index.
pub(super) fn live(conn: &Conn, condition: &str, values: &[&dyn Param]) -> Result<Vec<IndexRow>> {
    let text = format!("SELECT {COLUMNS} FROM echeance WHERE {condition} ORDER BY id");
    query(conn, &text, values, read)
}

/// Number of the deadline shown on the row of a person, whose column is named: the worst that is
/// not hidden. The state of each is that of [`Window::state`], in the order of its urgency.
pub(super) fn worst(person: &str) -> String {
    format!(
        "(SELECT x.id FROM echeance x WHERE x.allocataire_id = {person} AND x.alerte = 1 \
         AND (x.visible_le IS NULL OR x.visible_le <= @today) \
         AND (x.jusque_le IS NULL OR x.jusque_le >= @today) \
         ORDER BY CASE WHEN x.due IS NULL THEN {unknown} \
         WHEN x.neutralise_du <= @today AND (x.neutralise_au IS NULL OR x.neutralise_au >= @today) THEN {neutralised} \
         WHEN x.due < @today AND x.jusque_le IS NULL THEN {late} \
         WHEN x.due = @today AND x.jusque_le IS NULL THEN {on_the_day} \
         WHEN x.bientot_le <= @today THEN {soon} ELSE {upcoming} END, x.due, x.id LIMIT 1)",
        unknown = State::Unknown.urgency(),
        neutralised = State::Neutralised.urgency(),
        late = State::Late.urgency(),
        on_the_day = State::Today.urgency(),
        soon = State::Soon.urgency(),
        upcoming = State::Upcoming.urgency(),
    )
}

/// The columns that [`read_at`] reads, of the table that has that name in a text.
pub(super) fn columns_of(table: &str) -> String {
    let columns = COLUMNS
        .split(", ")
        .map(|column| format!("{table}.{column}"));
    columns.collect::<Vec<_>>().join(", ")
}

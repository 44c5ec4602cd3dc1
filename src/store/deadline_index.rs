//! Reading the index of due dates: the live deadlines of people, each with the dates that the day
//! is compared with.
use std::sync::LazyLock;

use super::Result;
use super::places::{self, place};
use super::sql::{Ask, Conn, Param, Row, query};
use crate::domain::date::Date;
use crate::domain::deadlines::worst::{Alert, rank};
use crate::domain::deadlines::{IndexRow, State, Window};
use crate::domain::facts::ObjectKind;
use crate::domain::file::Limit;
use crate::domain::record::Id;
use crate::domain::rules::{EventKey, Level, RuleBook};

/// Which words of its record a deadline says: they stay in the record.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Wording {
    /// The label of the objective.
    Objective,
    /// The label of the action.
    Action,
    /// The label of the action, and who does it.
    ActionAndActor,
}

impl Wording {
    pub(super) const ALL: &[Self] = &[Self::Objective, Self::Action, Self::ActionAndActor];

    /// The question of these words; the number of the record follows.
    const fn asked(self) -> &'static str {
        match self {
            Self::Objective => "SELECT o.libelle FROM objectif AS o WHERE o.id =",
            Self::Action => "SELECT a.libelle FROM action AS a WHERE a.id =",
            Self::ActionAndActor => {
                "SELECT a.libelle || ' (' || a.acteur_structure || ')' FROM action AS a WHERE a.id ="
            }
        }
    }
}

/// A kind of record, as a text names it to the index.
pub(super) fn kind(kind: ObjectKind) -> usize {
    place(ObjectKind::ALL, &kind)
}

/// What is read of a deadline of `echeance e`.
pub(super) static COLUMNS: LazyLock<String> = LazyLock::new(|| {
    let whens = Wording::ALL.iter().enumerate();
    let whens = whens.map(|(at, it)| format!(" WHEN {at} THEN ({} e.objet_id)", it.asked()));
    format!(
        "e.allocataire_id, e.regle, e.due, e.bientot_le, e.visible_le, e.jusque_le, e.neutralise_du, \
         e.neutralise_au, e.evenement, e.depart_le, e.objet, e.objet_id, \
         CASE e.libelle{} ELSE e.detail END",
        whens.collect::<String>()
    )
});

/// A deadline that is shown that day and not neutralised.
pub(super) const LIVE: &str = "(e.visible_le IS NULL OR e.visible_le <= @day) \
    AND (e.jusque_le IS NULL OR e.jusque_le >= @day) \
    AND (e.neutralise_du IS NULL OR e.neutralise_du > @day OR e.neutralise_au < @day)";

/// The six dates of a window, in the order of its columns from `at` on.
fn window(row: &Row<'_>, at: usize) -> Result<Window> {
    Ok(Window {
        due: row.day(at)?,
        soon_from: row.day(at + 1)?,
        visible_from: row.day(at + 2)?,
        visible_until: row.day(at + 3)?,
        neutralised_from: row.day(at + 4)?,
        neutralised_to: row.day(at + 5)?,
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
        start: (places::read(row, at + 8, EventKey::ALL)?, row.day(at + 9)?),
        object: (
            places::read(row, at + 10, ObjectKind::ALL)?,
            row.get(at + 11)?,
        ),
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
            "SELECT {}, e.niveau, e.alerte FROM echeance e WHERE e.allocataire_id = $1 ORDER BY e.rang",
            *COLUMNS
        );
        Ask::new(text, [person as &dyn Param])
    }

    /// Takes a row of the answer.
    pub(super) fn take(&mut self, row: &Row<'_>) -> Result<()> {
        if row.yes(14)? {
            self.alerts.push(read(row)?);
        } else if row.value(13)? == places::kept(Level::ALL, &Level::LegalInformation) {
            self.legal.push(read(row)?);
        }
        Ok(())
    }

    /// The alerts, the worst of that day first.
    pub(super) fn ranked(self, today: Date) -> Vec<IndexRow> {
        let mut alerts = self.alerts;
        alerts.sort_by_key(|row| rank(&row.window, row.start.1, today));
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
    let text = format!(
        "SELECT {} FROM echeance e WHERE {condition} ORDER BY e.allocataire_id, e.rang",
        *COLUMNS
    );
    query(conn, &text, values, read)
}

/// The dates of what calls for each person of two numbers and those between, or will.
pub(super) fn alerts(conn: &Conn, (from, to): (Id, Id)) -> Result<Vec<(Id, Alert)>> {
    let text = "SELECT e.allocataire_id, e.due, e.bientot_le, e.visible_le, e.jusque_le, e.neutralise_du, \
                e.neutralise_au, e.depart_le FROM echeance e WHERE e.allocataire_id BETWEEN $1 AND $2 \
                AND e.alerte = 1 ORDER BY e.allocataire_id, e.rang";
    query(conn, text, &[&from, &to], |row| {
        Ok((row.get(0)?, (window(row, 1)?, row.day(7)?)))
    })
}

/// Rank of the deadline shown on the row of a person, whose column is named: the worst that is
/// not hidden. The state of each is that of [`Window::state`], in the order of its urgency, as [`rank`] has it.
pub(super) fn worst(person: &str) -> String {
    format!(
        "(SELECT x.rang FROM echeance x WHERE x.allocataire_id = {person} AND x.alerte = 1 \
         AND (x.visible_le IS NULL OR x.visible_le <= @day) \
         AND (x.jusque_le IS NULL OR x.jusque_le >= @day) \
         ORDER BY CASE WHEN x.due IS NULL THEN {unknown} \
         WHEN x.neutralise_du <= @day AND (x.neutralise_au IS NULL OR x.neutralise_au >= @day) THEN {neutralised} \
         WHEN x.due < @day AND x.jusque_le IS NULL THEN {late} \
         WHEN x.due = @day AND x.jusque_le IS NULL THEN {on_the_day} \
         WHEN x.bientot_le <= @day THEN {soon} ELSE {upcoming} END, x.due, \
         CASE WHEN x.due IS NULL THEN COALESCE(x.depart_le, 0) END, x.rang LIMIT 1)",
        unknown = State::Unknown.urgency(),
        neutralised = State::Neutralised.urgency(),
        late = State::Late.urgency(),
        on_the_day = State::Today.urgency(),
        soon = State::Soon.urgency(),
        upcoming = State::Upcoming.urgency(),
    )
}

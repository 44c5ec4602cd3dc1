//! The derived rows of many people who have none, added table by table.
use super::tables::{
    CASE_RULE, CASES, CohortRows, Derived, INDEX, KEYS, LINE, PERIODS, STAYS, URGENCY,
};
use crate::domain::record::{Id, Value};
use crate::store::Result;
use crate::store::sql::{Conn, group};

/// Rows to add, each with the person it is about first.
#[derive(Debug, Default)]
pub(in crate::store) struct Rows {
    index: Vec<Vec<Value>>,
    lines: Vec<Vec<Value>>,
    cohort: CohortRows,
    keys: Vec<Vec<Value>>,
    urgency: Vec<Vec<Value>>,
}

fn take(to: &mut Vec<Vec<Value>>, person: Id, rows: impl IntoIterator<Item = Vec<Value>>) {
    let of_person = |row| std::iter::once(Value::Int(person)).chain(row).collect();
    to.extend(rows.into_iter().map(of_person));
}

impl Rows {
    /// Takes in what is derived for a person.
    pub(in crate::store) fn take(&mut self, person: Id, derived: Derived) {
        let ranked = (0..).zip(derived.deadlines);
        let ranked =
            ranked.map(|(rank, row)| std::iter::once(Value::Int(rank)).chain(row).collect());
        take(&mut self.index, person, ranked);
        take(&mut self.lines, person, derived.line);
        take(&mut self.keys, person, derived.keys);
        take(&mut self.urgency, person, derived.urgency);
        take(&mut self.cohort.cases, person, derived.cohort.cases);
        take(&mut self.cohort.stays, person, derived.cohort.stays);
        take(&mut self.cohort.periods, person, derived.cohort.periods);
    }

    /// Puts the rows in the order of their indexes: the cases of each rule in one piece.
    pub(in crate::store) fn sort(&mut self) {
        group(&mut self.cohort.cases, CASE_RULE + 1);
    }

    /// Adds them.
    pub(in crate::store) fn write(&self, conn: &Conn) -> Result<()> {
        INDEX.add(conn, &self.index)?;
        CASES.add(conn, &self.cohort.cases)?;
        STAYS.add(conn, &self.cohort.stays)?;
        PERIODS.add(conn, &self.cohort.periods)?;
        KEYS.add(conn, &self.keys)?;
        URGENCY.add(conn, &self.urgency)?;
        LINE.add(conn, &self.lines)
    }
}

//! The derived rows as they are compared and mended: in parts, each read in the order of people,
//! its rows known by a key. Knows no rule.
use super::mend::{Mend, Stored, by_rank, in_order};
use super::{Derived, INDEX_COLUMNS, cases};
use crate::domain::deadlines::cohort::COUNTED;
use crate::domain::record::Value;

/// A part of the derived rows, and its texts.
pub(in crate::store) struct Part {
    kind: Kind,
    /// How many values follow the person and the key.
    columns: usize,
    /// Person, key, values; of the people from $1 to $2.
    pub read: String,
    /// $1 person, $2 key, then the values: adds the row, or takes the place of the one there.
    pub(super) put: String,
    /// $1 person, $2 key.
    pub(super) remove: String,
}

#[derive(Clone, Copy)]
enum Kind {
    /// The index of due dates. Its key is a number whose order only says something.
    Deadlines,
    /// The cases of one rule: each rule stands in one piece.
    Cases(&'static str),
    Stays,
    Periods,
}

impl Part {
    /// All of them.
    pub(in crate::store) fn all() -> Vec<Self> {
        let kinds = [Kind::Deadlines, Kind::Stays, Kind::Periods];
        let cases = COUNTED.into_iter().map(Kind::Cases);
        kinds.into_iter().chain(cases).map(Self::new).collect()
    }

    fn new(kind: Kind) -> Self {
        let (table, key, columns) = match kind {
            Kind::Deadlines => ("echeance", "id", INDEX_COLUMNS),
            Kind::Cases(_) => cases::CASES.by_rank(),
            Kind::Stays => cases::STAYS.by_rank(),
            Kind::Periods => cases::PERIODS.by_rank(),
        };
        // The rows of one person in the index are put in order once read.
        let (own, unique, order) = match kind {
            Kind::Deadlines => (String::new(), "id", ""),
            Kind::Cases(rule) => (
                format!("regle = '{rule}' AND "),
                "regle, allocataire_id, rang",
                ", rang",
            ),
            Kind::Stays | Kind::Periods => (String::new(), "allocataire_id, rang", ", rang"),
        };
        let names: Vec<&str> = columns.split(", ").collect();
        let marks: Vec<String> = (3..names.len() + 3).map(|at| format!("${at}")).collect();
        let set = names.iter().map(|name| format!("{name} = excluded.{name}"));
        Self {
            kind,
            columns: names.len(),
            read: format!(
                "SELECT allocataire_id, {key}, {columns} FROM {table} \
                 WHERE {own}allocataire_id BETWEEN $1 AND $2 ORDER BY allocataire_id{order}"
            ),
            put: format!(
                "INSERT INTO {table} (allocataire_id, {key}, {columns}) VALUES ($1, $2, {}) \
                 ON CONFLICT ({unique}) DO UPDATE SET {}",
                marks.join(", "),
                set.collect::<Vec<_>>().join(", ")
            ),
            remove: format!("DELETE FROM {table} WHERE {own}allocataire_id = $1 AND {key} = $2"),
        }
    }

    /// Room for what stands of one person.
    pub(in crate::store) const fn room(&self) -> Stored {
        Stored::new(self.columns)
    }

    /// Tells what is to be done so that what stands of a person becomes what follows from the
    /// records.
    pub(in crate::store) fn compare(
        &self,
        person: &Derived,
        stored: &Stored,
        tell: &mut dyn FnMut(Mend),
    ) {
        let [cases, stays, periods] = person.cohort.tables();
        match self.kind {
            Kind::Deadlines => in_order(&person.deadlines, stored, tell),
            Kind::Cases(rule) => {
                let own = |row: &&Vec<Value>| row.get(1).and_then(Value::as_text) == Some(rule);
                by_rank(cases.iter().filter(own), stored, tell);
            }
            Kind::Stays => by_rank(stays.iter(), stored, tell),
            Kind::Periods => by_rank(periods.iter(), stored, tell),
        }
    }
}

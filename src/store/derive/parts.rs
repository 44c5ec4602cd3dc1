//! The derived rows as they are compared: in parts, each read in the order of people, its rows
//! known by a key. Knows no rule.
use std::sync::LazyLock;

use super::edits::{RowEdit, Stored, by_rank, in_order};
use super::tables::{CASE_RULE, CASES, Derived, INDEX, KEYS, PERIODS, STAYS, URGENCY};
use crate::domain::deadlines::cohort::COUNTED;
use crate::domain::record::Value;
use crate::store::sql::Table;
use crate::store::walk::number;

/// A part of the derived rows, and its texts.
pub(in crate::store) struct Part {
    kind: Kind,
    /// How many values follow the person and the key.
    columns: usize,
    /// Person, key, values; of the people from $1 to $2.
    pub(in crate::store) read: String,
    /// $1 person, $2 key, then the values: adds the row, or takes the place of the one there.
    pub(super) put: String,
    /// $1 person, $2 key.
    pub(super) remove: String,
    /// $1 person.
    pub(super) clear: String,
}

#[derive(Clone, Copy)]
enum Kind {
    /// The index of due dates. The order of its ranks alone has a meaning.
    Deadlines,
    /// The cases of one of the rules that are counted: the table keeps each rule in one piece.
    Cases(usize),
    Stays,
    Periods,
    /// Places in the order of urgency.
    Urgency,
    /// What people who may be one have in common.
    Keys,
}

/// All of them.
pub(in crate::store) static PARTS: LazyLock<Vec<Part>> = LazyLock::new(|| {
    let mut parts = vec![
        Part::new(Kind::Deadlines, &INDEX),
        Part::new(Kind::Stays, &STAYS),
        Part::new(Kind::Periods, &PERIODS),
        Part::new(Kind::Urgency, &URGENCY),
        Part::new(Kind::Keys, &KEYS),
    ];
    parts.extend((0..COUNTED.len()).map(|rule| Part::new(Kind::Cases(rule), &CASES)));
    parts
});

impl Part {
    /// Whether its rows are due dates.
    pub(in crate::store) const fn is_of_deadlines(&self) -> bool {
        matches!(self.kind, Kind::Deadlines)
    }

    /// The part that a table is, or a piece of it; its second column is the key.
    fn new(kind: Kind, table: &Table) -> Self {
        let (own, key, unique, order): (_, _, &[&str], _) = match kind {
            Kind::Cases(rule) => (
                format!("regle = {rule} AND "),
                "rang",
                &["regle", "allocataire_id", "rang"],
                ", rang",
            ),
            Kind::Deadlines | Kind::Stays | Kind::Periods | Kind::Urgency => {
                (String::new(), "rang", &["allocataire_id", "rang"], ", rang")
            }
            Kind::Keys => (String::new(), "cle", &["allocataire_id", "cle"], ", cle"),
        };
        let name = table.name();
        Self {
            kind,
            columns: table.columns().len() - 2,
            read: table.select(&format!(
                "WHERE {own}allocataire_id BETWEEN $1 AND $2 ORDER BY allocataire_id{order}"
            )),
            put: table.replacement(unique),
            remove: format!("DELETE FROM {name} WHERE {own}allocataire_id = $1 AND {key} = $2"),
            clear: format!("DELETE FROM {name} WHERE {own}allocataire_id = $1"),
        }
    }

    /// Room for the stored rows of one person.
    pub(in crate::store) const fn room(&self) -> Stored {
        Stored::new(self.columns)
    }

    /// Gives what is to be done so that the stored rows of a person become those that follow from
    /// the records.
    pub(in crate::store) fn compare(
        &self,
        person: &Derived,
        stored: &Stored,
        emit: &mut dyn FnMut(RowEdit),
    ) {
        let cohort = &person.cohort;
        match self.kind {
            Kind::Deadlines => in_order(&person.deadlines, stored, emit),
            Kind::Cases(rule) => {
                let rule = number(rule);
                let own = |row: &&Vec<Value>| row.get(CASE_RULE) == Some(&rule);
                by_rank(cohort.cases.iter().filter(own), stored, emit);
            }
            Kind::Stays => by_rank(cohort.stays.iter(), stored, emit),
            Kind::Periods => by_rank(cohort.periods.iter(), stored, emit),
            Kind::Urgency => by_rank(person.urgency.iter(), stored, emit),
            Kind::Keys => by_rank(person.keys.iter(), stored, emit),
        }
    }
}

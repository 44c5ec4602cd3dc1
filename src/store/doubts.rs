//! The records of a store that are kept and doubtful: what forms would not have let pass, written by an
//! import, an older version or another day. Knows no check: each kind has its own.
use super::sql::query;
use super::{Result, Store, rows};
use crate::domain::date::Date;
use crate::domain::record::{Doubt, Entity, Id, Row, doubt};

/// A record that says something doubtful.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DoubtfulRecord {
    /// The person; `None` for a structure or an agent.
    pub person: Option<Id>,
    /// The record.
    pub row: Row,
    /// What is doubtful, and the field.
    pub doubt: Doubt,
}

impl Store {
    /// Every doubtful record on the day `today`, person by person, as far as it may be seen.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn doubts(&self, today: Date) -> Result<Vec<DoubtfulRecord>> {
        let mut found = Vec::new();
        for kind in [Entity::Organization, Entity::Agent] {
            doubtful(None, self.all_rows(kind)?, today, &mut found);
        }
        let seen = |kind: &Entity| kind.belongs_to_person() && self.rights().sees_kind(*kind);
        let kinds: Vec<Entity> = Entity::ALL.into_iter().filter(seen).collect();
        let people = "SELECT id FROM allocataire WHERE supprime = 0 ORDER BY id";
        for person in query(&self.conn, people, &[], |row| row.get(0))? {
            for kind in &kinds {
                let rows = rows::of_person(&self.conn, *kind, person)?;
                doubtful(Some(person), self.seen(rows), today, &mut found);
            }
        }
        Ok(found)
    }
}

fn doubtful(person: Option<Id>, rows: Vec<Row>, today: Date, found: &mut Vec<DoubtfulRecord>) {
    let doubted = rows.into_iter().filter_map(|row| {
        let doubt = doubt(&row, today)?;
        Some(DoubtfulRecord { person, row, doubt })
    });
    found.extend(doubted);
}

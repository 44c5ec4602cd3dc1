//! The records of a store that are kept and doubtful: what forms would not have let pass, written by an
//! import, an older version or another day. Knows no check: each kind has its own.
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
        for kind in [Entity::Organization, Entity::Agent, Entity::OfficeHours] {
            for row in self.all_rows(kind)? {
                found.extend(doubtful(None, row, today));
            }
        }
        let whole = self.rights().sees_all();
        let seen = |kind: &Entity| kind.belongs_to_person() && self.rights().sees_kind(*kind);
        for kind in Entity::ALL.into_iter().filter(seen) {
            rows::each_of_people(&self.conn, (kind, self.rights()), |row| {
                let person = rows::person_of(&row);
                if whole {
                    found.extend(doubtful(person, row, today));
                } else {
                    let row = self.seen(vec![row]).into_iter();
                    found.extend(row.filter_map(|row| doubtful(person, row, today)));
                }
            })?;
        }
        found.sort_by_key(|it| (it.person, it.row.entity, it.row.id));
        Ok(found)
    }
}

fn doubtful(person: Option<Id>, row: Row, today: Date) -> Option<DoubtfulRecord> {
    let doubt = doubt(&row, today)?;
    Some(DoubtfulRecord { person, row, doubt })
}

//! Records as one may read them, one by one or all of a kind. Knows no text of a kind: see `rows`.
use super::rows::{Besides, of_account, of_person_with, person_of, read, select_seen};
use super::sql::{self, Ask, first, query};
use super::{Result, Store, StoreError};
use crate::domain::record::{Entity, Id, Row};
use crate::domain::rights::Meetings;

impl Store {
    /// One record by its number.
    ///
    /// # Errors
    /// When there is none, or the store can't be read.
    pub fn row(&self, entity: Entity, id: Id) -> Result<Row> {
        let text = select_seen(entity, self.rights(), "id = $1")?;
        let row = first(&self.conn, &text, &[&id], |row| read(entity, row))?;
        let row = row.ok_or(StoreError::NotFound)?;
        let person = person_of(&row);
        // Which appointment comes next depends on the others of the person.
        let row = match (entity, self.rights().meetings(), person) {
            (Entity::Appointment, Meetings::Next, Some(person)) => {
                let seen = self.rows_of(entity, person)?;
                seen.into_iter().find(|row| row.id == id)
            }
            _ => self.rights().trimmed(row),
        };
        row.ok_or(StoreError::NotFound)
    }

    /// Records of one kind that belong to a person.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn rows_of(&self, entity: Entity, person: Id) -> Result<Vec<Row>> {
        let asked = (&[entity][..], self.rights());
        let mut found = of_person_with(&self.conn, asked, person, Besides::default())?;
        Ok(self.seen(found.remove(&entity).unwrap_or_default()))
    }

    /// Every record of a kind (structures, agents; people only for exports), by `uid`.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn all_rows(&self, entity: Entity) -> Result<Vec<Row>> {
        let text = select_seen(entity, self.rights(), "supprime = 0 ORDER BY uid")?;
        let all = query(&self.conn, &text, &[], |row| read(entity, row))?;
        Ok(self.seen(all))
    }

    /// The agents, then the structures, each by `uid`.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn agents_and_structures(&self) -> Result<(Vec<Row>, Vec<Row>)> {
        let kinds = [Entity::Agent, Entity::Organization];
        let mut found = [Vec::new(), Vec::new()];
        let text = |kind| {
            let text = select_seen(kind, self.rights(), "supprime = 0 ORDER BY uid")?;
            Ok(Ask::new(text, []))
        };
        let asked = kinds.into_iter().map(text).collect::<Result<Vec<_>>>()?;
        sql::together(&self.conn, &asked, |at, row| {
            if let (Some(kind), Some(found)) = (kinds.get(at), found.get_mut(at)) {
                found.push(read(*kind, row)?);
            }
            Ok(())
        })?;
        let [agents, structures] = found.map(|rows| self.seen(rows));
        Ok((agents, structures))
    }

    /// The agent whose account that is, the first made when several have it.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn agent_of_account(&self, account: &str) -> Result<Option<Row>> {
        of_account(&self.conn, account)
    }
}

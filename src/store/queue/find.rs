//! Reading the queue: the items from a place on, one item, how many they are.
use super::item::{ItemKey, QueueItem, QueueQuery};
use super::walk;
use crate::domain::record::Entity;
use crate::store::{Result, Store};

impl Store {
    /// At most `count` items, from the first one, or from right after that one.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn queue(
        &self,
        asked: &QueueQuery,
        after: Option<&ItemKey>,
        count: usize,
    ) -> Result<Vec<QueueItem>> {
        if !self.rights().sees_deadlines() {
            return Ok(Vec::new());
        }
        let rules = self.rule_book()?;
        let found = walk::found(&self.conn, (&rules, self.rights()), asked, after, count)?;
        Ok(found
            .into_iter()
            .map(|item| self.trimmed_item(item))
            .collect())
    }

    /// That item, if it is still in the queue.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn queue_find(&self, asked: &QueueQuery, key: &ItemKey) -> Result<Option<QueueItem>> {
        if !self.rights().sees_deadlines() {
            return Ok(None);
        }
        let rules = self.rule_book()?;
        let found = walk::again(&self.conn, (&rules, self.rights()), asked, key)?;
        Ok(found.map(|item| self.trimmed_item(item)))
    }

    /// Number of items, counted up to `most`.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn queue_len(&self, asked: &QueueQuery, most: usize) -> Result<usize> {
        if !self.rights().sees_deadlines() {
            return Ok(0);
        }
        let rules = self.rule_book()?;
        walk::count(&self.conn, (&rules, self.rights()), asked, most)
    }

    fn trimmed_item(&self, mut item: QueueItem) -> QueueItem {
        self.rights().trim_row(&mut item.row);
        if !self.rights().sees_field(Entity::Allocataire, "telephone") {
            item.person.telephone = None;
        }
        item
    }
}

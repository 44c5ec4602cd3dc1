//! Reading the queue: the items from a place on, one item, how many they are.
use super::item::{ItemKey, QueueItem, QueuePerson, QueueQuery};
use super::walk;
use crate::domain::date::Time;
use crate::domain::queue::ItemKind;
use crate::domain::record::{Entity, Id};
use crate::store::deadline_index::live;
use crate::store::sql::first;
use crate::store::{Result, Store, StoreError};

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
        self.in_one_state(|store| {
            walk::found(&store.conn, asked, after, count)?
                .into_iter()
                .map(|(key, kind, deadline)| store.queue_item(key, kind, deadline))
                .collect()
        })
    }

    /// That item, if it is still in the queue.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn queue_find(&self, asked: &QueueQuery, key: &ItemKey) -> Result<Option<QueueItem>> {
        if !self.rights().sees_deadlines() {
            return Ok(None);
        }
        self.in_one_state(|store| {
            walk::again(&store.conn, asked, key)?
                .map(|(key, kind, deadline)| store.queue_item(key, kind, deadline))
                .transpose()
        })
    }

    /// Number of items, counted up to `most`.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn queue_len(&self, asked: &QueueQuery, most: usize) -> Result<usize> {
        if !self.rights().sees_deadlines() {
            return Ok(0);
        }
        self.in_one_state(|store| walk::count(&store.conn, asked, most))
    }

    fn queue_item(&self, key: ItemKey, kind: ItemKind, deadline: Id) -> Result<QueueItem> {
        let mut row = live(&self.conn, "id = $1", &[&deadline])?
            .pop()
            .ok_or(StoreError::NotFound)?;
        self.rights().trim_row(&mut row);
        let time: Option<String> = match kind {
            ItemKind::Outcome | ItemKind::Absence => first(
                &self.conn,
                "SELECT heure FROM rdv WHERE id = $1",
                &[&key.object],
                |row| row.get(0),
            )?
            .flatten(),
            ItemKind::FirstAppointment
            | ItemKind::Contract
            | ItemKind::Review
            | ItemKind::Action => None,
        };
        Ok(QueueItem {
            person: self.queue_person(key.person)?,
            time: time.as_deref().and_then(Time::from_code),
            key,
            kind,
            row,
        })
    }

    fn queue_person(&self, id: Id) -> Result<QueuePerson> {
        let found = first(
            &self.conn,
            "SELECT p.uid, COALESCE(p.nom, ''), COALESCE(p.prenom, ''), p.telephone, a.id, \
             trim(COALESCE(a.prenom, '') || ' ' || COALESCE(a.nom, '')) \
             FROM ligne l JOIN allocataire p ON p.id = l.allocataire_id \
             LEFT JOIN agent a ON a.id = l.referent_id WHERE l.allocataire_id = $1",
            &[&id],
            |row| {
                let referent: Option<Id> = row.get(4)?;
                let name: String = row.get(5)?;
                Ok(QueuePerson {
                    id,
                    uid: row.get(0)?,
                    nom: row.get(1)?,
                    prenom: row.get(2)?,
                    telephone: row.get(3)?,
                    referent: referent.map(|id| (id, name)),
                })
            },
        )?;
        let mut person = found.ok_or(StoreError::NotFound)?;
        if !self.rights().sees_field(Entity::Allocataire, "telephone") {
            person.telephone = None;
        }
        Ok(person)
    }
}

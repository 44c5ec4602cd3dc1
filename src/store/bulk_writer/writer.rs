//! Adding the records: numbers at once, rows many at a time.
use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use super::batch::Batch;
use super::new_records::{NewRecords, Trace};
use super::preparer::Preparer;
use crate::domain::record::{Entity, Id, NewRecord};
use crate::domain::rules::RuleBook;
use crate::store::audit::Chain;
use crate::store::shared_text::SharedText;
use crate::store::sql::Conn;
use crate::store::{Result, search};

/// People prepared at a time: enough for the cost of handing them over not to count, few enough
/// for the other thread never to wait long.
const HANDFUL: usize = 64;
/// Numbers reserved at once for a kind of record.
const BLOCK: Id = 64;

/// People whose names and words are kept in memory until the search index is written.
const CROWD: usize = 1_024;

/// Records being added.
#[derive(Debug)]
pub(in crate::store) struct BulkWriter {
    preparer: Preparer,
    /// Not handed over yet.
    waiting: Vec<NewRecords>,
    /// Numbers reserved for each kind, not given yet.
    numbers: HashMap<Entity, Range<Id>>,
    /// Names of the records that are not written yet.
    names: HashSet<String>,
    people: HashSet<Id>,
    /// Words of the people written, which the search does not know yet.
    words: Vec<(Id, String)>,
}

impl BulkWriter {
    pub(in crate::store) fn new(rules: Arc<RuleBook>, shared: SharedText) -> Self {
        Self {
            preparer: Preparer::new(rules, shared),
            waiting: Vec::new(),
            numbers: HashMap::new(),
            names: HashSet::new(),
            people: HashSet::new(),
            words: Vec::new(),
        }
    }

    /// Begins in a transaction: others may have written since the one before.
    pub(in crate::store) fn begin(&mut self) {
        *self.chain() = Chain::default();
    }

    /// Adds records that refer to each other by position, under the next numbers of their kinds;
    /// gives those. The person among them, if there is one, has no record yet.
    pub(in crate::store) fn add(
        &mut self,
        conn: &Conn,
        records: Vec<NewRecord>,
        trace: Option<&Arc<Trace>>,
    ) -> Result<Vec<Id>> {
        let mut numbers = Vec::with_capacity(records.len());
        let mut person = None;
        for record in &records {
            let id = self.number(conn, record.entity)?;
            numbers.push(id);
            if record.entity == Entity::Allocataire {
                person = Some(id);
            }
            self.names.insert(record.uid.clone());
        }
        self.people.extend(person);
        self.waiting.push(NewRecords {
            records,
            numbers: numbers.clone(),
            person,
        });
        if self.waiting.len() >= HANDFUL {
            self.hand_over(conn, trace)?;
            while let Some(batch) = self.preparer.ready()? {
                self.write(conn, batch)?;
            }
        }
        if self.people.len() >= CROWD {
            self.settle(conn, trace)?;
        }
        Ok(numbers)
    }

    fn number(&mut self, conn: &Conn, entity: Entity) -> Result<Id> {
        let known = self.numbers.get_mut(&entity).and_then(Iterator::next);
        if let Some(number) = known {
            return Ok(number);
        }
        let first = conn.reserve(entity.table(), BLOCK)?;
        self.numbers.insert(entity, first + 1..first + BLOCK);
        Ok(first)
    }

    fn hand_over(&mut self, conn: &Conn, trace: Option<&Arc<Trace>>) -> Result<()> {
        if self.waiting.is_empty() {
            return Ok(());
        }
        if trace.is_some() && !self.preparer.is_busy() {
            self.preparer.chain.read(conn)?;
        }
        let news = std::mem::take(&mut self.waiting);
        self.preparer.ask(news, trace.cloned())
    }

    fn write(&mut self, conn: &Conn, mut batch: Batch) -> Result<()> {
        batch.write(conn)?;
        self.words.append(&mut batch.words);
        self.preparer.written.push(batch);
        Ok(())
    }

    /// Whether records of that person are not written yet.
    pub(in crate::store) fn holds_person(&self, person: Id) -> bool {
        self.people.contains(&person)
    }

    /// Whether the record of that name is not written yet.
    pub(in crate::store) fn holds(&self, uid: &str) -> bool {
        self.names.contains(uid)
    }

    /// Writes all that was added. Others may then write in the same transaction: the audit chain
    /// goes on from the one given back.
    pub(in crate::store) fn settle(
        &mut self,
        conn: &Conn,
        trace: Option<&Arc<Trace>>,
    ) -> Result<()> {
        self.hand_over(conn, trace)?;
        while let Some(batch) = self.preparer.next()? {
            self.write(conn, batch)?;
        }
        let mut known: BTreeMap<&str, i64> = BTreeMap::new();
        for (person, words) in &self.words {
            search::add(conn, *person, words)?;
            for word in search::counted(words) {
                *known.entry(word).or_default() += 1;
            }
        }
        for (word, people) in known {
            search::count(conn, word, people)?;
        }
        self.words.clear();
        self.names.clear();
        self.people.clear();
        Ok(())
    }

    /// End of the audit chain, once all is settled.
    pub(in crate::store) fn chain(&mut self) -> &mut Chain {
        &mut self.preparer.chain
    }

    /// Lets go of what was added: it is not kept.
    pub(in crate::store) fn forget(&mut self) {
        self.preparer.forget();
        self.waiting.clear();
        self.numbers.clear();
        self.names.clear();
        self.people.clear();
        self.words.clear();
    }
}

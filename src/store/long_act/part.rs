//! One part of a large act, in its transaction: new people go through the intake; what concerns
//! those already there is read and written at once, after what was added before.
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::known::Known;
use super::target::ImportTarget;
use super::uids_taken::UidsTaken;
use crate::domain::attachment::Content;
use crate::domain::change::{Author, Change, Moment, Op};
use crate::domain::file::CaseFile;
use crate::domain::record::{Entity, Field, Id, NewRecord, Row};
use crate::domain::rights::{Act, Rights};
use crate::domain::rules::RuleBook;
use crate::domain::same_person::Identity;
use crate::store::apply::{check, new_act};
use crate::store::bulk_writer::{BulkWriter, Trace};
use crate::store::rights::allow;
use crate::store::sql::{Conn, execute};
use crate::store::uids::UidSeries;
use crate::store::writer::{Writer, uid};
use crate::store::{
    Candidate, LastSet, Result, StoreError, attachments, file, former, journal, matching, rows,
};

/// Time after which a part should end: with its commit it stays under 50 ms, on a busy machine too.
const PART: Duration = Duration::from_millis(15);

/// One part of a large act, in its transaction.
#[derive(Debug)]
pub struct Part<'p> {
    pub(super) conn: &'p Conn,
    pub(super) author: &'p Author,
    pub(super) moment: &'p Moment,
    pub(super) change: &'p Change,
    pub(super) rules: &'p RuleBook,
    pub(super) intake: &'p mut BulkWriter,
    pub(super) known: &'p mut Known,
    pub(super) taken: &'p mut UidsTaken,
    pub(super) names: &'p mut UidSeries,
    pub(super) rights: Rights,
    pub(super) act: Option<Id>,
    /// Who writes, once something is written.
    pub(super) trace: Option<Arc<Trace>>,
    pub(super) started: Instant,
}

impl Part<'_> {
    /// The act, opened by what it writes first.
    fn trace(&mut self) -> Result<Arc<Trace>> {
        if let Some(trace) = &self.trace {
            return Ok(Arc::clone(trace));
        }
        let act = match self.act {
            Some(act) => act,
            None => {
                let act = new_act(self.conn, self.author, self.moment, self.change, None)?;
                execute(
                    self.conn,
                    "UPDATE acte SET inacheve = 1 WHERE id = $1",
                    &[&act],
                )?;
                act
            }
        };
        let trace = Arc::new(Trace {
            author: self.author.clone(),
            instant: self.moment.instant_text(),
            act,
            nature: self.change.nature.code(),
        });
        self.trace = Some(Arc::clone(&trace));
        Ok(trace)
    }

    /// The act, when this part has written something of it.
    pub(super) fn written(&self) -> Option<Id> {
        self.trace.as_ref().map(|trace| trace.act)
    }

    /// Writes all that was added.
    pub(super) fn settle(&mut self) -> Result<()> {
        self.intake.settle(self.conn, self.trace.as_ref())?;
        self.known.settled();
        Ok(())
    }

    /// A new person with their records.
    fn add(&mut self, ops: Vec<Op>) -> Result<Vec<Id>> {
        let mut records = Vec::with_capacity(ops.len());
        for op in ops {
            if let Op::Insert { entity, values } = op {
                if entity == Entity::Allocataire {
                    self.known.add_values(&values);
                }
                let given = uid(&values);
                self.taken.add(given.as_deref().unwrap_or_default());
                records.push(NewRecord {
                    entity,
                    uid: given.unwrap_or_else(|| self.names.next()),
                    values,
                });
            }
        }
        let trace = self.trace()?;
        self.intake.add(self.conn, records, Some(&trace))
    }

    /// Writes what concerns one person, as [`ImportTarget::write`] does, and keeps the values.
    ///
    /// # Errors
    /// As for [`ImportTarget::write`].
    pub fn write_all(&mut self, person: Option<Id>, ops: Vec<Op>) -> Result<Vec<Id>> {
        let team: Vec<Op> = ops
            .iter()
            .filter(|op| op.entity() == Entity::Agent)
            .cloned()
            .collect();
        allow(self.conn, self.rights, &team)?;
        if person.is_none() && adds_a_person(&ops) {
            self.add(ops)
        } else {
            self.run(&ops)
        }
    }

    /// Whether whoever writes does an act.
    pub fn may(&self, act: Act) -> bool {
        self.rights.may(act)
    }

    /// The colleague whose account that is.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn holder_of(&self, account: &str) -> Result<Option<Id>> {
        Ok(rows::of_account(self.conn, account)?.map(|row| row.id))
    }

    /// Some kinds of records of several people, as they are in this part.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn files(&self, people: &[Id], kinds: &[Entity]) -> Result<Vec<CaseFile>> {
        file::parts(self.conn, self.rights, people, kinds)
    }

    /// Some of the records that name another one in a field, as they are in this part.
    pub(in crate::store) fn naming(
        &mut self,
        of: (Entity, &Field),
        named: Id,
        most: usize,
    ) -> Result<Vec<Row>> {
        self.settle()?;
        rows::naming(self.conn, of, named, most)
    }

    /// A record, as it is in this part, unless it was removed.
    pub(in crate::store) fn one(&mut self, kind: Entity, id: Id) -> Result<Option<Row>> {
        self.settle()?;
        rows::by_id(self.conn, kind, id)
    }

    /// Two records of a kind, as they are in this part.
    pub(in crate::store) fn both(&mut self, kind: Entity, ids: [Id; 2]) -> Result<[Row; 2]> {
        let read = |id| rows::by_id(self.conn, kind, id)?.ok_or(StoreError::NotFound);
        Ok([read(ids[0])?, read(ids[1])?])
    }

    /// Keeps what a file holds that a record names.
    ///
    /// # Errors
    /// What the engine says.
    pub fn attach(&mut self, content: &Content) -> Result<()> {
        attachments::keep(self.conn, content)
    }

    /// What the file of that digest holds.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn attached(&self, digest: &str) -> Result<Option<Content>> {
        attachments::content(self.conn, digest)
    }

    /// Runs operations on people who are there, with the checks of [`Store::apply`](crate::store::Store::apply).
    ///
    /// # Errors
    /// What the checks refuse, `Conflict`, or what the engine says.
    pub fn apply(&mut self, ops: &[Op]) -> Result<()> {
        check(self.conn, self.rights, ops)?;
        match ops {
            [] => Ok(()),
            ops => self.run(ops).map(drop),
        }
    }

    /// Anything else.
    fn run(&mut self, ops: &[Op]) -> Result<Vec<Id>> {
        let trace = self.trace()?;
        self.settle()?;
        let nature = self.change.nature;
        let mut writer = Writer::new(self.conn, self.author, self.moment, trace.act, nature);
        writer.chain = std::mem::take(self.intake.chain());
        writer.names = Some(self.names.clone());
        for op in ops {
            if let Op::Insert { values, .. } = op {
                self.taken.add(&uid(values).unwrap_or_default());
            }
            writer.run(op)?;
        }
        writer.derive(self.rules)?;
        *self.intake.chain() = writer.finish()?;
        if let Some(names) = writer.names.take() {
            *self.names = names;
        }
        if ops.iter().any(|op| op.entity() == Entity::Allocataire) {
            for person in writer.touched() {
                for row in rows::of_person(self.conn, Entity::Allocataire, *person)? {
                    self.known.change(&row);
                }
            }
        }
        Ok(writer.made)
    }
}

/// Whether all that is asked is a new person with new records.
fn adds_a_person(ops: &[Op]) -> bool {
    ops.iter().any(|op| op.entity() == Entity::Allocataire)
        && ops.iter().all(|op| match op {
            Op::Insert { .. } => true,
            Op::Update { .. } | Op::Move { .. } | Op::Remove { .. } => false,
        })
}

impl ImportTarget for Part<'_> {
    fn recognise(&mut self, of: &Identity) -> Result<Vec<Candidate>> {
        let likely = self.known.likely(of);
        if likely.added {
            self.settle()?;
        }
        matching::candidates(self.conn, of, &likely.keys)
    }

    fn rows_of(&mut self, entity: Entity, person: Id) -> Result<Vec<Row>> {
        if self.intake.holds_person(person) {
            self.settle()?;
        }
        rows::of_person(self.conn, entity, person)
    }

    fn last_set(&mut self, row: &Row, field: &str) -> Result<Option<LastSet>> {
        if rows::person_of(row).is_some_and(|person| self.intake.holds_person(person)) {
            self.settle()?;
        }
        journal::last_set(self.conn, row, field)
    }

    fn by_uid(&mut self, entity: Entity, uid: &str) -> Result<Option<Row>> {
        if !self.taken.may_hold(uid) {
            return Ok(None);
        }
        if self.intake.holds(uid) {
            self.settle()?;
        }
        rows::by_uid(self.conn, entity, uid)
    }

    fn led_to(&mut self, uid: &str) -> Result<Option<Row>> {
        former::led_to(self.conn, uid)
    }

    fn write(&mut self, person: Option<Id>, ops: &[Op]) -> Result<Vec<Id>> {
        self.write_all(person, ops.to_vec())
    }

    fn is_full(&self) -> bool {
        self.started.elapsed() >= PART
    }
}

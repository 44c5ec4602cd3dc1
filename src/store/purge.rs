//! Erasing a file for good: all that the store holds of a person, in one transaction; then what is left of
//! it in the unused part of the pages and in the log beside the file.
//!
//! What stays is an act that says that a file of that number was erased, by whom and why, with its line of
//! the audit chain. The chain still follows: it holds digests only, whose secrets are gone.
mod erase;
mod gather;
mod labels;
mod traces;

pub use traces::Cleared;

use gather::Gathered;

use super::act_lock::ActLock;
use super::apply::new_act;
use super::audit::{self, AuditLine};
use super::search;
use super::sql::{Conn, execute, pragma};
use super::{Result, Store, StoreError, former, frozen, rows, settings};
use crate::domain::change::{Author, Change, Moment, Nature};
use crate::domain::record::retention::RetentionRecord;
use crate::domain::record::{Entity, Id, Record, Row};
use crate::domain::rights::Act;
use crate::domain::vocabulary::PurgeReason;

/// Setting: what was erased may still be in the file.
const PENDING: &str = "purge_en_cours";

/// A file goes as a whole: nothing that stays refers to it, and looking for that in every table would take
/// longer than the rest.
const ERASING: &pragma::Settings = &[("foreign_keys", "OFF")];

/// A file that was erased.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Purged {
    /// Its number, and those of the files that were now part of it.
    pub numbers: Vec<Id>,
    /// Records erased.
    pub records: usize,
    /// Lines of the journal erased.
    pub lines: usize,
}

impl Store {
    /// The identity of the file that a purge would erase, set aside or not; of one that is now part of
    /// another, that other one's.
    ///
    /// # Errors
    /// `NotAllowed`; `NotFound` when there is none.
    pub fn to_purge(&self, id_or_uid: &str) -> Result<Row> {
        self.allow(Act::Purge)?;
        if let Some(found) = self.find_file(id_or_uid)? {
            let row = rows::by_id(&self.conn, Entity::Allocataire, found.person)?;
            return row.ok_or(StoreError::NotFound);
        }
        let number: Option<Id> = id_or_uid.trim().parse().ok();
        let row = match number {
            Some(id) => rows::by_id(&self.conn, Entity::Allocataire, id)?,
            None => rows::by_uid(&self.conn, Entity::Allocataire, id_or_uid.trim())?,
        };
        row.ok_or(StoreError::NotFound)
    }

    /// Erases all that the store holds of a person, for good. What is left of it in the file goes with
    /// [`Store::clear_traces`]: only then is it true that it is erased.
    ///
    /// # Errors
    /// `NotAllowed`; `Refused` when a freeze, a limitation or a postponement holds the file; `Locked`,
    /// `ReadOnly`, `Disk`. Nothing was erased then.
    pub fn purge(
        &mut self,
        by: (&Author, &Moment),
        person: Id,
        reason: PurgeReason,
    ) -> Result<Purged> {
        self.writable()?;
        self.allow(Act::Purge)?;
        let _lease = ActLock::in_turn(&self.path, self.patience)?;
        let former = pragma::tune(&self.conn, ERASING)?;
        let done = self.purge_at_once(by, person, reason);
        former.restore(&self.conn)?;
        done
    }

    fn purge_at_once(
        &self,
        by: (&Author, &Moment),
        person: Id,
        reason: PurgeReason,
    ) -> Result<Purged> {
        // Words that leave must leave at once.
        search::leave(&self.conn)?;
        // What is to go is looked for while others may write.
        let (state, files, gathered) = self.in_one_state(|store| {
            let files = former::files(&store.conn, person)?;
            let gathered = gather::gather(&store.conn, &files)?;
            Ok::<_, StoreError>((store.last_written()?, files, gathered))
        })?;
        let tx = self.conn.write_part()?;
        let (files, gathered) = match self.last_written()? == state {
            true => (files, gathered),
            false => {
                let files = former::files(&tx, person)?;
                let gathered = gather::gather(&tx, &files)?;
                (files, gathered)
            }
        };
        let purged = erase_all(&tx, by, (person, files), (gathered, reason))?;
        tx.commit()?;
        Ok(purged)
    }
}

fn erase_all(
    tx: &Conn,
    by: (&Author, &Moment),
    (person, files): (Id, Vec<Id>),
    (gathered, reason): (Gathered, PurgeReason),
) -> Result<Purged> {
    let day = by.1.today;
    for file in &files {
        let decisions = rows::of_person(tx, Entity::Retention, *file)?;
        if decisions
            .iter()
            .any(|it| RetentionRecord::of(it).holds(day))
        {
            return Err(StoreError::Refused(format!(
                "Le dossier n° {person} est gelé, limité ou reporté : il n’a pas été purgé. La décision se lève dans le dossier, rubrique Identité (« Levé le »)."
            )));
        }
    }
    let purged = Purged {
        numbers: files,
        records: gathered.records.len(),
        lines: gathered.lines.len(),
    };
    frozen::forget(tx, &gathered.uids())?;
    erase::erase(tx, &purged.numbers, gathered)?;
    for number in &purged.numbers {
        tell(tx, by, *number, reason)?;
    }
    settings::set(tx, PENDING, Some("1"))?;
    Ok(purged)
}

/// Says that a file was erased: an act, and a line of the audit chain.
fn tell(
    conn: &Conn,
    (author, moment): (&Author, &Moment),
    number: Id,
    reason: PurgeReason,
) -> Result<()> {
    let label = format!("Dossier n° {number} purgé : {}", reason.label());
    let change = Change {
        nature: Nature::Purge,
        ..Change::entry(label.clone(), None, Vec::new())
    };
    let act = new_act(conn, author, moment, &change, None)?;
    execute(conn, "UPDATE acte SET definitif = 1 WHERE id = $1", &[&act])?;
    let line = AuditLine {
        author,
        instant: &moment.instant_text(),
        act,
        nature: Nature::Purge.code(),
        entity: Entity::Allocataire,
        id: number,
        values: &label,
        created: false,
    };
    audit::declare(conn, &line)
}

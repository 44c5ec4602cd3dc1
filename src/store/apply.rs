//! The one way to change what is known of people: a change is applied whole or not at all.
use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::rights::allow;
use super::sent::Sent;
use super::sql::{Conn, Table, at_once, execute};
use super::writer::{Known, Writer};
use super::{Result, Store, StoreError, attachments, rows, rule_book, seal};
use crate::domain::change::{Applied, Author, Change, Moment, Op};
use crate::domain::record::{Id, refusal};
use crate::domain::rights::Rights;

impl Store {
    /// Applies a change in one transaction: revision check, rows, journal, audit line, and the
    /// derived deadlines of the persons it touches.
    ///
    /// # Errors
    /// `Conflict` when a record was changed since it was read, `BadValue` when a record can't have
    /// such a value, `Locked`, `Disk`, `ReadOnly`: nothing was written then. `Slow` when the disk has not
    /// answered: asked again for the same change, it is not written again.
    pub fn apply(&mut self, author: &Author, moment: &Moment, change: &Change) -> Result<Applied> {
        let same = |sent: &Sent| sent.applied(change);
        if let Some(answer) = self.answered(same) {
            return answer;
        }
        self.writable()?;
        check(&self.conn, self.rights, &change.ops)?;
        let tx = self.conn.write()?;
        let rights = self.rights;
        let applied =
            written(&tx, author, moment, change).map_err(|why| without_hidden(why, rights))?;
        let kept = tx.commit();
        self.ended(kept, applied, |it| Sent::Change(change.clone(), it.clone()))
    }
}

/// The error, without what of the record in conflict is not seen.
fn without_hidden(why: StoreError, rights: Rights) -> StoreError {
    match why {
        StoreError::Conflict { entity, id, theirs } => match rights.trimmed(*theirs) {
            Some(theirs) => StoreError::Conflict {
                entity,
                id,
                theirs: Box::new(theirs),
            },
            None => StoreError::NotFound,
        },
        other => other,
    }
}

/// Writes a change within a transaction.
pub(super) fn written(
    conn: &Conn,
    author: &Author,
    moment: &Moment,
    change: &Change,
) -> Result<Applied> {
    let (people, known) = touched(conn, &change.ops)?;
    let act = new_act(conn, author, moment, change, None)?;
    let mut writer = Writer::new(conn, author, moment, act, change.nature);
    (writer.touched, writer.known) = (people, known);
    writer.told = Writer::told(&change.ops);
    for op in &change.ops {
        writer.run(op)?;
    }
    if let Some(content) = &change.content {
        attachments::keep(conn, content)?;
    }
    let (records, person) = (writer.made.clone(), change.person.or(writer.new_person));
    at_once(|| {
        if let Some(draft) = change.draft {
            execute(conn, "DELETE FROM brouillon WHERE id = $1", &[&draft])?;
        }
        if change.person.is_none() {
            let text = "UPDATE acte SET allocataire_id = $2 WHERE id = $1";
            execute(conn, text, &[&act, &person])?;
        }
        Ok::<_, StoreError>(())
    })?;
    writer.derive(&*rule_book::rule_book(conn)?)?;
    writer.finish()?;
    Ok(Applied {
        act,
        records,
        person,
    })
}

/// The persons that some operations touch, and the records that they change as they are now. Where
/// writers do not exclude each other, those persons are locked first, in this order.
fn touched(conn: &Conn, ops: &[Op]) -> Result<(BTreeSet<Id>, Known)> {
    let mut people = BTreeSet::new();
    let mut changed = Vec::new();
    for op in ops {
        match op {
            Op::Insert { values, .. } => {
                let owner = values.iter().find(|(name, _)| *name == "allocataire_id");
                people.extend(owner.and_then(|(_, value)| value.as_int()));
            }
            Op::Move {
                entity, id, person, ..
            } => {
                people.insert(*person);
                changed.push((*entity, *id));
            }
            Op::Update { entity, id, .. } | Op::Remove { entity, id, .. } => {
                changed.push((*entity, *id));
            }
        }
    }
    let rows = rows::by_ids(conn, &changed)?;
    people.extend(rows.iter().filter_map(rows::person_of));
    let known = rows.into_iter().map(|row| ((row.entity, row.id), row));
    Ok((people, known.collect()))
}

/// Refuses operations that the role does not do, and values that their records can't have.
pub(super) fn check(conn: &Conn, rights: Rights, ops: &[Op]) -> Result<()> {
    allow(conn, rights, ops)?;
    ops.iter().try_for_each(valid)
}

fn valid(op: &Op) -> Result<()> {
    let refused = match op {
        Op::Insert { entity, values } | Op::Update { entity, values, .. } => {
            refusal(*entity, values)
        }
        Op::Move { .. } | Op::Remove { .. } => None,
    };
    refused.map_or(Ok(()), |it| Err(StoreError::BadValue(it.to_string())))
}

/// Opens an act; gives its number.
pub(super) fn new_act(
    conn: &Conn,
    author: &Author,
    moment: &Moment,
    change: &Change,
    target: Option<Id>,
) -> Result<Id> {
    at_once(|| {
        let act = ACTS.insert(
            conn,
            &[
                &moment.uid(),
                &author.agent,
                &author.name,
                &author.session,
                &moment.instant_text(),
                &change.nature.code(),
                &change.label,
                &change.person,
                &target,
            ],
        )?;
        seal::add_act(conn, act)?;
        Ok(act)
    })
}

/// Acts.
static ACTS: LazyLock<Table> = LazyLock::new(|| {
    Table::new(
        "acte",
        [
            "uid",
            "auteur_id",
            "auteur",
            "session",
            "fait_a",
            "nature",
            "libelle",
            "allocataire_id",
            "cible_id",
        ],
    )
});

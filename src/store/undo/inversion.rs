//! The inverse of an act, written under one number: whole, or part by part, so that others can
//! write in between. One that is given up, or that fails, is itself taken back; one that was cut
//! goes on where it was.
use std::ops::{ControlFlow, RangeInclusive};
use std::time::{Duration, Instant};

use super::restore::{self, Care, Entry};
use super::undoable::Undoable;
use crate::domain::change::{Author, Change, Moment, Nature};
use crate::domain::record::Id;
use crate::domain::rules::RuleBook;
use crate::store::apply::new_act;
use crate::store::progress::{OnProgress, Progress};
use crate::store::search;
use crate::store::sql::{Conn, at_once, execute};
use crate::store::writer::Writer;
use crate::store::{Result, Store, StoreError, references, rule_book};

/// Records put back in the first transaction, and in the smallest and the largest one.
const PART: usize = 40;
const SIZES: RangeInclusive<usize> = 10..=200;
/// How long one should hold the store.
const LASTS: Duration = Duration::from_millis(12);

/// Records of the next part, when one of so many lasted that long.
fn next_size(size: usize, lasted: Duration) -> usize {
    let micros = usize::try_from(lasted.as_micros().max(1)).unwrap_or(usize::MAX);
    let next = size.saturating_mul(LASTS.as_micros() as usize) / micros;
    next.min(2 * size).clamp(*SIZES.start(), *SIZES.end())
}

/// The inverse of an act, to be written or under way.
pub(in crate::store) struct Inversion<'a> {
    pub(super) by: (&'a Author, &'a Moment),
    pub(super) act: Undoable,
    /// `Undo`, `Redo` or `TakeBack`.
    pub(super) nature: Nature,
    pub(super) care: Care,
    /// Its own number, once it is begun.
    pub(super) inverse: Option<Id>,
}

impl<'a> Inversion<'a> {
    /// What takes back, part by part, an act that never came to its end.
    pub(in crate::store) const fn of(by: (&'a Author, &'a Moment), act: Undoable) -> Self {
        Self {
            by,
            act,
            nature: Nature::TakeBack,
            care: Care::Parts,
            inverse: None,
        }
    }

    /// Writes what is not written of it yet, whatever happens meanwhile.
    pub(in crate::store) fn write_to_the_end(
        &mut self,
        store: &Store,
        told: &mut OnProgress<'_>,
    ) -> Result<()> {
        let entries = restore::entries(&store.conn, self.act.act, self.inverse)?;
        let mut go_on = |at| {
            let _ = told(at);
            ControlFlow::Continue(())
        };
        self.parts(store, &entries, &mut go_on).map(drop)
    }

    /// Puts these records back; gives the names of the persons left as they are. When it is given
    /// up, or fails, the store is as before.
    pub(super) fn write(
        &mut self,
        store: &Store,
        entries: &[Entry],
        told: &mut OnProgress<'_>,
    ) -> Result<Vec<String>> {
        let stopped = match self.parts(store, entries, told) {
            Ok(left) => return Ok(left),
            Err(stopped) => stopped,
        };
        let withdrawn = self.inverse.map_or(Ok(()), |inverse| {
            let inverse = self.act.clone().of(inverse);
            Inversion::of(self.by, inverse).write_to_the_end(store, told)
        });
        Err(stopped.halfway_unless(withdrawn))
    }

    fn parts(
        &mut self,
        store: &Store,
        entries: &[Entry],
        told: &mut OnProgress<'_>,
    ) -> Result<Vec<String>> {
        let rules = rule_book::rule_book(&store.conn)?;
        let mut size = match self.care {
            Care::Whole => usize::MAX,
            Care::Parts => PART,
        };
        let (mut left, mut rest) = (Vec::new(), entries);
        loop {
            let done = entries.len() - rest.len();
            let at = Progress {
                done,
                total: entries.len(),
            };
            if told(at).is_break() {
                return Err(StoreError::GivenUp);
            }
            let (part, after) = rest.split_at(rest.len().min(size));
            // What many words that leave is put off to comes before the end: cut there, it goes on.
            let is_last = after.is_empty()
                && (self.care == Care::Whole || search::leaves_at_once(&store.conn)?);
            let (some, lasted) = self.part(&store.conn, part, is_last, &rules)?;
            left.extend(some);
            if after.is_empty() {
                if !is_last {
                    search::leave(&store.conn)?;
                    self.part(&store.conn, &[], true, &rules)?;
                }
                return Ok(left);
            }
            rest = after;
            size = next_size(size, lasted);
        }
    }

    fn part(
        &mut self,
        conn: &Conn,
        part: &[Entry],
        is_last: bool,
        rules: &RuleBook,
    ) -> Result<(Vec<String>, Duration)> {
        let (author, moment) = self.by;
        let tx = match self.care {
            Care::Whole => conn.write()?,
            Care::Parts => conn.write_part()?,
        };
        let began = Instant::now();
        let inverse = self.begun(&tx)?;
        let mut writer = Writer::new(&tx, author, moment, inverse, self.nature);
        let restored = part
            .iter()
            .map(|entry| restore::restore(&tx, &mut writer, entry, self.care));
        let left: Vec<Option<String>> = restored.collect::<Result<_>>()?;
        refuse_parted(&tx, &restore::movers(part))?;
        writer.derive(rules)?;
        // One large act at a time: what another one has put off is not ended here.
        if self.care == Care::Parts && !is_last {
            search::put_off(&tx)?;
        }
        at_once(|| self.mark(&tx, inverse, is_last))?;
        writer.finish()?;
        tx.commit()?;
        self.inverse = Some(inverse);
        Ok((left.into_iter().flatten().collect(), began.elapsed()))
    }

    /// Writes one part, as when the program ends there; gives the inverse.
    #[cfg(test)]
    pub(in crate::store) fn cut(mut self, store: &Store, nature: Nature) -> Undoable {
        self.nature = nature;
        let entries = restore::entries(&store.conn, self.act.act, None).unwrap();
        let rules = rule_book::rule_book(&store.conn).unwrap();
        let part = &entries[..PART];
        self.part(&store.conn, part, false, &rules).unwrap();
        self.act.of(self.inverse.unwrap())
    }

    /// Its number.
    fn begun(&self, conn: &Conn) -> Result<Id> {
        if let Some(inverse) = self.inverse {
            return Ok(inverse);
        }
        let (author, moment) = self.by;
        let change = Change {
            nature: self.nature,
            ..Change::entry(self.act.label.clone(), self.act.person, Vec::new())
        };
        new_act(conn, author, moment, &change, Some(self.act.act))
    }

    /// Says of the acts where they are after a part.
    fn mark(&self, conn: &Conn, inverse: Id, is_last: bool) -> Result<()> {
        revive_draft(conn, &self.act, self.nature)?;
        execute(
            conn,
            "UPDATE acte SET inacheve = $2 WHERE id = $1",
            &[&inverse, &i64::from(!is_last)],
        )?;
        let taken_back = "UPDATE acte SET annule = 1, inacheve = 0 WHERE id = $1";
        execute(conn, taken_back, &[&self.act.act])?;
        // What an inverse that was given up had inverted stands again.
        if is_last && self.nature == Nature::TakeBack {
            let text =
                "UPDATE acte SET annule = 0 WHERE id = (SELECT cible_id FROM acte WHERE id = $1)";
            execute(conn, text, &[&self.act.act])?;
        }
        Ok(())
    }
}

/// Refuses to give records back to a person while something added since, of another one, hangs on them.
fn refuse_parted(conn: &Conn, people: &[Id]) -> Result<()> {
    let broken = references::broken_of(conn, people)?;
    broken.first().map_or(Ok(()), |it| {
        Err(StoreError::CannotUndo(format!(
            "Impossible d’annuler : {} a été ajouté depuis à ce qui reviendrait à l’autre dossier. \
             Retirez-le d’abord. Rien n’a été changé.",
            it.entity.the()
        )))
    })
}

/// « Abandonner » ends a draft: undoing it brings the draft back, redoing it ends it again.
fn revive_draft(conn: &Conn, act: &Undoable, nature: Nature) -> Result<()> {
    let (mark, from) = match nature {
        Nature::Undo => (
            "UPDATE brouillon SET abandonne_a = NULL WHERE acte_id = $1",
            act.act,
        ),
        Nature::Redo => (
            "UPDATE brouillon SET abandonne_a = modifie_a WHERE acte_id = (SELECT cible_id FROM acte WHERE id = $1)",
            act.act,
        ),
        _ => return Ok(()),
    };
    execute(conn, mark, &[&from])?;
    Ok(())
}

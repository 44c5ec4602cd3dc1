//! From the people of a file to the store: who is known, who is new, what changes.
//!
//! Each row is recognised, then compared with the records of the person; what the row fills and
//! the records do not say is written, nothing is erased. The same code runs for real and for a
//! rehearsal, so that both count alike. Knows no SQL and no screen.
pub mod choices;
mod dated;
mod directory;
mod doubtful;
mod doubts;
mod earlier;
mod follow;
mod identity;
mod likeness;
mod notes;
mod plan;
mod replaced;
mod summary;
mod touched;

pub use choices::{Choices, Which, Whom};
pub(in crate::exchange::import) use doubtful::likely;
pub use summary::{Doubtful, How, Mode, Standing, Summary};
pub use touched::{ColumnCount, Effect, Touched};

use super::prelude::*;
use std::collections::HashSet;
use std::ops::ControlFlow;
use std::sync::mpsc::SyncSender;

use super::person::{ImportedPerson, RowReading};
use super::{Notice, Sheet};
use crate::domain::change::{Author, Moment, Nature};
use crate::domain::text::{plural, typography};
use crate::store::{LongAct, Result, Store, StoreError};
use directory::Directory;
use earlier::EarlierRows;
use identity::{Asked, Designated};
use plan::{Once, Plan};

/// Receives how many rows were read; answers whether to go on.
pub type Progress<'p> = dyn FnMut(usize) -> ControlFlow<()> + 'p;

/// An import that goes on.
pub(super) const fn go_on(wish: ControlFlow<()>) -> Result<()> {
    match wish {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(StoreError::GivenUp),
    }
}

/// Rows read at a time.
const BATCH: usize = 500;
/// Batches read ahead of the store.
const AHEAD: usize = 2;

/// Imports a sheet. `progress` receives, now and then, how many rows were read, and may give up.
///
/// # Errors
/// `GivenUp`, or when the store can't be read or written; what was already written is then taken
/// back.
pub fn run(
    store: &mut Store,
    sheet: &Sheet,
    author: &Author,
    moment: &Moment,
    how: impl Into<How>,
    progress: &mut Progress<'_>,
) -> Result<Summary> {
    // What it says of the lines quotes what was noted of the people.
    store.opens_all()?;
    let How {
        mode,
        doubtful,
        standing,
        choices,
    } = how.into();
    let mut import = Import {
        sheet,
        doubtful,
        standing,
        choices,
        today: moment.today,
        directory: Directory::read(store)?,
        earlier: EarlierRows::default(),
        once: Once::default(),
        met: HashSet::new(),
        summary: Summary::of(mode, sheet),
    };
    match mode {
        Mode::Trial => store.in_one_state(|store| {
            let mut target = store.rehearsal();
            for row in sheet.rows() {
                import.row(&mut target, row)?;
                if import.summary.lus.is_multiple_of(BATCH) {
                    go_on(progress(import.summary.lus))?;
                }
            }
            Ok::<(), StoreError>(())
        })?,
        Mode::Write => {
            if let Err(error) = import.write(store, author, moment, progress) {
                store.undo_unfinished(author, moment)?;
                return Err(error);
            }
        }
    }
    // All is done by then: a wish to stop comes too late.
    let _ = progress(import.summary.lus);
    import.summary.note_whom_it_cites(store);
    Ok(import.summary)
}

/// Reads the rows batch by batch, until the end or until nobody takes them any more.
fn read_ahead(sheet: &Sheet, send: &SyncSender<Vec<RowReading>>) {
    let mut rows = sheet.rows();
    loop {
        let batch: Vec<RowReading> = rows.by_ref().take(BATCH).collect();
        if batch.is_empty() || send.send(batch).is_err() {
            break;
        }
    }
}

/// What an import knows on its way.
struct Import<'s> {
    sheet: &'s Sheet,
    doubtful: Doubtful,
    standing: Standing,
    choices: Choices,
    today: Date,
    directory: Directory,
    earlier: EarlierRows,
    once: Once,
    /// Whom the rows so far were about.
    met: HashSet<Id>,
    summary: Summary,
}

/// What a row asks for, drawn up.
struct Drawn {
    ops: Vec<Op>,
    given: Vec<(F, Value)>,
    filled: Vec<F>,
    differs: bool,
    notices: Vec<Notice>,
}

impl Import<'_> {
    fn write(
        &mut self,
        store: &mut Store,
        author: &Author,
        moment: &Moment,
        progress: &mut Progress<'_>,
    ) -> Result<()> {
        let label = format!("Import de {}", self.sheet.name);
        let mut act = store.long_act(author, moment, Nature::Import, &label)?;
        let sheet = self.sheet;
        std::thread::scope(|scope| {
            // The file is read by another thread, a little ahead of the store.
            let (send, batches) = std::sync::mpsc::sync_channel(AHEAD);
            scope.spawn(move || read_ahead(sheet, &send));
            for batch in batches {
                self.write_batch(&mut act, batch, progress)?;
            }
            Ok::<(), StoreError>(())
        })?;
        let done = format!(
            "{label} : {}, {}",
            plural(self.summary.crees, "créé", "créés"),
            plural(self.summary.modifies, "modifié", "modifiés")
        );
        self.summary.act = act.finish(&typography(&done))?;
        Ok(())
    }

    /// Takes some rows, in parts that hold nobody up.
    fn write_batch(
        &mut self,
        act: &mut LongAct<'_>,
        batch: Vec<RowReading>,
        progress: &mut Progress<'_>,
    ) -> Result<()> {
        let mut batch = batch.into_iter();
        while batch.len() > 0 {
            act.part(|part| {
                while !part.is_full() {
                    let Some(row) = batch.next() else { break };
                    self.row(part, row)?;
                }
                Ok(())
            })?;
            go_on(progress(self.summary.lus))?;
            std::thread::yield_now();
        }
        Ok(())
    }

    /// Takes one row.
    fn row(&mut self, target: &mut impl ImportTarget, reading: RowReading) -> Result<()> {
        self.summary.lus += 1;
        self.summary.avertissements.extend(reading.notices);
        let person = match reading.person {
            Ok(person) => person,
            Err(reason) => {
                self.summary.rejetes.push(reason);
                return Ok(());
            }
        };
        let asked = Asked {
            header: self.sheet.header(),
            doubtful: self.doubtful,
            choices: &self.choices,
        };
        match identity::designated(target, &person, asked)? {
            Designated::Known(row, decided) => {
                self.summary.avertissements.extend(decided);
                self.person(target, &person, Some(row))
            }
            Designated::New(decided) => {
                self.summary.avertissements.extend(decided);
                self.person(target, &person, None)
            }
            Designated::Merged(row, notice) => {
                self.summary.avertissements.push(notice);
                // The name of a file that is no more says nothing of this one.
                self.person(target, &person.without(F::ExternalId), Some(row))
            }
            Designated::Doubtful(likely, reason) => {
                for row in likely {
                    if self.says_nothing_new(target, &person, &row)? {
                        return self.person(target, &person, Some(row));
                    }
                }
                self.summary.rejetes.push(reason);
                Ok(())
            }
            Designated::Nobody(reason) => {
                self.summary.rejetes.push(reason);
                Ok(())
            }
        }
    }

    /// Whether the file of someone of before this import, whom no other row is about, has all that a row says: it is
    /// the row that made it, read once more.
    fn says_nothing_new(
        &mut self,
        target: &mut impl ImportTarget,
        person: &ImportedPerson,
        row: &Row,
    ) -> Result<bool> {
        if self.met.contains(&row.id) {
            return Ok(false);
        }
        let once = std::mem::take(&mut self.once);
        let drawn = self.drawn(target, person, Some(row.clone()));
        self.once = once;
        // What the row would add to the directory is not added.
        self.directory.settle(&[]);
        let drawn = drawn?;
        Ok(!drawn.differs && drawn.ops.iter().all(plan::is_idle))
    }

    /// Compares one person with what is known.
    fn drawn(
        &mut self,
        target: &mut impl ImportTarget,
        person: &ImportedPerson,
        known: Option<Row>,
    ) -> Result<Drawn> {
        let mut plan = Plan {
            row: person,
            header: self.sheet.header(),
            today: self.today,
            person: known.as_ref().map(|row| row.id),
            earlier: &self.earlier,
            once: &mut self.once,
            ops: Vec::new(),
            given: Vec::new(),
            standing: self.standing,
            choices: &self.choices,
            replaced: Vec::new(),
            filled: Vec::new(),
            differs: false,
            notices: Vec::new(),
        };
        identity::compare(&mut plan, known)?;
        follow::compare(&mut plan, target, &mut self.directory)?;
        replaced::settle(&mut plan, target)?;
        let Plan {
            ops,
            given,
            filled,
            differs,
            notices,
            ..
        } = plan;
        Ok(Drawn {
            ops,
            given,
            filled,
            differs,
            notices,
        })
    }

    /// Compares and writes one person.
    fn person(
        &mut self,
        target: &mut impl ImportTarget,
        person: &ImportedPerson,
        known: Option<Row>,
    ) -> Result<()> {
        let id = known.as_ref().map(|row| row.id);
        let Drawn {
            ops,
            given,
            filled,
            differs,
            notices,
        } = self.drawn(target, person, known)?;
        if let (Standing::Newer(day), true) = (self.standing, differs) {
            self.summary.dated = day;
        }
        self.summary.avertissements.extend(notices);
        let made_names = touched::made(&ops, person.line);
        self.summary.avertissements.extend(made_names);
        let doubts = doubts::of(target, id, &ops, self.today)?;
        let located = doubts
            .iter()
            .map(|doubt| Notice::new(person.line, None, doubt));
        self.summary.avertissements.extend(located);
        let idle = ops.iter().all(plan::is_idle);
        let made = if idle {
            Vec::new()
        } else {
            target.write(id, &ops)?
        };
        self.directory.settle(&made);
        let at = plan::position(&ops, Entity::Allocataire);
        let id = id.or_else(|| made.get(at?).copied());
        if let Some(id) = id {
            self.earlier.keep(id, person.line, given, &made);
            self.met.insert(id);
        }
        let effect = match at {
            Some(_) => Effect::Added,
            None if idle => {
                self.summary.inchanges += 1;
                return Ok(());
            }
            None => Effect::Completed,
        };
        self.summary.touch(person, effect, id, &filled);
        Ok(())
    }
}

#[cfg(test)]
mod tests;

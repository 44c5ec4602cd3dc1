//! Who computes and who writes: some read, compute and compare on connections of their own, one
//! writes what differs as it comes.
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::time::{Duration, Instant};

use super::super::derive::{self, Editor};
use super::super::seal::Seals;
use super::super::sql::{pragma, query};
use super::super::{Result, Store, StoreError};
use super::change::Rebuilt;
use super::stream::{Batch, Depth, Stream};
use crate::domain::record::Id;
use crate::domain::rules::RuleBook;
use crate::store::progress::Progress;

/// People taken at a time by those who compute.
const BATCH: usize = 256;
/// Time after which what is written is kept, so that others may write.
const PART: Duration = Duration::from_millis(20);
/// Those who compute: the time wanted was set for two cores.
const WORKERS: usize = 2;

/// The work: people by their numbers, from one to another, nobody left out between.
struct Work {
    shares: Vec<(Id, Id)>,
    next: AtomicUsize,
    given_up: AtomicBool,
}

impl Work {
    fn new(people: &[Id]) -> Self {
        let mut starts: Vec<Id> = people
            .chunks(BATCH)
            .filter_map(<[Id]>::first)
            .copied()
            .collect();
        // The rows of people who are not there any more are found as well.
        starts.splice(..starts.len().min(1), [Id::MIN]);
        let ends = starts.iter().skip(1).map(|next| next - 1);
        let ends: Vec<Id> = ends.chain([Id::MAX]).collect();
        Self {
            shares: starts.into_iter().zip(ends).collect(),
            next: AtomicUsize::new(0),
            given_up: AtomicBool::new(false),
        }
    }

    /// The next share, for who is free.
    fn share(&self) -> Option<(Id, Id)> {
        if self.given_up.load(Ordering::Relaxed) {
            return None;
        }
        let at = self.next.fetch_add(1, Ordering::Relaxed);
        self.shares.get(at).copied()
    }
}

impl Store {
    /// Computes everyone and writes what differs as it comes.
    pub(super) fn compute(
        &self,
        (book, depth): (&Arc<RuleBook>, Depth),
        progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
    ) -> Result<ControlFlow<(), Rebuilt>> {
        let people = self.everyone()?;
        self.by_batches((book, depth), &people, |batches| {
            self.collect(book, batches, people.len(), progress)
        })
    }

    /// Writes what differs, in transactions short enough for whoever types meanwhile.
    fn write_batch(&self, book: &RuleBook, batch: &Batch) -> Result<()> {
        let mut edits = batch.edits.chunk_by(|one, next| one.0 == next.0).peekable();
        while edits.peek().is_some() {
            let began = Instant::now();
            let tx = self.conn.write_part()?;
            // What was found may be of the past: then those people are computed here and now.
            let still = self.last_written()? == batch.state;
            let mut editor = Editor::new(&tx);
            while let Some(of_one) = edits.next_if(|_| began.elapsed() < PART) {
                for (person, edit) in of_one {
                    if still {
                        editor.write(*person, edit)?;
                    }
                }
                if let (false, Some((person, _))) = (still, of_one.first()) {
                    derive::person_with(&tx, book, *person)?;
                }
            }
            drop(editor);
            tx.commit()?;
        }
        Ok(())
    }

    /// The people whose derived rows differ from what their records say, and the sums over the records of
    /// everyone. Writes nothing.
    pub(in crate::store) fn differing(&self, book: &Arc<RuleBook>) -> Result<(Vec<Id>, Seals)> {
        let text = "SELECT id FROM allocataire ORDER BY id";
        let everyone: Vec<Id> = query(&self.conn, text, &[], |row| row.get(0))?;
        self.by_batches((book, Depth::Whole), &everyone, |batches| {
            let (mut found, mut seals) = (Vec::new(), Seals::default());
            for batch in batches {
                let batch = batch?;
                found.extend(batch.edits.into_iter().map(|(person, _)| person));
                seals.join(batch.seals);
            }
            found.sort_unstable();
            found.dedup();
            Ok((found, seals))
        })
    }

    /// The numbers of everyone who has a file.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn everyone(&self) -> Result<Vec<Id>> {
        let text = "SELECT id FROM allocataire WHERE supprime = 0 ORDER BY id";
        query(&self.conn, text, &[], |row| row.get(0))
    }

    /// Computes everyone on other connections, which read the state before the transaction, and hands
    /// over what was found as it comes.
    pub(super) fn by_batches<T>(
        &self,
        (book, depth): (&Arc<RuleBook>, Depth),
        people: &[Id],
        take: impl FnOnce(&Receiver<Result<Batch>>) -> Result<T>,
    ) -> Result<T> {
        let work = Work::new(people);
        let (sender, batches) = sync_channel(8);
        std::thread::scope(|scope| {
            for _ in 0..WORKERS {
                let (sender, work) = (sender.clone(), &work);
                let reader = self.again_to_read()?;
                scope.spawn(move || {
                    if let Err(error) = reader.take_shares((book, depth), work, &sender) {
                        // Nobody listens any more only once the work was given up.
                        let _ = sender.send(Err(error));
                    }
                });
            }
            drop(sender);
            let done = take(&batches);
            work.given_up.store(true, Ordering::Relaxed);
            // Those who still wait to hand something over are let go.
            drop(batches);
            done
        })
    }

    /// Computes share after share, as long as someone takes what is found.
    fn take_shares(
        &self,
        (book, depth): (&RuleBook, Depth),
        work: &Work,
        sender: &SyncSender<Result<Batch>>,
    ) -> Result<()> {
        let mut stream = Stream::new(&self.conn, depth)?;
        while let Some(share) = work.share() {
            let batch = self.in_one_state(|store| {
                let state = store.last_written()?;
                let batch = stream.people(book, share)?;
                Ok::<_, StoreError>(Batch { state, ..batch })
            })?;
            if sender.send(Ok(batch)).is_err() {
                break;
            }
        }
        Ok(())
    }

    fn collect(
        &self,
        book: &RuleBook,
        batches: &Receiver<Result<Batch>>,
        total: usize,
        progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
    ) -> Result<ControlFlow<(), Rebuilt>> {
        let mut done = Rebuilt {
            people: 0,
            deadlines: 0,
        };
        if progress(Progress { done: 0, total }).is_break() {
            return Ok(ControlFlow::Break(()));
        }
        for batch in batches {
            let batch = batch?;
            self.write_batch(book, &batch)?;
            done.people += batch.people;
            done.deadlines += batch.deadlines;
            let at = Progress {
                done: done.people,
                total,
            };
            if progress(at).is_break() {
                return Ok(ControlFlow::Break(()));
            }
        }
        Ok(ControlFlow::Continue(done))
    }

    /// A second connection that only reads.
    fn again_to_read(&self) -> Result<Self> {
        let reader = Self::open_read_only(&self.path, "calcul des échéances")?;
        pragma::tune(&reader.conn, pragma::READER)?;
        Ok(reader)
    }
}

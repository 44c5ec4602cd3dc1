//! Who computes and who writes: some read and compute on connections of their own, one writes
//! what they hand over as it comes.
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};

use super::super::derive::{BulkWriter, Derived};
use super::super::sql::query;
use super::super::{Result, Store};
use super::{Progress, pragmas, stream};
use crate::domain::record::Id;
use crate::domain::rules::RuleBook;

/// People handed over at a time by those who compute.
const BATCH: usize = 256;
/// Those who compute: the target is told for two cores.
const WORKERS: usize = 2;

/// What was computed of some people.
pub(super) type Batch = Vec<(Id, Derived)>;

/// A batch, and where it goes once written: memory costs less when it is given back by the
/// thread that asked for it.
struct Parcel {
    people: Batch,
    home: Sender<Batch>,
}

/// Hands batches over, and lets go of those that came back.
struct Courier<'a> {
    sender: SyncSender<Result<Parcel>>,
    home: Sender<Batch>,
    back: Receiver<Batch>,
    stop: &'a AtomicBool,
}

impl<'a> Courier<'a> {
    fn new(sender: SyncSender<Result<Parcel>>, stop: &'a AtomicBool) -> Self {
        let (home, back) = channel();
        Self {
            sender,
            home,
            back,
            stop,
        }
    }

    /// Whether to go on.
    fn hand_over(&self, people: Batch) -> bool {
        self.back.try_iter().for_each(drop);
        let home = self.home.clone();
        let told = self.sender.send(Ok(Parcel { people, home })).is_ok();
        told && !self.stop.load(Ordering::Relaxed)
    }
}

impl Store {
    /// Computes everyone, on other connections that read what stood before the transaction, and
    /// writes them as they come.
    pub(super) fn compute(
        &self,
        book: &Arc<RuleBook>,
        progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
    ) -> Result<ControlFlow<()>> {
        let ids = query(
            &self.conn,
            "SELECT id FROM allocataire WHERE supprime = 0 ORDER BY id",
            &[],
            |row| row.get::<_, Id>(0),
        )?;
        let total = ids.len();
        let stop = AtomicBool::new(false);
        let (sender, batches) = sync_channel::<Result<Parcel>>(8);
        let halves = ids.chunks(ids.len().div_ceil(WORKERS).max(1));
        let bounds: Vec<(Id, Id)> = halves
            .filter_map(|half| Some((*half.first()?, *half.last()?)))
            .collect();
        std::thread::scope(|scope| {
            for (from, to) in bounds {
                let courier = Courier::new(sender.clone(), &stop);
                let reader = self.again_to_read()?;
                scope.spawn(move || {
                    let mut take = |people| courier.hand_over(people);
                    if let Err(error) = stream::people(&reader, book, (from, to), BATCH, &mut take)
                    {
                        // Nobody listens any more only once the work was given up.
                        let _ = courier.sender.send(Err(error));
                    }
                });
            }
            drop(sender);
            let done = self.collect(&batches, total, progress);
            stop.store(true, Ordering::Relaxed);
            // Those who still wait to hand something over are let go.
            drop(batches);
            done
        })
    }

    fn collect(
        &self,
        batches: &Receiver<Result<Parcel>>,
        total: usize,
        progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
    ) -> Result<ControlFlow<()>> {
        let mut done = 0;
        let mut writer = BulkWriter::new(&self.conn)?;
        if progress(Progress { done, total }).is_break() {
            return Ok(ControlFlow::Break(()));
        }
        for batch in batches {
            let Parcel { people, home } = batch?;
            done += people.len();
            for (person, derived) in &people {
                writer.write(*person, derived)?;
            }
            // The one who computed it may be done already: it goes here then.
            let _ = home.send(people);
            if progress(Progress { done, total }).is_break() {
                return Ok(ControlFlow::Break(()));
            }
        }
        Ok(ControlFlow::Continue(()))
    }

    /// A second connection that only reads.
    fn again_to_read(&self) -> Result<Self> {
        let reader = Self::open_read_only(&self.path, "calcul des échéances")?;
        // Twenty tables are read at once: each keeps the pages it is at.
        pragmas(&reader.conn, &["cache_size = -65536"])?;
        Ok(reader)
    }
}

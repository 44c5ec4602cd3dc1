//! Preparing on another thread: what follows from records just made is computed, while
//! the next ones are read and the former ones written.
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use super::batch::Batch;
use super::new_records::{NewRecords, Trace};
use crate::domain::rules::RuleBook;
use crate::store::audit::Chain;
use crate::store::shared_text::SharedText;
use crate::store::{Result, StoreError};

/// Some records to prepare.
struct Work {
    news: Vec<NewRecords>,
    /// Rows that were written: to let go of them takes time too.
    _written: Vec<Batch>,
    trace: Option<Arc<Trace>>,
    /// Where the audit chain goes on from; otherwise from where the work before left it.
    chain: Option<Chain>,
}

/// Hands records to the thread that prepares, and takes back rows to write, in the same order.
#[derive(Debug)]
pub(super) struct Preparer {
    works: Sender<Work>,
    done: Receiver<Result<(Batch, Chain)>>,
    /// Works whose answer was not taken yet.
    under_way: usize,
    /// Rows that were written.
    pub(super) written: Vec<Batch>,
    /// End of the audit chain, when nothing is under way.
    pub(super) chain: Chain,
}

impl Preparer {
    /// Starts the thread; it ends with the preparer.
    pub(super) fn new(rules: Arc<RuleBook>, shared: SharedText) -> Self {
        let (works, asked) = channel::<Work>();
        let (sender, done) = channel();
        std::thread::spawn(move || {
            let mut chain = Chain::default();
            for work in asked {
                if let Some(given) = work.chain {
                    chain = given;
                }
                let answer = prepare(
                    (&rules, &shared),
                    work.news,
                    work.trace.as_ref(),
                    &mut chain,
                );
                if sender.send(answer.map(|it| (it, chain.clone()))).is_err() {
                    break;
                }
            }
        });
        Self {
            works,
            done,
            under_way: 0,
            written: Vec::new(),
            chain: Chain::default(),
        }
    }

    /// Asks for the rows of some records.
    pub(super) fn ask(&mut self, news: Vec<NewRecords>, trace: Option<Arc<Trace>>) -> Result<()> {
        let chain = (self.under_way == 0).then(|| std::mem::take(&mut self.chain));
        let work = Work {
            news,
            _written: std::mem::take(&mut self.written),
            trace,
            chain,
        };
        self.works.send(work).map_err(|_| gone())?;
        self.under_way += 1;
        Ok(())
    }

    /// Whether something is asked and not taken yet.
    pub(super) fn is_busy(&self) -> bool {
        self.under_way > 0
    }

    /// Rows that are ready, if some are.
    pub(super) fn ready(&mut self) -> Result<Option<Batch>> {
        let done = self.done.try_recv().ok();
        done.map(|done| self.taken(done)).transpose()
    }

    /// The next rows, waited for; `None` when none are to come.
    pub(super) fn next(&mut self) -> Result<Option<Batch>> {
        if self.under_way == 0 {
            return Ok(None);
        }
        let done = self.done.recv().map_err(|_| gone())?;
        self.taken(done).map(Some)
    }

    fn taken(&mut self, done: Result<(Batch, Chain)>) -> Result<Batch> {
        self.under_way -= 1;
        let (batch, chain) = done?;
        self.chain = chain;
        Ok(batch)
    }

    /// Lets go of what is to come: it is not kept.
    pub(super) fn forget(&mut self) {
        while self.under_way > 0 && self.done.recv().is_ok() {
            self.under_way -= 1;
        }
        self.chain = Chain::default();
    }
}

fn prepare(
    known: (&RuleBook, &SharedText),
    news: Vec<NewRecords>,
    trace: Option<&Arc<Trace>>,
    chain: &mut Chain,
) -> Result<Batch> {
    let mut batch = Batch::default();
    for new in news {
        batch.take(known, new, trace, chain)?;
    }
    batch.sort();
    Ok(batch)
}

fn gone() -> StoreError {
    StoreError::Refused("Le calcul des échéances s’est arrêté.".to_owned())
}

//! Long work, done on threads with their own connection to the store while the loop goes on.
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use crate::app::job::Job;
use crate::app::long_work::Done;
use crate::app::{PaperAsked, Written};
use crate::statistics::summary::{self, ActivitySummary, Entry, Scope};
use crate::statistics::{self, Behind, Breakdown, Indicator, Report};
use crate::store::{Counters, Duplicates, Query, Selection, Settled, Store, StoreError};

/// How often the loop looks for the answer of a running job.
const LOOK_EVERY: Duration = Duration::from_millis(15);

/// How long a job waits for who else writes.
const PATIENCE: Duration = Duration::from_secs(10);

/// What a job answers.
#[derive(Debug)]
pub(super) enum Answer {
    /// Numbers of the header, for that list.
    Counted(Query, Counters),
    /// Where the export is, or why it was not written.
    Exported(Result<String, String>),
    /// Where a paper is, or why it was not written.
    Printed(PaperAsked, Result<Written, String>),
    /// What something long did, or why not.
    Long(Result<Done, StoreError>),
    /// The indicators, or why they could not be computed.
    Steered(Box<Result<Report, String>>),
    /// A yearly summary, or why it could not be computed.
    Summarized(Result<ActivitySummary, String>),
    /// Whom a line of it counts, or why they could not be found.
    CountedBy(Scope, String, Result<Vec<Entry>, String>),
    /// The people who may be one, or why they could not be found.
    Duplicates(Result<Duplicates, String>),
    /// The persons behind an indicator.
    Behind(Selection, &'static str, Behind),
}

/// Jobs under way.
#[derive(Debug)]
pub(super) struct Jobs {
    send: Sender<Option<Answer>>,
    receive: Receiver<Option<Answer>>,
    awaited: usize,
}

impl Default for Jobs {
    fn default() -> Self {
        let (send, receive) = channel();
        Self {
            send,
            receive,
            awaited: 0,
        }
    }
}

impl Jobs {
    /// Starts a job.
    pub(super) fn start(&mut self, job: Job, store: &Store) {
        let (send, store) = (self.send.clone(), store.again());
        self.awaited += 1;
        thread::spawn(move || {
            let answer = match store {
                Ok(store) => run(job, patient(store)),
                Err(error) => not_begun(&job, error),
            };
            // Sending fails only when the program has ended: nobody needs the answer.
            let _ = send.send(answer);
        });
    }

    /// When to look for answers, if some are awaited.
    pub(super) fn next_look(&self) -> Option<Instant> {
        (self.awaited > 0).then(|| Instant::now() + LOOK_EVERY)
    }

    /// Answers that have come.
    pub(super) fn answers(&mut self) -> Vec<Answer> {
        let come: Vec<Option<Answer>> = self.receive.try_iter().collect();
        self.awaited = self.awaited.saturating_sub(come.len());
        come.into_iter().flatten().collect()
    }
}

fn run(job: Job, mut store: Store) -> Option<Answer> {
    match job {
        // A count that failed is computed again at the next change.
        Job::Count(query) => store
            .counters(&query)
            .ok()
            .map(|counters| Answer::Counted(query, counters)),
        Job::Reminders(list) => Some(Answer::Exported(super::export::reminders(&store, &list))),
        Job::Calendar(query) => Some(Answer::Exported(super::export::calendar(&store, &query))),
        Job::Refused(sheet, summary) => {
            Some(Answer::Exported(super::export::refused(&sheet, &summary)))
        }
        Job::PersonData(person, today) => Some(Answer::Exported(super::export::person(
            &store, person, today,
        ))),
        Job::Document {
            asked,
            stamp,
            shelf,
        } => Some(Answer::Printed(
            asked,
            super::export::paper(&store, asked, stamp, &shelf),
        )),
        Job::Give(how, program, path) => Some(Answer::Exported(super::elsewhere::give(
            how, &program, &path,
        ))),
        Job::Long {
            work,
            gauge,
            author,
            moment,
        } => {
            let mut told = |at| gauge.tell(at);
            Some(Answer::Long(work.run(
                &mut store,
                (&author, &moment),
                &mut told,
            )))
        }
        Job::Steer {
            selection,
            breakdown,
        } => Some(Answer::Steered(Box::new(figures(
            &store, &selection, breakdown,
        )))),
        Job::Behind {
            selection,
            indicator,
            part,
        } => {
            let it = Indicator::find(indicator)?;
            let found = statistics::behind(&store, it, &selection).ok()?;
            statistics::looked_at(&store, it, &part.of(&found));
            Some(Answer::Behind(selection, indicator, found))
        }
        Job::Summarize(scope) => {
            let done = summary::compute(&store, &scope);
            Some(Answer::Summarized(done.map_err(|error| error.to_string())))
        }
        Job::WriteSummary(scope, file, stamp) => Some(Answer::Exported(super::export::summary(
            &store, &scope, file, &stamp,
        ))),
        Job::Counted(scope, line) => {
            let done = summary::behind(&store, &scope, &line);
            let done = done.map_err(|error| error.to_string());
            Some(Answer::CountedBy(scope, line, done))
        }
        Job::Duplicates => {
            let found = store.duplicates(Settled::Left);
            Some(Answer::Duplicates(found.map_err(|error| error.to_string())))
        }
        Job::ExportBehind {
            selection,
            indicator,
            part,
        } => Some(Answer::Exported(super::export::behind(
            &store,
            &selection,
            Indicator::find(indicator)?,
            part,
        ))),
        Job::ExportSteering(selection) => Some(Answer::Exported(
            figures(&store, &selection, Breakdown::Structure)
                .and_then(|report| super::export::write_figures(&report)),
        )),
        Job::Export { query, people } => Some(Answer::Exported(super::export::write(
            &store, &query, &people,
        ))),
    }
}

/// Nobody types behind it: who writes is waited for.
fn patient(mut store: Store) -> Store {
    // Where the engine refuses, what is done is tried again by who asked.
    let _ = store.set_patience(PATIENCE);
    store
}

/// What is answered for a job without a store, when someone waits for it.
fn not_begun(job: &Job, error: StoreError) -> Option<Answer> {
    matches!(job, Job::Long { .. }).then_some(Answer::Long(Err(error)))
}

fn figures(store: &Store, selection: &Selection, breakdown: Breakdown) -> Result<Report, String> {
    store
        .rule_book()
        .and_then(|rules| statistics::compute(store, &rules, selection, breakdown))
        .map_err(|error| error.to_string())
}

//! A gesture on the people marked, with its form filled: one change when they are few; when they
//! are many, one act written part by part, so that others can write in between. Knows no place.
use std::sync::Arc;

use super::filled::{Filled, MarkedCounts, Writer};
use super::gesture::Gesture;
use crate::domain::change::{Author, Change, Moment, Nature, Op, Values};
use crate::domain::contract::CommonBase;
use crate::domain::file::CaseFile;
use crate::domain::record::{Entity, Id, Row};
use crate::domain::rules::RuleBook;
use crate::store::{
    ImportTarget, LongAct, Meeting, OnProgress, Progress, Result, Store, StoreError,
};
use crate::words::names::Names;

/// More people than that are many.
const MANY: usize = 100;
/// People written at once, in a part that takes as many as it has time for.
const TOGETHER: usize = 10;

/// A gesture on the people marked, with its form filled.
#[derive(Clone, Debug)]
pub struct ForMarked {
    /// The gesture.
    pub gesture: Gesture,
    /// What its form is called.
    pub title: String,
    /// The people marked, or those of the session.
    pub people: Vec<Id>,
    /// The appointments of the session, when it is about a whole one.
    pub session: Vec<Meeting>,
    /// Kind of record.
    pub kind: Entity,
    /// The values of the form.
    pub values: Values,
    /// The record that the form describes.
    pub row: Row,
    /// Names of agents and structures.
    pub names: Names,
    /// The common base that holds here.
    pub base: CommonBase,
    /// The rules.
    pub rules: Arc<RuleBook>,
    /// Who writes and when.
    pub writer: Writer,
    /// The draft that goes with the change.
    pub draft: Option<Id>,
}

impl ForMarked {
    /// Whether they are many.
    pub const fn is_long(&self) -> bool {
        self.people.len() > MANY
    }

    /// Why it can't be saved, beyond what its fields say.
    pub fn refusal(&self) -> Option<String> {
        if self.people.is_empty() {
            let words = "Personne n’est marqué. Échap garde votre texte en brouillon : marquez des personnes, puis reprenez-le.";
            return Some(words.to_owned());
        }
        self.gesture.refusal(&self.filled(&self.people, &[]))
    }

    /// What is asked before it is written: a title, and what will happen.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn question(&self, store: &Store) -> Result<Option<(String, String)>> {
        let files = store.parts(&self.people, self.reads())?;
        Ok(self.gesture.question(&self.filled(&self.people, &files)))
    }

    /// One change for all of them.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn change(&self, store: &Store) -> Result<Change> {
        let files = store.parts(&self.people, self.reads())?;
        let (ops, tally) = self.portion(&self.people, &files);
        Ok(Change {
            draft: self.draft,
            content: None,
            ..Change::entry(self.label(tally), None, ops)
        })
    }

    /// Writes it part by part, as one act; gives what it did, in words.
    ///
    /// # Errors
    /// `GivenUp` when `told` gives up, `Locked`, `Disk`, `ReadOnly`: what was written was taken back;
    /// `Halfway` when that could not be.
    pub fn write(
        &self,
        store: &mut Store,
        (author, moment): (&Author, &Moment),
        told: &mut OnProgress<'_>,
    ) -> Result<String> {
        let act = store.long_act(author, moment, Nature::Entry, &self.title)?;
        let mut act = act.saving(self.draft);
        match self.parts(&mut act, told) {
            Ok(tally) => {
                let label = self.label(tally);
                act.finish(&label)?;
                Ok(label)
            }
            Err(why) => Err(act.take_back(why, told)),
        }
    }

    /// Writes the parts; gives what that did, counted.
    fn parts(&self, act: &mut LongAct<'_>, told: &mut OnProgress<'_>) -> Result<MarkedCounts> {
        let (total, mut done) = (self.people.len(), 0);
        let mut tally = MarkedCounts::default();
        let mut some = self.people.chunks(TOGETHER).peekable();
        while some.peek().is_some() {
            if told(Progress { done, total }).is_break() {
                return Err(StoreError::GivenUp);
            }
            act.part(|part| {
                while let Some(people) = some.next_if(|_| !part.is_full()) {
                    let files = part.files(people, self.reads())?;
                    let (ops, did) = self.portion(people, &files);
                    part.apply(&ops)?;
                    done += people.len();
                    tally += did;
                }
                Ok(())
            })?;
        }
        Ok(tally)
    }

    fn reads(&self) -> &'static [Entity] {
        self.gesture.reads_of_marked().unwrap_or_default()
    }

    /// What it writes for some of them, and what that does, counted.
    fn portion(&self, people: &[Id], files: &[CaseFile]) -> (Vec<Op>, MarkedCounts) {
        self.gesture.portion(&self.filled(people, files))
    }

    fn label(&self, tally: MarkedCounts) -> String {
        self.gesture.label(&Filled {
            tally,
            ..self.filled(&self.people, &[])
        })
    }

    fn filled<'a>(&'a self, people: &'a [Id], files: &'a [CaseFile]) -> Filled<'a> {
        Filled {
            kind: self.kind,
            record: None,
            values: self.values.clone(),
            row: self.row.clone(),
            file: None,
            marked: people,
            session: &self.session,
            files,
            tally: MarkedCounts::default(),
            names: &self.names,
            base: &self.base,
            rules: &self.rules,
            writer: self.writer,
        }
    }
}

//! Computing beside: what follows from the records of people just added is computed on a thread of
//! its own while the next ones are written. Knows no table.
use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use super::derive::{self, Derived, File};
use super::{Result, StoreError};
use crate::domain::record::Id;
use crate::domain::rules::RuleBook;

/// Hands files to the thread that computes, and takes back what follows from them.
#[derive(Debug)]
pub(super) struct Deriver {
    files: Sender<(Id, File)>,
    answers: Receiver<(Id, Derived)>,
    /// People whose answer was not taken yet.
    waited: BTreeSet<Id>,
}

impl Deriver {
    /// Starts the thread; it ends with the deriver.
    pub(super) fn new(rules: Arc<RuleBook>) -> Self {
        let (files, asked) = channel::<(Id, File)>();
        let (tell, answers) = channel();
        std::thread::spawn(move || {
            for (person, file) in asked {
                let derived = derive::derive(&rules, person, &file, None);
                if tell.send((person, derived)).is_err() {
                    break;
                }
            }
        });
        Self {
            files,
            answers,
            waited: BTreeSet::new(),
        }
    }

    /// Asks what follows from a file.
    pub(super) fn ask(&mut self, person: Id, file: File) -> Result<()> {
        self.files.send((person, file)).map_err(|_| gone())?;
        self.waited.insert(person);
        Ok(())
    }

    /// Whether the answer about a person is still to be taken.
    pub(super) fn waits_for(&self, person: Id) -> bool {
        self.waited.contains(&person)
    }

    /// An answer that is there, if one is.
    pub(super) fn ready(&mut self) -> Option<(Id, Derived)> {
        self.answers.try_recv().ok().map(|it| self.taken(it))
    }

    /// The next answer, waited for; `None` when none is to come.
    pub(super) fn next(&mut self) -> Result<Option<(Id, Derived)>> {
        if self.waited.is_empty() {
            return Ok(None);
        }
        let answer = self.answers.recv().map_err(|_| gone())?;
        Ok(Some(self.taken(answer)))
    }

    /// Lets go of the answers to come: what they are about was not kept.
    pub(super) fn forget(&mut self) {
        while let Ok(Some(_)) = self.next() {}
    }

    fn taken(&mut self, answer: (Id, Derived)) -> (Id, Derived) {
        self.waited.remove(&answer.0);
        answer
    }
}

fn gone() -> StoreError {
    StoreError::Refused("Le calcul des échéances s’est arrêté.".to_owned())
}

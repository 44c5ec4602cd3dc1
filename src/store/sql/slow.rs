//! A disk that does not answer, for the tests: whoever keeps what they wrote in a file waits there until it answers
//! again. Not in the program that is given to people.
use std::path::{Path, PathBuf};
use std::sync::{Condvar, Mutex, PoisonError};

use super::place::Place;

static HUNG: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());
static ANSWERED: Condvar = Condvar::new();

/// A file whose disk does not answer; it does once this is dropped.
#[derive(Debug)]
pub struct Hung(PathBuf);

/// From now on, what is written in that file waits.
pub fn hang(path: &Path) -> Hung {
    let mut hung = HUNG.lock().unwrap_or_else(PoisonError::into_inner);
    hung.push(path.to_owned());
    Hung(path.to_owned())
}

/// Whether a test has the disk of that file not answer.
pub fn is_hung(path: &Path) -> bool {
    let hung = HUNG.lock().unwrap_or_else(PoisonError::into_inner);
    hung.iter().any(|it| it == path)
}

impl Drop for Hung {
    fn drop(&mut self) {
        let mut hung = HUNG.lock().unwrap_or_else(PoisonError::into_inner);
        hung.retain(|path| *path != self.0);
        ANSWERED.notify_all();
    }
}

/// Waits until the disk of that file answers.
pub(super) fn wait(place: Option<&Place>) {
    let Some(path) = place.map(Place::path) else {
        return;
    };
    let mut hung = HUNG.lock().unwrap_or_else(PoisonError::into_inner);
    while hung.iter().any(|it| it == path) {
        hung = ANSWERED.wait(hung).unwrap_or_else(PoisonError::into_inner);
    }
}

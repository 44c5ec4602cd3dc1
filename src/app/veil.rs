//! What hides the screen: nothing but itself, or a phrase that is asked for. Knows no place and no store.
use std::fmt;

use zeroize::Zeroizing;

use crate::domain::phrase::{LONGEST, Phrase};

/// What hides the screen.
#[derive(Debug)]
pub enum Veil {
    /// A key shows everything again.
    Hidden,
    /// The store is closed: its phrase opens it.
    Locked(Lock),
}

impl Veil {
    /// Whether the store is closed until its phrase is given.
    pub const fn is_locked(&self) -> bool {
        matches!(self, Self::Locked(_))
    }
}

/// A phrase being typed, wiped as soon as it is tried.
pub struct Lock {
    typed: Zeroizing<String>,
    /// What the last phrase was answered.
    pub answer: Option<String>,
}

impl fmt::Debug for Lock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Lock(…)")
    }
}

impl Default for Lock {
    fn default() -> Self {
        Self {
            // Never moved to a larger place, which would leave a copy behind.
            typed: Zeroizing::new(String::with_capacity(LONGEST)),
            answer: None,
        }
    }
}

impl Lock {
    /// How many characters are typed.
    pub fn length(&self) -> usize {
        self.typed.chars().count()
    }

    /// Adds what was typed or pasted, unless it is too long to be a phrase.
    pub fn add(&mut self, text: &str) {
        let room = LONGEST - self.typed.len();
        if text.len() <= room {
            self.typed.push_str(text);
        }
    }

    /// Takes the last character back.
    pub fn take_back(&mut self) {
        self.typed.pop();
    }

    /// The phrase that was typed; nothing of it stays.
    pub fn take(&mut self) -> Phrase {
        Phrase::typed(&std::mem::take(self).typed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_typed_or_pasted_whole_and_nothing_of_it_stays_once_it_is_tried() {
        let mut lock = Lock::default();
        lock.add("lampe ");
        lock.add("é");
        assert_eq!(lock.length(), 7);
        lock.add(&"x".repeat(LONGEST));
        assert_eq!(lock.length(), 7, "what is too long is not cut");
        assert_eq!(lock.take().text(), "lampe é");
        assert_eq!((lock.length(), lock.typed.capacity()), (0, LONGEST));
    }
}

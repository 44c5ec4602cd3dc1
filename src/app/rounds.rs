//! The rounds of the day, as far as this session knows, and keeping them. Knows no place.
use super::desk::Desk;
use crate::domain::date::Date;
use crate::domain::round::{Round, Rounds};
use crate::store::{Query, Result};

/// The rounds of the day, as far as this session knows.
#[derive(Debug, Default)]
pub struct Kept {
    /// The day that they are of, once they were read.
    day: Option<Date>,
    rounds: Rounds,
    /// Whether the store does not have them yet.
    changed: bool,
}

impl Desk {
    /// The round of a list, that day; what was kept of it is read the first time.
    pub(super) fn round(&mut self, list: &Query) -> Result<&mut Round> {
        if self.rounds.day != Some(self.today) {
            self.rounds.rounds = self.store.rounds(&self.author, self.today)?;
            self.rounds.day = Some(self.today);
        }
        self.rounds.changed = true;
        Ok(self.rounds.rounds.of(&list.name()))
    }

    /// Whether a round is to be kept.
    pub(super) fn has_round_to_keep(&self) -> bool {
        self.rounds.changed && self.read_only().is_none()
    }

    /// Keeps the rounds; what can't be is tried again.
    pub(super) fn keep_rounds(&mut self) {
        if let Some(day) = self.rounds.day.filter(|_| self.has_round_to_keep()) {
            let kept = self
                .store
                .keep_rounds(&self.author, day, &self.rounds.rounds);
            self.rounds.changed = kept.is_err();
        }
    }
}

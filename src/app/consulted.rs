//! What was consulted on screen, and the round that was made, written beside what one does: nobody waits for it. Knows no place.
use std::time::Duration;

use super::desk::Desk;
use super::list::ListView;
use crate::domain::record::Id;
use crate::domain::vocabulary::Consultation;

/// As many people as a search may find for their numbers to be noted: one looked for them. Of more, the
/// count alone.
const FEW: usize = 20;

impl Desk {
    /// Whether something is to be written beside what one does.
    pub fn has_to_note(&self) -> bool {
        self.store.has_unwritten() || self.has_round_to_keep()
    }

    /// Writes what was consulted, and the rounds, unless the store is busy for that long: then it still waits.
    pub fn note_consulted(&mut self, patience: Duration) {
        let moment = self.clock.moment();
        let Ok(former) = self.store.set_patience(patience) else {
            return;
        };
        // What can't be written is tried again; a store that is only read can't note it.
        let _ = self.store.write_consulted(&moment);
        self.keep_rounds();
        let _ = self.store.set_patience(former);
    }
}

impl ListView {
    /// Ends a search, and notes it when something was typed: never what.
    pub(super) fn end_search(&mut self, desk: &Desk) {
        if self.searching && !self.query.search.is_empty() {
            let people: Vec<Id> = self.rows.iter().map(|line| line.id).collect();
            let named = if people.len() > FEW { &[][..] } else { &people };
            let noted = desk.store.noted();
            noted.add(Consultation::Search, named, people.len());
        }
        self.searching = false;
    }
}

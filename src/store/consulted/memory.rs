//! What a session has consulted and has not written yet. Shared by its connections, whichever thread reads.
//! Knows no store.
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::domain::change::Author;
use crate::domain::date::Date;
use crate::domain::numbers;
use crate::domain::record::Id;
use crate::domain::vocabulary::Consultation;

/// The same read again within that time is one line.
const AGAIN: Duration = Duration::from_secs(600);

/// What a session consults. Without an author, nothing is noted: the program reads for itself.
#[derive(Clone, Debug, Default)]
pub struct Consulted(Arc<Mutex<Noted>>);

#[derive(Debug, Default)]
struct Noted {
    author: Option<Author>,
    waiting: Vec<Waiting>,
    last: HashMap<(Consultation, String), Instant>,
    /// Why the file of a person, or of everyone, is opened, and until the end of which day.
    reasons: HashMap<Option<Id>, (Option<Date>, String)>,
    any: bool,
}

/// A consultation that is not written yet.
#[derive(Clone, Debug)]
pub(in crate::store) struct Waiting {
    pub(super) how: Consultation,
    pub(super) people: Vec<Id>,
    pub(super) count: usize,
    pub(super) reason: Option<String>,
    pub(super) at: Instant,
}

impl Consulted {
    fn noted(&self) -> MutexGuard<'_, Noted> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Says who reads.
    pub fn by(&self, author: &Author) {
        self.noted().author = Some(author.clone());
    }

    /// Notes a consultation; of a search that found many, their count alone.
    pub fn add(&self, how: Consultation, people: &[Id], count: usize) {
        self.add_at(how, people, count, Instant::now());
    }

    fn add_at(&self, how: Consultation, people: &[Id], count: usize, at: Instant) {
        let mut noted = self.noted();
        if noted.author.is_none() {
            return;
        }
        if how.is_looked_at() {
            let key = (how, numbers::to_text(people));
            let is_recent = |before: &Instant| at.duration_since(*before) < AGAIN;
            if noted.last.get(&key).is_some_and(is_recent) {
                return;
            }
            noted.last.retain(|_, before| is_recent(before));
            noted.last.insert(key, at);
        }
        noted.any = true;
        let whose = match people {
            [one] => Some(*one),
            _ => None,
        };
        let reasons = &noted.reasons;
        let reason = reasons.get(&whose).or_else(|| reasons.get(&None));
        let reason = reason.filter(|_| how.opens());
        let reason = reason.map(|(_, words)| words.clone());
        noted.waiting.push(Waiting {
            how,
            people: people.to_vec(),
            count,
            reason,
            at,
        });
    }

    /// Takes why the file of a person, or of everyone, is opened on a day.
    pub(in crate::store) fn because(&self, whose: Option<Id>, day: Option<Date>, reason: String) {
        self.noted().reasons.insert(whose, (day, reason));
    }

    /// Whether it was said why, that day: what was said another day is forgotten.
    pub(in crate::store) fn has_reason(&self, whose: Option<Id>, day: Option<Date>) -> bool {
        let reasons = &mut self.noted().reasons;
        reasons.retain(|_, (on, _)| *on == day);
        reasons.contains_key(&whose)
    }

    /// Whether something waits to be written.
    pub fn waits(&self) -> bool {
        !self.noted().waiting.is_empty()
    }

    /// Whether anything was consulted, be it written or not.
    pub fn has_any(&self) -> bool {
        self.noted().any
    }

    /// What waits, and who read it.
    pub(super) fn take(&self) -> Option<(Author, Vec<Waiting>)> {
        let mut noted = self.noted();
        let author = noted.author.clone()?;
        Some((author, std::mem::take(&mut noted.waiting)))
    }

    /// What could not be written waits again.
    pub(in crate::store) fn give_back(&self, mut waiting: Vec<Waiting>) {
        let mut noted = self.noted();
        waiting.append(&mut noted.waiting);
        noted.waiting = waiting;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_person_read_again_soon_is_one_line_and_without_an_author_none() {
        let consulted = Consulted::default();
        let begun = Instant::now();
        let read = |how, person: Id, after| {
            consulted.add_at(how, &[person], 1, begun + Duration::from_secs(after));
        };
        read(Consultation::File, 7, 0);
        assert!(!consulted.waits() && !consulted.has_any());
        consulted.by(&Author {
            agent: None,
            name: "Claire".to_owned(),
            session: "1@essai".to_owned(),
        });
        read(Consultation::File, 7, 0);
        read(Consultation::File, 7, 599);
        read(Consultation::File, 8, 599);
        read(Consultation::Paper, 7, 599);
        read(Consultation::File, 7, 600);
        let (_, waiting) = consulted.take().unwrap();
        let lines: Vec<_> = waiting.iter().map(|it| (it.how, it.people[0])).collect();
        use Consultation::{File, Paper};
        assert_eq!(lines, [(File, 7), (File, 8), (Paper, 7), (File, 7)]);
        assert!(!consulted.waits() && consulted.has_any());
        // What could not be written comes first again.
        read(Consultation::File, 9, 700);
        consulted.give_back(waiting);
        let (_, waiting) = consulted.take().unwrap();
        assert_eq!(waiting.len(), 5);
        assert_eq!(waiting[4].people, [9]);
    }
}

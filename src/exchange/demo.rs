//! Invented people for the demonstration, with dates relative to today: plausible names, stories
//! that hang together from situation to plan, telephones and addresses reserved for fiction.
//!
//! The same seed and day give the same people. It knows no store: it makes records.
mod archetype;
mod batch;
mod case;
mod common;
mod contracts;
mod data;
mod days;
mod diary;
mod follow_up;
mod identity;
mod meetings;
mod names;
mod partners;
mod places;
mod plan;
mod prelude;
mod reviews;
mod rights;
mod rng;
mod story;
mod support;
#[cfg(test)]
mod tests;
mod timeline;
mod validations;
mod words;
mod writer;

pub use batch::word;
pub use common::{CommonIds, common};
pub use support::service;

use archetype::Archetype;
use batch::Batch;
use diary::Diary;
use identity::Person;
use rng::Rng;
use writer::Writer;

use crate::domain::date::Date;
use crate::domain::record::{NewRecord, Value};

/// People in the demonstration caseload, unless another number is asked for.
pub const DEFAULT_COUNT: u64 = 87;

/// Seed of the demonstration, unless another is asked for.
pub const DEFAULT_SEED: u64 = 87;

/// The first people of the list are late by a known number of days, whatever the weekday.
const EXACT: u64 = 2;

/// Stream of people, one batch of records each; the person’s own record comes first and the
/// others refer to it, and to each other, by position in the batch.
#[derive(Clone, Debug)]
pub struct People {
    seed: u64,
    today: Date,
    count: u64,
    ids: CommonIds,
    /// Names of the agents, in the order of their numbers.
    names: Vec<String>,
    next: u64,
    diary: Diary,
}

impl People {
    /// `count` people as they stand on `today`, followed by the agents of `ids`.
    pub fn new(seed: u64, today: Date, count: u64, ids: &CommonIds) -> Self {
        Self {
            seed,
            today,
            count,
            ids: ids.clone(),
            names: common::names(seed, today, count),
            next: 0,
            diary: Diary::default(),
        }
    }

    fn person(&mut self, index: u64) -> Vec<NewRecord> {
        let lead = index == 0;
        let mut rng = Rng::new(self.seed, index);
        let kind = Archetype::of(index);
        let story = story::of(index);
        let person = Person::new(&mut rng, index, kind, story);
        let exact = index < EXACT;
        let case = timeline::case(kind, &mut rng, self.today, exact);
        let referent = self.ids.referent(index, self.count);
        self.diary.of(&referent);
        let mut writer = Writer {
            rng,
            living: follow_up::stream(self.seed, index),
            batch: Batch::new(self.seed, index, self.today),
            story,
            case: &case,
            ids: &self.ids,
            today: self.today,
            feminine: person.feminine,
            referent_name: self.ids.name(&referent, &self.names),
            colleague_name: self.ids.name(&self.ids.colleague(), &self.names),
            model: follow_up::model(index, &self.ids),
            referent,
            diary: &mut self.diary,
            parcours: Value::Null,
        };
        writer.identity(&person, story);
        writer.accompaniment();
        writer.meetings();
        writer.contacts();
        let contracts = writer.contracts();
        writer.situations(story);
        writer.plan(story, lead);
        writer.reviews();
        writer.signed_words(&contracts);
        writer.validations(&contracts);
        writer.diagnostic();
        writer.exceptions();
        writer.rights(&mut rights::stream(self.seed, index));
        writer.support(index);
        writer.finish()
    }
}

impl Iterator for People {
    type Item = Vec<NewRecord>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.next >= self.count {
            return None;
        }
        let batch = self.person(self.next);
        self.next += 1;
        Some(batch)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = usize::try_from(self.count.saturating_sub(self.next)).unwrap_or(usize::MAX);
        (left, Some(left))
    }
}

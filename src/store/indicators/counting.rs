//! Adding up observations as they are read. Knows no SQL and no measure.
use std::collections::{BTreeMap, HashMap};

use super::selection::{Class, Tally};
use crate::domain::record::{Id, Value};
use crate::store::sql::Cell;

/// Structure, référent, type or day of an observation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key<'a> {
    None,
    Number(i64),
    Text(&'a str),
}

impl<'a> Key<'a> {
    pub fn of(cell: Cell<'a>) -> Self {
        match cell {
            Cell::Int(number) => Self::Number(number),
            Cell::Text(text) => Self::Text(text),
            Cell::Null | Cell::Damaged(_) | Cell::Unfit => Self::None,
        }
    }
}

/// One observation.
pub(super) struct Observation<'a> {
    pub key: Key<'a>,
    pub person: Id,
    pub class: &'a str,
    pub bucket: Option<&'a str>,
    pub delay: Option<i64>,
}

/// What is counted of observations besides their class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Detail {
    /// Delays and classes of delay, of length, motives.
    Everything,
    /// Delays.
    Delays,
    /// Nothing.
    Classes,
}

/// Few texts, each once, named by their place.
#[derive(Default)]
struct Texts(Vec<String>);

impl Texts {
    fn place(&mut self, text: &str) -> usize {
        let known = self.0.iter().position(|known| known == text);
        known.unwrap_or_else(|| {
            self.0.push(text.to_owned());
            self.0.len() - 1
        })
    }

    fn get(&self, at: usize) -> &str {
        self.0.get(at).map_or("", String::as_str)
    }
}

/// A key with its text by place.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Place {
    None,
    Number(i64),
    Text(usize),
}

type Group = (Place, usize, Option<usize>, Option<i64>);

/// Observations alike, counted.
pub(super) struct Counting {
    detail: Detail,
    texts: Texts,
    counts: HashMap<Group, usize>,
}

impl Counting {
    pub fn new(detail: Detail) -> Self {
        Self {
            detail,
            texts: Texts::default(),
            counts: HashMap::new(),
        }
    }

    pub fn add(&mut self, observation: &Observation<'_>) {
        let place = match observation.key {
            Key::None => Place::None,
            Key::Number(number) => Place::Number(number),
            Key::Text(text) => Place::Text(self.texts.place(text)),
        };
        let bucket = observation
            .bucket
            .filter(|_| self.detail == Detail::Everything);
        let bucket = bucket.map(|bucket| self.texts.place(bucket));
        let delay = observation.delay.filter(|_| self.detail != Detail::Classes);
        let class = self.texts.place(observation.class);
        *self
            .counts
            .entry((place, class, bucket, delay))
            .or_default() += 1;
    }

    /// What was counted, ordered by key.
    pub fn finish(self) -> Vec<Tally> {
        let mut counts: Vec<(Group, usize)> = self.counts.into_iter().collect();
        counts.sort_unstable();
        counts
            .into_iter()
            .map(|((place, class, bucket, delay), count)| Tally {
                key: match place {
                    Place::None => Value::Null,
                    Place::Number(number) => Value::Int(number),
                    Place::Text(at) => Value::from(self.texts.get(at)),
                },
                class: Class::read(self.texts.get(class)),
                bucket: bucket.map(|at| self.texts.get(at).to_owned()),
                delay,
                count,
            })
            .collect()
    }
}

/// Persons of whom several observations are made: met somewhere is met, and otherwise counted
/// somewhere is counted.
#[derive(Default)]
pub(super) struct Persons {
    texts: Texts,
    best: BTreeMap<(Place, Id), (u8, usize, Option<usize>)>,
}

impl Persons {
    pub fn add(&mut self, observation: &Observation<'_>) {
        let place = match observation.key {
            Key::None => Place::None,
            Key::Number(number) => Place::Number(number),
            Key::Text(text) => Place::Text(self.texts.place(text)),
        };
        let rank = match observation.class {
            "oui" => 2,
            "non" => 1,
            _ => 0,
        };
        let class = self.texts.place(observation.class);
        let bucket = observation.bucket.map(|bucket| self.texts.place(bucket));
        let one = (rank, class, bucket);
        let known = self.best.entry((place, observation.person)).or_insert(one);
        let text = |at: Option<usize>| at.map(|at| self.texts.get(at));
        // Of two met, the longest contract is kept: its class comes last.
        if rank > known.0 || (rank == known.0 && text(bucket) > text(known.2)) {
            *known = one;
        }
    }

    /// Gives each person once.
    pub fn give(&self, mut take: impl FnMut(&Observation<'_>)) {
        for ((place, person), (_, class, bucket)) in &self.best {
            take(&Observation {
                key: match place {
                    Place::None => Key::None,
                    Place::Number(number) => Key::Number(*number),
                    Place::Text(at) => Key::Text(self.texts.get(*at)),
                },
                person: *person,
                class: self.texts.get(*class),
                bucket: bucket.map(|at| self.texts.get(at)),
                delay: None,
            });
        }
    }
}

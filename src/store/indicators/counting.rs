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
pub(super) struct Seen<'a> {
    pub key: Key<'a>,
    pub person: Id,
    pub class: &'a str,
    pub bucket: Option<&'a str>,
    pub delay: Option<i64>,
}

/// What is told of observations besides where they stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
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
    wanted: Wanted,
    texts: Texts,
    counts: HashMap<Group, usize>,
}

impl Counting {
    pub fn new(wanted: Wanted) -> Self {
        Self {
            wanted,
            texts: Texts::default(),
            counts: HashMap::new(),
        }
    }

    pub fn add(&mut self, seen: &Seen<'_>) {
        let place = match seen.key {
            Key::None => Place::None,
            Key::Number(number) => Place::Number(number),
            Key::Text(text) => Place::Text(self.texts.place(text)),
        };
        let bucket = seen.bucket.filter(|_| self.wanted == Wanted::Everything);
        let bucket = bucket.map(|bucket| self.texts.place(bucket));
        let delay = seen.delay.filter(|_| self.wanted != Wanted::Classes);
        let class = self.texts.place(seen.class);
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
    pub fn add(&mut self, seen: &Seen<'_>) {
        let place = match seen.key {
            Key::None => Place::None,
            Key::Number(number) => Place::Number(number),
            Key::Text(text) => Place::Text(self.texts.place(text)),
        };
        let rank = match seen.class {
            "oui" => 2,
            "non" => 1,
            _ => 0,
        };
        let class = self.texts.place(seen.class);
        let bucket = seen.bucket.map(|bucket| self.texts.place(bucket));
        let one = (rank, class, bucket);
        let known = self.best.entry((place, seen.person)).or_insert(one);
        let text = |at: Option<usize>| at.map(|at| self.texts.get(at));
        // Of two met, the longest contract is told: its class comes last.
        if rank > known.0 || (rank == known.0 && text(bucket) > text(known.2)) {
            *known = one;
        }
    }

    /// Gives each person once.
    pub fn give(&self, mut take: impl FnMut(&Seen<'_>)) {
        for ((place, person), (_, class, bucket)) in &self.best {
            take(&Seen {
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

//! Counting: whom the summary counts, and one place where every line takes those it counts, so that a figure
//! and the list of persons behind it can't disagree. Knows no line by name.
use std::collections::HashMap;

use fnv::FnvHashMap;

use super::model::{Entry, Figure, Line, LineRole, Scope, Table, Unit};
use crate::domain::date::Date;
use crate::domain::record::{Entity, Id};
use crate::store::summary::Stay;
use crate::store::{Result, Store};

/// A set of numbers of persons.
#[derive(Clone, Debug, Default)]
pub(super) struct People(Vec<u64>);

fn place(person: Id) -> (usize, u64) {
    let at = usize::try_from(person).unwrap_or(0);
    (at / 64, 1 << (at % 64))
}

impl People {
    /// Adds someone; says whether they were not there.
    pub(super) fn add(&mut self, person: Id) -> bool {
        let (at, bit) = place(person);
        if self.0.len() <= at {
            self.0.resize(at + 1, 0);
        }
        let new = self.0.get(at).is_some_and(|it| it & bit == 0);
        if let Some(word) = self.0.get_mut(at) {
            *word |= bit;
        }
        new
    }

    /// Takes someone away.
    pub(super) fn remove(&mut self, person: Id) {
        let (at, bit) = place(person);
        if let Some(word) = self.0.get_mut(at) {
            *word &= !bit;
        }
    }

    /// Whether someone is there.
    pub(super) fn has(&self, person: Id) -> bool {
        let (at, bit) = place(person);
        self.0.get(at).is_some_and(|it| it & bit != 0)
    }

    /// How many.
    pub(super) fn count(&self) -> i64 {
        self.0.iter().map(|it| i64::from(it.count_ones())).sum()
    }
}

/// What one cell has counted.
#[derive(Clone, Debug, Default)]
struct Cell {
    people: People,
    acts: i64,
}

/// A line of a table, and one of its columns.
pub(super) type Place = (&'static str, usize, usize);

/// Someone whom a line counts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen<'r> {
    /// Who.
    pub(super) person: Id,
    /// When.
    pub(super) on: Option<Date>,
    /// The record that says it.
    pub(super) record: Option<(Entity, Id)>,
    /// Why.
    pub(super) reason: &'r str,
}

/// What is counted, and for whom.
pub(super) struct Counter<'s> {
    /// Where it is read.
    pub(super) store: &'s Store,
    /// Which people, which days.
    pub(super) scope: &'s Scope,
    people: People,
    stays: HashMap<Id, Vec<Stay>>,
    cells: FnvHashMap<Place, Cell>,
    wanted: Vec<&'s str>,
    /// What the line asked for counts.
    pub(super) found: Vec<Entry>,
    /// What every line counts, when it is wanted.
    pub(super) lists: Option<Vec<(String, Entry)>>,
}

impl<'s> Counter<'s> {
    /// Nothing counted yet. The entries of one line are kept when it is named.
    ///
    /// # Errors
    /// When the store can't be read, or whoever looks may not.
    pub(super) fn new(store: &'s Store, scope: &'s Scope, wanted: Option<&'s str>) -> Result<Self> {
        let mut people = People::default();
        for person in store.people_labelled(scope.label.as_deref())? {
            people.add(person);
        }
        let mut stays: HashMap<Id, Vec<Stay>> = HashMap::new();
        if scope.structure.is_some() {
            for stay in store.stays()? {
                if stay.structure == scope.structure {
                    stays.entry(stay.person).or_default().push(stay);
                }
            }
        }
        Ok(Self {
            store,
            scope,
            people,
            stays,
            cells: FnvHashMap::default(),
            wanted: wanted.into_iter().flat_map(sources).collect(),
            found: Vec::new(),
            lists: None,
        })
    }

    /// Whether what happened to someone on a day is counted: they have the label, and the day is one of their
    /// stay in the structure, the day they leave included.
    pub(super) fn counts(&self, person: Id, on: Date) -> bool {
        self.counts_between(person, on, on)
    }

    /// Whether one day at least is counted for someone, from the first to the last.
    pub(super) fn counts_between(&self, person: Id, first: Date, last: Date) -> bool {
        self.people.has(person)
            && first <= last
            && (self.scope.structure.is_none()
                || self.stays.get(&person).is_some_and(|stays| {
                    stays.iter().any(|stay| {
                        stay.from.is_none_or(|from| from <= last)
                            && stay.left.is_none_or(|left| first <= left)
                    })
                }))
    }

    /// Whether what is of a structure is counted for someone.
    pub(super) fn counts_in(&self, person: Id, structure: Option<Id>) -> bool {
        self.people.has(person)
            && (self.scope.structure.is_none() || self.scope.structure == structure)
    }

    /// Whether a day is one of the period.
    pub(super) fn within(&self, on: Date) -> bool {
        self.scope.from <= on && on <= self.scope.to
    }

    /// Counts someone in a line.
    pub(super) fn see(&mut self, place: Place, seen: Seen<'_>) {
        let cell = self.cells.entry(place).or_default();
        cell.acts += 1;
        cell.people.add(seen.person);
        let (table, line, column) = place;
        if column > 0 {
            return;
        }
        let entry = || Entry {
            person: seen.person,
            on: seen.on,
            record: seen.record,
            reason: seen.reason.to_owned(),
        };
        if self.wanted.iter().any(|it| is(it, table, line)) {
            self.found.push(entry());
        }
        if let Some(lists) = &mut self.lists {
            lists.push((format!("{table}.{}", line + 1), entry()));
        }
    }

    /// How many persons a line counts.
    pub(super) fn persons(&self, place: Place) -> i64 {
        self.cells.get(&place).map_or(0, |it| it.people.count())
    }

    /// How many persons both lines count.
    pub(super) fn both(&self, one: Place, other: Place) -> i64 {
        let (one, other) = (self.cells.get(&one), self.cells.get(&other));
        let both = one.zip(other).map(|(one, other)| {
            let words = one.people.0.iter().zip(&other.people.0);
            words.map(|(a, b)| i64::from((a & b).count_ones())).sum()
        });
        both.unwrap_or(0)
    }

    /// The figure of a place.
    pub(super) fn figure(&self, place: Place, unit: Unit) -> Figure {
        let cell = self.cells.get(&place);
        Figure::Count(match unit {
            Unit::Persons => cell.map_or(0, |it| it.people.count()),
            Unit::Acts | Unit::Measures => cell.map_or(0, |it| it.acts),
        })
    }

    /// A table whose lines are counted, one a label, in their order, and one column.
    pub(super) fn table<'l>(
        &self,
        heading: Heading,
        labels: impl IntoIterator<Item = &'l str>,
    ) -> Table {
        let lines = labels.into_iter().enumerate().map(|(at, label)| Line {
            id: format!("{}.{}", heading.id, at + 1),
            label: label.to_owned(),
            group: "",
            figures: (0..heading.columns.len())
                .map(|column| self.figure((heading.id, at, column), heading.unit))
                .collect(),
            role: LineRole::Part,
            measured: None,
        });
        heading.with(lines.collect())
    }
}

/// Lines of the analysis that count those of other lines.
pub(super) const AGAIN: [(&str, &[&str]); 9] = [
    ("B1.1", &["H1.2"]),
    ("B1.2", &["H2.1"]),
    ("B1.3", &["H1.2", "H2.1"]),
    ("B1.4", &["H1.2"]),
    ("B6.3", &["B6.1"]),
    ("B6.6", &["B6.4"]),
    ("B8.2", &["B8.1"]),
    ("B8.4", &["B8.3"]),
    ("B8.5", &["B3.1", "B3.2"]),
];

/// The lines where those whom a line counts are counted.
fn sources(line: &str) -> Vec<&str> {
    let again = AGAIN.iter().find(|(id, _)| id.eq_ignore_ascii_case(line));
    again.map_or_else(|| vec![line], |(_, own)| own.to_vec())
}

/// Whether a name, « H1.2 », is that of a line.
fn is(name: &str, table: &str, line: usize) -> bool {
    let Some((of, number)) = name.rsplit_once('.') else {
        return false;
    };
    of.eq_ignore_ascii_case(table) && number.parse() == Ok(line + 1)
}

/// What a table is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Heading {
    /// Its name.
    pub(super) id: &'static str,
    /// Its section.
    pub(super) section: &'static str,
    /// Its title.
    pub(super) title: &'static str,
    /// What is counted.
    pub(super) unit: Unit,
    /// The heading of its lines.
    pub(super) lines: &'static str,
    /// Its columns.
    pub(super) columns: &'static [&'static str],
}

impl Heading {
    /// The table, with its lines.
    pub(super) fn with(self, lines: Vec<Line>) -> Table {
        Table {
            id: self.id,
            section: self.section,
            title: self.title,
            unit: self.unit,
            lines_are: self.lines,
            columns: self.columns.to_vec(),
            lines,
            notes: Vec::new(),
        }
    }
}

/// A line that is not counted by the counter.
pub(super) fn line(id: &str, at: usize, label: &str, figures: Vec<Figure>, role: LineRole) -> Line {
    Line {
        id: format!("{id}.{at}"),
        label: label.to_owned(),
        group: "",
        figures,
        role,
        measured: None,
    }
}

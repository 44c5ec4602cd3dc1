//! The list of the persons behind a figure, and the one chosen: only those on screen are read.
use crate::app::cursor::Cursor;
use crate::app::widest::longest;
use crate::domain::record::Id;
use crate::statistics::{Behind, Indicator, Part, Persons, Shown};
use crate::store::{CountUnit, Result, Store};
use crate::words::names::Names;

/// Letters of a delay.
fn length(delay: Option<i64>) -> usize {
    delay.map_or(0, |days| days.to_string().len())
}

/// The list of persons behind one figure.
#[derive(Clone, Debug)]
pub struct People {
    /// The indicator.
    pub indicator: &'static Indicator,
    /// Which figure.
    pub part: Part,
    /// The persons, once known.
    pub found: Option<Persons>,
    /// Those on screen.
    pub shown: Vec<Shown>,
    /// The longest of what was on screen so far: no column moves back while one scrolls.
    pub widest: Shown,
    /// The one chosen, and the first one shown.
    pub cursor: Cursor,
}

impl People {
    pub(super) fn new(indicator: &'static Indicator, part: Part) -> Self {
        Self {
            indicator,
            part,
            found: None,
            shown: Vec::new(),
            widest: Shown::default(),
            cursor: Cursor::default(),
        }
    }

    /// Whether these are agents, who have no file.
    pub fn are_agents(&self) -> bool {
        self.indicator.measure.counted() == CountUnit::Agent
    }

    /// Their numbers, once known.
    pub fn ids(&self) -> Option<&[Id]> {
        self.found.as_ref().map(|it| it.ids.as_slice())
    }

    pub(super) fn take(&mut self, behind: &Behind) {
        let found = Persons::of(behind, self.indicator.measure, self.part);
        self.cursor.step(0, found.ids.len());
        self.found = Some(found);
        self.shown.clear();
        self.widest = Shown::default();
    }

    /// The one chosen.
    pub fn chosen(&self) -> Option<Id> {
        self.ids()?.get(self.cursor.at).copied()
    }

    /// Moves by some rows, in a window of so many.
    pub(super) fn step(&mut self, by: isize, height: usize) {
        let count = self.ids().map_or(0, <[Id]>::len);
        self.cursor.step(by, count);
        self.cursor.show(height);
    }

    /// Reads the names of those on screen.
    pub(super) fn read(&mut self, store: &Store, names: &Names, height: usize) -> Result<()> {
        if let Some(found) = &self.found {
            self.shown = found.read(store, names, (self.cursor.top, height))?;
        }
        for it in &self.shown {
            longest(&mut self.widest.name, &it.name);
            longest(&mut self.widest.referent, &it.referent);
            longest(&mut self.widest.reason, &it.reason);
            self.widest.day = self.widest.day.or(it.day);
            if length(it.delay) > length(self.widest.delay) {
                self.widest.delay = it.delay;
            }
        }
        Ok(())
    }
}

//! The persons behind a figure: a list of numbers, of which only those on screen are read.
use std::collections::HashMap;

use super::part::Part;
use crate::app::cursor::Cursor;
use crate::domain::date::Date;
use crate::domain::record::{Entity, Id};
use crate::domain::text::joined;
use crate::gestures::name::name_of;
use crate::statistics::{Behind, words};
use crate::store::{Case, Class, Measure, Result, Store};
use crate::words::names::Names;

/// Someone of the list, as they are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// Number.
    pub id: Id,
    /// Name.
    pub name: String,
    /// Name of who follows them.
    pub referent: String,
    /// The day of what is counted.
    pub day: Option<Date>,
    /// How many days it took.
    pub delay: Option<i64>,
    /// Why they are there, as far as the figure knows.
    pub reason: String,
}

/// The list of persons behind one figure.
#[derive(Clone, Debug)]
pub struct People {
    /// Id of the indicator.
    pub indicator: &'static str,
    /// Which figure.
    pub part: Part,
    /// Their numbers, once known.
    pub ids: Option<Vec<Id>>,
    /// Those on screen.
    pub shown: Vec<Shown>,
    /// What is known of each.
    cases: HashMap<Id, Case>,
    /// The one chosen, and the first one shown.
    pub cursor: Cursor,
    measure: Measure,
}

impl People {
    pub(super) fn new(indicator: &'static str, measure: Measure, part: Part) -> Self {
        Self {
            indicator,
            part,
            ids: None,
            shown: Vec::new(),
            cases: HashMap::new(),
            measure,
            cursor: Cursor::default(),
        }
    }

    /// Whether these are agents, who have no file.
    pub fn are_agents(&self) -> bool {
        self.measure == Measure::Trained
    }

    pub(super) fn take(&mut self, behind: &Behind) {
        let ids = self.part.of(behind);
        self.cases.clear();
        for case in behind.cases.iter().filter(|it| self.part.has(&it.class)) {
            let known = self.cases.get(&case.person);
            if known.is_none_or(|known| known.day < case.day) {
                self.cases.insert(case.person, case.clone());
            }
        }
        self.cursor.step(0, ids.len());
        self.ids = Some(ids);
        self.shown.clear();
    }

    /// The one chosen.
    pub fn chosen(&self) -> Option<Id> {
        self.ids.as_ref()?.get(self.cursor.at).copied()
    }

    /// Moves by some rows, in a window of so many.
    pub(super) fn step(&mut self, by: isize, height: usize) {
        let count = self.ids.as_ref().map_or(0, Vec::len);
        self.cursor.step(by, count);
        self.cursor.show(height);
    }

    /// Reads the names of those on screen.
    pub(super) fn read(&mut self, store: &Store, names: &Names, height: usize) -> Result<()> {
        let ids = self.ids.iter().flatten().skip(self.cursor.top).take(height);
        let shown = ids.map(|id| {
            let name = match self.are_agents() {
                true => names.agent(Some(*id)).to_owned(),
                false => name_of(&store.row(Entity::Allocataire, *id)?),
            };
            let case = self.cases.get(id);
            Ok(Shown {
                id: *id,
                name,
                referent: names.agent(case.and_then(|it| it.referent)).to_owned(),
                day: case.and_then(|it| it.day),
                delay: case.and_then(|it| it.delay),
                reason: case.map(|it| self.reason(it)).unwrap_or_default(),
            })
        });
        self.shown = shown.collect::<Result<_>>()?;
        Ok(())
    }

    /// Why a case is there, as far as the figure does not say it already.
    fn reason(&self, case: &Case) -> String {
        let of_class = match (&case.class, self.part) {
            (Class::Apart(cause), _) => words::cause(cause),
            (Class::WaitingDone, _) => "déjà fait".to_owned(),
            (Class::Met, Part::Denominator) => "y répond".to_owned(),
            (Class::NotMet, Part::Denominator) => "n’y répond pas".to_owned(),
            (_, _) => String::new(),
        };
        let bucket = case.bucket.as_deref();
        let bucket = bucket.map(|code| words::bucket(self.measure, code));
        joined([of_class, bucket.unwrap_or_default()], ", ")
    }
}

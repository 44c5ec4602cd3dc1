//! The persons behind a figure: a list of numbers, of which only those on screen are read.
use super::part::Part;
use crate::app::cursor::Cursor;
use crate::domain::record::{Entity, Id};
use crate::gestures::name::name_of;
use crate::store::{Measure, Result, Store};

/// The list of persons behind one figure.
#[derive(Clone, Debug)]
pub struct People {
    /// Id of the indicator.
    pub indicator: &'static str,
    /// Which figure.
    pub part: Part,
    /// Their numbers, once known.
    pub ids: Option<Vec<Id>>,
    /// Names of those on screen: number, name, what they have to say beside it.
    pub shown: Vec<(Id, String)>,
    /// The one chosen, and the first one shown.
    pub cursor: Cursor,
    agents: bool,
}

impl People {
    pub(super) fn new(indicator: &'static str, measure: Measure, part: Part) -> Self {
        Self {
            indicator,
            part,
            ids: None,
            shown: Vec::new(),
            cursor: Cursor::default(),
            agents: measure == Measure::Trained,
        }
    }

    /// Whether these are agents, who have no file.
    pub const fn are_agents(&self) -> bool {
        self.agents
    }

    pub(super) fn take(&mut self, ids: Vec<Id>) {
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
    pub(super) fn read(
        &mut self,
        store: &Store,
        agents: &[(Id, String)],
        height: usize,
    ) -> Result<()> {
        let ids = self.ids.iter().flatten().skip(self.cursor.top).take(height);
        let mut shown = Vec::new();
        for id in ids {
            let name = if self.agents {
                let found = agents.iter().find(|(agent, _)| agent == id);
                found.map_or_else(String::new, |(_, name)| name.clone())
            } else {
                name_of(&store.row(Entity::Allocataire, *id)?)
            };
            shown.push((*id, name));
        }
        self.shown = shown;
        Ok(())
    }
}

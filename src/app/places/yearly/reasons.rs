//! The persons behind a line: who, when, why; only the names on screen are read.
use crate::app::prelude::*;
use crate::statistics::summary::Entry;

/// Whom a line counts.
#[derive(Clone, Debug)]
pub struct Reasons {
    /// The name of the line: « H1.1 ».
    pub line: String,
    /// Its words.
    pub title: String,
    /// Those it counts, once known.
    pub entries: Option<Vec<Entry>>,
    /// Names of those on screen.
    pub shown: Vec<String>,
    /// The one chosen, and the first one shown.
    pub cursor: Cursor,
}

impl Reasons {
    pub(super) fn new(line: &str, title: String) -> Self {
        Self {
            line: line.to_owned(),
            title,
            entries: None,
            shown: Vec::new(),
            cursor: Cursor::default(),
        }
    }

    /// Takes them.
    ///
    /// # Errors
    /// When a name can't be read.
    pub(super) fn take(&mut self, entries: Vec<Entry>, desk: &Desk) -> Result<()> {
        self.cursor.step(0, entries.len());
        self.entries = Some(entries);
        self.read(desk)
    }

    /// The one chosen.
    pub fn chosen(&self) -> Option<&Entry> {
        self.entries.as_ref()?.get(self.cursor.at)
    }

    /// Moves by some rows.
    ///
    /// # Errors
    /// When a name can't be read.
    pub(super) fn step(&mut self, by: isize, desk: &Desk) -> Result<()> {
        let count = self.entries.as_ref().map_or(0, Vec::len);
        self.cursor.step(by, count);
        self.read(desk)
    }

    /// Reads the names of those on screen.
    ///
    /// # Errors
    /// When one can't be read.
    pub(super) fn read(&mut self, desk: &Desk) -> Result<()> {
        let rows = desk.size.list_rows();
        self.cursor.show(rows);
        let shown = self.entries.iter().flatten();
        let names = shown.skip(self.cursor.top).take(rows).map(|it| {
            let named = (it.person != 0).then(|| desk.store.row(Entity::Allocataire, it.person));
            Ok(named.transpose()?.as_ref().map(name_of).unwrap_or_default())
        });
        self.shown = names.collect::<Result<_>>()?;
        Ok(())
    }
}

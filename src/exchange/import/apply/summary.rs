//! What an import did, or would do.
use super::choices::Choices;
use super::touched::{ColumnCount, Effect, Touched};
use crate::domain::vocabulary::Consultation;
use crate::exchange::import::person::ImportedPerson;
use crate::exchange::import::prelude::*;
use crate::exchange::import::{Sheet, synonyms};
use crate::store::Store;
use serde_json::{Value, json};

/// Whether an import writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Says what would be done.
    Trial,
    /// Does it, as one act.
    Write,
}

/// What becomes of a row that may speak of someone known, when nobody can tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Doubtful {
    /// It is left out, with those whom it may be.
    #[default]
    Left,
    /// It speaks of the only one whom it may be, if nothing speaks against it.
    Joined,
}

/// What becomes of a value of the file that differs from the one that stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The newer one stays; the day of the file, when it is known.
    Newer(Option<Date>),
    /// That of the file replaces it.
    Replaced,
}

/// How a file is imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct How {
    /// Whether it is written.
    pub mode: Mode,
    /// What becomes of the rows that may speak of someone known.
    pub doubtful: Doubtful,
    /// What becomes of the values that differ from those that stand.
    pub standing: Standing,
    /// What was decided line by line.
    pub choices: Choices,
}

impl From<Mode> for How {
    fn from(mode: Mode) -> Self {
        Self {
            mode,
            doubtful: Doubtful::default(),
            standing: Standing::Newer(None),
            choices: Choices::default(),
        }
    }
}

/// The count of the rows of a file: read = created + modified + unchanged + rejected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// Nothing was written.
    pub essai: bool,
    /// Rows read.
    pub lus: usize,
    /// Rows that made a person.
    pub crees: usize,
    /// Rows that changed a person.
    pub modifies: usize,
    /// Rows that gave nothing new.
    pub inchanges: usize,
    /// Rows that were not taken, with the reason.
    pub rejetes: Vec<Notice>,
    /// Cells left empty or taken with a remark.
    pub avertissements: Vec<Notice>,
    /// The day of the file, when values of it differ from those that stand.
    pub dated: Option<Date>,
    /// What the columns gave to people already known.
    pub columns: Vec<ColumnCount>,
    /// The people added and completed.
    pub touched: Vec<Touched>,
    /// The act that undo takes back; none when nothing changed.
    pub act: Option<Id>,
}

impl Summary {
    pub(in crate::exchange::import) const fn new(mode: Mode, avertissements: Vec<Notice>) -> Self {
        Self {
            essai: matches!(mode, Mode::Trial),
            lus: 0,
            crees: 0,
            modifies: 0,
            inchanges: 0,
            rejetes: Vec::new(),
            avertissements,
            dated: None,
            columns: Vec::new(),
            touched: Vec::new(),
            act: None,
        }
    }

    /// Everything to be said, refused lines first.
    pub fn notices(&self) -> impl Iterator<Item = &Notice> {
        self.rejetes.iter().chain(&self.avertissements)
    }

    /// How many notices are about that.
    pub fn count(&self, matter: Matter) -> usize {
        self.notices().filter(|it| it.matter == matter).count()
    }

    /// Notes, as consulted, the people of whom it quotes something that was known.
    pub(in crate::exchange::import) fn note_whom_it_cites(&self, store: &Store) {
        let differing = self.notices().filter_map(|it| it.difference.as_deref());
        let likely = self.notices().flat_map(|it| &it.candidates);
        let cited: Vec<Id> = differing
            .map(|it| it.person)
            .chain(likely.map(|it| it.person))
            .collect();
        if !cited.is_empty() {
            store.consulted(Consultation::Quote, &cited);
        }
    }

    /// The summary for other programs.
    pub fn json(&self) -> Value {
        json!({
            "schema": "carnet.import/1",
            "essai": self.essai,
            "lus": self.lus,
            "crees": self.crees,
            "modifies": self.modifies,
            "inchanges": self.inchanges,
            "rejetes": self.rejetes,
            "avertissements": self.avertissements,
            "date_du_fichier": self.dated,
            "colonnes": self.columns,
            "personnes": self.touched,
        })
    }
}

impl Summary {
    /// The summary of a sheet of which nothing was read yet.
    pub(super) fn of(mode: Mode, sheet: &Sheet) -> Self {
        let columns = sheet.header().columns.iter().map(|column| ColumnCount {
            title: column.title.clone(),
            read_as: column.heading.and_then(synonyms::name_of),
            filled: 0,
        });
        Self {
            columns: columns.collect(),
            ..Self::new(mode, sheet.notices.clone())
        }
    }

    /// Counts a person added or completed.
    pub(super) fn touch(
        &mut self,
        row: &ImportedPerson,
        effect: Effect,
        person: Option<Id>,
        filled: &[F],
    ) {
        let place = |field: &F| row.find(*field).map(|it| it.column);
        let filled: Vec<usize> = match effect {
            Effect::Added => Vec::new(),
            Effect::Completed => filled.iter().filter_map(place).collect(),
        };
        for at in &filled {
            if let Some(column) = self.columns.get_mut(*at) {
                column.filled += 1;
            }
        }
        match effect {
            Effect::Added => self.crees += 1,
            Effect::Completed => self.modifies += 1,
        }
        let would_be = self.essai && effect == Effect::Added;
        self.touched.push(Touched {
            line: row.line,
            effect,
            who: row.who(),
            person: person.filter(|_| !would_be),
            filled,
        });
    }
}

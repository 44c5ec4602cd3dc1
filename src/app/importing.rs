//! A sheet that is read, rehearsed or imported beside the loop. Knows no place.
use std::path::PathBuf;
use std::sync::Arc;

use crate::domain::change::{Author, Moment};
use crate::domain::date::Date;
use crate::exchange::import::apply::{self, How, Summary};
use crate::exchange::import::mapping::Mapping;
use crate::exchange::import::{ImportError, Sheet};
use crate::store::{OnProgress, Progress, Result, Store, StoreError};

/// Which sheet, and what was said of its columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetAsked {
    /// The file.
    pub path: PathBuf,
    /// Which sheet of a workbook, when it was asked.
    pub tab: Option<String>,
    /// What was said of its columns.
    pub mapping: Mapping,
}

impl SheetAsked {
    /// Its name, without its folder.
    pub fn name(&self) -> String {
        let name = self.path.file_name().unwrap_or_default();
        name.to_string_lossy().into_owned()
    }

    fn read(&self, today: Date) -> std::result::Result<Sheet, ImportError> {
        Sheet::of_file(&self.path, self.tab.as_deref(), &self.mapping, today)
    }
}

/// What is done with a sheet.
#[derive(Clone, Debug)]
pub enum Importing {
    /// It is read.
    Read(SheetAsked),
    /// What an import of it would do, or does.
    Run(Arc<Sheet>, Box<How>),
}

/// What was done with a sheet.
#[derive(Debug)]
pub enum Imported {
    /// It was read, or not.
    Read(SheetAsked, Box<std::result::Result<Sheet, ImportError>>),
    /// What an import of it would do, or did.
    Ran(Box<Summary>),
}

impl Importing {
    /// What is done, for who waits.
    pub fn title(&self) -> String {
        match self {
            Self::Read(asked) => format!("Lecture de {}", asked.name()),
            Self::Run(sheet, how) => match how.mode {
                apply::Mode::Trial => format!("Essai de {}", sheet.name),
                apply::Mode::Write => format!("Import de {}", sheet.name),
            },
        }
    }

    /// Whether the store changes.
    pub const fn writes(&self) -> bool {
        match self {
            Self::Read(_) => false,
            Self::Run(_, how) => matches!(how.mode, apply::Mode::Write),
        }
    }

    /// Does it. `told` hears how far it is, and may give up.
    ///
    /// # Errors
    /// `GivenUp`, or why it could not be done: the store is then as before.
    pub fn run(
        self,
        store: &mut Store,
        (author, moment): (&Author, &Moment),
        told: &mut OnProgress<'_>,
    ) -> Result<Imported> {
        match self {
            Self::Read(asked) => {
                let sheet = asked.read(moment.today);
                if told(Progress { done: 1, total: 1 }).is_break() {
                    return Err(StoreError::GivenUp);
                }
                Ok(Imported::Read(asked, Box::new(sheet)))
            }
            Self::Run(sheet, how) => {
                let total = sheet.count();
                let mut told = |done| told(Progress { done, total });
                let ran = apply::run(store, &sheet, author, moment, *how, &mut told)?;
                Ok(Imported::Ran(Box::new(ran)))
            }
        }
    }
}

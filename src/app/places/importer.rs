//! A sheet that is being imported: what its columns are read as, what an import would do, what was
//! decided of it. Nothing is written before the last step. Knows how to draw none.
mod acts;
mod menus;
mod picker;
mod report;

pub use menus::of_tabs;
pub use picker::{items as files, menu as pick};
pub use report::{Report, ReportLine, State};

use std::sync::Arc;

use crate::app::importing::{Imported, Importing, SheetAsked};
use crate::app::long_work::Long;
use crate::app::prelude::*;
use crate::clock;
use crate::domain::text::fold;
use crate::exchange::import::Sheet;
use crate::exchange::import::apply::{How, Mode, Standing};
use crate::exchange::import::looking::LookedColumn;
use crate::exchange::import::mapping::Mapping;

/// The setting that keeps the folder of the last import.
const FOLDER: &str = "import.dossier";

/// A sheet that is being imported.
#[derive(Clone, Debug)]
pub struct Importer {
    /// Which sheet, and what was said of its columns.
    pub asked: SheetAsked,
    /// The sheet.
    pub sheet: Arc<Sheet>,
    /// Lines of people.
    pub total: usize,
    /// Its columns.
    pub columns: Vec<LookedColumn>,
    /// The day of the file.
    pub day: Option<Date>,
    /// How it is imported.
    how: How,
    /// What is shown.
    pub step: ImportStep,
    /// The row chosen.
    pub cursor: Cursor,
    /// Whether something was decided that the rehearsal does not show yet.
    stale: bool,
}

/// What is shown of an import.
#[derive(Clone, Debug)]
pub enum ImportStep {
    /// The columns.
    Columns,
    /// What an import would do.
    Trial(Box<Report>),
    /// What it did.
    Done(Box<Report>),
}

impl ImportStep {
    /// What an import would do, or did.
    pub fn report(&self) -> Option<&Report> {
        match self {
            Self::Columns => None,
            Self::Trial(report) | Self::Done(report) => Some(report),
        }
    }
}

/// The setting that keeps what was said of the columns of a sheet: figures of its name, a date most
/// often, do not count.
fn key(asked: &SheetAsked) -> String {
    let tab = asked.tab.as_deref().unwrap_or_default();
    let name = fold(&format!("{} {tab}", asked.name()));
    let letters: String = name.chars().filter(|c| !c.is_ascii_digit()).collect();
    let words: Vec<&str> = letters.split_whitespace().collect();
    format!("import.colonnes.{}", words.join(" "))
}

/// Reads a sheet as its columns were said to be the last time.
///
/// # Errors
/// When the store can't be read.
pub fn read(path: std::path::PathBuf, desk: &Desk) -> Result<Long> {
    let asked = SheetAsked {
        path,
        tab: None,
        mapping: Mapping::default(),
    };
    read_sheet(asked, desk)
}

/// The same, of one sheet of a workbook.
///
/// # Errors
/// When the store can't be read.
pub fn read_sheet(mut asked: SheetAsked, desk: &Desk) -> Result<Long> {
    let kept = desk.store.setting(&key(&asked))?;
    // What can't be read any more is said again by who imports.
    asked.mapping = kept
        .and_then(|kept| Mapping::from_toml(&kept).ok())
        .unwrap_or_default();
    Ok(Long::Import(Importing::Read(asked)))
}

impl Importer {
    /// The columns of a sheet that was just read.
    pub fn new(asked: SheetAsked, sheet: Sheet) -> Self {
        let day = sheet
            .extracted()
            .or_else(|| clock::day_written(&asked.path));
        let how = How {
            standing: Standing::Newer(day),
            ..How::from(Mode::Trial)
        };
        Self {
            asked,
            total: sheet.count(),
            columns: sheet.columns(),
            sheet: Arc::new(sheet),
            day,
            how,
            step: ImportStep::Columns,
            cursor: Cursor::default(),
            stale: false,
        }
    }

    /// The same sheet, read again with what was said of its columns.
    pub fn read_again(&mut self, asked: SheetAsked, sheet: Sheet) {
        let (at, how) = (self.cursor, self.how.standing);
        *self = Self::new(asked, sheet);
        self.cursor = at;
        self.how.standing = how;
        if let Standing::Newer(day) = how {
            self.day = day;
        }
    }

    /// What the columns do not say, which an import needs: « Il manque le nom ».
    pub fn missing(&self) -> Option<String> {
        let missing = self.sheet.header().missing();
        let words = missing.join(" et ");
        (!missing.is_empty()).then(|| format!("Il manque {words} : dites quelle colonne le donne."))
    }

    /// How many rows are shown.
    fn rows(&self) -> usize {
        match self.step.report() {
            None => self.columns.len(),
            Some(report) => report.lines.len(),
        }
    }

    /// Takes what was done beside.
    pub fn take(&mut self, ran: Imported, desk: &mut Desk) -> Answer {
        match ran {
            Imported::Read(asked, sheet) => Ok(match *sheet {
                Ok(sheet) => {
                    self.read_again(asked, sheet);
                    Turn::stay()
                }
                Err(error) => Message::error(error.to_string()).into(),
            }),
            Imported::Ran(summary) if summary.essai => {
                let again = matches!(self.step, ImportStep::Trial(_));
                self.step = ImportStep::Trial(Box::new(Report::new(*summary, &self.how.choices)));
                self.stale = false;
                self.settle(again);
                Ok(Turn::stay())
            }
            Imported::Ran(summary) => {
                self.keep_for_next_time(desk)?;
                let key = desk.key_of(Context::Import, Action::Undo).to_owned();
                let words = match summary.act {
                    Some(_) => format!(
                        "Import fait : {}. {key} annule tout cet import d’un coup.",
                        report::counted(&summary)
                    ),
                    None => "Import fait : ce fichier n’apportait rien de nouveau.".to_owned(),
                };
                self.step = ImportStep::Done(Box::new(Report::new(*summary, &self.how.choices)));
                self.settle(false);
                Ok(Turn::from(Step::Refresh)
                    .then(Step::Recount)
                    .then(Message::success(words)))
            }
        }
    }

    /// Keeps what was said of the columns under the name of the sheet, and the folder.
    fn keep_for_next_time(&self, desk: &mut Desk) -> Result<()> {
        let mapping = self.asked.mapping.to_toml();
        desk.store.set_setting(&key(&self.asked), &mapping)?;
        if let Some(folder) = self.asked.path.parent() {
            let folder = folder.to_string_lossy();
            desk.store.set_setting(FOLDER, &folder)?;
        }
        Ok(())
    }

    fn settle(&mut self, stay: bool) {
        if !stay {
            self.cursor = Cursor::default();
        }
        if let Some(report) = self.step.report() {
            let can = |at: usize| report.can_stand(at);
            self.cursor.settle(report.lines.len(), can);
        }
    }
}

/// The folder of the last import.
///
/// # Errors
/// When the store can't be read.
pub fn last_folder(desk: &Desk) -> Result<Option<String>> {
    desk.store.setting(FOLDER)
}

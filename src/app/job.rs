//! Work that must not hold the keys up: done beside, with a connection of its own; the answer
//! comes back to [`super::App`]. Plain data.
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use super::long_work::Long;
use crate::documents::{Format, Kind, Stamp};
use crate::domain::change::{Author, Moment};
use crate::domain::date::Date;
use crate::domain::record::Id;
use crate::exchange::import::{Sheet, Summary};
use crate::statistics::summary::Scope;
use crate::statistics::{Breakdown, Part};
use crate::store::{AgendaQuery, Progress, Query, Selection, ToRemind};

/// A paper to be written: of whom, which one, in which format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PaperAsked {
    /// The person.
    pub person: Id,
    /// The paper.
    pub kind: Kind,
    /// The format.
    pub format: Format,
}

/// Where a paper goes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shelf {
    /// The folder; that of the exports without.
    pub folder: Option<PathBuf>,
    /// Whether the name of the file tells whose it is.
    pub named: bool,
}

/// A paper that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Its file.
    pub path: PathBuf,
    /// What is said of it.
    pub sentence: String,
}

/// What another program of the machine does with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Elsewhere {
    /// Shows it.
    Open,
    /// Prints it.
    Print,
}

/// What the yearly summary is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SummaryFile {
    /// A paper.
    Paper(Format),
    /// A workbook, a sheet a table.
    Workbook,
    /// A table, a line a figure.
    Csv,
}

impl SummaryFile {
    /// All of them, the usual one first.
    pub const ALL: [Self; 5] = [
        Self::Paper(Format::Pdf),
        Self::Paper(Format::Word),
        Self::Workbook,
        Self::Csv,
        Self::Paper(Format::Text),
    ];

    /// French name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Paper(format) => format.label(),
            Self::Workbook => "Classeur, une feuille par tableau",
            Self::Csv => "Tableau CSV, une ligne par nombre",
        }
    }

    /// The one that the name of a file asks for.
    pub fn of(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?.to_lowercase();
        Self::ALL.into_iter().find(|it| it.extension() == extension)
    }

    /// Extension of its files.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Paper(format) => format.extension(),
            Self::Workbook => "xlsx",
            Self::Csv => "csv",
        }
    }
}

/// Something to be done beside.
#[derive(Clone, Debug)]
pub enum Job {
    /// Count the persons of the header; answered by `App::counted`.
    Count(Query),
    /// Write a list, or some of its people, as a spreadsheet; answered by `App::exported`.
    Export {
        /// The list.
        query: Query,
        /// Only those people; everyone of the list when empty.
        people: Vec<Id>,
    },
    /// Write reminders, for what sends them; answered by `App::exported`.
    Reminders(Vec<ToRemind>),
    /// Write the appointments of an agenda as a calendar, without names; answered by
    /// `App::exported`.
    Calendar(AgendaQuery),
    /// Write a paper for a person; answered by `heard::printed`.
    Document {
        /// Which one.
        asked: PaperAsked,
        /// When.
        stamp: Stamp,
        /// Where.
        shelf: Shelf,
    },
    /// Give a paper to another program, at that path; answered by `App::exported`.
    Give(Elsewhere, PathBuf, PathBuf),
    /// Write everything kept of a person, as it is known on a day; answered by `App::exported`.
    PersonData(Id, Date),
    /// Something long that one waits for; answered by `App::ended`.
    Long {
        /// What.
        work: Long,
        /// How far it is, and whether to go on.
        gauge: Gauge,
        /// Who asks.
        author: Author,
        /// When.
        moment: Moment,
    },
    /// Compute the indicators; answered by `heard::steered`.
    Steer {
        /// Which people, which days.
        selection: Selection,
        /// Broken down by what.
        breakdown: Breakdown,
    },
    /// Find the persons behind an indicator; answered by `heard::behind`.
    Behind {
        /// Which people, which days.
        selection: Selection,
        /// Id of the indicator.
        indicator: &'static str,
        /// The figure whose persons are shown.
        part: Part,
    },
    /// Compute a yearly summary; answered by `heard::summarized`.
    Summarize(Scope),
    /// Find whom a line of it counts; answered by `heard::counted`.
    Counted(Scope, String),
    /// Write a yearly summary in a file, small numbers masked; answered by `App::exported`.
    WriteSummary(Scope, SummaryFile, Stamp),
    /// Write the lines of a sheet that an import refused; answered by `App::exported`.
    Refused(Arc<Sheet>, Arc<Summary>),
    /// Find the people who may be one; answered by `heard::duplicates`.
    Duplicates,
    /// Write the persons behind a figure as a spreadsheet; answered by `App::exported`.
    ExportBehind {
        /// Which people, which days.
        selection: Selection,
        /// Id of the indicator.
        indicator: &'static str,
        /// The figure.
        part: Part,
    },
    /// Write the indicators by structure as a spreadsheet; answered by `App::exported`.
    ExportSteering(Selection),
}

impl Job {
    /// Whether it makes another one useless: the same count, asked for again.
    pub fn replaces(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Count(_), Self::Count(_)) | (Self::Duplicates, Self::Duplicates) => true,
            (Self::Summarize(a), Self::Summarize(b)) => a == b,
            (Self::Steer { breakdown: a, .. }, Self::Steer { breakdown: b, .. }) => a == b,
            (_, _) => false,
        }
    }
}

/// How far a job is, seen from both sides, and the wish to give it up.
#[derive(Clone, Debug, Default)]
pub struct Gauge(Arc<Shared>);

#[derive(Debug, Default)]
struct Shared {
    done: AtomicUsize,
    total: AtomicUsize,
    stop: AtomicBool,
}

impl Gauge {
    /// Says how far it is; breaks when it is to be given up.
    pub fn tell(&self, at: Progress) -> ControlFlow<()> {
        self.0.done.store(at.done, Ordering::Relaxed);
        self.0.total.store(at.total, Ordering::Relaxed);
        if self.is_given_up() {
            return ControlFlow::Break(());
        }
        ControlFlow::Continue(())
    }

    /// Whether it is to be given up.
    pub fn is_given_up(&self) -> bool {
        self.0.stop.load(Ordering::Relaxed)
    }

    /// How far it is.
    pub fn progress(&self) -> Progress {
        Progress {
            done: self.0.done.load(Ordering::Relaxed),
            total: self.0.total.load(Ordering::Relaxed),
        }
    }

    /// Asks for it to be given up.
    pub fn give_up(&self) {
        self.0.stop.store(true, Ordering::Relaxed);
    }
}

impl PartialEq for Gauge {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for Gauge {}

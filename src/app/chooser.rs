//! A list that narrows as one types, and what the short menus choose between. Plain data; knows no
//! place.
use std::path::PathBuf;

use super::cursor::Cursor;
use super::importing::SheetAsked;
use super::job::{Elsewhere, PaperAsked, SummaryFile};
use crate::documents::Kind;
use crate::domain::date::Date;
use crate::domain::partner::Named;
use crate::domain::record::Id;
use crate::domain::settings::{Setting, Value};
use crate::domain::vocabulary::{BrakeAnswer, Theme};
use crate::exchange::import::Likely;
use crate::exchange::import::apply::Whom;
use crate::form::{FormInput, LineEdit};
use crate::gestures::gesture::Gesture;
use crate::gestures::queue::Outcome;
use crate::gestures::slot::Place as Slot;
use crate::store::{Filter, Joining, QueueScope, RuleChange, Selection, Sort, Whose};
use crate::words::life;
use crate::words::reading::Reading;

/// A list that narrows as one types.
#[derive(Clone, Debug)]
pub struct Chooser<T> {
    /// Title.
    pub title: String,
    /// What is typed.
    pub typed: LineEdit,
    /// Everything that can be chosen.
    pub items: Vec<Item<T>>,
    /// Positions of the items that match, in order.
    pub shown: Vec<usize>,
    /// Position chosen among those.
    pub cursor: Cursor,
    /// Where the items come from as one types.
    pub feed: Feed,
    /// Whether a digit takes one of the first, however long the list.
    pub always_numbered: bool,
    /// What is to be read before the list, paragraph by paragraph.
    pub intro: Vec<String>,
    /// What is said where nothing is listed, rather than that nothing matches what is typed.
    pub nothing: String,
    /// What stands under the list, when the one chosen has nothing to say.
    pub legend: &'static str,
}

/// Where the items of a list come from as one types.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Feed {
    /// They are all there, and narrow.
    #[default]
    Fixed,
    /// Whatever is found as one types, by who holds the list.
    Found,
    /// People found by the search, with whom an appointment is fixed there.
    People(Slot),
    /// The sheets and folders of a folder.
    Files(PathBuf),
    /// People found by the search, one of whom may be that person.
    Others(Id),
}

/// One thing that can be chosen.
#[derive(Clone, Debug)]
pub struct Item<T> {
    /// What it is.
    pub value: T,
    /// Its words.
    pub label: String,
    /// Words at the right: key, number, state.
    pub note: String,
    /// Why it can't be chosen now.
    pub disabled: Option<String>,
    /// The heading that it stands under, with its neighbours, while nothing is typed.
    pub group: &'static str,
}

impl<T> Item<T> {
    /// Something that can be chosen.
    pub fn new(label: impl Into<String>, value: T) -> Self {
        Self {
            value,
            label: label.into(),
            note: String::new(),
            disabled: None,
            group: "",
        }
    }

    /// The same, with words at the right.
    #[must_use]
    pub fn noted(self, note: impl Into<String>) -> Self {
        Self {
            note: note.into(),
            ..self
        }
    }
}

/// What is to be typed, in a line or two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AskFor {
    /// The date of an appointment, and its time.
    NewDate,
    /// The day an item comes back, and why.
    Later,
    /// The day of the file being imported.
    FileDay,
    /// An action in one line, under that objective.
    NewAction(Option<Id>),
    /// An objective in one line.
    NewObjective,
    /// Other words for a partner.
    Partner,
    /// Why the file of that person is opened.
    Reason(Option<Id>),
    /// Another value of a setting.
    Setting(Setting),
    /// The name of a view of the list.
    ViewName,
    /// A file that goes with a yearly summary.
    Attachment,
}

/// What a menu can ask for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Open a form.
    Open(Gesture),
    /// Open something to read.
    Read(Reading),
    /// Join that file to the yearly summary, as what it is.
    Attach(PathBuf, String),
    /// Write the summary that is open in such a file.
    WriteSummary(SummaryFile),
    /// What was typed in one line, and what for.
    Line(AskFor, String),
    /// Add an action that answers the brake of that theme: which one, or one to be written.
    Answer(Theme, Option<BrakeAnswer>),
    /// Choose what answers the brake of that theme.
    Answers(Theme),
    /// Fix an appointment of that type (code).
    Appointment(&'static str),
    /// Order the list.
    Sort(Sort),
    /// Add or remove a filter.
    Toggle(Filter),
    /// Show the view of that name again.
    View(String),
    /// Keep what is shown as a view.
    KeepView,
    /// Choose a view to forget.
    ForgetViews,
    /// Forget the view of that name.
    ForgetView(String),
    /// Choose a rule, a référent, a structure, an orientation to filter by.
    FilterBy(FilterKind),
    /// Open the file of the one whom a new file would be about.
    Known(Id),
    /// Save the form: what it asked before is answered.
    Sure,
    /// Take up a draft again.
    Resume(Id),
    /// Give a draft up.
    Abandon(Id),
    /// Choose the format of that paper of that person.
    Document(Id, Kind),
    /// Write a paper.
    Print(PaperAsked),
    /// Keep papers in that folder from now on, and write that one.
    Shelve(PaperAsked, PathBuf),
    /// Give a file to another program.
    Give(Elsewhere, PathBuf, PathBuf),
    /// Write everything kept of that person, for another program.
    PersonData(Id),
    /// Export the people marked.
    ExportMarked,
    /// Forget the marks.
    ClearMarks,
    /// Show the agenda of someone else.
    Agenda(Whose),
    /// Show the agenda of that day.
    AgendaDay(Date),
    /// Fix an appointment there with that person.
    Fix(Slot, Id),
    /// Open the file of a person.
    File(Id),
    /// Compare those two files, to make them one.
    MergeWith(Id, Id),
    /// Switch the open parcours to that rule set; empty for the département's choice.
    SwitchRules(String),
    /// Change the rules for everyone.
    Rules(RuleChange),
    /// Decide on the items of the queue.
    Decide(Outcome),
    /// The same, whatever is doubtful about it.
    DecideAnyway(Outcome),
    /// Show whose queue.
    Queue(QueueScope),
    /// Show one kind of events of the life of a carnet, or all of them.
    Life(Option<life::Kind>),
    /// Make one of two colleagues, or of two structures.
    Join(Box<Joining>),
    /// The words of a partner, corrected.
    Correct(Named),
    /// Import that sheet.
    Sheet(PathBuf),
    /// Read that sheet of a workbook.
    Tab(Box<SheetAsked>),
    /// Look for a sheet in that folder.
    Folder(PathBuf),
    /// Read the column of that title as that, by its name.
    ReadAs(String, &'static str),
    /// Say whom a line of a sheet speaks of.
    Whom(u32, Whom),
    /// Say whom all the lines in doubt speak of.
    AllDoubts(DoubtRule),
    /// Say the day of the file being imported.
    FileDay(Date),
    /// Give that value to a setting.
    Set(Setting, Value),
    /// Show the figures of other people or days, with the filter in words.
    Steer(Box<Selection>, Option<String>),
}

/// What can be decided of all the lines in doubt of a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DoubtRule {
    /// Those that may be one person only, whom nothing speaks against, are that person's.
    Join,
    /// They all speak of someone new.
    New,
    /// They are all left.
    Leave,
}

impl DoubtRule {
    /// Every rule.
    pub const ALL: [Self; 3] = [Self::Join, Self::New, Self::Leave];

    /// The rule in words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Join => {
                "Rattacher celles qui n’ont qu’un dossier possible, quand rien ne s’y oppose"
            }
            Self::New => "Ce sont toutes d’autres personnes : créer leurs dossiers",
            Self::Leave => "Laisser toutes ces lignes",
        }
    }

    /// Whom a line speaks of by the rule, if it says so.
    pub fn of(self, candidates: &[Likely]) -> Option<Whom> {
        match (self, candidates) {
            (Self::Join, [one]) if one.differing.is_empty() => Some(Whom::Known(one.person)),
            (Self::Join, _) => None,
            (Self::New, _) => Some(Whom::New),
            (Self::Leave, _) => Some(Whom::Left),
        }
    }
}

/// Filters that ask which one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FilterKind {
    /// Rule.
    Rule,
    /// Référent.
    Referent,
    /// Structure.
    Organization,
    /// Type of orientation.
    Orientation,
}

impl<T> Chooser<T> {
    /// A list of those items.
    pub fn new(title: &str, items: Vec<Item<T>>) -> Self {
        Self {
            title: title.to_owned(),
            typed: LineEdit::new(""),
            shown: (0..items.len()).collect(),
            items,
            cursor: Cursor::default(),
            feed: Feed::Fixed,
            always_numbered: false,
            intro: Vec::new(),
            nothing: String::new(),
            legend: "",
        }
    }

    /// Adds items after the others.
    pub fn add(&mut self, items: Vec<Item<T>>) {
        self.items.extend(items);
        self.shown = (0..self.items.len()).collect();
    }

    /// The item chosen.
    pub fn selected(&self) -> Option<&Item<T>> {
        self.shown
            .get(self.cursor.at)
            .and_then(|at| self.items.get(*at))
    }

    /// Narrows the list to what is typed: folded words, in any order, the best first.
    pub fn filter(&mut self) {
        let labels = self.items.iter().map(|item| item.label.as_str());
        self.shown = super::near::ranked(self.typed.text(), labels);
        self.cursor = Cursor::default();
    }

    /// Takes other items, all shown.
    pub fn refill(&mut self, items: Vec<Item<T>>) {
        self.shown = (0..items.len()).collect();
        self.cursor = Cursor::default();
        self.items = items;
    }

    /// Whether a digit takes one of the first lines while nothing is typed: in a short list too, unless its words
    /// begin with digits themselves.
    pub fn numbered(&self) -> bool {
        let digit = |item: &Item<T>| item.label.starts_with(|it: char| it.is_ascii_digit());
        let short = self.feed == Feed::Fixed && (2..=9).contains(&self.items.len());
        self.always_numbered || (short && !self.items.iter().any(digit))
    }

    /// Chooses the line of that digit, where digits take lines and nothing is typed.
    pub fn by_digit(&mut self, input: &FormInput) -> bool {
        let FormInput::Char(letter) = input else {
            return false;
        };
        let digit = letter.to_digit(10).filter(|it| *it > 0);
        let at = digit.and_then(|it| usize::try_from(it - 1).ok());
        let free = self.numbered() && self.typed.text().is_empty();
        let Some(at) = at.filter(|at| free && *at < self.shown.len()) else {
            return false;
        };
        self.cursor = Cursor::on(at);
        true
    }

    /// Moves by some rows.
    pub fn step(&mut self, by: isize) {
        self.cursor.step(by, self.shown.len());
    }
}

//! What stands over the screen: help, palette, menus, forms, questions, reasons.
use super::action::Action;
use super::context::Context;
use super::interview::Interview;
use super::job::Gauge;
use super::reader::Reader;
use super::sheet::Sheet;
use super::update::PaperAsked;
use crate::documents::Kind;
use crate::domain::record::Id;
use crate::form::{Form, LineEdit};
use crate::gestures::request::Request;
use crate::gestures::slot::Place;
use crate::store::{Filter, QueueScope, RuleChange, Scope, Selection, Sort, Whose};
use crate::words::life;
use crate::words::reading::Reading;

/// One thing over the screen. Keys go to the topmost.
#[derive(Clone, Debug)]
pub enum Layer {
    /// Keys of the place beneath, which it also runs.
    Help(Chooser<Action>),
    /// Every action, by name.
    Palette(Chooser<Action>),
    /// A short list to choose from.
    Menu(Chooser<Choice>),
    /// A form.
    Form(Box<FormLayer>),
    /// A question.
    Confirm(Confirm),
    /// Why these deadlines.
    Why(Why),
    /// Something long to read.
    Reader(Reader),
    /// Something long that is being done.
    Wait(Wait),
    /// A line or two to type before something is written.
    Ask(Ask),
    /// What the person reads of their own carnet; it takes the whole screen.
    Interview(Box<Interview>),
    /// A page about one file; it takes the whole screen.
    Sheet(Box<Sheet>),
}

impl Layer {
    /// The place it is, for the keys.
    #[must_use]
    pub fn context(&self) -> Context {
        match self {
            Self::Help(_) => Context::Help,
            Self::Palette(_) => Context::Palette,
            Self::Menu(_) => Context::Picker,
            Self::Form(layer) if layer.form.in_prose() => Context::Editor,
            Self::Form(_) => Context::Form,
            Self::Confirm(confirm) if confirm.word.is_some() => Context::Picker,
            Self::Confirm(_) => Context::Confirm,
            Self::Why(_) => Context::Why,
            Self::Reader(_) => Context::Reader,
            Self::Wait(_) => Context::Wait,
            Self::Ask(_) => Context::Picker,
            Self::Interview(_) => Context::Interview,
            Self::Sheet(_) => Context::Sheet,
        }
    }
}

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
    pub cursor: usize,
    /// Where the items come from as one types.
    pub feed: Feed,
}

/// Where the items of a list come from as one types.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Feed {
    /// They are all there, and narrow.
    #[default]
    Fixed,
    /// People found by the search, with whom an appointment is fixed there.
    People(Place),
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
}

/// What a menu can ask for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Open a form.
    Open(Request),
    /// Open something to read.
    Read(Reading),
    /// Order the list.
    Sort(Sort),
    /// Add or remove a filter.
    Toggle(Filter),
    /// Show whose files.
    Scope(Scope),
    /// Choose a rule, a référent, a structure, an orientation to filter by.
    FilterBy(FilterKind),
    /// Take up a draft again.
    Resume(Id),
    /// Give a draft up.
    Abandon(Id),
    /// Choose the format of that paper of that person.
    Document(Id, Kind),
    /// Write a paper.
    Print(PaperAsked),
    /// Export the people marked.
    ExportMarked,
    /// Forget the marks.
    ClearMarks,
    /// Show the agenda of someone else.
    Agenda(Whose),
    /// Fix an appointment there with that person.
    Fix(Place, Id),
    /// Switch the open parcours to that rule set; empty for the département's choice.
    SwitchRules(String),
    /// Change the rules for everyone.
    Rules(RuleChange),
    /// Pass the items of the queue to an agent.
    PassTo(Id),
    /// Show whose queue.
    Queue(QueueScope),
    /// Show one kind of events of the life of a carnet, or all of them.
    Life(Option<life::Kind>),
    /// Show the figures of other people or days, with the filter in words.
    Steer(Box<Selection>, Option<String>),
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
    #[must_use]
    pub fn new(title: &str, items: Vec<Item<T>>) -> Self {
        let shown = (0..items.len()).collect();
        Self {
            title: title.to_owned(),
            typed: LineEdit::new(""),
            items,
            shown,
            cursor: 0,
            feed: Feed::Fixed,
        }
    }

    /// The item chosen.
    #[must_use]
    pub fn selected(&self) -> Option<&Item<T>> {
        self.shown
            .get(self.cursor)
            .and_then(|at| self.items.get(*at))
    }

    /// Narrows the list to what is typed: folded words, in any order, the best first.
    pub fn filter(&mut self) {
        self.shown = super::fuzzy::ranked(
            self.typed.text(),
            self.items.iter().map(|item| item.label.as_str()),
        );
        self.cursor = 0;
    }

    /// Moves by some rows.
    pub fn step(&mut self, by: isize) {
        let last = self.shown.len().saturating_sub(1);
        self.cursor = self.cursor.saturating_add_signed(by).min(last);
    }
}

/// A form over the screen.
#[derive(Clone, Debug)]
pub struct FormLayer {
    /// What was asked.
    pub request: Request,
    /// The person it is about, if it exists already.
    pub person: Option<Id>,
    /// « NOM Prénom » of that person, where their file is not open behind the form.
    pub whose: Option<String>,
    /// The form.
    pub form: Form,
    /// Number of its draft; 0 while there is none.
    pub draft: Id,
    /// Something was typed since the draft was last kept.
    pub unkept: bool,
}

/// A question before something that deserves one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confirm {
    /// What will happen.
    pub title: String,
    /// The consequence, and the way out.
    pub text: String,
    /// What « oui » does.
    pub then: Consequence,
    /// The word to type, for what touches a whole file: what was typed so far.
    pub word: Option<LineEdit>,
}

/// What a confirmed question does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Consequence {
    /// Leave the program; drafts are kept.
    Quit,
    /// Set a whole file aside.
    RemovePerson(Id),
    /// Change the rules for everyone.
    ChangeRules(RuleChange),
}

/// Something long that is being done beside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wait {
    /// What is being done.
    pub title: String,
    /// How far it is.
    pub gauge: Gauge,
}

/// What is to be typed for an outcome of the queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AskFor {
    /// The date of an appointment, and its time.
    NewDate,
    /// The day an item comes back, and why.
    Later,
}

/// A line or two to type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// What for.
    pub wanted: AskFor,
    /// Title.
    pub title: String,
    /// What can be typed.
    pub hint: String,
    /// Lines: label, what is typed.
    pub lines: Vec<(&'static str, LineEdit)>,
    /// The line that is typed in.
    pub at: usize,
}

/// Reasons of the deadlines of one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    /// The person.
    pub person: Id,
    /// Name of the person.
    pub name: String,
    /// Deadlines, the worst first.
    pub reasons: Vec<crate::words::why::Reason>,
    /// The one chosen.
    pub cursor: usize,
}

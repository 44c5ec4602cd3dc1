//! What follows from what a place was asked: data, which the program carries out in order. Knows no
//! place: another one is opened by saying which.
use std::path::PathBuf;

use super::action::Action;
pub use super::chooser::AskFor;
use super::chooser::{Choice, Chooser};
use super::effect::Effect;
use super::job::Job;
use super::long_work::Long;
use super::message::Message;
use crate::domain::change::{Change, Nature};
use crate::domain::deadlines::AlertKey;
use crate::domain::partner::{Correction, Named};
use crate::domain::record::Panel;
use crate::domain::record::{Entity, Id};
use crate::gestures::gesture::Gesture;
use crate::gestures::slot::Place as Slot;
use crate::store::{Joining, Result, RuleChange, Scope, SessionKey, Undoable, Undone};
use crate::words::reading::Reading;

/// What follows, in order.
#[derive(Debug, Default)]
pub struct Turn(pub(super) Vec<Step>);

/// What a place answers.
pub type Answer = Result<Turn>;

/// One thing that follows.
#[derive(Clone, Debug)]
pub enum Step {
    /// It is not for this place: what every place does.
    Pass,
    /// This place goes.
    Leave,
    /// Another place comes.
    Open(Opening),
    /// An action, in the place that is then on top.
    Do(Action),
    /// What a menu chose, for the place that is then on top.
    Choose(Choice),
    /// What was confirmed.
    Then(Consequence),
    /// A form was saved.
    Saved(Box<Saved>),
    /// A change to be written, which no form asked for.
    Write(Change),
    /// An act to be undone, or done again, at once.
    Invert(Undoable, Nature),
    /// An act was undone, or done again.
    Inverted(Undone, Nature, Id),
    /// What waited for a reason.
    Asked,
    /// Everything shown is read again.
    Refresh,
    /// The file of that person is now part of another one.
    Merged(Id),
    /// The numbers of the header are counted again.
    Recount,
    /// Work beside.
    Job(Job),
    /// Something long beside, which one waits for.
    Long(Long),
    /// Something outside.
    Effect(Effect),
    /// A sentence.
    Say(Message),
    /// What is shown has changed by itself.
    Changed,
}

/// A place that comes over the others.
#[derive(Clone, Debug)]
pub enum Opening {
    /// A short list to choose from.
    Menu(Chooser<Choice>),
    /// A form.
    Form(FormAsked),
    /// Something long to read, of the open file.
    Reading(Reading),
    /// The last evaluation of a person beside an older one.
    Comparison(Id, Option<Id>),
    /// A line or two to type.
    Ask(AskFor),
    /// The words of a partner, to be corrected.
    Partner(Named),
    /// A question.
    Confirm(Question),
    /// The file of a person.
    File(Id, Spot),
    /// A group session: who came.
    Session(SessionKey),
    /// What can be changed of the rules.
    RuleMenu,
    /// The sheets of a folder, or of the first where one looks.
    Files(Option<PathBuf>),
    /// Another référent for all the people of that list.
    HandOver(Scope),
    /// A sheet to be imported.
    Sheet(PathBuf),
    /// Two files side by side.
    Merging(Id, Id),
}

/// A question before something that deserves one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// What will happen.
    pub title: String,
    /// The consequence, and the way out.
    pub text: String,
    /// What « oui » does.
    pub then: Consequence,
    /// Whether « oui » is to be typed in full: what touches a whole file.
    pub typed: bool,
}

/// What a confirmed question does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Consequence {
    /// Leave the program; drafts are kept.
    Quit,
    /// Open the form of what is settled.
    Modify(Gesture),
    /// Set a whole file aside.
    RemovePerson(Id),
    /// Write a change that no form asks for.
    Write(Box<Change>),
    /// Give a choice to the place that asked.
    Choose(Box<Choice>),
    /// Change the rules for everyone.
    ChangeRules(RuleChange),
    /// Make one of two colleagues, or of two structures.
    Join(Box<Joining>),
    /// Correct a partner wherever the files name them.
    Correct(Box<Correction>),
    /// Make two files one: the one that stays, the other, the fields whose value is the other's.
    Merge(Id, Id, Vec<String>),
}

/// Where one looks in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spot {
    /// At its worst alert, when it was not open already.
    Worst,
    /// At that record, or else its rubrique.
    Record(Entity, Id),
    /// At the alert of that rule about that record: its table and its number.
    Alert(String, (String, Id)),
    /// At that rubrique.
    Panel(Panel),
    /// At the first objective.
    Objectives,
    /// At the rubrique so many further.
    Turned(isize),
}

/// A form that is asked for.
#[derive(Clone, Debug)]
pub struct FormAsked {
    /// Which one.
    pub request: Gesture,
    /// Whom it is about.
    pub about: About,
    /// Fields already filled in.
    pub fill: Vec<(&'static str, String)>,
    /// The field that takes the keys first.
    pub focus: Option<&'static str>,
    /// Where an appointment is proposed.
    pub slot: Option<Slot>,
    /// The alert that it is to answer.
    pub answers: Option<AlertKey>,
    /// What is to be read beside what is written.
    pub beside: Vec<String>,
}

/// Whom a form is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// The person chosen. A review then begins with the plan.
    Here,
    /// That person, without anything before the form.
    Person(Option<Id>),
}

impl FormAsked {
    /// About the person chosen.
    pub const fn here(request: Gesture) -> Self {
        Self {
            request,
            about: About::Here,
            fill: Vec::new(),
            focus: None,
            slot: None,
            answers: None,
            beside: Vec::new(),
        }
    }

    /// About that person.
    pub fn of(request: Gesture, person: Id) -> Self {
        Self {
            about: About::Person(Some(person)),
            ..Self::here(request)
        }
    }
}

/// A form that was saved.
#[derive(Clone, Debug)]
pub struct Saved {
    /// What was asked.
    pub request: Gesture,
    /// The person it was about, if any.
    pub about: Option<Id>,
    /// The people it was about, when it was about several.
    pub marked: Vec<Id>,
    /// The kind of record.
    pub entity: Entity,
    /// The person concerned by what was written.
    pub person: Option<Id>,
    /// The first record written.
    pub record: Option<Id>,
    /// What was done, with the doubts.
    pub sentence: String,
    /// What opens next.
    pub next: Option<Following>,
    /// The alert that it was to answer.
    pub answers: Option<AlertKey>,
}

/// What opens once a form is saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Following {
    /// Another form.
    Form(Gesture),
    /// The next appointment, proposed there.
    Appointment(Slot),
}

/// What happens around a place.
#[derive(Clone, Debug)]
pub enum News {
    /// A form was saved.
    Saved(Box<Saved>),
    /// The file of that person is now part of another one.
    Merged(Id),
    /// An act was taken back.
    Undone(Option<Id>),
    /// The file of a person over this place was closed.
    BackFrom(Id),
    /// The place itself goes, or the program ends.
    Left,
    /// The screen has another size.
    Resized,
    /// Time has passed.
    Tick,
}

impl Turn {
    /// Nothing more.
    pub const fn stay() -> Self {
        Self(Vec::new())
    }

    /// It is not for this place.
    pub fn pass() -> Self {
        Step::Pass.into()
    }

    /// Whether it is not for this place.
    pub const fn is_pass(&self) -> bool {
        matches!(self.0.as_slice(), [Step::Pass])
    }

    /// This place goes.
    pub fn leave() -> Self {
        Step::Leave.into()
    }

    /// A menu comes.
    pub fn menu(menu: Chooser<Choice>) -> Self {
        Step::Open(Opening::Menu(menu)).into()
    }

    /// A form comes, about the person chosen.
    pub fn form(request: Gesture) -> Self {
        Step::Open(Opening::Form(FormAsked::here(request))).into()
    }

    /// The file of a person comes.
    pub fn file(person: Id, spot: Spot) -> Self {
        Step::Open(Opening::File(person, spot)).into()
    }

    /// Work beside, and nothing more.
    pub fn job(job: Job) -> Self {
        Step::Job(job).into()
    }

    /// What any window over the screen answers, when it has nothing of its own to do.
    pub fn window(action: Action) -> Self {
        match action {
            Action::Back | Action::No => Self::leave(),
            Action::Quit | Action::HowToQuit => Self::pass(),
            _ => Self::stay(),
        }
    }

    /// The same, then something more.
    #[must_use]
    pub fn then(mut self, next: impl Into<Self>) -> Self {
        self.0.extend(next.into().0);
        self
    }
}

impl From<Step> for Turn {
    fn from(step: Step) -> Self {
        Self(vec![step])
    }
}

impl From<Message> for Turn {
    fn from(message: Message) -> Self {
        Step::Say(message).into()
    }
}

impl From<Opening> for Turn {
    fn from(opening: Opening) -> Self {
        Step::Open(opening).into()
    }
}

impl<T: Into<Self>> From<Option<T>> for Turn {
    fn from(turn: Option<T>) -> Self {
        turn.map_or_else(Self::stay, Into::into)
    }
}

//! An event of the life of a carnet, and the gathering of them. Knows no kind of record.
use crate::domain::date::Date;
use crate::domain::file::CaseFile;
use crate::domain::record::{Entity, Id, Row};
use crate::domain::text::joined;
use crate::words::names::Names;

/// What an event is about, for who looks at one kind only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Orientation, référents, measures, exit.
    Following,
    /// Appointments, absences, contacts.
    Meetings,
    /// Diagnostics, evaluations of the situation.
    Situation,
    /// Objectives and actions.
    Plan,
    /// Contracts, what the person validates, reviews.
    Contract,
    /// Agreements and hand-overs.
    Sharing,
}

impl Kind {
    /// Every kind, in the order of the list.
    pub const ALL: [Self; 6] = [
        Self::Following,
        Self::Meetings,
        Self::Situation,
        Self::Plan,
        Self::Contract,
        Self::Sharing,
    ];

    /// Its words.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Following => "Orientation, référents, mesures, sortie",
            Self::Meetings => "Rendez-vous, absences et contacts",
            Self::Situation => "Diagnostics et situation",
            Self::Plan => "Objectifs et actions",
            Self::Contract => "Contrats, validations et revues",
            Self::Sharing => "Accords et partages",
        }
    }
}

/// What became of it: its sign on the left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// Still to come.
    ToCome,
    /// Something begins.
    Begins,
    /// Done, kept, signed.
    Done,
    /// Missed, not done, refused.
    Missed,
    /// Something ends.
    Ends,
    /// Written down.
    Noted,
    /// Its outcome is not known.
    Unknown,
}

impl Sign {
    /// The sign, one column wide.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::ToCome => "•",
            Self::Begins => "+",
            Self::Done => "✓",
            Self::Missed => "!",
            Self::Ends => "–",
            Self::Noted => "·",
            Self::Unknown => "?",
        }
    }
}

/// Something that happened on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The day.
    pub on: Date,
    /// The hour, as HH:MM; empty when it has none.
    pub at: String,
    /// What it is about.
    pub kind: Kind,
    /// What became of it.
    pub sign: Sign,
    /// One sentence.
    pub text: String,
    /// The record that says so.
    pub target: (Entity, Id),
}

/// Gathers the events of one file.
pub(super) struct Gathering<'a> {
    pub(super) file: &'a CaseFile,
    pub(super) names: &'a Names,
    pub(super) today: Date,
    pub(super) events: Vec<Event>,
}

impl Gathering<'_> {
    /// Adds what a date of a record means, when the record has it: a few words, then details.
    pub(super) fn add(
        &mut self,
        row: &Row,
        on: Option<Date>,
        (kind, sign): (Kind, Sign),
        words: &str,
        details: &[&str],
    ) {
        let Some(on) = on else { return };
        let at = row.text("heure").unwrap_or_default();
        let text = joined([words, &joined(details, ", ")], " : ");
        self.events.push(Event {
            on,
            at: at.to_owned(),
            kind,
            sign,
            text: text.replace('\n', " "),
            target: (row.entity, row.id),
        });
    }
}

//! The life of the carnet: everything dated that happened, one plain sentence each, newest first.
//!
//! « DITP 2019, contrat vivant »: the carnet explains and traces the steps of the parcours from
//! its start to its end. Pure: built from the records that the agent may see; knows no screen.
mod contract;
mod following;
mod meetings;
mod plan;
mod situation;

use super::panel::Names;
use crate::domain::date::Date;
use crate::domain::file::CaseFile;
use crate::domain::record::{Entity, Id, Row};

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

/// How an event stands: its sign on the left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
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
    /// Said or written down.
    Noted,
    /// Its outcome is not known.
    Unknown,
}

impl Mark {
    /// The sign, one column wide.
    #[must_use]
    pub const fn sign(self) -> &'static str {
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
    /// How it stands.
    pub mark: Mark,
    /// One sentence.
    pub text: String,
    /// The record that says so.
    pub target: (Entity, Id),
}

/// Everything dated of a file, newest first. Of what is to come, only the appointments.
#[must_use]
pub fn events(file: &CaseFile, names: &Names, today: Date) -> Vec<Event> {
    let mut teller = Teller {
        file,
        names,
        today,
        events: Vec::new(),
    };
    // On one day, in the order things usually happen.
    following::tell(&mut teller);
    meetings::tell(&mut teller);
    situation::tell(&mut teller);
    plan::tell(&mut teller);
    contract::tell(&mut teller);
    following::tell_exits(&mut teller);
    let mut events = teller.events;
    events.retain(|event| event.on <= today || event.target.0 == Entity::Appointment);
    events.sort_by(|a, b| (a.on, &a.at).cmp(&(b.on, &b.at)));
    events.reverse();
    events
}

/// Gathers the events of one file.
struct Teller<'a> {
    file: &'a CaseFile,
    names: &'a Names,
    today: Date,
    events: Vec<Event>,
}

impl Teller<'_> {
    /// Says what a date of a record means, when the record has it.
    fn say(&mut self, row: &Row, field: &str, (kind, mark): (Kind, Mark), text: impl Into<String>) {
        let Some(on) = row.date(field) else { return };
        let at = row.text("heure").unwrap_or_default();
        self.events.push(Event {
            on,
            at: at.to_owned(),
            kind,
            mark,
            text: text.into().replace('\n', " "),
            target: (row.entity, row.id),
        });
    }
}

/// Parts of a sentence, the empty ones left out.
fn sentence(first: &str, rest: &[&str]) -> String {
    let rest: Vec<&str> = rest.iter().copied().filter(|it| !it.is_empty()).collect();
    if rest.is_empty() {
        first.to_owned()
    } else {
        format!("{first} : {}", rest.join(", "))
    }
}

/// Between brackets after a space; nothing when empty.
fn aside(words: &str) -> String {
    if words.is_empty() {
        String::new()
    } else {
        format!(" ({words})")
    }
}

/// « Accès à l’emploi » inside a sentence; initials (« CDI ») keep their capitals.
fn inside(words: &str) -> String {
    let mut letters = words.chars();
    let (Some(first), second) = (letters.next(), letters.clone().next()) else {
        return String::new();
    };
    if second.is_some_and(char::is_uppercase) {
        return words.to_owned();
    }
    first.to_lowercase().chain(letters).collect()
}

#[cfg(test)]
mod tests;

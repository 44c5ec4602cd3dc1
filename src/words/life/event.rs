//! An event of the life of a carnet, and the gathering of them. Knows no kind of record.
use crate::domain::record::{Kind as FieldKind, Panel, Sign};
use crate::domain::text::uncapital;
use crate::words::prelude::*;

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

    /// What the records of a panel are about.
    const fn of_panel(panel: Panel) -> Self {
        match panel {
            Panel::Identity | Panel::History => Self::Following,
            Panel::Situation => Self::Situation,
            Panel::Contract => Self::Contract,
            Panel::Appointments => Self::Meetings,
            Panel::Plan => Self::Plan,
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

    /// Adds the dates that the kinds themselves say are told, kind by kind.
    pub(super) fn add_steps(&mut self) {
        let file = self.file;
        for kind in Entity::ALL {
            let about = Kind::of_panel(kind.panel());
            let rows = file.rows(kind).iter();
            for (row, step) in
                rows.flat_map(|row| kind.known().life.iter().map(move |it| (row, it)))
            {
                let details = step.details.iter().map(|name| detail(row, name));
                let details = joined(details.collect::<Vec<_>>(), ", ");
                let on = row.date(step.on);
                self.add(row, on, (about, step.sign), step.words, &[&details]);
            }
        }
    }
}

/// A field in the middle of a sentence; a « oui » is told by the label of its field.
fn detail(row: &Row, name: &str) -> String {
    match row.entity.field(name) {
        Some(field) if field.kind == FieldKind::YesNo => {
            let label = row.yes(name).then(|| uncapital(field.label));
            label.unwrap_or_default()
        }
        _ => row.mid_words(name),
    }
}

//! The rubriques of a file, as rows of words. Built from the records; knows no screen.
mod appointments;
mod contract;
mod history;
mod identity;
pub(crate) mod plan;
mod reviews;
pub(crate) mod situation;
mod validations;

pub use plan::{actions as plan_actions, objectives as plan_objectives};
pub(crate) use reviews::{NEXT as NEXT_REVIEW, is_review_rule};
pub use validations::validations_of;

use std::collections::HashMap;

use crate::domain::date::Date;
use crate::domain::deadlines::IndexRow;
use crate::domain::file::CaseFile;
use crate::domain::record::{Entity, Id, Row};
use crate::domain::rights::{Meetings, Rights, Section};
use crate::domain::text::display_name;
use crate::store::{HistoryEntry, Result, Store};
use crate::words::reading::Reading;

pub use contract::version_words;

/// A rubrique of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Panel {
    /// Who the person is; parcours, agreements.
    Identity,
    /// Situation and resources (volet II A).
    Situation,
    /// Contract and reviews.
    Contract,
    /// Appointments and contacts.
    Appointments,
    /// Objectives and actions (volet II B).
    Plan,
    /// Who changed what.
    History,
}

impl Panel {
    /// In the order of Tab.
    pub const ALL: [Self; 6] = [
        Self::Situation,
        Self::Contract,
        Self::Appointments,
        Self::Plan,
        Self::Identity,
        Self::History,
    ];

    /// Title; its key is the first letter.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Identity => "Identité",
            Self::Situation => "Situation",
            Self::Contract => "Contrat",
            Self::Appointments => "Rendez-vous",
            Self::Plan => "Plan d’actions",
            Self::History => "Historique",
        }
    }

    /// The part of the file that it shows. The history shows what is seen of the others.
    #[must_use]
    pub const fn section(self) -> Section {
        match self {
            Self::Identity | Self::History => Section::Identity,
            Self::Situation => Section::Situation,
            Self::Contract => Section::Contract,
            Self::Appointments => Section::Appointments,
            Self::Plan => Section::Plan,
        }
    }

    /// The rubriques that are there for an agent, in the order of Tab.
    #[must_use]
    pub fn seen_by(rights: Rights) -> Vec<Self> {
        let seen = |panel: &Self| match panel {
            Self::Appointments => rights.meetings() != Meetings::None,
            Self::Identity | Self::Situation | Self::Contract | Self::Plan | Self::History => {
                rights.sees(panel.section())
            }
        };
        Self::ALL.into_iter().filter(seen).collect()
    }

    /// Whether it stands at the left of a wide screen.
    #[must_use]
    pub const fn is_left(self) -> bool {
        match self {
            Self::Situation | Self::Contract | Self::Appointments => true,
            Self::Identity | Self::Plan | Self::History => false,
        }
    }

    /// The rubrique where records of a kind are.
    #[must_use]
    pub const fn of(entity: Entity) -> Self {
        match entity {
            Entity::Situation | Entity::Finding | Entity::Validation => Self::Situation,
            Entity::Contract | Entity::Commitment | Entity::ContractVersion | Entity::Review => {
                Self::Contract
            }
            Entity::Appointment | Entity::AbsenceAction | Entity::Contact | Entity::Deferral => {
                Self::Appointments
            }
            Entity::Objective | Entity::Action | Entity::Postponement => Self::Plan,
            Entity::Organization
            | Entity::Agent
            | Entity::Allocataire
            | Entity::Parcours
            | Entity::Orientation
            | Entity::Assignment
            | Entity::Diagnostic
            | Entity::SharingAgreement
            | Entity::Share
            | Entity::DutyPeriod
            | Entity::RightsPeriod
            | Entity::Examination
            | Entity::Suspension
            | Entity::Resumption
            | Entity::Exemption
            | Entity::Waiver => Self::Identity,
        }
    }
}

/// How a row stands out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Ordinary.
    Plain,
    /// Title of a group.
    Heading,
    /// Of less weight.
    Muted,
    /// Past its due date.
    Late,
    /// Due today or soon.
    Soon,
    /// Done or in order.
    Done,
}

/// One row of a rubrique.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PanelRow {
    /// The record that Entrée, `e`, `d` and Suppr act on.
    pub target: Option<(Entity, Id)>,
    /// Columns of indent.
    pub indent: u16,
    /// Words; in the plan, the objective or action.
    pub text: String,
    /// In the plan: actor, deadline, follow-up.
    pub columns: Option<[String; 3]>,
    /// How it stands out.
    pub look: Look,
    /// What Entrée opens to read, rather than the record to be changed.
    pub reads: Option<Reading>,
}

impl PanelRow {
    fn new(target: Option<(Entity, Id)>, text: impl Into<String>) -> Self {
        Self {
            target,
            indent: 0,
            text: text.into(),
            columns: None,
            look: Look::Plain,
            reads: None,
        }
    }

    fn heading(text: impl Into<String>) -> Self {
        Self::new(None, text).look(Look::Heading)
    }

    fn look(mut self, look: Look) -> Self {
        self.look = look;
        self
    }

    fn reads(mut self, what: Reading) -> Self {
        self.reads = Some(what);
        self
    }

    fn indent(mut self, columns: u16) -> Self {
        self.indent = columns;
        self
    }

    /// A hint shown where nothing is yet.
    fn empty(text: &str) -> Self {
        Self::new(None, text).look(Look::Muted)
    }
}

/// Names of agents and structures, by number.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// Agents: « Prénom Nom ».
    pub agents: Vec<(Id, String)>,
    /// Structures.
    pub organizations: Vec<(Id, String)>,
}

impl Names {
    /// One's own name only: all that the first screen shows.
    ///
    /// # Errors
    /// When the store can't be read.
    pub(crate) fn mine(store: &Store, me: Option<Id>) -> Result<Self> {
        let row = me.map(|me| store.row(Entity::Agent, me)).transpose()?;
        Ok(Self {
            agents: row.iter().map(named).collect(),
            organizations: Vec::new(),
        })
    }

    /// Reads the names in use, and the structure of the agent at the keyboard.
    ///
    /// # Errors
    /// When the store can't be read.
    pub(crate) fn read(store: &Store, me: Option<Id>) -> Result<(Self, Option<Id>)> {
        let agents = store.all_rows(Entity::Agent)?;
        let structure = agents
            .iter()
            .find(|row| Some(row.id) == me)
            .and_then(|row| row.int("structure_id"));
        let organizations = store.all_rows(Entity::Organization)?;
        let names = Self {
            agents: agents.iter().map(named).collect(),
            organizations: organizations
                .iter()
                .map(|row| (row.id, row.text("nom").unwrap_or_default().to_owned()))
                .collect(),
        };
        Ok((names, structure))
    }

    /// Name of an agent.
    #[must_use]
    pub fn agent(&self, id: Option<Id>) -> &str {
        Self::find(&self.agents, id)
    }

    /// Name of a structure.
    #[must_use]
    pub fn organization(&self, id: Option<Id>) -> &str {
        Self::find(&self.organizations, id)
    }

    fn find(list: &[(Id, String)], id: Option<Id>) -> &str {
        list.iter()
            .find(|(known, _)| Some(*known) == id)
            .map_or("", |(_, name)| name)
    }
}

/// Every rubrique of a file.
#[must_use]
pub fn build(
    file: &CaseFile,
    alerts: &[IndexRow],
    history: &[HistoryEntry],
    names: &Names,
    today: Date,
) -> HashMap<Panel, Vec<PanelRow>> {
    HashMap::from([
        (Panel::Identity, identity::rows(file, names, today)),
        (Panel::Situation, situation::rows(file)),
        (Panel::Contract, contract::rows(file, alerts, names, today)),
        (Panel::Appointments, appointments::rows(file, names, today)),
        (Panel::Plan, plan::rows(file, today)),
        (Panel::History, history::rows(history, names)),
    ])
}

/// Words joined by a separator, without the empty ones.
fn join(parts: &[&str], separator: &str) -> String {
    let kept: Vec<&str> = parts
        .iter()
        .copied()
        .filter(|part| !part.is_empty())
        .collect();
    kept.join(separator)
}

/// What an evaluation says, theme by theme.
#[must_use]
pub fn situation_findings(file: &CaseFile, evaluation: Id) -> Vec<&crate::domain::record::Row> {
    situation::findings(file, evaluation)
}

/// Siblings of a row of the plan, in order: objectives among themselves, actions of one objective;
/// own commitments of one side of a contract.
#[must_use]
pub fn plan_siblings(file: &CaseFile, entity: Entity, id: Id) -> Vec<&Row> {
    match entity {
        Entity::Objective => {
            let genre = file.row(entity, id).and_then(|row| row.text("genre"));
            plan::objectives(file)
                .into_iter()
                .filter(|row| row.text("genre") == genre)
                .collect()
        }
        Entity::Action => plan::actions(
            file,
            file.row(entity, id).and_then(|row| row.int("objectif_id")),
        ),
        Entity::Commitment => contract::commitment_siblings(file, id),
        _ => Vec::new(),
    }
}

/// An agent's number and « NOM Prénom ».
fn named(row: &Row) -> (Id, String) {
    let (nom, prenom) = (
        row.text("nom").unwrap_or_default(),
        row.text("prenom").unwrap_or_default(),
    );
    (row.id, display_name(nom, prenom).trim().to_owned())
}

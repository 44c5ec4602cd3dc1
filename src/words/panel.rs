//! The panels of a file, as lines of words. Built from the records; knows no screen.
mod appointments;
mod contract;
mod history;
mod identity;
pub(crate) mod plan;
mod reviews;
mod situation;
mod validations;

pub(crate) use reviews::{NEXT as NEXT_REVIEW, is_review_rule};

use std::collections::HashMap;

use crate::domain::date::Date;
use crate::domain::deadlines::IndexRow;
use crate::domain::file::CaseFile;
use crate::domain::history::HistoryEntry;
use crate::domain::record::Entity;
use crate::domain::rights::{Meetings, Rights, Section};
use crate::words::line::Line;
use crate::words::names::Names;

/// A panel of the file.
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

    /// The panels that are there for an agent, in the order of Tab.
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

    /// The panel where records of a kind are.
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

/// Every panel of a file.
#[must_use]
pub fn build(
    file: &CaseFile,
    alerts: &[IndexRow],
    history: &[HistoryEntry],
    names: &Names,
    today: Date,
) -> HashMap<Panel, Vec<Line>> {
    HashMap::from([
        (Panel::Identity, identity::lines(file, names, today)),
        (Panel::Situation, situation::lines(file)),
        (Panel::Contract, contract::lines(file, alerts, names, today)),
        (Panel::Appointments, appointments::lines(file, names, today)),
        (Panel::Plan, plan::lines(file, today)),
        (Panel::History, history::lines(history, names)),
    ])
}

//! The panels of a file, as lines of words. Built from the records; knows no screen.
mod appointments;
mod contract;
mod history;
mod identity;
mod listed;
pub(crate) mod plan;
mod reviews;
mod situation;
mod validations;

pub(crate) use reviews::NEXT as NEXT_REVIEW;

use crate::words::prelude::*;
use std::collections::HashMap;

use crate::domain::deadlines::IndexRow;
use crate::domain::history::HistoryEntry;
use crate::domain::record::Panel;
use crate::domain::rights::{Act, Meetings, Rights};

impl Panel {
    /// The panels that are there for an agent, in the order of Tab.
    pub fn seen_by(rights: Rights) -> Vec<Self> {
        let seen = |panel: &Self| match panel {
            Self::Appointments => rights.meetings() != Meetings::None,
            Self::Plan => rights.sees_kind(Entity::Action),
            Self::History => rights.may(Act::ReadHistory),
            Self::Identity | Self::Situation | Self::Contract => rights.sees(panel.section()),
        };
        Self::ALL.iter().copied().filter(seen).collect()
    }
}

/// Every panel of a file, with the deadline that the next review answers.
pub fn build(
    file: &CaseFile,
    review: Option<&IndexRow>,
    history: &[HistoryEntry],
    names: &Names,
    today: Date,
) -> HashMap<Panel, Vec<Line>> {
    let own = |panel| match panel {
        Panel::Identity => identity::lines(file, names, today),
        Panel::Situation => situation::lines(file),
        Panel::Contract => contract::lines(file, review, names, today),
        Panel::Appointments => appointments::lines(file, names, today),
        Panel::Plan => plan::acting(file, today),
        Panel::History => history::lines(history, names),
    };
    let whole = |panel| {
        let mut lines = own(panel);
        lines.extend(listed::lines(panel, file, names));
        (panel, lines)
    };
    Panel::ALL.iter().copied().map(whole).collect()
}

//! What the pages are written from, and what a page is. Knows no kind of record.
use crate::documents::prelude::*;
use crate::domain::contract::CommonBase;
use crate::domain::date::Time;
use crate::domain::record::Entity;
use crate::domain::vocabulary::AssignmentRole;
use crate::words::names::Names;

/// What the pages of one person are written from.
#[derive(Clone, Copy, Debug)]
pub struct Carnet<'a> {
    /// The file.
    pub file: &'a CaseFile,
    /// Names of the agents.
    pub names: &'a Names,
    /// The day it is.
    pub today: Date,
    /// Time of day, where it is known.
    pub time: Option<Time>,
    /// The common base of commitments that holds here.
    pub base: &'a CommonBase,
    /// Where « au bureau » is; empty when it need not be written.
    pub office: &'a str,
    /// Where « en permanence » is: a name and an address a line.
    pub venues: &'a str,
    /// Without what was given up and how it went: for a paper that stays in sight.
    pub brief: bool,
}

impl<'a> Carnet<'a> {
    /// The carnet that a paper is written from.
    pub(in crate::documents) fn of(source: &'a Source, office: &'a str) -> Self {
        Self {
            file: &source.file,
            names: &source.names,
            today: source.today(),
            time: source.now().1,
            base: &source.template.base,
            office,
            venues: source.venues(),
            brief: false,
        }
    }

    /// « Claire Rivière »; nothing when the agent is not known.
    pub(super) fn agent(&self, id: Option<Id>) -> Option<&str> {
        Some(self.names.called(Entity::Agent, id)).filter(|name| !name.is_empty())
    }

    /// Who follows the person that day.
    pub(super) fn referent(&self) -> Option<&str> {
        let all = self.file.assigned(AssignmentRole::Referent, self.today);
        self.agent(all.first().copied())
    }
}

/// One page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Its title.
    pub title: &'static str,
    /// What it says.
    pub body: Vec<Block>,
    /// What stood there before: older evaluations, other contracts.
    pub older: Vec<Block>,
}

impl Page {
    /// A page with nothing of before.
    pub(super) const fn new(title: &'static str, body: Vec<Block>) -> Self {
        Self {
            title,
            body,
            older: Vec::new(),
        }
    }
}

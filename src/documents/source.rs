//! What a paper is written from: one file, the agents and structures it names, the day, the
//! template. Knows no kind of paper.
use super::stamp::Stamp;
use super::template::Template;
use crate::domain::contract::Contract;
use crate::domain::date::Date;
use crate::domain::file::CaseFile;
use crate::domain::record::absence_action::AbsenceActionRecord;
use crate::domain::record::agent::AgentRecord;
use crate::domain::record::allocataire::AllocataireRecord;
use crate::domain::record::appointment::AppointmentRecord;
use crate::domain::record::contract::ContractRecord;
use crate::domain::record::organization::OrganizationRecord;
use crate::domain::record::parcours::ParcoursRecord;
use crate::domain::record::{Entity, Id, Record, Row};
use crate::domain::rights::Rights;
use crate::domain::vocabulary::{AppointmentStatus, AssignmentRole};
use crate::store::{Result, Store};

/// What a paper is written from.
#[derive(Clone, Debug)]
pub struct Source {
    /// The file, already without what its reader may not see.
    pub file: CaseFile,
    /// When the paper is made, and the day the file is looked at.
    pub stamp: Stamp,
    /// The département's own words and picture.
    pub template: Template,
    /// What whoever asks may see.
    pub rights: Rights,
    agents: Vec<Row>,
    organizations: Vec<Row>,
    wanted: Option<Id>,
}

impl Source {
    /// Reads what the papers of a person need.
    ///
    /// # Errors
    /// When there is no such person, or the store can't be read.
    pub fn read(store: &Store, person: Id, stamp: Stamp, template: Template) -> Result<Self> {
        Ok(Self {
            file: store.case_file(person)?,
            stamp,
            template,
            rights: store.rights(),
            agents: store.all_rows(Entity::Agent)?,
            organizations: store.all_rows(Entity::Organization)?,
            wanted: None,
        })
    }

    /// The same, for the contract of that number among those of the person.
    #[must_use]
    pub fn for_contract(self, contract: Option<Id>) -> Self {
        Self {
            wanted: contract,
            ..self
        }
    }

    /// The day the file is looked at.
    #[must_use]
    pub fn today(&self) -> Date {
        self.stamp.today
    }

    /// An agent.
    #[must_use]
    pub fn agent(&self, id: Id) -> Option<AgentRecord<'_>> {
        let found = self.agents.iter().find(|row| row.id == id);
        found.map(AgentRecord::of)
    }

    /// A structure.
    #[must_use]
    pub fn organization(&self, id: Id) -> Option<OrganizationRecord<'_>> {
        let found = self.organizations.iter().find(|row| row.id == id);
        found.map(OrganizationRecord::of)
    }

    /// Who the person is.
    #[must_use]
    pub fn identity(&self) -> Option<AllocataireRecord<'_>> {
        self.file.all().next()
    }

    /// Who follows the person on that day as that, the latest to arrive first.
    #[must_use]
    pub fn assigned(&self, role: AssignmentRole) -> Vec<AgentRecord<'_>> {
        let agents = self.file.assigned(role.code(), self.today()).into_iter();
        agents.filter_map(|id| self.agent(id)).collect()
    }

    /// The référent, or one of the two where they are two.
    #[must_use]
    pub fn referent(&self) -> Option<AgentRecord<'_>> {
        let first = |role| self.assigned(role).first().copied();
        first(AssignmentRole::Referent).or_else(|| first(AssignmentRole::Partner))
    }

    /// The structure that follows the person, else that of the référent.
    #[must_use]
    pub fn structure(&self) -> Option<OrganizationRecord<'_>> {
        let parcours = self.file.parcours().map(ParcoursRecord::of);
        parcours
            .and_then(ParcoursRecord::organization)
            .or_else(|| self.referent().and_then(AgentRecord::organization))
            .and_then(|id| self.organization(id))
    }

    /// Appointments to come, the nearest first.
    #[must_use]
    pub fn to_come(&self) -> Vec<AppointmentRecord<'_>> {
        let all = self.file.to_come(self.today()).into_iter();
        all.map(AppointmentRecord::of).collect()
    }

    /// The last appointment missed without excuse, when nobody has met the person since.
    #[must_use]
    pub fn missed(&self) -> Option<AppointmentRecord<'_>> {
        let all = self.file.appointments().into_iter();
        let past = all.map(AppointmentRecord::of).rev();
        let mut past = past.filter(|it| it.planned_on().is_some_and(|day| day <= self.today()));
        let outcomes = [
            Some(AppointmentStatus::Absent),
            Some(AppointmentStatus::Kept),
        ];
        past.find(|it| outcomes.contains(&it.status()))
            .filter(|it| it.status() == Some(AppointmentStatus::Absent))
    }

    /// Whether something was already done after an absence.
    #[must_use]
    pub fn is_followed_up(&self, appointment: Id) -> bool {
        let mut done = self.file.all::<AbsenceActionRecord<'_>>();
        done.any(|it| it.appointment() == Some(appointment))
    }

    /// The n-th contract of the file, from the oldest, 1 first.
    #[must_use]
    pub fn nth_contract(&self, n: usize) -> Option<Id> {
        let mut contracts = self.file.contracts();
        contracts.sort_by_key(|it| (it.start.or(it.drafted_on), it.id));
        contracts.get(n.checked_sub(1)?).map(|it| it.id)
    }

    /// Whether there is neither objective nor action.
    #[must_use]
    pub fn has_no_plan(&self) -> bool {
        [Entity::Objective, Entity::Action]
            .iter()
            .all(|entity| self.file.rows(*entity).is_empty())
    }

    /// The contract to print: the one asked for, else the last one that was neither cancelled nor refused.
    #[must_use]
    pub fn contract(&self) -> Option<(ContractRecord<'_>, Contract)> {
        let contracts = self.file.contracts();
        let chosen = match self.wanted {
            Some(id) => contracts.into_iter().find(|it| it.id == id),
            None => contracts
                .into_iter()
                .filter(Contract::stands)
                .max_by_key(|it| (it.start.or(it.drafted_on), it.id)),
        }?;
        Some((self.file.one(chosen.id)?, chosen))
    }
}

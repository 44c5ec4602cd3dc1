//! What a paper is written from: one file, the agents and structures it names, the day, the
//! template. Knows no kind of paper.
use super::stamp::Stamp;
use super::template::Template;
use crate::domain::contract::Contract;
use crate::domain::date::Date;
use crate::domain::file::CaseFile;
use crate::domain::record::{Entity, Id, Row};
use crate::domain::rights::Rights;
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
    pub fn agent(&self, id: Id) -> Option<&Row> {
        self.agents.iter().find(|row| row.id == id)
    }

    /// A structure.
    #[must_use]
    pub fn organization(&self, id: Id) -> Option<&Row> {
        self.organizations.iter().find(|row| row.id == id)
    }

    /// Who follows the person on that day as that (code), the latest to arrive first.
    #[must_use]
    pub fn assigned(&self, role: &str) -> Vec<&Row> {
        let today = self.today();
        let mut found: Vec<&Row> = self
            .file
            .rows(Entity::Assignment)
            .iter()
            .filter(|row| {
                row.text("fonction") == Some(role)
                    && row.date("du").is_none_or(|from| from <= today)
                    && row.date("au").is_none_or(|to| today <= to)
            })
            .collect();
        found.sort_by_key(|row| std::cmp::Reverse((row.date("du"), row.id)));
        found
            .iter()
            .filter_map(|row| self.agent(row.int("agent_id")?))
            .collect()
    }

    /// The référent, or one of the two where they are two.
    #[must_use]
    pub fn referent(&self) -> Option<&Row> {
        let first = |role| self.assigned(role).first().copied();
        first("referent").or_else(|| first("binome"))
    }

    /// The structure that follows the person, else that of the référent.
    #[must_use]
    pub fn structure(&self) -> Option<&Row> {
        let of = |row: Option<&Row>| row.and_then(|row| row.int("structure_id"));
        of(self.file.parcours())
            .or_else(|| of(self.referent()))
            .and_then(|id| self.organization(id))
    }

    /// Appointments to come, the nearest first.
    #[must_use]
    pub fn to_come(&self) -> Vec<&Row> {
        let today = self.today();
        let mut found: Vec<&Row> = self
            .file
            .rows(Entity::Appointment)
            .iter()
            .filter(|row| {
                row.date("prevu_le").is_some_and(|day| today <= day)
                    && row.text("statut").is_none_or(|status| status == "prevu")
            })
            .collect();
        found.sort_by_key(|row| place(row));
        found
    }

    /// The last appointment missed without excuse, when nobody has met the person since.
    #[must_use]
    pub fn missed(&self) -> Option<&Row> {
        let with = |status: &str| {
            let past = self.file.rows(Entity::Appointment).iter();
            past.filter(|row| {
                row.text("statut") == Some(status)
                    && row.date("prevu_le").is_some_and(|day| day <= self.today())
            })
            .max_by_key(|row| place(row))
        };
        let missed = with("absent")?;
        let met = with("honore");
        met.is_none_or(|met| place(met) < place(missed))
            .then_some(missed)
    }

    /// Whether something was already done after an absence.
    #[must_use]
    pub fn is_followed_up(&self, appointment: Id) -> bool {
        let done = self.file.rows(Entity::AbsenceAction).iter();
        done.filter_map(|row| row.int("rdv_id"))
            .any(|id| id == appointment)
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

    /// The contract to print: the one asked for, else the last one that stands.
    #[must_use]
    pub fn contract(&self) -> Option<(&Row, Contract)> {
        let contracts = self.file.contracts();
        let chosen = match self.wanted {
            Some(id) => contracts.into_iter().find(|it| it.id == id),
            None => contracts
                .into_iter()
                .filter(Contract::stands)
                .max_by_key(|it| (it.start.or(it.drafted_on), it.id)),
        }?;
        let row = self.file.row(Entity::Contract, chosen.id)?;
        Some((row, chosen))
    }
}

/// What orders appointments: day, then hour.
fn place(row: &Row) -> (Option<Date>, Option<String>, Id) {
    let hour = row.text("heure").map(str::to_owned);
    (row.date("prevu_le"), hour, row.id)
}

//! What a paper is written from: one file, the agents and structures it names, the day, the
//! template. Knows no kind of paper.
use std::sync::Arc;

use super::prelude::*;
use super::stamp::Stamp;
use super::template::Template;
use crate::domain::contract::Contract;
use crate::domain::date::Time;
use crate::domain::history::HistoryEntry;
use crate::domain::identifiers::phone_display;
use crate::domain::record::absence_action::AbsenceActionRecord;
use crate::domain::record::agent::AgentRecord;
use crate::domain::record::allocataire::AllocataireRecord;
use crate::domain::record::appointment::AppointmentRecord;
use crate::domain::record::organization::{OrganizationRecord, venue};
use crate::domain::record::parcours::ParcoursRecord;
use crate::domain::record::{Entity, Row};
use crate::domain::rights::Act;
use crate::domain::rights::Rights;
use crate::domain::rules::RuleBook;
use crate::domain::vocabulary::AppointmentStatus;
use crate::store::{PersonCopy, Result, Store, StoreError};
use crate::words::names::Names;
use crate::words::{changed, history};

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
    /// Names of agents and structures.
    pub names: Names,
    /// All that is kept of the person, for the paper that says it.
    pub(super) everything: Option<Box<Everything>>,
    /// What was done in the file, latest first, where the person has read some of it.
    pub(super) history: Vec<HistoryEntry>,
    agents: Vec<Row>,
    organizations: Vec<Row>,
    wanted: Option<Id>,
}

/// All that is kept of a person, and the rules that say why a deadline is there.
#[derive(Clone, Debug)]
pub(super) struct Everything {
    pub(super) copy: PersonCopy,
    pub(super) rules: Arc<RuleBook>,
}

impl Source {
    /// Reads what the papers of a person need.
    ///
    /// # Errors
    /// When there is no such person, or the store can't be read.
    pub fn read(store: &Store, person: Id, stamp: Stamp, template: Template) -> Result<Self> {
        store.allow(Act::Print)?;
        let (file, agents, organizations, mut history) = store.in_one_state(|store| {
            let agents = store.all_rows(Entity::Agent)?;
            let organizations = store.all_rows(Entity::Organization)?;
            let file = store.file_to_print(person)?;
            // Nothing has changed since what was never read.
            let history = match file.rows(Entity::Validation) {
                [] => Vec::new(),
                _ => store.history(person, changed::ACTS)?,
            };
            Ok::<_, StoreError>((file, agents, organizations, history))
        })?;
        history::until(&mut history, stamp.today);
        Ok(Self {
            file,
            stamp,
            template,
            rights: store.rights(),
            names: Names::of(&agents, &organizations),
            everything: None,
            history,
            agents,
            organizations,
            wanted: None,
        })
    }

    /// The same, with all that is kept of the person.
    ///
    /// # Errors
    /// When the store can't be read.
    pub(super) fn with_everything(self, store: &Store) -> Result<Self> {
        let mut copy = store.person_copy(self.file.person, self.today())?;
        history::until(&mut copy.history, self.today());
        let rules = store.rule_book()?;
        Ok(Self {
            everything: Some(Box::new(Everything { copy, rules })),
            ..self
        })
    }

    /// The parts of what is kept that whoever asks does not see, in words; none for most papers.
    pub fn hidden(&self) -> &[&'static str] {
        self.everything.as_ref().map_or(&[], |it| &it.copy.hidden)
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
    pub fn today(&self) -> Date {
        self.stamp.today
    }

    /// That day, and the time of day where it is known: what is to come.
    pub const fn now(&self) -> (Date, Option<Time>) {
        (self.stamp.today, self.stamp.time)
    }

    /// Who the person is.
    pub fn identity(&self) -> Option<AllocataireRecord<'_>> {
        self.file.all().next()
    }

    /// « Claire Rivière »; empty when the agent is not known.
    pub fn agent(&self, id: Option<Id>) -> &str {
        self.names.called(Entity::Agent, id)
    }

    /// The référent, or one of the two where they are two.
    pub fn referent(&self) -> Option<AgentRecord<'_>> {
        self.referent_on(self.today())
    }

    fn referent_on(&self, day: Date) -> Option<AgentRecord<'_>> {
        let id = crate::words::contract::referent(&self.file, day)?;
        let found = self.agents.iter().find(|row| row.id == id);
        found.map(AgentRecord::of)
    }

    /// « Claire Rivière »; empty when nobody is named.
    pub(super) fn referent_name(&self) -> &str {
        self.agent(self.referent().map(|it| it.id))
    }

    /// The structure that follows the person, else that of the référent.
    pub fn structure(&self) -> Option<OrganizationRecord<'_>> {
        let parcours = self.file.parcours().map(ParcoursRecord::of);
        let own = parcours.and_then(ParcoursRecord::organization);
        let id = own.or_else(|| self.referent()?.organization())?;
        let found = self.organizations.iter().find(|row| row.id == id);
        found.map(OrganizationRecord::of)
    }

    /// « Maison des parcours »; empty when none is named.
    pub(super) fn structure_name(&self) -> &str {
        let name = self.structure().and_then(OrganizationRecord::name);
        name.unwrap_or_default()
    }

    /// Where the structure is: its name and address.
    pub(super) fn office(&self) -> String {
        let words = self.structure().map(|it| [it.name(), it.address()]);
        let words = words.unwrap_or_default().map(Option::unwrap_or_default);
        joined(words, ", ")
    }

    /// Where else the structure receives people: a name and an address a line.
    pub(super) fn venues(&self) -> &str {
        let venues = self.structure().and_then(OrganizationRecord::venues);
        venues.unwrap_or_default()
    }

    /// What is not known of where the next appointment is, and where to write it; nothing when the letter
    /// can say it.
    pub(super) fn place_not_known(&self) -> Option<&'static str> {
        let next = self.file.to_come(self.now()).into_iter().next()?;
        if next.place().is_some() {
            return None;
        }
        let address = self.structure().and_then(OrganizationRecord::address);
        match next.channel() {
            Some("telephone" | "visio" | "domicile") => None,
            Some("bureau") => address.is_none().then_some(
                "Le rendez-vous est au bureau, dont l’adresse n’est pas notée : écrivez-la dans la fiche de la structure (« Équipe et structures »).",
            ),
            Some("permanence") => venue(self.venues(), "").is_none().then_some(
                "Le rendez-vous est en permanence, sans adresse : écrivez-la dans le rendez-vous (« Lieu, adresse ou lien »), ou dans la fiche de la structure (« Équipe et structures », « Permanences »).",
            ),
            Some(_) | None => Some(
                "Le lieu du prochain rendez-vous n’est pas noté : écrivez-le dans le rendez-vous (« Où », ou « Lieu, adresse ou lien »).",
            ),
        }
    }

    /// Whom to call about an appointment with that agent, and at which number: « Claire Rivière au 04 65 71 94 29 »,
    /// the référent for nobody in particular, else the structure; empty when no number is known.
    pub(super) fn whom_to_call(&self, agent: Option<Id>) -> String {
        let agent = agent.or_else(|| self.referent().map(|it| it.id));
        let row = self.agents.iter().find(|row| Some(row.id) == agent);
        let own = row.and_then(|row| AgentRecord::of(row).phone());
        let of_structure = || Some((self.structure_name(), self.structure()?.phone()?));
        let found = own.map(|phone| (self.agent(agent), phone));
        let found = found
            .or_else(of_structure)
            .filter(|(name, _)| !name.is_empty());
        found.map_or_else(String::new, |(name, phone)| {
            format!("{name} au {}", phone_display(phone))
        })
    }

    /// The référent's telephone, else that of the structure; empty when neither is known.
    pub(super) fn telephone(&self) -> String {
        self.telephone_on(self.today())
    }

    /// The same of who was the référent that day.
    pub(super) fn telephone_on(&self, day: Date) -> String {
        let own = self.referent_on(day).and_then(AgentRecord::phone);
        let phone = own.or_else(|| self.structure()?.phone());
        phone.map_or_else(String::new, phone_display)
    }

    /// The mail of who was the référent that day, else that of the structure; empty when neither is known.
    pub(super) fn mail_on(&self, day: Date) -> &str {
        let own = self.referent_on(day).and_then(AgentRecord::email);
        let mail = own.or_else(|| self.structure()?.email());
        mail.unwrap_or_default()
    }

    /// Whether the accompaniment is over that day.
    pub(super) fn has_left(&self) -> bool {
        self.file.left_by(self.today()).is_some()
    }

    /// The last appointment missed without excuse, when nobody has met the person since.
    pub fn missed(&self) -> Option<AppointmentRecord<'_>> {
        let mut past = self.file.appointments().into_iter().rev();
        let last = past.find(|it| {
            let past = it.planned_on().is_some_and(|day| day <= self.today());
            let met = [AppointmentStatus::Absent, AppointmentStatus::Kept];
            past && it.status().is_some_and(|status| met.contains(&status))
        });
        last.filter(|it| it.status() == Some(AppointmentStatus::Absent))
    }

    /// Whether something was already done after an absence.
    pub fn is_followed_up(&self, appointment: Id) -> bool {
        let mut done = self.file.all::<AbsenceActionRecord<'_>>();
        done.any(|it| it.appointment() == Some(appointment))
    }

    /// The n-th contract of the file, from the oldest, 1 first.
    pub fn nth_contract(&self, n: usize) -> Option<Id> {
        self.contracts().get(n.checked_sub(1)?).copied()
    }

    /// The place of a contract among those of the file, from the oldest, 1 first.
    pub(super) fn place_of_contract(&self, id: Id) -> Option<usize> {
        let at = self.contracts().iter().position(|it| *it == id);
        at.map(|at| at + 1)
    }

    fn contracts(&self) -> Vec<Id> {
        let mut contracts = self.file.contracts();
        contracts.sort_by_key(|it| (it.start.or(it.drafted_on), it.id));
        contracts.iter().map(|it| it.id).collect()
    }

    /// Whether there is neither objective nor action.
    pub fn has_no_plan(&self) -> bool {
        self.file.plan().is_empty()
    }

    /// The contract to print: the one asked for, else the last one that stands.
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

//! What the pages of one person are written from: the file, its history, who they meet. Knows no page.
use crate::app::desk::Desk;
use crate::domain::contract::CommonBase;
use crate::domain::date::Date;
use crate::domain::file::CaseFile;
use crate::domain::history::HistoryEntry;
use crate::domain::record::{Entity, Id, Row};
use crate::domain::text::sort_key;
use crate::domain::validation::{ValidatedPart, record_read, validations_of};
use crate::store::{Result, Store, StoreError};

/// What the pages of one person are written from.
pub(super) struct Source<'a> {
    pub(super) file: &'a CaseFile,
    pub(super) history: &'a [HistoryEntry],
    /// Names of the agents that the person meets.
    people: Vec<(Id, String)>,
    pub(super) today: Date,
    pub(super) base: &'a CommonBase,
}

impl<'a> Source<'a> {
    /// What is known of a file today.
    pub(super) fn read(
        file: &'a CaseFile,
        history: &'a [HistoryEntry],
        desk: &'a Desk,
    ) -> Result<Self> {
        Ok(Self {
            file,
            history,
            people: people(file, &desk.store)?,
            today: desk.today,
            base: &desk.base,
        })
    }

    /// Name of an agent, if known.
    pub(super) fn agent(&self, id: Option<Id>) -> Option<&str> {
        let found = self.people.iter().find(|(known, _)| Some(*known) == id);
        found.map(|(_, name)| name.as_str())
    }

    /// Who follows the person that day.
    pub(super) fn referent(&self) -> Option<&str> {
        let rows = self.file.rows(Entity::Assignment);
        let running = rows.iter().filter(|row| {
            row.text("fonction") == Some("referent")
                && row.date("du").is_none_or(|from| from <= self.today)
                && row.date("au").is_none_or(|to| to >= self.today)
        });
        let last = running.max_by_key(|row| (row.date("du"), row.id))?;
        self.agent(last.int("agent_id"))
    }
}

/// « Nadia Abdallah ».
pub(super) fn given_name_first(row: &Row) -> String {
    let word = |field| row.text(field).unwrap_or_default();
    format!("{} {}", word("prenom"), word("nom"))
        .trim()
        .to_owned()
}

/// Names of the agents whom the file names: who follows the person, who they meet.
fn people(file: &CaseFile, store: &Store) -> Result<Vec<(Id, String)>> {
    let mut ids: Vec<Id> = [Entity::Assignment, Entity::Appointment]
        .into_iter()
        .flat_map(|entity| file.rows(entity))
        .filter_map(|row| row.int("agent_id"))
        .collect();
    ids.sort_unstable();
    ids.dedup();
    let mut named = Vec::with_capacity(ids.len());
    for id in ids {
        match store.row(Entity::Agent, id) {
            Ok(row) => named.push((id, given_name_first(&row))),
            Err(StoreError::NotFound) => {}
            Err(other) => return Err(other),
        }
    }
    named.sort_by_key(|(_, name)| sort_key(name, ""));
    Ok(named)
}

/// What the person said of what stands on the page today.
pub(super) fn said(file: &CaseFile, part: ValidatedPart) -> Vec<&Row> {
    let record = match part {
        ValidatedPart::Contract => record_read(file, part),
        // A new evaluation is a page that changed.
        ValidatedPart::Situation | ValidatedPart::Plan => None,
    };
    validations_of(file.rows(Entity::Validation), part, record)
}

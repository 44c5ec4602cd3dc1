//! The store as one agent may read it: what a role does not see is not there, whoever asks.
//!
//! Every public reading goes through here, so that screens, commands and exports can't differ.
//! Writing and deriving work on everything.
mod listing;
mod seat;
mod writing;

pub use seat::Seat;
pub(super) use seat::Sound;
pub(super) use writing::allow;

use super::{Line, Result, Store, rows};
use crate::domain::deadlines::IndexRow;
use crate::domain::deadlines::{Deadline, Outcome};
use crate::domain::facts::ObjectKind;
use crate::domain::history::HistoryEntry;
use crate::domain::record::{Entity, Id, Row};
use crate::domain::rights::{Meetings, Rights, Section};

/// Shown in the place of a reason that is not seen.
const RESERVED: &str = "motif connu du référent";
/// Shown in the place of an act that names what is not seen.
const HIDDEN_ACT: &str = "Dossier modifié";

impl Store {
    /// An agent, set aside or not; none for an account that is mapped to none.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn agent(&self, agent: Option<Id>) -> Result<Option<Row>> {
        let row = agent.map(|id| rows::by_id(&self.conn, Entity::Agent, id));
        Ok(row.transpose()?.flatten())
    }

    /// Records without what is not seen.
    pub(super) fn seen(&self, rows: Vec<Row>) -> Vec<Row> {
        self.rights.seen(rows)
    }
}

impl Rights {
    /// Records without what is not seen.
    pub(super) fn seen(self, rows: Vec<Row>) -> Vec<Row> {
        let among = self.among(rows).into_iter();
        among.filter_map(|row| self.trimmed(row)).collect()
    }

    /// A live deadline without the words of what is not seen.
    pub(super) fn trim_row(self, row: &mut IndexRow) {
        let kind = row.object.0.as_deref().and_then(ObjectKind::from_code);
        if kind.is_some_and(|kind| !self.sees_wording(kind)) {
            row.detail = None;
        }
    }

    /// A row of the list without what is not seen.
    pub(super) fn trim_line(self, line: &mut Line) {
        line.deadline = line.deadline.take().filter(|_| self.sees_deadlines());
        if let Some(row) = &mut line.deadline {
            self.trim_row(row);
        }
        // Who sees the next appointment alone does not see the one after.
        line.appointments.truncate(match self.meetings() {
            Meetings::All => usize::MAX,
            Meetings::Next => 1,
            Meetings::None => 0,
        });
        line.referent = line
            .referent
            .take()
            .filter(|_| self.sees(Section::Following));
        line.contract = line.contract.filter(|_| self.sees(Section::Contract));
        line.contact = line.contact.filter(|_| self.sees(Section::Contacts));
    }

    /// A deadline without the words of what is not seen.
    pub(super) fn trim_deadline(self, deadline: &mut Deadline) {
        if !self.sees_wording(deadline.object.kind) {
            deadline.detail = None;
        }
        if self.sees(Section::Reasons) {
            return;
        }
        if let Some(held) = &mut deadline.neutralised {
            RESERVED.clone_into(&mut held.reason);
        }
        if let Outcome::NotApplicable { reason } = &mut deadline.outcome {
            RESERVED.clone_into(reason);
        }
    }

    fn sees_wording(self, kind: ObjectKind) -> bool {
        match kind {
            ObjectKind::Objective | ObjectKind::Action => self.sees(Section::Plan),
            ObjectKind::Person
            | ObjectKind::Parcours
            | ObjectKind::Reorientation
            | ObjectKind::Contract
            | ObjectKind::Appointment
            | ObjectKind::Diagnostic
            | ObjectKind::Suspension
            | ObjectKind::PersonRequest
            | ObjectKind::Offer => true,
        }
    }

    /// Whether what happened to records of a kind is seen: the next appointment has no past.
    fn sees_past(self, entity: Entity) -> bool {
        self.sees_kind(entity)
            && (entity != Entity::Appointment || self.meetings() == Meetings::All)
    }

    /// The acts of a file as they may be read: those about what is not seen are left out, and the
    /// words of those that touch it in part.
    pub(super) fn trim_history(self, acts: Vec<HistoryEntry>) -> Vec<HistoryEntry> {
        if self.sees_all() {
            return acts;
        }
        acts.into_iter()
            .filter_map(|mut act| {
                let mut whole = true;
                act.changes.retain_mut(|change| {
                    let fields = change.fields.len();
                    change
                        .fields
                        .retain(|(name, ..)| self.sees_field(change.entity, name));
                    whole &= change.fields.len() == fields && self.sees_past(change.entity);
                    let shown = !change.fields.is_empty() || change.removed.is_some();
                    self.sees_past(change.entity) && shown
                });
                if act.changes.is_empty() {
                    return None;
                }
                if !whole {
                    HIDDEN_ACT.clone_into(&mut act.label);
                }
                Some(act)
            })
            .collect()
    }
}

//! What is written in the open file: adding, changing, noting as done, setting aside, moving a row.
use super::FileView;
use crate::app::answer::{self, review_asked};
use crate::app::prelude::*;
use crate::app::settled;
use crate::domain::change::{Change, Op};
use crate::domain::deadlines::IndexRow;
use crate::domain::record::Panel;
use crate::domain::record::Value;
use crate::gestures::kinds::validation;
use crate::gestures::postpone;
use crate::words::panel::NEXT_REVIEW;
use crate::words::reading::Reading;

impl FileView {
    pub(super) fn add(&self, desk: &Desk) -> Turn {
        let first_situation =
            self.panel == Panel::Situation && self.file.rows(Entity::Situation).is_empty();
        if first_situation {
            return Turn::form(Gesture::NewSituation);
        }
        self.menu_new(desk)
    }

    pub(super) fn edit(&self, desk: &Desk) -> Turn {
        match self.target() {
            Some(NEXT_REVIEW) => Turn::form(self.due_review(desk)),
            Some((Entity::ContractVersion, id)) => Opening::Reading(Reading::Version(id)).into(),
            Some((entity, id)) => {
                let form = Gesture::Edit(entity, id);
                let settled = self
                    .file
                    .settled(entity, id)
                    .filter(|_| desk.locked().is_none());
                settled.map_or_else(
                    || Turn::form(form),
                    |settled| settled::ask_change(settled, form),
                )
            }
            None if self.panel == Panel::History => {
                Message::info("L’historique se lit ; pour revenir en arrière, utilisez u.").into()
            }
            None if desk.read_only().is_none() => self.add(desk),
            None => Turn::stay(),
        }
    }

    /// « Fait »: what that means depends on what is chosen; else it answers the worst alert.
    pub(super) fn done(&self, desk: &Desk) -> Answer {
        let request = match self.target() {
            Some(NEXT_REVIEW) => Some(self.due_review(desk)),
            Some((Entity::Action, id)) => Some(answer::action_request(self.person, id, desk)?),
            Some((Entity::Objective, id)) => Some(Gesture::ObjectiveDone(id)),
            Some((Entity::Appointment, id)) => {
                let row = self.file.row(Entity::Appointment, id);
                let status = row.and_then(|row| row.text("statut"));
                Some(answer::appointment_request(id, status))
            }
            Some((Entity::Contract | Entity::Commitment | Entity::ContractVersion, _)) => self
                .contract_here()
                .and_then(|id| self.contract_step(id, desk.today)),
            Some((Entity::Orientation, id)) if self.pending_decisions().any(|it| it == id) => {
                Some(Gesture::DecideOrientation(id))
            }
            Some((Entity::PersonRequest, id)) => Some(Gesture::AnswerRequest(id)),
            Some((kind, id)) if kind.known().done_in_form => Some(Gesture::Edit(kind, id)),
            Some(_) | None => None,
        };
        let about_it = |alert: &&IndexRow| answer::about(alert) == self.target();
        let answers = self.calling(desk.today).find(about_it).map(IndexRow::key);
        match request {
            Some(request) => Ok(Opening::Form(FormAsked {
                answers,
                ..FormAsked::here(request)
            })
            .into()),
            None => answer::worst(self.person, desk),
        }
    }

    /// Another date for what is chosen; else for what the alert reached, or the worst one, is about.
    pub(super) fn postpone(&self, desk: &Desk) -> Turn {
        let row = |(kind, id)| self.file.row(kind, id);
        let chosen = self.target().and_then(row);
        let chosen = chosen.filter(|row| postpone::moves(row).is_some());
        let alert = self.reached().or_else(|| self.calling(desk.today).next());
        let called = || alert.and_then(answer::about).and_then(row);
        answer::another_date(chosen.or_else(called), desk)
    }

    /// The review that is called for: that of the alert one is at, else that of the first alert
    /// that asks for one, else one made for its own sake.
    fn due_review(&self, desk: &Desk) -> Gesture {
        let calling: Vec<&IndexRow> = self.calling(desk.today).collect();
        let asked = |alert: &&IndexRow| review_asked(&alert.rule, desk);
        let here = self.reached().as_ref().and_then(asked);
        here.or_else(|| calling.iter().find_map(asked))
            .map_or(Gesture::New(Entity::Review, 0), |trigger| {
                Gesture::Review(trigger, 0)
            })
    }

    /// The réorientations that were asked and are not decided.
    pub(super) fn pending_decisions(&self) -> impl DoubleEndedIterator<Item = Id> {
        let rows = self.file.rows(Entity::Orientation).iter();
        rows.filter(|row| {
            row.date("demandee_le").is_some()
                && row.text("decision").is_none_or(|it| it == "en_attente")
        })
        .map(|row| row.id)
    }

    /// The parcours that runs.
    pub(super) fn running_parcours(&self) -> Option<Id> {
        let parcours = self.file.parcours()?;
        parcours.date("sortie_le").is_none().then_some(parcours.id)
    }

    /// Sets aside what is chosen. Undo brings it back; what is settled is asked about, a whole file asks for a word.
    pub(super) fn remove(&self, desk: &Desk) -> Answer {
        let (entity, id) = match self.target() {
            None => return Ok(Message::info("Choisissez d’abord ce qu’il faut retirer.").into()),
            Some((Entity::Allocataire, _)) => return settled::ask_removal(self.person, desk),
            Some((Entity::ContractVersion, _)) => {
                return Ok(Message::info("Une version signée se garde telle quelle.").into());
            }
            Some(target) => target,
        };
        let Some(row) = self.file.row(entity, id) else {
            return Ok(Turn::stay());
        };
        let mut ops = vec![Op::remove(row)];
        for (child, field) in entity.parts() {
            let rows = self.file.rows(child).iter();
            let rows = rows.filter(|row| row.int(field) == Some(id));
            ops.extend(rows.map(Op::remove));
        }
        if entity == Entity::Validation {
            ops.extend(validation::consequences(&self.file, Some(row), None));
        }
        let label = format!("{} : retrait", name_of(row));
        let change = Change::entry(label, Some(self.person), ops);
        Ok(match self.file.settled(entity, id) {
            Some(settled) => settled::ask_to_remove(settled, row, change),
            None => Step::Write(change).into(),
        })
    }

    /// Moves a row of the plan among its siblings.
    pub(super) fn move_row(&self, by: isize) -> Turn {
        let Some((entity, id)) = self.target() else {
            return Turn::stay();
        };
        let mut rows = self.file.siblings(entity, id);
        let Some(at) = rows.iter().position(|row| row.id == id) else {
            return Turn::stay();
        };
        let Some(to) = at.checked_add_signed(by).filter(|to| *to < rows.len()) else {
            return Message::info("Cette ligne est déjà au bout.").into();
        };
        rows.swap(at, to);
        let ops = rows
            .iter()
            .zip(1_i64..)
            .filter(|(row, order)| row.int("ordre") != Some(*order))
            .map(|(row, order)| Op::update(row, vec![("ordre", Value::Int(order))]))
            .collect();
        let name = self.file.row(entity, id).map(name_of).unwrap_or_default();
        let label = format!("{name} : déplacement");
        Step::Write(Change::entry(label, Some(self.person), ops)).into()
    }
}

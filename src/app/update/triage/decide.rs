//! A decision on one item or on several: one act, then the next item; undo leads back.
use super::super::super::App;
use super::super::super::action::Action;
use super::super::super::message::Message;
use super::super::super::triage::{Decided, Triage, View};
use super::super::{Effects, nothing};
use crate::domain::change::{Change, Op};
use crate::domain::date::short;
use crate::domain::queue::ItemKind;
use crate::domain::record::Id;
use crate::domain::text::{display_name, plural};
use crate::gestures::queue::{Outcome, label};
use crate::store::{ItemKey, QueueItem, Result, StoreError};

impl App {
    /// « Honoré » for an appointment; for the rest, the form that answers it.
    pub(super) fn kept_or_done(&mut self) -> Effects {
        let targets = self.triage().map(Triage::targets).unwrap_or_default();
        let of_appointment = |item: &&QueueItem| item.kind == ItemKind::Outcome;
        if targets.iter().any(of_appointment) {
            return self.decide(&Outcome::Kept);
        }
        let Some(row) = targets.first().map(|item| item.row.clone()) else {
            return nothing();
        };
        match self.answer(&row)? {
            Some(request) => self.open_form(request),
            None => nothing(),
        }
    }

    /// Writes a decision for the items it makes sense for, in one act, and shows what is next.
    pub(crate) fn decide(&mut self, outcome: &Outcome) -> Effects {
        let Some(triage) = self.triage() else {
            return nothing();
        };
        let targets: Vec<QueueItem> = triage.targets().into_iter().cloned().collect();
        let view = triage.view;
        let mut decided: Vec<&QueueItem> = Vec::new();
        let mut ops: Vec<Op> = Vec::new();
        for item in &targets {
            // What a colleague has taken, or what is no longer to be decided, is left alone.
            let still = self.store.queue_find(&self.queue_query(true), &item.key)?;
            if still.is_none() || !self.hold(item)? {
                continue;
            }
            let file = self.store.case_file(item.person.id)?;
            if outcome.refusal(item, Some(&file)).is_none() {
                ops.extend(outcome.ops(item, &file, self.writer()));
                decided.push(item);
            }
        }
        if decided.is_empty() {
            return self.taken_meanwhile(&targets);
        }
        let person = match decided.as_slice() {
            [one] => Some(one.person.id),
            _ => None,
        };
        let change = Change::entry(label(outcome, &decided), person, ops);
        let applied = match self
            .store
            .apply(&self.author, &self.clock.moment(), &change)
        {
            Ok(applied) => applied,
            Err(StoreError::Conflict { .. }) => return self.taken_meanwhile(&targets),
            Err(other) => return Err(other),
        };
        let keys = decided.iter().map(|item| item.key.clone()).collect();
        let sentence = self.decided_sentence(outcome, &decided, targets.len() - decided.len());
        if let Some(triage) = self.triage_mut() {
            triage.done.push(Decided {
                act: applied.act,
                keys,
                view,
            });
            triage.marks.clear();
        }
        self.refresh()?;
        self.message = Some(Message::success(sentence));
        self.recount()
    }

    /// « ABDALLAH Nadia, rendez-vous du 16/11 : honoré. u pour annuler. »
    fn decided_sentence(&self, outcome: &Outcome, decided: &[&QueueItem], left: usize) -> String {
        let what = label(outcome, decided);
        let mut text = match decided {
            [one] => format!(
                "{} – {what}.",
                display_name(&one.person.nom, &one.person.prenom)
            ),
            _ => format!("{what}."),
        };
        if left > 0 {
            let left = plural(
                i64::try_from(left).unwrap_or_default(),
                "élément laissé : cette issue ne lui convient pas, ou un collègue s’en occupe",
                "éléments laissés : cette issue ne leur convient pas, ou un collègue s’en occupe",
            );
            text.push_str(&format!(" {left}."));
        }
        let back = decided
            .first()
            .and_then(|item| outcome.comes_back(item.kind, self.today));
        if let (Some(day), false) = (back, matches!(outcome, Outcome::Later(..))) {
            text.push_str(&format!(" Reviendra le {} si rien ne change.", short(day)));
        }
        format!("{text} {} pour annuler.", self.key_of(Action::Undo))
    }

    fn taken_meanwhile(&mut self, targets: &[QueueItem]) -> Effects {
        let now = self.clock.moment().instant;
        let holder = targets
            .first()
            .map(|item| self.store.lease_holder(&self.author, item.person.id, now))
            .transpose()?
            .flatten();
        let who = holder.unwrap_or_else(|| "Un collègue".to_owned());
        self.refresh()?;
        self.message = Some(Message::warning(format!(
            "{who} s’est occupé de ce dossier entre-temps : rien n’a été écrit. Voici la suite."
        )));
        nothing()
    }

    /// After an undo: back to the item, or to the marks, that the act was about.
    pub(crate) fn back_to_decided(&mut self, act: Option<Id>) -> Result<()> {
        let undone = self
            .triage()
            .and_then(|it| it.done.last())
            .filter(|it| Some(it.act) == act)
            .cloned();
        let Some(undone) = undone else { return Ok(()) };
        if let Some(triage) = self.triage_mut() {
            triage.done.pop();
            triage.view = undone.view;
        }
        match undone.view {
            View::One => {
                if let Some(key) = undone.keys.first() {
                    self.show_again(key)?;
                }
            }
            View::List => {
                self.read_rows()?;
                if let Some(triage) = self.triage_mut() {
                    let first = triage
                        .rows
                        .iter()
                        .position(|row| undone.keys.contains(&row.key));
                    triage.cursor = first.unwrap_or_default();
                    triage.marks = undone.keys.into_iter().collect();
                }
            }
        }
        Ok(())
    }

    fn show_again(&mut self, key: &ItemKey) -> Result<()> {
        if let Some(triage) = self.triage_mut() {
            triage.skipped.remove(key);
        }
        match self.store.queue_find(&self.queue_query(true), key)? {
            Some(item) if self.hold(&item)? => self.show_item(Some(item)),
            Some(_) | None => self.next_item(),
        }
    }
}

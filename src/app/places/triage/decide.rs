//! A decision on one item or on several: one act, then the next item; undo leads back.
use super::queue::hold;
use super::{Decided, Decision, Triage, View};
use crate::app::prelude::*;
use crate::app::turn::Consequence;
use crate::app::writing::writer;
use crate::app::{answer, appointments, settled};
use crate::domain::change::{Change, Op};
use crate::domain::date::short;
use crate::domain::queue::ItemKind;
use crate::domain::record::{Issue, Row, Severity, Value};
use crate::domain::text::{display_name, joined, plural};
use crate::gestures::queue::{Outcome, label};
use crate::store::{ItemKey, QueueItem, StoreError};
use crate::words::meeting::after_exit;

impl Triage {
    /// « Honoré » for an appointment; for the rest, the form that answers it.
    pub(super) fn kept_or_done(&mut self, desk: &mut Desk) -> Answer {
        let targets = self.targets();
        let of_appointment = |item: &&QueueItem| item.kind == ItemKind::Outcome;
        if targets.iter().any(of_appointment) {
            return self.decide(&Outcome::Kept, desk);
        }
        let row = targets.first().map(|item| &item.row);
        let form = row.map(|row| answer::form(row, desk)).transpose()?;
        Ok(form.flatten().into())
    }

    /// Decides, but asks first where the form of an appointment would warn.
    pub(super) fn decide_or_ask(&mut self, outcome: &Outcome, desk: &mut Desk) -> Answer {
        let doubts = self.doubts(outcome, desk)?;
        if let Some(no) = doubts.iter().find(|it| it.severity == Severity::Error) {
            return Ok(Message::error(&*no.sentence).into());
        }
        let mut doubts: Vec<String> = doubts.into_iter().map(|it| it.sentence).collect();
        doubts.dedup();
        if doubts.is_empty() {
            return self.decide(outcome, desk);
        }
        let title = "Fixer ce rendez-vous quand même ?".to_owned();
        let then = Choice::DecideAnyway(outcome.clone());
        let whom = match self.targets().as_slice() {
            [one] => display_name(&one.person.nom, &one.person.prenom),
            several => plural(several.len(), "personne", "personnes"),
        };
        let said = format!("{whom}, {}.\n{}", outcome.words(), doubts.join(" "));
        Ok(settled::ask(
            title,
            said,
            Consequence::Choose(Box::new(then)),
        ))
    }

    /// What is doubtful about the appointments that a decision writes.
    fn doubts(&self, outcome: &Outcome, desk: &Desk) -> Result<Vec<Issue>> {
        let mut doubts = Vec::new();
        let Outcome::Moved(day, _) = outcome else {
            return Ok(doubts);
        };
        for item in self.targets() {
            let file = desk.store.file_to_write(item.person.id)?;
            for op in outcome.ops(item, &file, writer(desk)) {
                let Some(row) = appointment(&op, &file) else {
                    continue;
                };
                doubts.extend(appointments::doubts(&row, Some(item.person.id), &[], desk)?);
                let left = after_exit(&file, *day);
                doubts.extend(left.map(|words| appointments::doubt("prevu_le", words)));
            }
        }
        Ok(doubts)
    }

    /// Writes a decision for the items it makes sense for, in one act, and shows what is next.
    pub(super) fn decide(&mut self, outcome: &Outcome, desk: &mut Desk) -> Answer {
        // The former decision first: where the disk has answered, it is the one that is shown.
        if let Some(sent) = self.sent.take() {
            return self.write(sent, desk);
        }
        let targets: Vec<QueueItem> = self.targets().into_iter().cloned().collect();
        let mut decided: Vec<&QueueItem> = Vec::new();
        let mut ops: Vec<Op> = Vec::new();
        for item in &targets {
            // What a colleague has taken, or what is no longer to be decided, is left alone.
            let query = self.query(true, desk);
            let still = desk.store.queue_find(&query, &item.key)?;
            if still.is_none() || !hold(item, desk)? {
                continue;
            }
            let file = desk.store.file_to_write(item.person.id)?;
            if outcome.refusal(item, Some(&file)).is_none() {
                ops.extend(outcome.ops(item, &file, writer(desk)));
                decided.push(item);
            }
        }
        if decided.is_empty() {
            return taken_meanwhile(&targets, desk);
        }
        let person = match decided.as_slice() {
            [one] => Some(one.person.id),
            _ => None,
        };
        let change = Change::entry(label(outcome, &decided), person, ops);
        let left = targets.len() - decided.len();
        let decision = Decision {
            change,
            keys: decided.iter().map(|item| item.key.clone()).collect(),
            answer: Message::success(sentence(outcome, &decided, left, desk)),
        };
        match self.write(Box::new(decision), desk) {
            Err(StoreError::Conflict { .. }) => taken_meanwhile(&targets, desk),
            done => done,
        }
    }

    /// Writes a decision, or asks again whether it is written.
    pub(super) fn write(&mut self, decision: Box<Decision>, desk: &mut Desk) -> Answer {
        let moment = desk.clock.moment();
        let applied = match desk.store.apply(&desk.author, &moment, &decision.change) {
            Ok(applied) => applied,
            Err(error) => {
                let is_sent = desk.store.is_sending(&decision.change).is_some();
                self.sent = is_sent.then_some(decision);
                return Err(error);
            }
        };
        self.done.push(Decided {
            act: applied.act,
            keys: decision.keys,
            view: self.view,
        });
        self.marks.clear();
        let turn = Turn::from(Step::Refresh).then(decision.answer);
        Ok(turn.then(Step::Recount))
    }

    /// After an undo: back to the item, or to the marks, that the act was about.
    pub(super) fn back_to(&mut self, act: Option<Id>, desk: &mut Desk) -> Result<()> {
        let Some(undone) = self.done.pop_if(|it| Some(it.act) == act) else {
            return Ok(());
        };
        self.view = undone.view;
        match undone.view {
            View::One => match undone.keys.first() {
                Some(key) => self.show_again(key, desk),
                None => Ok(()),
            },
            View::List => {
                self.read_rows(desk)?;
                let is_undone = |row: &QueueItem| undone.keys.contains(&row.key);
                let first = self.rows.iter().position(is_undone);
                self.cursor.at = first.unwrap_or_default();
                self.marks = undone.keys.into_iter().collect();
                Ok(())
            }
        }
    }

    fn show_again(&mut self, key: &ItemKey, desk: &mut Desk) -> Result<()> {
        self.skipped.remove(key);
        match desk.store.queue_find(&self.query(true, desk), key)? {
            Some(item) if hold(&item, desk)? => self.show_item(Some(item), desk),
            Some(_) | None => self.next_item(desk),
        }
    }
}

/// The appointment that an operation writes, as it would be.
fn appointment(op: &Op, file: &CaseFile) -> Option<Row> {
    if op.entity() != Entity::Appointment {
        return None;
    }
    let (row, values) = match op {
        Op::Insert { entity, values } => (Row::blank(*entity), values),
        Op::Update {
            entity, id, values, ..
        } => (file.row(*entity, *id)?.clone(), values),
        Op::Move { .. } | Op::Remove { .. } => return None,
    };
    let set = |row: Row, (name, value): &(&'static str, Value)| row.with(name, value.clone());
    Some(values.iter().fold(row, set))
}

/// « ABDALLAH Nadia, rendez-vous du 16/11 : honoré. u pour annuler. »
fn sentence(outcome: &Outcome, decided: &[&QueueItem], left: usize, desk: &Desk) -> String {
    let what = label(outcome, decided);
    let name = match decided {
        [one] => display_name(&one.person.nom, &one.person.prenom),
        _ => String::new(),
    };
    let mut text = format!("{}.", joined([&name, &what], " – "));
    if left > 0 {
        let left = plural(
            left,
            "élément laissé : cette issue ne lui convient pas, ou un collègue s’en occupe",
            "éléments laissés : cette issue ne leur convient pas, ou un collègue s’en occupe",
        );
        text.push_str(&format!(" {left}."));
    }
    let first = decided.first();
    let back = first.and_then(|item| outcome.comes_back(item.kind, desk.today));
    if let (Some(day), false) = (back, matches!(outcome, Outcome::Later(..))) {
        text.push_str(&format!(" Reviendra le {} si rien ne change.", short(day)));
    }
    let undo = desk.key_of(Context::Triage, Action::Undo);
    format!("{text} {undo} pour annuler.")
}

fn taken_meanwhile(targets: &[QueueItem], desk: &Desk) -> Answer {
    let now = desk.clock.moment().instant;
    let held = |item: &QueueItem| desk.store.lease_holder(&desk.author, item.person.id, now);
    let holder = targets.first().map(held).transpose()?.flatten();
    let who = holder.unwrap_or_else(|| "Un collègue".to_owned());
    let words = format!(
        "{who} s’est occupé de ce dossier entre-temps : rien n’a été écrit. Voici la suite."
    );
    Ok(Turn::from(Step::Refresh).then(Message::warning(words)))
}

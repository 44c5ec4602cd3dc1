//! « Rappels à envoyer »: whom to remind of the appointments of the next two working days; written as a table for what
//! sends the messages, noted once they are sent. Sends nothing; knows no drawing.
use std::collections::BTreeSet;

use crate::app::appointments::{other_agenda, own_agenda};
use crate::app::job::Job;
use crate::app::prelude::*;
use crate::domain::rights::{Extent, Need};
use crate::gestures::reminders_sent::reminders_sent;
use crate::store::{ToRemind, Whose, reminder_days};

/// The reminders.
#[derive(Clone, Debug)]
pub struct Reminders {
    /// Whose appointments.
    pub whose: Whose,
    /// First and last day reminded of.
    pub days: (Date, Date),
    /// The rows.
    pub list: Vec<ToRemind>,
    /// The row chosen.
    pub cursor: Cursor,
    /// The appointments marked.
    pub marks: BTreeSet<Id>,
}

impl Reminders {
    /// Those of one's own agenda.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn open(desk: &Desk) -> Result<Self> {
        let mut view = Self {
            whose: own_agenda(desk),
            days: (desk.today, desk.today),
            list: Vec::new(),
            cursor: Cursor::default(),
            marks: BTreeSet::new(),
        };
        view.read(desk)?;
        Ok(view)
    }

    /// Reads them again; what is chosen and marked stays so when it is still there.
    fn read(&mut self, desk: &Desk) -> Result<()> {
        let chosen = self.reminder().map(|it| it.meeting.id);
        self.days = reminder_days(desk.today, desk.rules.calendar());
        self.list = desk.store.to_remind(desk.today, self.whose)?;
        let ids: Vec<Id> = self.list.iter().map(|it| it.meeting.id).collect();
        let found = ids.iter().position(|id| Some(*id) == chosen);
        self.cursor.at = found.unwrap_or(self.cursor.at);
        self.cursor.step(0, ids.len());
        self.marks.retain(|id| ids.contains(id));
        Ok(())
    }

    /// The row chosen.
    pub fn reminder(&self) -> Option<&ToRemind> {
        self.list.get(self.cursor.at)
    }

    /// Those marked; all of them when none is.
    fn wanted(&self) -> Vec<ToRemind> {
        let is = |it: &&ToRemind| self.marks.is_empty() || self.marks.contains(&it.meeting.id);
        self.list.iter().filter(is).cloned().collect()
    }

    fn mark(&mut self) {
        let Some(id) = self.reminder().map(|it| it.meeting.id) else {
            return;
        };
        if !self.marks.remove(&id) {
            self.marks.insert(id);
        }
        self.cursor.step(1, self.list.len());
    }

    fn mark_all(&mut self) {
        match self.marks.is_empty() {
            true => self.marks.extend(self.list.iter().map(|it| it.meeting.id)),
            false => self.marks.clear(),
        }
    }
}

impl At for Reminders {
    fn context(&self) -> Context {
        Context::Reminders
    }

    fn offers(&self, _desk: &Desk) -> Offers {
        Offers::of(Context::Reminders)
            .moves()
            .first(&[
                Action::Export,
                Action::Done,
                Action::Open,
                Action::Mark,
                Action::Scope,
                Action::Undo,
            ])
            .call(Action::Done, "noter envoyés")
            .explain(
                Action::Done,
                "Noter comme envoyés les rappels marqués, ou tous : un contact dans chaque dossier",
            )
            .explain(
                Action::Export,
                "Écrire un tableau pour ce qui envoie : téléphone, courriel, texte",
            )
            .call(Action::Open, "dossier")
            .call(Action::Scope, "les miens / l’équipe")
            .always(&[Action::Palette, Action::Help, Action::Back])
    }

    fn person(&self) -> Option<Id> {
        self.reminder().map(|it| it.meeting.person)
    }

    fn refuses(&self, action: Action, desk: &Desk) -> Option<Availability> {
        if let Some(locked) = desk.locks(action) {
            return Some(locked);
        }
        let about = matches!(
            action,
            Action::Open | Action::Done | Action::Mark | Action::MarkAll | Action::Export
        );
        if about && self.list.is_empty() {
            return Some(Availability::no("Il n’y a aucun rappel à envoyer."));
        }
        if action == Action::Done && self.wanted().iter().all(ToRemind::lacks_place) {
            let words = "Le lieu n’est pas noté : écrivez-le dans le rendez-vous, avant d’envoyer le rappel.";
            return Some(Availability::no(words));
        }
        let noting = Need::Change(Entity::Contact, Extent::Whole);
        let refused = noting.refusal(desk.store.rights());
        refused
            .filter(|_| action == Action::Done)
            .map(Availability::No)
    }

    fn act(&mut self, action: Action, desk: &mut Desk) -> Answer {
        if let Some(by) = rows_of(action, Desk::page(desk.size.list_rows())) {
            self.cursor.step(by, self.list.len());
            return Ok(Turn::stay());
        }
        match action {
            Action::Open => {
                let spot = |it: &ToRemind| Spot::Record(Entity::Appointment, it.meeting.id);
                let file = |it: &ToRemind| Turn::file(it.meeting.person, spot(it));
                return Ok(self.reminder().map(file).into());
            }
            Action::Done => {
                let by = (desk.today, desk.author.agent);
                let change = reminders_sent(&self.wanted(), by, desk.store.rights());
                return Ok(Step::Write(change).into());
            }
            Action::Export => return Ok(Turn::job(Job::Reminders(self.wanted()))),
            Action::Mark => self.mark(),
            Action::MarkAll => self.mark_all(),
            Action::Scope => {
                self.whose = other_agenda(self.whose, desk);
                self.read(desk)?;
            }
            Action::Reminders => self.read(desk)?,
            Action::Back => return Ok(Turn::leave()),
            _ => return Ok(Turn::pass()),
        }
        Ok(Turn::stay())
    }

    fn reload(&mut self, desk: &mut Desk) -> Answer {
        self.read(desk)?;
        Ok(Turn::stay())
    }
}

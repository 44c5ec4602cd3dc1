//! What is done in the agenda: going from day to day, whose it is, opening, fixing and noting
//! appointments.
use super::{AgendaView, Line, Order, Period};
use crate::app::appointments::{other_agenda, own_agenda};
use crate::app::chooser::Feed;
use crate::app::job::Job;
use crate::app::places::session;
use crate::app::prelude::*;
use crate::app::preview::Preview;
use crate::app::{answer, appointments};
use crate::domain::date::short;
use crate::domain::rights::Meetings;
use crate::domain::text::enclosed;
use crate::store::{Meeting, Slot, Whose};

impl AgendaView {
    /// One's own agenda, today.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn open(desk: &Desk) -> Result<Self> {
        let mut view = Self::new(desk.today, own_agenda(desk));
        view.show(desk)?;
        Ok(view)
    }

    /// The same to be seen beside the list, where there is room for it: nothing is read of the people in it.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn beside(desk: &Desk) -> Result<Option<Self>> {
        let seen = desk.store.rights().meetings() != Meetings::None;
        if !(seen && desk.size.has_day()) {
            return Ok(None);
        }
        let mut view = Self::new(desk.today, own_agenda(desk));
        view.most = desk.size.list_rows();
        view.read(desk)?;
        Ok(Some(view))
    }

    fn show(&mut self, desk: &Desk) -> Answer {
        self.read(desk)?;
        self.preview = Preview::apart(self.person(), None, desk)?;
        Ok(Turn::stay())
    }

    fn moved(&mut self, by: isize, desk: &Desk) -> Answer {
        self.step(by);
        self.preview = Preview::apart(self.person(), self.preview.take(), desk)?;
        Ok(Turn::stay())
    }

    /// The gesture that an action is on the whole session chosen, if it is one.
    fn whole(&self, action: Action) -> Option<Gesture> {
        session::whole(action, self.together().first()?.id)
    }

    fn switch_period(&mut self) {
        // The day of the line chosen stays in sight.
        self.day = self.slot().day;
        self.period = match self.period {
            Period::Day => Period::Week,
            Period::Week => Period::Day,
        };
    }

    fn switch_order(&mut self) {
        self.order = match self.order {
            Order::ByHour => Order::ByAgent,
            Order::ByAgent => Order::ByHour,
        };
    }

    /// Asks with whom an appointment is fixed where the cursor is.
    fn choose_person(&self, desk: &Desk) -> Answer {
        let slot = self.slot();
        let day = short(slot.day);
        let time = slot.time.map(|time| time.long()).unwrap_or_default();
        let at = enclosed(" à ", &time, "");
        let title = format!("Rendez-vous le {day}{at} : avec qui ?");
        let mut chooser = Chooser::new(&title, appointments::people(slot, "", desk)?);
        chooser.feed = Feed::People(slot);
        if chooser.items.is_empty() {
            let nobody = desk.store.rights().nobody().map(str::to_owned);
            let [list, new] =
                [Action::Alerts, Action::New].map(|it| desk.key_of(Context::List, it));
            chooser.nothing = nobody.unwrap_or_else(|| {
                format!(
                    "Il n’y a pas encore de dossier : fermez cette fenêtre, puis {list} montre la liste, où {new} en crée un."
                )
            });
        }
        Ok(Turn::menu(chooser))
    }
}

/// Whose agenda can be shown.
fn menu(desk: &Desk) -> Chooser<Choice> {
    let item = |label: &str, whose| Item::new(label, Choice::Agenda(whose));
    let mut items = vec![item("Mon agenda", own_agenda(desk))];
    let structures = desk.names.organizations.iter();
    items.extend(structures.map(|(id, name)| item(name, Whose::Team(*id))));
    let agents = desk.names.agents.iter();
    items.extend(agents.map(|(id, name)| item(name, Whose::Agent(*id))));
    items.push(item("Tout le monde", Whose::Everyone));
    Chooser::new("L’agenda de qui ?", items)
}

/// Whether an action needs an appointment to be chosen.
const fn is_of_meeting(action: Action) -> bool {
    matches!(
        action,
        Action::Edit
            | Action::Done
            | Action::Postpone
            | Action::CancelledByUs
            | Action::Interview
            | Action::Lead
            | Action::Why
            | Action::Documents
            | Action::Situation
            | Action::Objectives
            | Action::Plan
            | Action::Contract
            | Action::Appointments
            | Action::History
    )
}

impl At for AgendaView {
    fn context(&self) -> Context {
        Context::Agenda
    }

    fn offers(&self, _desk: &Desk) -> Offers {
        let offers = Offers::of(Context::Agenda).moves();
        let offers = match self.session() {
            Some(_) => session::offered(offers),
            None => offers.call(Action::CancelledByUs, "annuler"),
        };
        offers
            .both(Action::PreviousDay, Action::NextDay)
            .call(
                Action::NextDay,
                match self.period {
                    Period::Day => "jour",
                    Period::Week => "semaine",
                },
            )
            .first(&[
                Action::Open,
                Action::New,
                Action::Done,
                Action::Edit,
                Action::Period,
                Action::Scope,
                Action::Filters,
                Action::Undo,
            ])
            .call(Action::New, "fixer")
            .call(Action::Done, "issue")
            .call(Action::Scope, "le mien / l’équipe")
            .call(Action::Filters, "celui de qui")
            .always(&[Action::Palette, Action::Help, Action::Back])
    }

    fn person(&self) -> Option<Id> {
        self.meeting().map(|meeting| meeting.person)
    }

    fn refuses(&self, action: Action, desk: &Desk) -> Option<Availability> {
        if let Some(locked) = desk.locks(action) {
            return Some(locked);
        }
        if let Some(whole) = self.whole(action) {
            return session::refused(whole, &self.together(), desk);
        }
        let alone = matches!(self.whose, Whose::Agent(_));
        let noted = self.meeting().is_some_and(|it| !it.is_planned());
        let reason = match action {
            Action::Done if self.session().is_some() => return None,
            _ if is_of_meeting(action) && self.session().is_some() => {
                "C’est une séance à plusieurs : Entrée l’ouvre, une personne par ligne."
            }
            _ if is_of_meeting(action) && self.meeting().is_none() => {
                "Choisissez d’abord un rendez-vous."
            }
            Action::CancelledByUs if noted => {
                "Son issue est déjà notée : « issue » permet de la corriger."
            }
            Action::Sort if alone => "Cet agenda est celui d’une seule personne.",
            _ => return None,
        };
        Some(Availability::no(reason))
    }

    fn act(&mut self, action: Action, desk: &mut Desk) -> Answer {
        if let Some(by) = rows_of(action, Desk::page(desk.size.list_rows())) {
            return self.moved(by, desk);
        }
        if let Some(whole) = self.whole(action) {
            return Ok(Turn::form(whole));
        }
        let meeting = self.meeting();
        match action {
            Action::Agenda => self.day = desk.today,
            Action::PreviousDay => self.turn(-1),
            Action::NextDay => self.turn(1),
            Action::Period => self.switch_period(),
            Action::Scope => self.whose = other_agenda(self.whose, desk),
            Action::Sort => self.switch_order(),
            Action::Open => {
                let spot = |it: &Meeting| Spot::Record(Entity::Appointment, it.id);
                return match meeting {
                    Some(it) => Ok(Turn::file(it.person, spot(it))),
                    None if self.session().is_some() => {
                        Ok(self.session().map(Opening::Session).into())
                    }
                    None if desk.read_only().is_some() => Ok(Turn::stay()),
                    None => self.choose_person(desk),
                };
            }
            Action::New => return self.choose_person(desk),
            Action::Back => return Ok(Turn::leave()),
            Action::Filters => return Ok(Turn::menu(menu(desk))),
            Action::Edit => {
                let edit = |it: &Meeting| Turn::form(Gesture::Edit(Entity::Appointment, it.id));
                return Ok(meeting.map(edit).into());
            }
            Action::Done if meeting.is_none() => {
                return Ok(self.session().map(Opening::Session).into());
            }
            Action::CancelledByUs => {
                let cancelled = |it: &Meeting| FormAsked {
                    fill: vec![("statut", "annule_structure".to_owned())],
                    ..FormAsked::here(Gesture::Outcome(it.id))
                };
                return Ok(meeting.map(cancelled).map(Opening::Form).into());
            }
            Action::Done => {
                let request =
                    |it: &Meeting| answer::appointment_request(it.id, it.status.as_deref());
                return Ok(meeting.map(request).map(Turn::form).into());
            }
            Action::Postpone => {
                let row = |it: &Meeting| desk.store.row(Entity::Appointment, it.id);
                let row = meeting.map(row).transpose()?;
                return Ok(answer::another_date(row.as_ref(), desk));
            }
            Action::Export => return Ok(Turn::job(Job::Calendar(self.query()))),
            _ => return Ok(Turn::pass()),
        }
        self.show(desk)
    }

    fn chosen(&mut self, choice: &Choice, desk: &mut Desk) -> Answer {
        match choice {
            Choice::Agenda(whose) => {
                self.whose = *whose;
                self.show(desk)
            }
            Choice::AgendaDay(day) => {
                self.day = *day;
                self.show(desk)
            }
            Choice::Fix(slot, person) => Ok(Opening::Form(FormAsked {
                slot: Some(*slot),
                ..FormAsked::of(Gesture::New(Entity::Appointment, 0), *person)
            })
            .into()),
            _ => Ok(Turn::pass()),
        }
    }

    fn reload(&mut self, desk: &mut Desk) -> Answer {
        self.show(desk)
    }

    fn hears(&mut self, news: &News, desk: &mut Desk) -> Answer {
        match news {
            News::Saved(saved) if saved.entity == Entity::Appointment => {
                let saved = |slot: &Slot| Some(slot.meeting.id) == saved.record;
                let is_it = |line: &Line| match line {
                    Line::Meeting(slot) => saved(slot),
                    Line::Session(slots) => slots.iter().any(saved),
                    _ => false,
                };
                if let Some(at) = self.lines.iter().position(is_it) {
                    self.cursor.at = at;
                }
            }
            News::BackFrom(_) => self.preview = Preview::apart(self.person(), None, desk)?,
            News::Resized => return self.moved(0, desk),
            _ => {}
        }
        Ok(Turn::stay())
    }
}

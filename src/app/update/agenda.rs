//! The agenda: going from day to day, whose it is, opening, fixing and noting appointments.
use super::super::App;
use super::super::action::Action;
use super::super::agenda::{AgendaView, Desk, Line, Order, Period};
use super::super::job::Job;
use super::super::layer::{Choice, Chooser, Feed, Item, Layer};
use super::super::screen::Screen;
use super::{Effects, nothing};
use crate::domain::record::{Entity, Id};
use crate::gestures::opening::Opening;
use crate::gestures::request::Request;
use crate::gestures::slot::Place;
use crate::store::{Anchor, Line as Found, Query, Result, Scope, Sort, Towards, Whose};

/// People proposed at once.
const PROPOSED: usize = 30;

impl App {
    /// The agenda, when it is the screen.
    #[must_use]
    pub fn agenda(&self) -> Option<&AgendaView> {
        match &self.screen {
            Screen::Agenda(view) => Some(view),
            Screen::Caseload | Screen::Triage(_) | Screen::Steering => None,
        }
    }

    fn agenda_mut(&mut self) -> Option<&mut AgendaView> {
        match &mut self.screen {
            Screen::Agenda(view) => Some(view),
            Screen::Caseload | Screen::Triage(_) | Screen::Steering => None,
        }
    }

    /// The person chosen on the main screen.
    pub(crate) fn on_screen(&self) -> Option<Id> {
        match &self.screen {
            Screen::Caseload => self.list.selected().map(|line| line.id),
            Screen::Agenda(view) => view.meeting().map(|meeting| meeting.person),
            Screen::Triage(queue) => queue.person(),
            Screen::Steering => self.steering_person(),
        }
    }

    /// Reads the agenda again, when it is the screen.
    pub(crate) fn reload_agenda(&mut self) -> Result<()> {
        if let Screen::Agenda(view) = &mut self.screen {
            view.reload(Desk {
                store: &self.store,
                calendar: self.rules.calendar(),
                hours: &self.hours,
                today: self.today,
            })?;
        }
        Ok(())
    }

    fn show_agenda(&mut self) -> Effects {
        self.reload_agenda()?;
        self.preview = None;
        self.read_preview()?;
        nothing()
    }

    /// Opens the agenda on today; from the agenda, comes back to today.
    pub(super) fn open_agenda(&mut self) -> Effects {
        let today = self.today;
        self.file = None;
        self.list.searching = false;
        let whose = self.own_agenda();
        match self.agenda_mut() {
            Some(view) => view.day = today,
            None => self.show(Screen::Agenda(Box::new(AgendaView::new(today, whose)))),
        }
        self.show_agenda()
    }

    /// One's own agenda; for who receives nobody, that of the team, or everyone's.
    fn own_agenda(&self) -> Whose {
        self.author.agent.map_or_else(|| self.team(), Whose::Agent)
    }

    fn team(&self) -> Whose {
        self.structure.map_or(Whose::Everyone, Whose::Team)
    }

    pub(super) fn show_agenda_of(&mut self, whose: Whose) -> Effects {
        if let Some(view) = self.agenda_mut() {
            view.whose = whose;
        }
        self.show_agenda()
    }

    pub(super) fn turn_agenda(&mut self, by: i64) -> Effects {
        if let Some(view) = self.agenda_mut() {
            view.turn(by);
        }
        self.show_agenda()
    }

    pub(super) fn switch_period(&mut self) -> Effects {
        let day = self.agenda_day();
        if let Some(view) = self.agenda_mut() {
            view.period = match view.period {
                Period::Day => Period::Week,
                Period::Week => Period::Day,
            };
            view.day = day.unwrap_or(view.day);
        }
        self.show_agenda()
    }

    /// The day of the line chosen.
    fn agenda_day(&self) -> Option<crate::domain::date::Date> {
        self.agenda().map(|view| view.place().day)
    }

    /// What an action does in the agenda, when that is not what it does elsewhere.
    pub(super) fn run_in_agenda(&mut self, action: Action) -> Option<Effects> {
        Some(match action {
            Action::Up => self.step_agenda(-1),
            Action::Down => self.step_agenda(1),
            Action::PageUp => self.step_agenda(-self.page()),
            Action::PageDown => self.step_agenda(self.page()),
            Action::First => self.step_agenda(isize::MIN + 1),
            Action::Last => self.step_agenda(isize::MAX),
            Action::Open => self.open_in_agenda(),
            Action::Back => self.leave_agenda(),
            Action::Scope => self.switch_agenda(),
            Action::Sort => self.sort_agenda(),
            Action::Filters => self.menu(self.menu_agenda()),
            Action::New => self.choose_person(),
            Action::Edit => self.edit_meeting(),
            Action::Done => self.meeting_done(),
            Action::Export => self.export_agenda(),
            _ => return None,
        })
    }

    /// Why an action can't be done on the line chosen of the agenda, if so.
    pub(crate) fn unavailable_in_agenda(&self, action: Action) -> Option<String> {
        let view = self
            .agenda()
            .filter(|_| self.file.is_none() && self.layers.is_empty())?;
        let of_meeting = matches!(
            action,
            Action::Edit
                | Action::Done
                | Action::Interview
                | Action::Why
                | Action::Documents
                | Action::Situation
                | Action::Objectives
                | Action::Plan
                | Action::Contract
                | Action::Appointments
                | Action::History
        );
        if of_meeting && view.meeting().is_none() {
            return Some("Choisissez d’abord un rendez-vous.".to_owned());
        }
        let several = matches!(view.whose, Whose::Team(_) | Whose::Everyone);
        (action == Action::Sort && !several)
            .then(|| "Cet agenda est celui d’une seule personne.".to_owned())
    }

    fn step_agenda(&mut self, by: isize) -> Effects {
        if let Some(view) = self.agenda_mut() {
            view.step(by);
        }
        self.read_preview()?;
        nothing()
    }

    /// Opens the file of the person at that appointment; on a gap, fixes an appointment there.
    fn open_in_agenda(&mut self) -> Effects {
        let meeting = self.agenda().and_then(AgendaView::meeting);
        let Some((person, id)) = meeting.map(|it| (it.person, it.id)) else {
            return match self.read_only() {
                Some(_) => nothing(),
                None => self.choose_person(),
            };
        };
        self.open_person(person)?;
        if let Some(file) = &mut self.file {
            file.choose(Entity::Appointment, id);
        }
        nothing()
    }

    fn leave_agenda(&mut self) -> Effects {
        self.screen = Screen::Caseload;
        self.preview = None;
        self.read_preview()?;
        nothing()
    }

    /// From one's own agenda to that of the team, and back.
    fn switch_agenda(&mut self) -> Effects {
        let own = self.own_agenda();
        let shown = self.agenda().map(|view| view.whose);
        let others = match own {
            Whose::Agent(_) => self.team(),
            Whose::Team(_) | Whose::Everyone => Whose::Everyone,
        };
        self.show_agenda_of(if shown == Some(own) { others } else { own })
    }

    fn sort_agenda(&mut self) -> Effects {
        if let Some(view) = self.agenda_mut() {
            view.order = match view.order {
                Order::ByHour => Order::ByAgent,
                Order::ByAgent => Order::ByHour,
            };
        }
        self.show_agenda()
    }

    /// Whose agenda can be shown.
    fn menu_agenda(&self) -> Chooser<Choice> {
        let mut items = vec![item("Mon agenda", Choice::Agenda(self.own_agenda()))];
        let structures = self.names.organizations.iter();
        items.extend(structures.map(|(id, name)| item(name, Choice::Agenda(Whose::Team(*id)))));
        let agents = self.names.agents.iter();
        items.extend(agents.map(|(id, name)| item(name, Choice::Agenda(Whose::Agent(*id)))));
        items.push(item("Tout le monde", Choice::Agenda(Whose::Everyone)));
        Chooser::new("L’agenda de qui ?", items)
    }

    fn edit_meeting(&mut self) -> Effects {
        match self.agenda().and_then(AgendaView::meeting).map(|it| it.id) {
            Some(id) => self.open_form(Request::Edit(Entity::Appointment, id)),
            None => nothing(),
        }
    }

    /// The outcome of the appointment, or what follows an absence.
    fn meeting_done(&mut self) -> Effects {
        let Some(meeting) = self.agenda().and_then(AgendaView::meeting) else {
            return nothing();
        };
        let request = match meeting.status.as_deref() {
            Some("absent" | "absent_excuse") => Request::New(Entity::AbsenceAction, meeting.id),
            Some(_) | None => Request::Outcome(meeting.id),
        };
        self.open_form(request)
    }

    fn export_agenda(&mut self) -> Effects {
        let asked = self.agenda().map(AgendaView::query);
        self.jobs.extend(asked.map(Job::Calendar));
        nothing()
    }

    /// Asks with whom an appointment is fixed where the cursor is.
    fn choose_person(&mut self) -> Effects {
        let Some(place) = self.agenda().map(AgendaView::place) else {
            return nothing();
        };
        let title = match place.time {
            Some(time) => format!(
                "Rendez-vous le {} à {} : avec qui ?",
                crate::domain::date::short(place.day),
                time.long()
            ),
            None => format!(
                "Rendez-vous le {} : avec qui ?",
                crate::domain::date::short(place.day)
            ),
        };
        let mut chooser = Chooser::new(&title, self.people(place, "")?);
        chooser.feed = Feed::People(place);
        self.menu(chooser)
    }

    /// Narrows the menu on top to what is typed.
    pub(super) fn narrow_menu(&mut self) -> Effects {
        let found = match self.layers.last() {
            Some(Layer::Menu(chooser)) => match chooser.feed {
                Feed::Fixed => None,
                Feed::People(place) => Some(self.people(place, chooser.typed.text())?),
            },
            _ => None,
        };
        if let Some(Layer::Menu(chooser)) = self.layers.last_mut() {
            match found {
                None => chooser.filter(),
                Some(items) => {
                    chooser.shown = (0..items.len()).collect();
                    chooser.cursor = 0;
                    chooser.items = items;
                }
            }
        }
        nothing()
    }

    /// The people found by these words; without any, one's own.
    fn people(&self, place: Place, words: &str) -> Result<Vec<Item<Choice>>> {
        let scope = match (place.agent.or(self.author.agent), words.trim()) {
            (Some(agent), "") => Scope::Referent(agent),
            (_, _) => Scope::Everyone,
        };
        let query = Query {
            sort: Sort::Name,
            scope,
            search: words.to_owned(),
            ..Query::new(self.today)
        };
        let page = self
            .store
            .page(&query, &Anchor::Edge, Towards::End, PROPOSED)?;
        let person = |line: &Found| Item {
            note: line.appointment.map_or_else(String::new, |(date, _)| {
                format!("RDV {}", crate::domain::date::short(date))
            }),
            ..item(&line.name, Choice::Fix(place, line.id))
        };
        Ok(page.lines.iter().map(person).collect())
    }

    /// Opens the form of a new appointment with that person, already filled with the place.
    pub(super) fn fix_appointment(&mut self, place: Place, person: Id) -> Effects {
        let request = Request::New(Entity::Appointment, 0);
        let given = place.answers();
        let at = Opening {
            given: &given,
            ..self.opening()
        };
        let mut form = request.open(&self.store, Some(person), at)?;
        form.offer(&["prevu_le", "heure", "duree"]);
        self.push_form(request, Some(person), form);
        nothing()
    }

    /// Chooses an appointment in the agenda, when it is the screen and shows it.
    pub(super) fn choose_meeting(&mut self, id: Id) {
        let Some(view) = self.agenda_mut() else {
            return;
        };
        let same = |line: &Line| matches!(line, Line::Meeting(slot) if slot.meeting.id == id);
        if let Some(at) = view.lines.iter().position(same) {
            view.cursor = at;
        }
    }
}

fn item(label: &str, value: Choice) -> Item<Choice> {
    Item {
        value,
        label: label.to_owned(),
        note: String::new(),
        disabled: None,
    }
}

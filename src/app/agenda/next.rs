//! In a form: what is doubtful about the day and the hour of an appointment, and which one is
//! proposed after what has just been closed.
use crate::app::App;
use crate::domain::agenda::USUAL;
use crate::domain::agenda::{Closed, Company, DayOff, Span, clash, free_at, what_follows};
use crate::domain::date::{Date, Time};
use crate::domain::record::{Entity, Id, Row};
use crate::domain::record::{Issue, Severity};
use crate::gestures::slot::Place;
use crate::store::{AgendaQuery, Meeting, Result, Whose};

/// Appointments of one agent on one day, at most: an agenda that holds more is no agenda.
const ONE_DAY: usize = 500;

/// Fields that say when an appointment is, and whose.
const WHEN: [&str; 5] = ["prevu_le", "heure", "duree", "agent_id", "collectif"];

impl App {
    /// What is doubtful about the day and hour of an appointment: a day that is not worked, an
    /// agent who receives someone else, a person expected elsewhere. None forbids to save.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn appointment_doubts(&self, row: &Row, person: Option<Id>) -> Result<Vec<Issue>> {
        let mut doubts = Vec::new();
        let cancelled = matches!(
            row.text("statut"),
            Some("absent_excuse" | "annule_structure")
        );
        let Some(day) = row.date("prevu_le").filter(|_| !cancelled) else {
            return Ok(doubts);
        };
        let off = DayOff::of(day, self.rules.calendar()).and_then(DayOff::doubt);
        doubts.extend(off.map(|words| doubt("prevu_le", words.to_owned())));
        let Some(time) = row.text("heure").and_then(Time::from_code) else {
            return Ok(doubts);
        };
        let company = if row.yes("collectif") {
            Company::Group
        } else {
            Company::Single
        };
        let mine = (Span::of(time, row.int("duree")), company);
        let meets =
            |it: &&Meeting| it.id != row.id && it.held().is_some_and(|theirs| clash(mine, theirs));
        if let Some(agent) = self.agent_of(row, person)? {
            let found = self.agenda_of(agent, day)?;
            let other = found.iter().find(meets);
            doubts.extend(other.map(|it| doubt("heure", self.agent_is_taken(agent, it))));
        }
        if let Some(person) = person {
            let own = self.store.agenda_of_person(person, day)?;
            let other = own
                .iter()
                .find(meets)
                .filter(|_| doubts.iter().all(|it| it.field != "heure"));
            doubts.extend(other.map(|it| doubt("heure", person_is_taken(it))));
        }
        Ok(doubts)
    }

    /// The agent who receives: that of the appointment, else the référent.
    fn agent_of(&self, row: &Row, person: Option<Id>) -> Result<Option<Id>> {
        if let Some(agent) = row.int("agent_id") {
            return Ok(Some(agent));
        }
        person.map_or(Ok(None), |person| self.store.referent_of(person))
    }

    fn agenda_of(&self, agent: Id, day: Date) -> Result<Vec<Meeting>> {
        self.store.agenda(&AgendaQuery {
            from: day,
            to: day,
            whose: Whose::Agent(agent),
            most: ONE_DAY,
        })
    }

    /// « Vous avez déjà un rendez-vous à 14:00 avec NOM Prénom. »
    fn agent_is_taken(&self, agent: Id, other: &Meeting) -> String {
        let who = if self.author.agent == Some(agent) {
            "Vous avez".to_owned()
        } else {
            format!("{} a", self.names.agent(Some(agent)))
        };
        let at = other.time.map(|time| time.code()).unwrap_or_default();
        format!("{who} déjà un rendez-vous à {at} avec {}.", other.name())
    }

    /// The appointment to propose to a person after what has just been closed: the type that
    /// follows, at the first free hour from the usual delay on.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn next_place(
        &self,
        closed: Closed<'_>,
        agent: Option<Id>,
        hour: Option<Time>,
    ) -> Result<Place> {
        let next = what_follows(closed);
        let (calendar, agent) = (self.rules.calendar(), agent.or(self.author.agent));
        let place = |day, time| Place {
            day,
            time,
            minutes: None,
            agent,
            kind: Some(next.kind),
        };
        let Some(receives) = agent else {
            return Ok(place(next.day(self.today, calendar), None));
        };
        for day in next.days_to_try(self.today, calendar) {
            let taken: Vec<Span> = self
                .agenda_of(receives, day)?
                .iter()
                .filter_map(|it| it.held().map(|(span, _)| span))
                .collect();
            if let Some(time) = free_at(&self.hours, &taken, USUAL, hour) {
                return Ok(place(day, Some(time)));
            }
        }
        Ok(place(next.day(self.today, calendar), None))
    }
}

fn person_is_taken(other: &Meeting) -> String {
    let at = other.time.map(|time| time.code()).unwrap_or_default();
    let with = match &other.agent {
        Some((_, name)) if !name.is_empty() => format!(" avec {name}"),
        Some(_) | None => String::new(),
    };
    format!("Cette personne a déjà un rendez-vous à {at}{with}.")
}

fn doubt(field: &'static str, sentence: String) -> Issue {
    Issue {
        field,
        about: WHEN.to_vec(),
        severity: Severity::Warning,
        is_reminder: false,
        sentence,
    }
}

/// Whether a record is an appointment, of which the agenda has something to say.
pub(crate) fn concerns(entity: Entity) -> bool {
    entity == Entity::Appointment
}

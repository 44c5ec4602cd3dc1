//! Appointments between two days, of one agent, of a structure, or of everyone.
//!
//! An appointment is that of the agent it is with, or else of the person's référent. Each kind of
//! question reads an index on the day: nothing is read of the days outside.
mod days;
mod reminders;
#[cfg(test)]
mod tests;

pub use days::{AgendaDay, Slot, days};
pub use reminders::{ToRemind, reminder_days};

use std::collections::HashSet;

use super::sql::{self, Param, first, query};
use super::{Result, Store, reach, rows};
use crate::domain::agenda::{Company, Span, minute_of};
use crate::domain::date::{Date, Time, iso};
use crate::domain::record::{Entity, Id};
use crate::domain::rights::{Meetings, Section};
use crate::domain::text::{display_name, sort_key};

/// Appointments of the day of a session, at most.
const SESSION: usize = 2_000;

/// Whose appointments.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Whose {
    /// Everyone's.
    #[default]
    Everyone,
    /// Those of one agent.
    Agent(Id),
    /// Those of the agents of one structure.
    Team(Id),
}

/// Which appointments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AgendaQuery {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// Whose.
    pub whose: Whose,
    /// Appointments read at most.
    pub most: usize,
}

/// One appointment, with the names that a line of an agenda shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meeting {
    /// Number inside the store.
    pub id: Id,
    /// Name outside it.
    pub uid: String,
    /// Revision, one more at each change.
    pub version: i64,
    /// Number of the person.
    pub person: Id,
    /// Name of the person outside the store.
    pub person_uid: String,
    /// Name of the person, as stored.
    pub nom: String,
    /// First name, as stored.
    pub prenom: String,
    /// Day.
    pub day: Date,
    /// Hour, when there is one.
    pub time: Option<Time>,
    /// Length in minutes, when known.
    pub minutes: Option<i64>,
    /// Type (code).
    pub kind: Option<String>,
    /// Where (code).
    pub channel: Option<String>,
    /// Place, address.
    pub place: Option<String>,
    /// The other professionals who are there.
    pub others: Option<String>,
    /// What a group session is about.
    pub subject: Option<String>,
    /// With one person or several.
    pub company: Company,
    /// Number and name of the agent: of the appointment, else the référent.
    pub agent: Option<(Id, String)>,
    /// Outcome (code).
    pub status: Option<String>,
    /// Time zone of the agent's structure, when it says one.
    pub zone: Option<String>,
    /// Day it was fixed, when known.
    pub fixed_on: Option<Date>,
}

/// What makes several appointments one session: they start together, with the same agent, for the same thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionKey {
    /// Its day.
    pub day: Date,
    /// Its hour.
    pub time: Time,
    /// Who holds it.
    pub agent: Option<Id>,
    /// Its type (code).
    pub kind: Option<String>,
}

impl Meeting {
    /// The session that it is of, when it is of one.
    pub fn session(&self) -> Option<SessionKey> {
        let time = self.time.filter(|_| self.company == Company::Group)?;
        Some(SessionKey {
            day: self.day,
            time,
            agent: self.agent_id(),
            kind: self.kind.clone(),
        })
    }

    /// Number of the agent.
    pub fn agent_id(&self) -> Option<Id> {
        self.agent.as_ref().map(|(id, _)| *id)
    }

    /// « NOM Prénom ».
    pub fn name(&self) -> String {
        display_name(&self.nom, &self.prenom)
    }

    /// The part of the day it takes, when it has an hour.
    pub fn span(&self) -> Option<Span> {
        self.time.map(|time| Span::of(time, self.minutes))
    }

    /// Whether it does not take place: cancelled by the person or by the structure.
    pub fn is_cancelled(&self) -> bool {
        matches!(
            self.status.as_deref(),
            Some("absent_excuse" | "annule_structure")
        )
    }

    /// Whether it takes place at that moment: begun, and not past its length.
    pub fn is_under_way(&self, (today, now): (Date, Option<Time>)) -> bool {
        let here = |span: Span, at: u16| span.from <= at && at < span.to;
        let held = self
            .held()
            .filter(|_| self.status.as_deref() != Some("absent"));
        let both = held.zip(now.map(minute_of));
        self.day == today && both.is_some_and(|((span, _), at)| here(span, at))
    }

    /// Whether its time has passed at that moment.
    pub fn is_over(&self, (today, now): (Date, Option<Time>)) -> bool {
        let both = self.span().zip(now.map(minute_of));
        self.day < today || self.day == today && both.is_some_and(|(span, at)| span.to <= at)
    }

    /// Whether nothing is known yet of what it became.
    pub fn is_planned(&self) -> bool {
        self.status.as_deref().is_none_or(|it| it == "prevu")
    }

    /// The part of the day that it takes from its agent; none when it is cancelled.
    pub fn held(&self) -> Option<(Span, Company)> {
        self.span()
            .filter(|_| !self.is_cancelled())
            .map(|span| (span, self.company))
    }

    fn place_in_order(&self) -> (Date, Option<Time>, Id) {
        (self.day, self.time, self.id)
    }
}

const COLUMNS: &str = "r.id, r.uid, r.version, r.allocataire_id, p.uid, COALESCE(p.nom, ''), \
    COALESCE(p.prenom, ''), r.prevu_le, r.heure, r.duree, r.type, r.canal, r.lieu, \
    COALESCE(r.collectif, 0), a.id, trim(COALESCE(a.prenom, '') || ' ' || COALESCE(a.nom, '')), \
    r.statut, s.fuseau, r.cree_le, r.sujet, \
    r.aussi_avec";

/// What an appointment `r` is read with; CROSS JOIN keeps the order of the appointments.
const BESIDE: &str = "CROSS JOIN allocataire p ON p.id = r.allocataire_id \
    LEFT JOIN ligne l ON l.allocataire_id = r.allocataire_id \
    LEFT JOIN agent a ON a.id = COALESCE(r.agent_id, l.referent_id) \
    LEFT JOIN structure s ON s.id = a.structure_id \
    WHERE r.supprime = 0 AND p.supprime = 0";
const DAYS: &str = "prevu_le >= $1 AND prevu_le <= $2";

/// The questions that answer a query, in any order. `$3` is the agent or the structure, when there
/// is one; the last value is the number of rows.
fn questions(whose: Whose, most: i64) -> Vec<String> {
    const TEAM: &str = "(SELECT id FROM agent WHERE structure_id = $3)";
    if whose == Whose::Everyone && most == i64::MAX {
        // In the order of the table, which has the appointments of a day far from each other.
        return vec![format!(
            "SELECT {COLUMNS} FROM (SELECT id FROM rdv WHERE supprime = 0 AND {DAYS} ORDER BY id \
             LIMIT $3) AS k CROSS JOIN rdv r ON r.id = k.id {BESIDE}"
        )];
    }
    let all = format!("SELECT {COLUMNS} FROM rdv r {BESIDE} AND {DAYS}");
    let order = "ORDER BY r.prevu_le, r.heure NULLS FIRST, r.id";
    let ask = |condition: &str| format!("{all} AND {condition} {order} LIMIT $4");
    match whose {
        Whose::Everyone => vec![format!("{all} {order} LIMIT $3")],
        Whose::Agent(_) => vec![
            ask("r.agent_id = $3"),
            ask("r.agent_id IS NULL AND l.referent_id = $3"),
        ],
        Whose::Team(_) => vec![
            ask(&format!("r.agent_id IN {TEAM}")),
            ask(&format!("r.agent_id IS NULL AND l.referent_id IN {TEAM}")),
        ],
    }
}

fn read(row: &sql::Row<'_>) -> Result<Meeting> {
    let agent: Option<Id> = row.get(14)?;
    let name: Option<String> = row.get(15)?;
    Ok(Meeting {
        id: row.get(0)?,
        uid: row.get(1)?,
        version: row.get(2)?,
        person: row.get(3)?,
        person_uid: row.get(4)?,
        nom: row.get(5)?,
        prenom: row.get(6)?,
        day: row.date(7)?.unwrap_or_default(),
        time: row.text(8)?.and_then(Time::from_code),
        minutes: row.get(9)?,
        kind: row.get(10)?,
        channel: row.get(11)?,
        place: row.get(12)?,
        company: if row.yes(13)? {
            Company::Group
        } else {
            Company::Single
        },
        agent: agent.map(|id| (id, name.unwrap_or_default())),
        status: row.get(16)?,
        zone: row.get(17)?,
        fixed_on: row.date(18)?,
        subject: row.get(19)?,
        others: row.get(20)?,
    })
}

impl Store {
    /// Appointments by day and hour (those without an hour first), at most `most`.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn agenda(&self, asked: &AgendaQuery) -> Result<Vec<Meeting>> {
        let whose = match asked.whose {
            Whose::Everyone => None,
            Whose::Agent(id) | Whose::Team(id) => Some(id),
        };
        let (from, to) = (iso(asked.from), iso(asked.to));
        let most = i64::try_from(asked.most).unwrap_or(i64::MAX);
        let mut values: Vec<&dyn Param> = vec![&from, &to];
        values.extend(whose.as_ref().map(|id| id as &dyn Param));
        values.push(&most);
        let mut found = self.in_one_state(|store| {
            let mut found = Vec::new();
            for text in questions(asked.whose, most) {
                found.extend(query(&store.conn, &text, &values, read)?);
            }
            Ok::<_, super::StoreError>(found)
        })?;
        found.sort_by_key(Meeting::place_in_order);
        found.truncate(asked.most);
        self.seen_meetings(found)
    }

    /// The appointments of a session, by name.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn session(&self, key: &SessionKey) -> Result<Vec<Meeting>> {
        let mut found = self.agenda(&AgendaQuery {
            from: key.day,
            to: key.day,
            whose: key.agent.map_or(Whose::Everyone, Whose::Agent),
            most: SESSION,
        })?;
        found.retain(|it| it.session().as_ref() == Some(key));
        found.sort_by_cached_key(|it| (sort_key(&it.nom, &it.prenom), it.id));
        Ok(found)
    }

    /// The same, of the session that an appointment is of; none when it is of none.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn session_of(&self, one: Id) -> Result<Vec<Meeting>> {
        let text = format!("SELECT {COLUMNS} FROM rdv r {BESIDE} AND r.id = $1");
        let found = query(&self.conn, &text, &[&one], read)?;
        let found = self.seen_meetings(found)?;
        let key = found.first().and_then(Meeting::session);
        key.map_or_else(|| Ok(Vec::new()), |key| self.session(&key))
    }

    /// Appointments of one person on one day that are not cancelled.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn agenda_of_person(&self, person: Id, day: Date) -> Result<Vec<Meeting>> {
        let text = format!(
            "SELECT {COLUMNS} FROM rdv r {BESIDE} AND {DAYS} AND r.allocataire_id = $3 ORDER BY r.heure NULLS FIRST, r.id"
        );
        let day = iso(day);
        let mut found = query(&self.conn, &text, &[&day, &day, &person], read)?;
        found.retain(|meeting| !meeting.is_cancelled());
        self.seen_meetings(found)
    }

    /// Leaves the appointments that are seen: the next one of each person, for who sees no other.
    fn seen_meetings(&self, mut found: Vec<Meeting>) -> Result<Vec<Meeting>> {
        match self.rights().meetings() {
            Meetings::All => return Ok(found),
            Meetings::None => return Ok(Vec::new()),
            Meetings::Next => {}
        }
        let mut people: Vec<Id> = found.iter().map(|it| it.person).collect();
        people.sort_unstable();
        people.dedup();
        let kind = (Entity::Appointment, self.rights());
        let rows = rows::of_people_seen(&self.conn, kind, &people)?;
        let seen: HashSet<Id> = self.seen(rows).iter().map(|row| row.id).collect();
        found.retain(|it| seen.contains(&it.id));
        Ok(found)
    }

    /// The référent of a person, if there is one.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn referent_of(&self, person: Id) -> Result<Option<Id>> {
        if !self.rights().sees(Section::Following) || !self.reaches(person)? {
            return Ok(None);
        }
        let found = first(
            &self.conn,
            "SELECT referent_id FROM ligne WHERE allocataire_id = $1",
            &[&person],
            |row| row.get::<Option<Id>>(0),
        )?;
        Ok(found.flatten())
    }

    /// When a record was last changed (instant, UTC), as far as the journal knows.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn last_change(&self, entity: Entity, id: Id) -> Result<Option<String>> {
        let row = rows::by_id(&self.conn, entity, id)?;
        let seen = self.rights().sees_kind(entity);
        if !seen || row.is_some() && !reach::reads(&self.conn, self.rights(), (entity, id))? {
            return Ok(None);
        }
        let person = row.and_then(|row| rows::person_of(&row));
        first(
            &self.conn,
            "SELECT a.fait_a FROM journal j CROSS JOIN acte a ON a.id = j.acte_id \
             WHERE j.objet = $1 AND j.objet_id = $2 AND j.allocataire_id IS NOT DISTINCT FROM $3 \
             ORDER BY j.id DESC LIMIT 1",
            &[&entity.table(), &id, &person],
            |row| row.get(0),
        )
    }
}

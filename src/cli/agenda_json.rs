//! The appointments of some days for other programs: `carnet.agenda/1`.
use serde::Serialize;

use super::person::{AgentJson, PersonJson};
use crate::domain::agenda::Hours;
use crate::domain::date::iso;
use crate::domain::record::Id;
use crate::domain::vocabulary::Vocabulary;
use crate::store::{AgendaDay, AgendaQuery, Slot, Whose};

/// What is written.
#[derive(Serialize)]
pub struct Report<'a> {
    schema: &'static str,
    du: String,
    au: String,
    jours: Vec<Day<'a>>,
}

#[derive(Serialize)]
struct Day<'a> {
    date: String,
    /// `samedi`, `dimanche`, `ferie`, `fermeture`; null on a worked day.
    ferme: Option<&'static str>,
    rendez_vous: Vec<Appointment<'a>>,
    /// Null unless one agent is asked for.
    libres: Option<Vec<Gap>>,
}

#[derive(Serialize)]
struct Appointment<'a> {
    id: Id,
    uid: &'a str,
    heure: Option<String>,
    /// `24:00` at midnight.
    fin: Option<String>,
    duree: Option<i64>,
    /// Minutes counted; those of `duree` when it is known.
    duree_comptee: Option<u16>,
    #[serde(rename = "type")]
    kind: Option<&'a str>,
    libelle: &'a str,
    canal: Option<&'a str>,
    lieu: Option<&'a str>,
    statut: Option<&'a str>,
    allocataire: PersonJson<'a>,
    agent: Option<AgentJson<'a>>,
    en_meme_temps: &'a [Id],
}

#[derive(Serialize)]
struct Gap {
    de: String,
    a: String,
    minutes: u16,
}

/// The report of those days.
pub fn report<'a>(query: &AgendaQuery, days: &'a [AgendaDay], hours: &Hours) -> Report<'a> {
    Report {
        schema: "carnet.agenda/1",
        du: iso(query.from),
        au: iso(query.to),
        jours: days
            .iter()
            .map(|day| Day {
                date: iso(day.date),
                ferme: day.off.map(|off| off.code()),
                rendez_vous: day.slots.iter().map(appointment).collect(),
                libres: free(day, query.whose, hours),
            })
            .collect(),
    }
}

fn free(day: &AgendaDay, whose: Whose, hours: &Hours) -> Option<Vec<Gap>> {
    let Whose::Agent(agent) = whose else {
        return None;
    };
    let gaps = day.free(agent, hours).into_iter();
    Some(
        gaps.map(|gap| Gap {
            de: clock(gap.from),
            a: clock(gap.to),
            minutes: gap.minutes(),
        })
        .collect(),
    )
}

fn clock(minute: u16) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

fn appointment(slot: &Slot) -> Appointment<'_> {
    let it = &slot.meeting;
    let span = it.span();
    Appointment {
        id: it.id,
        uid: &it.uid,
        heure: it.time.map(|time| time.code()),
        fin: span.map(|span| clock(span.to)),
        duree: it.minutes,
        duree_comptee: span.map(|span| span.minutes()),
        kind: it.kind.as_deref(),
        libelle: Vocabulary::AppointmentType.label(it.kind.as_deref().unwrap_or_default()),
        canal: it.channel.as_deref(),
        lieu: it.place.as_deref(),
        statut: it.status.as_deref(),
        allocataire: PersonJson {
            id: it.person,
            uid: &it.person_uid,
            nom: &it.nom,
            prenom: &it.prenom,
        },
        agent: it
            .agent
            .as_ref()
            .map(|(id, nom)| AgentJson { id: *id, nom }),
        en_meme_temps: &slot.clashes,
    }
}

//! The appointments of some days for other programs: `carnet.agenda/1`.
use super::prelude::*;
use std::io::{self, Write};

use crate::domain::agenda::Hours;
use crate::domain::vocabulary::Vocabulary;
use crate::store::{AgendaDay, AgendaQuery, Slot, Whose};

/// The report, written day by day. `ferme` is `samedi`, `dimanche`, `ferie` or `fermeture`, null on a
/// worked day; `libres` is null unless one agent is asked for.
pub struct Report<'q> {
    query: &'q AgendaQuery,
    hours: &'q Hours,
    days: usize,
}

impl<'q> Report<'q> {
    /// A report of which nothing is written.
    pub const fn new(query: &'q AgendaQuery, hours: &'q Hours) -> Self {
        Self {
            query,
            hours,
            days: 0,
        }
    }

    /// Writes a day.
    ///
    /// # Errors
    /// When it can't be written.
    pub fn day(&mut self, day: &AgendaDay, to: &mut dyn Write) -> io::Result<()> {
        if self.days == 0 {
            let (first, last) = (iso(self.query.from), iso(self.query.to));
            let head =
                format!("{{\"schema\":\"carnet.agenda/1\",\"du\":\"{first}\",\"au\":\"{last}\"");
            write!(to, "{head},\"jours\":[")?;
        } else {
            write!(to, ",")?;
        }
        self.days += 1;
        to.write_all(&out::json_bytes(&json!({
            "date": iso(day.date),
            "ferme": day.off.map(|off| off.code()),
            "rendez_vous": day.slots.iter().map(appointment).collect::<Json>(),
            "libres": free(day, self.query.whose, self.hours),
        }))?)
    }

    /// Ends the report, which has a day at least.
    ///
    /// # Errors
    /// When it can't be written.
    pub fn end(self, to: &mut dyn Write) -> io::Result<()> {
        writeln!(to, "]}}")
    }
}

fn free(day: &AgendaDay, whose: Whose, hours: &Hours) -> Option<Json> {
    let Whose::Agent(agent) = whose else {
        return None;
    };
    let gaps = day.free(agent, hours).into_iter();
    let gaps = gaps
        .map(|gap| json!({ "de": clock(gap.from), "a": clock(gap.to), "minutes": gap.minutes() }));
    Some(gaps.collect())
}

fn clock(minute: u16) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

/// `fin` is `24:00` at midnight; `duree_comptee` is `duree` when that is known.
fn appointment(slot: &Slot) -> Json {
    let it = &slot.meeting;
    let span = it.span();
    json!({
        "id": it.id,
        "uid": it.uid,
        "heure": it.time.map(|time| time.code()),
        "fin": span.map(|span| clock(span.to)),
        "duree": it.minutes,
        "duree_comptee": span.map(|span| span.minutes()),
        "type": it.kind,
        "libelle": Vocabulary::AppointmentType.label(it.kind.as_deref().unwrap_or_default()),
        "canal": it.channel,
        "lieu": it.place,
        "sujet": it.subject,
        "aussi_avec": it.others,
        "statut": it.status,
        "allocataire": person::json(it.person, &it.person_uid, &it.nom, &it.prenom),
        "agent": person::agent_json(it.agent.as_ref()),
        "en_meme_temps": slot.clashes,
    })
}

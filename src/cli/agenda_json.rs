//! The appointments of some days for other programs: `carnet.agenda/1`.
use super::prelude::*;

use crate::domain::agenda::Hours;
use crate::domain::vocabulary::Vocabulary;
use crate::store::{AgendaDay, AgendaQuery, Slot, Whose};

/// The report of those days. `ferme` is `samedi`, `dimanche`, `ferie` or `fermeture`, null on a
/// worked day; `libres` is null unless one agent is asked for.
pub fn report(query: &AgendaQuery, days: &[AgendaDay], hours: &Hours) -> Json {
    let days = days.iter().map(|day| {
        json!({
            "date": iso(day.date),
            "ferme": day.off.map(|off| off.code()),
            "rendez_vous": day.slots.iter().map(appointment).collect::<Json>(),
            "libres": free(day, query.whose, hours),
        })
    });
    json!({
        "schema": "carnet.agenda/1",
        "du": iso(query.from),
        "au": iso(query.to),
        "jours": days.collect::<Json>(),
    })
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
        "statut": it.status,
        "allocataire": person::json(it.person, &it.person_uid, &it.nom, &it.prenom),
        "agent": person::agent_json(it.agent.as_ref()),
        "en_meme_temps": slot.clashes,
    })
}

//! Appointments as a calendar that other programs read (RFC 5545): no METHOD, since nobody is
//! invited to anything. The same appointments always give the same bytes.
#[cfg(test)]
mod tests;
mod text;
mod zone;

use std::collections::BTreeSet;
use std::io::Write;

use chrono::{DateTime, Days, NaiveTime, TimeDelta};

use crate::domain::agenda::DEFAULT_MINUTES;
use crate::domain::date::Date;
use crate::domain::record::{Entity, Id};
use crate::domain::rights::Act;
use crate::domain::text::joined;
use crate::domain::vocabulary::{Consultation, Vocabulary};
use crate::store::{Meeting, Result, Store};
use text::Lines;

/// What a calendar says of the people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Naming {
    /// « RDV 42 », no place that could show who it is.
    Without,
    /// Name of the person, type, place.
    With,
}

/// Writes appointments as a calendar. Each one has the local time of its agent's structure, or of
/// the territory when the structure says none.
///
/// # Errors
/// When the store can't be read or the text can't be written.
pub fn ics(store: &Store, meetings: &[Meeting], naming: Naming, out: &mut dyn Write) -> Result<()> {
    store.allow(Act::Export)?;
    let people: Vec<Id> = meetings.iter().map(|it| it.person).collect();
    store.consulted(Consultation::Export, &people);
    let territory = store.rule_book()?.calendar().territory;
    let default = territory.time_zone();
    let zones: BTreeSet<&str> = meetings
        .iter()
        .filter(|it| it.time.is_some())
        .map(|it| zone_of(it, default))
        .collect();
    let mut lines = Lines::default();
    for line in [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//carnet//agenda//FR",
        "CALSCALE:GREGORIAN",
    ] {
        lines.raw(line);
    }
    for name in zones {
        zone::write(name, &mut lines);
    }
    for it in meetings {
        let stamp = stamp(
            it,
            store.last_change(Entity::Appointment, it.id)?.as_deref(),
        );
        event(it, &stamp, zone_of(it, default), naming, &mut lines);
    }
    lines.raw("END:VCALENDAR");
    out.write_all(lines.text().as_bytes())?;
    Ok(())
}

/// The zone of the structure, when it is one that this program can describe.
fn zone_of<'a>(it: &'a Meeting, default: &'a str) -> &'a str {
    let own = it.zone.as_deref().map(str::trim);
    own.filter(|name| zone::is_known(name)).unwrap_or(default)
}

/// When it was last changed, else the day it was fixed, else its own day: never the present.
fn stamp(it: &Meeting, changed: Option<&str>) -> String {
    let changed = changed.and_then(|text| DateTime::parse_from_rfc3339(text).ok());
    match changed {
        Some(instant) => instant.to_utc().format("%Y%m%dT%H%M%SZ").to_string(),
        None => format!("{}T000000Z", date(it.fixed_on.unwrap_or(it.day))),
    }
}

fn date(day: Date) -> String {
    day.format("%Y%m%d").to_string()
}

fn event(it: &Meeting, stamp: &str, zone: &str, naming: Naming, lines: &mut Lines) {
    lines.raw("BEGIN:VEVENT");
    lines.raw(&format!("UID:{}", it.uid));
    lines.raw(&format!("DTSTAMP:{stamp}"));
    lines.raw(&format!("SEQUENCE:{}", it.version));
    when(it, zone, lines);
    let kind = Vocabulary::AppointmentType.label(it.kind.as_deref().unwrap_or_default());
    match naming {
        Naming::Without => lines.property("SUMMARY", &format!("RDV {}", it.id)),
        Naming::With => {
            let subject = it.subject.as_deref().unwrap_or_default();
            let about = joined([kind, subject], " · ");
            lines.property("SUMMARY", &format!("{} ({about})", it.name()));
            let channel = it.channel.as_deref().unwrap_or_default();
            let channel = Vocabulary::AppointmentChannel.label(channel);
            let place = it.place.as_deref().unwrap_or_default();
            let parts = [channel, place];
            let shown: Vec<&str> = parts.into_iter().filter(|it| !it.is_empty()).collect();
            if !shown.is_empty() {
                lines.property("LOCATION", &shown.join(", "));
            }
        }
    }
    if it.time.is_some() && it.minutes.is_none() {
        let words = format!("Durée inconnue\u{a0}: {DEFAULT_MINUTES} minutes comptées.");
        lines.property("DESCRIPTION", &words);
    }
    lines.raw("CLASS:PRIVATE");
    lines.raw(if it.is_cancelled() {
        "STATUS:CANCELLED"
    } else {
        "STATUS:CONFIRMED"
    });
    lines.raw("END:VEVENT");
}

/// Start and end in local time; the whole day when no hour is known.
fn when(it: &Meeting, zone: &str, lines: &mut Lines) {
    let Some(span) = it.span() else {
        let next = it.day.checked_add_days(Days::new(1)).unwrap_or(it.day);
        lines.raw(&format!("DTSTART;VALUE=DATE:{}", date(it.day)));
        lines.raw(&format!("DTEND;VALUE=DATE:{}", date(next)));
        return;
    };
    for (name, minute) in [("DTSTART", span.from), ("DTEND", span.to)] {
        let midnight = it.day.and_time(NaiveTime::MIN);
        let local = midnight + TimeDelta::minutes(i64::from(minute));
        let local = local.format("%Y%m%dT%H%M%S");
        lines.raw(&format!("{name};TZID={zone}:{local}"));
    }
}

//! When and where accompagnateurs receive, as far as forms and the address book ask. Knows no place.
use crate::app::prelude::*;
use crate::domain::agenda::{Hours, Span, minute_of};
use crate::domain::partner::{Named, Partner};
use crate::domain::record::appointment::{APPOINTMENT, AppointmentRecord};
use crate::domain::record::office_hours::OfficeHoursRecord;
use crate::domain::record::organization::ORGANIZATION;
use crate::domain::record::{Issue, OfPartner, Record, Row, Severity};
use crate::domain::text::{fold, joined};

/// What a form can complete of an appointment: the partners with their hours, and the colleagues.
///
/// # Errors
/// When the store can't be read.
pub fn partners(desk: &Desk) -> Result<Vec<Partner>> {
    let mut partners = desk.store.partners()?;
    let called = |(id, _): &(Id, String)| desk.names.called(Entity::Agent, Some(*id));
    partners.extend(desk.names.agents.iter().map(called).map(Partner::colleague));
    with_hours(partners, desk)
}

/// The partners of the files, with their hours.
///
/// # Errors
/// When the store can't be read.
pub fn address_book(desk: &Desk) -> Result<Vec<Partner>> {
    with_hours(desk.store.address_book()?, desk)
}

/// The same partners with their hours, and those who have hours while no file names them.
fn with_hours(mut partners: Vec<Partner>, desk: &Desk) -> Result<Vec<Partner>> {
    let rows = desk.store.office_hours(desk.today)?;
    for it in rows.iter().map(OfficeHoursRecord::of) {
        let whose = colleague(it, desk);
        let hours = it.in_words();
        let mut known = false;
        for partner in &mut partners {
            if it.is_of(&partner.says(OfPartner::Professional), whose) {
                known = true;
                partner.hours = joined([&*partner.hours, &*hours], " ; ");
            }
        }
        if let Some(named) = it.partner().filter(|_| !known) {
            let mut partner = Partner::unmet(Named::alone(named));
            partner.hours = hours;
            partners.push(partner);
        }
    }
    Ok(partners)
}

fn colleague<'d>(it: OfficeHoursRecord<'_>, desk: &'d Desk) -> &'d str {
    desk.names.called(Entity::Agent, it.agent())
}

/// The hours of the professionals whom an appointment names, or of its partners, each with who receives then.
fn of_named(row: &Row, day: Date, desk: &Desk) -> Result<Vec<(String, Vec<Row>)>> {
    let meeting = AppointmentRecord::of(row);
    let named = meeting.also_with();
    if named.is_empty() {
        return Ok(Vec::new());
    }
    let rows = desk.store.office_hours(day)?;
    let theirs = |who: &str| {
        let of = |row: &&Row| {
            let it = OfficeHoursRecord::of(row);
            it.is_of(who, colleague(it, desk))
        };
        rows.iter().filter(of).cloned().collect::<Vec<_>>()
    };
    let found = named.into_iter().map(|who| (who.to_owned(), theirs(who)));
    Ok(found.filter(|(_, rows)| !rows.is_empty()).collect())
}

fn said(rows: &[Row]) -> String {
    joined(
        rows.iter().map(|row| OfficeHoursRecord::of(row).in_words()),
        " ; ",
    )
}

/// What is said beside the professionals of an appointment: when they receive.
///
/// # Errors
/// When the store can't be read.
pub fn notices(row: &Row, desk: &Desk) -> Result<Vec<(&'static str, String)>> {
    let day = row.date(APPOINTMENT.planned_on.name).unwrap_or(desk.today);
    let named = of_named(row, day, desk)?.into_iter();
    let words = named.map(|(who, rows)| format!("{who} : {}.", said(&rows)));
    Ok(words
        .map(|words| (APPOINTMENT.others.name, words))
        .collect())
}

/// What is asked of an appointment outside the hours of whom it names; it forbids nothing.
///
/// # Errors
/// When the store can't be read.
pub fn doubts(row: &Row, day: Date, desk: &Desk) -> Result<Vec<Issue>> {
    let it = AppointmentRecord::of(row);
    let time = it.time().map(|time| Span::of(time, it.minutes()));
    let mut named = of_named(row, day, desk)?;
    named.retain(|(_, rows)| {
        let mut hours = rows.iter().map(OfficeHoursRecord::of);
        !hours.any(|hours| hours.receives(day, time))
    });
    let about = [
        APPOINTMENT.others.name,
        APPOINTMENT.planned_on.name,
        APPOINTMENT.time.name,
        APPOINTMENT.minutes.name,
    ];
    let doubt = |(who, rows): (String, Vec<Row>)| Issue {
        field: APPOINTMENT.others.name,
        about: about.to_vec(),
        severity: Severity::Warning,
        is_reminder: true,
        sentence: format!("{who} reçoit à d’autres heures : {}.", said(&rows)),
    };
    Ok(named.into_iter().map(doubt).collect())
}

/// What is asked of an appointment at a permanence, outside the hours when that agent is there.
///
/// # Errors
/// When the store can't be read.
pub fn away(row: &Row, agent: Option<Id>, day: Date, desk: &Desk) -> Result<Option<Issue>> {
    let it = AppointmentRecord::of(row);
    if it.channel() != Some("permanence") || agent.is_none() {
        return Ok(None);
    }
    let mut rows = held_at(it.place().unwrap_or_default(), agent, day, desk)?;
    rows.retain(|row| OfficeHoursRecord::of(row).agent() == agent);
    let time = it.time().map(|time| Span::of(time, it.minutes()));
    let mut hours = rows.iter().map(OfficeHoursRecord::of);
    if rows.is_empty() || hours.any(|it| it.receives(day, time)) {
        return Ok(None);
    }
    let who = desk.names.called(Entity::Agent, agent);
    Ok(Some(Issue {
        field: APPOINTMENT.channel.name,
        about: vec![
            APPOINTMENT.channel.name,
            APPOINTMENT.place.name,
            APPOINTMENT.planned_on.name,
            APPOINTMENT.time.name,
        ],
        severity: Severity::Warning,
        is_reminder: false,
        sentence: format!("{who} y reçoit à d’autres heures : {}.", said(&rows)),
    }))
}

/// The hours of a permanence, those of that agent there; else those of whoever receives at that place.
///
/// # Errors
/// When the store can't be read.
pub fn held_at(place: &str, agent: Option<Id>, day: Date, desk: &Desk) -> Result<Vec<Row>> {
    let place = fold(place);
    let mut rows = desk.store.office_hours(day)?;
    rows.retain(|row| {
        let here = OfficeHoursRecord::of(row).place().unwrap_or_default();
        place.is_empty() || place.contains(&fold(here))
    });
    let theirs = |row: &Row| agent.is_some() && OfficeHoursRecord::of(row).agent() == agent;
    match place.is_empty() || rows.iter().any(theirs) {
        true => rows.retain(theirs),
        false => rows.retain(|row| OfficeHoursRecord::of(row).place().is_some()),
    }
    Ok(rows)
}

/// When those office hours are on a day, as the hours of the structure are; `None` when they are not.
pub fn hours_on<'r>(rows: impl Iterator<Item = &'r Row>, day: Date, desk: &Desk) -> Option<Hours> {
    let held = rows.map(OfficeHoursRecord::of);
    let held = held.filter(|it| it.holds_on(day) && it.receives(day, None));
    let mut spans = Vec::new();
    for it in held {
        let (from, to) = (it.opens().map(minute_of), it.closes().map(minute_of));
        match from.zip(to) {
            Some((from, to)) => spans.push(Span { from, to }),
            // An end that is not said is that of the structure.
            None => spans.extend(desk.hours.spans().iter().map(|open| Span {
                from: open.from.max(from.unwrap_or(open.from)),
                to: open.to.min(to.unwrap_or(open.to)),
            })),
        }
    }
    spans.retain(|span| span.from < span.to);
    Hours::of(spans)
}

/// The places where people are received: those of the hours of today first, then those that the structure names.
///
/// # Errors
/// When the store can't be read.
pub fn venues(desk: &Desk) -> Result<Vec<String>> {
    let rows = desk.store.office_hours(desk.today)?;
    let mut venues: Vec<String> = rows
        .iter()
        .map(|row| OfficeHoursRecord::of(row).venue())
        .collect();
    if let Some(structure) = desk.structure {
        let row = desk.store.row(Entity::Organization, structure)?;
        let lines = row
            .text(ORGANIZATION.venues.name)
            .unwrap_or_default()
            .lines();
        venues.extend(lines.map(|line| line.trim().to_owned()));
    }
    let mut seen = std::collections::HashSet::new();
    venues.retain(|venue| !venue.is_empty() && seen.insert(fold(venue)));
    Ok(venues)
}

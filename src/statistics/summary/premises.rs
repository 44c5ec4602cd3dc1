//! Where the mission receives, when, and who is there (« Hérault, bilan de convention », II: « Liste des locaux et
//! planning des permanences »). Knows nobody who is received.
use super::counter::{Counter, Heading, line};
use super::model::{Figure, LineRole, Scope, Table, Unit};
use crate::domain::date::full;
use crate::domain::record::agent::AgentRecord;
use crate::domain::record::office_hours::OfficeHoursRecord;
use crate::domain::record::organization::OrganizationRecord;
use crate::domain::record::{Entity, Id, Record, Row};
use crate::domain::text::{display_name, enclosed, fold, joined};
use crate::store::{Result, Store};

const PREMISES: Heading = Heading {
    id: "II",
    section: "ii",
    title: "Liste des locaux et planning des permanences",
    unit: Unit::Measures,
    lines: "Lieu",
    columns: &["Adresse", "Jours et heures de présence", "Qui reçoit"],
};

/// A place where people are received.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Premises {
    /// The structure, or the hours, that say it.
    pub record: (Entity, Id),
    /// What it is called.
    pub name: String,
    /// Where it is.
    pub address: String,
    /// When someone is there: « mardi 9 h – 12 h (depuis le 01/09/2026) ».
    pub hours: String,
    /// Who.
    pub who: String,
}

/// The structures that have an address, the places that they name without hours, then the hours held one day of the
/// period at least, by place and day. The hours of a partner are there where they are said to be of a structure:
/// elsewhere they are its own.
///
/// # Errors
/// When the store can't be read.
pub fn premises(store: &Store, scope: &Scope) -> Result<Vec<Premises>> {
    let hours = store.all_rows(Entity::OfficeHours)?;
    let colleagues = store.all_rows(Entity::Agent)?;
    let mut held: Vec<_> = hours
        .iter()
        .filter_map(|row| held(OfficeHoursRecord::of(row), &colleagues, scope))
        .collect();
    held.sort_by_cached_key(|(when, it)| (fold(&it.name), *when, it.record.1));
    let held: Vec<Premises> = held.into_iter().map(|(_, it)| it).collect();

    let mut structures = store.all_rows(Entity::Organization)?;
    structures.retain(|row| scope.structure.is_none_or(|it| it == row.id));
    structures.sort_by_cached_key(|row| {
        (
            fold(OrganizationRecord::of(row).name().unwrap_or("")),
            row.id,
        )
    });
    let mut all: Vec<Premises> = Vec::new();
    for it in structures.iter().map(OrganizationRecord::of) {
        let place = |(name, address): (&str, &str)| Premises {
            record: (Entity::Organization, it.id),
            name: name.trim().to_owned(),
            address: address.trim().to_owned(),
            hours: String::new(),
            who: String::new(),
        };
        let own = it.address().map(|it| it.trim()).filter(|it| !it.is_empty());
        all.extend(own.map(|address| place((it.name().unwrap_or_default(), address))));
        let venues = it.venues().unwrap_or_default().lines();
        for venue in venues.filter(|it| !it.trim().is_empty()) {
            let venue = place(venue.split_once(',').unwrap_or((venue, "")));
            let is_it = |it: &Premises| fold(&it.name) == fold(&venue.name);
            if !held.iter().chain(&all).any(is_it) {
                all.push(venue);
            }
        }
    }
    all.extend(held);
    Ok(all)
}

/// Hours of the period and of its structure, with the first day and time that they are sorted by.
fn held(
    it: OfficeHoursRecord<'_>,
    colleagues: &[Row],
    scope: &Scope,
) -> Option<((usize, Option<u16>), Premises)> {
    let mut colleagues = colleagues.iter().map(AgentRecord::of);
    let colleague = colleagues.find(|agent| Some(agent.id) == it.agent());
    let own = it.organization();
    let own = own.or_else(|| colleague.and_then(AgentRecord::organization));
    let outside = it.partner().is_some() && own.is_none();
    if outside || !scope.holds(own, (it.from(), it.to())) {
        return None;
    }
    let name = colleague.map(|it| {
        display_name(
            it.last_name().unwrap_or_default(),
            it.first_name().unwrap_or_default(),
        )
    });
    let dates = [("depuis le", it.from()), ("jusqu’au", it.to())];
    let dates = dates.map(|(words, day)| day.map(|day| format!("{words} {}", full(day))));
    let dates = joined(dates.iter().flatten().map(String::as_str), ", ");
    let hours = format!("{}{}", it.hours(), enclosed(" (", &dates, ")"));
    let premises = Premises {
        record: (Entity::OfficeHours, it.id),
        name: it.place().or(it.partner()).unwrap_or_default().to_owned(),
        address: it.address().unwrap_or_default().to_owned(),
        hours: joined([&*hours, it.note().unwrap_or_default()], ", "),
        who: it.who(name.as_deref().unwrap_or_default()).to_owned(),
    };
    let opens = it.opens().map(crate::domain::agenda::minute_of);
    Some(((it.first_day(), opens), premises))
}

/// II: the list.
///
/// # Errors
/// When the store can't be read.
pub(super) fn table(counter: &Counter<'_>) -> Result<Table> {
    let all = premises(counter.store, counter.scope)?;
    let lines = all.into_iter().zip(1..).map(|(it, at)| {
        let figures = [it.address, it.hours, it.who].map(Figure::Words);
        line(PREMISES.id, at, &it.name, figures.to_vec(), LineRole::Aside)
    });
    let mut table = PREMISES.with(lines.collect());
    table.notes.push(
        "Les adresses des structures, puis les permanences tenues au moins un jour de la période."
            .to_owned(),
    );
    Ok(table)
}

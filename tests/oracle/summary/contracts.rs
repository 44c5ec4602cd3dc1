//! The contracts signed, with their rank in the parcours (RULES §6.2, H2; §10 n° 12), and the parcours they are of.
use carnet::domain::date::Date;
use carnet::domain::record::Id;
use carnet::domain::record::contract::ContractRecord;
use carnet::domain::record::parcours::ParcoursRecord;
use carnet::domain::vocabulary::{ContractKind, ContractRank, Decision};

use super::person::Person;

/// A contract signed by both that stands.
pub struct Signed<'f> {
    pub it: ContractRecord<'f>,
    pub on: Date,
    pub rank: ContractRank,
}

pub fn signed_on(it: &ContractRecord<'_>) -> Option<Date> {
    Some(it.signed_by_person_on()?.max(it.signed_by_referent_on()?))
}

fn begin(it: &ContractRecord<'_>) -> Option<Date> {
    it.start().or_else(|| signed_on(it)).or(it.drafted_on())
}

pub fn last_day(it: &ContractRecord<'_>) -> Date {
    let end = it.end().unwrap_or(Date::MAX);
    end.min(it.ended_early_on().unwrap_or(Date::MAX))
}

fn counted(it: &ContractRecord<'_>) -> bool {
    matches!(
        it.kind(),
        Some(ContractKind::Cer | ContractKind::Engagement)
    )
}

fn stands(it: &ContractRecord<'_>) -> bool {
    it.cancelled_on().is_none() && it.decision() != Some(Decision::Refused)
}

/// The parcours of someone: its place, its number, its first day.
pub fn parcours(person: &Person<'_>) -> Vec<(usize, Id, Option<Date>)> {
    let rows = person.file.all::<ParcoursRecord<'_>>().enumerate();
    let mut all: Vec<_> = rows
        .map(|(at, row)| (at, row.id, person.life.it.stays[at].entry()))
        .collect();
    all.sort_by_key(|(_, id, from)| (*from, *id));
    all
}

/// The parcours of a contract: its own, else the last begun when it begins, else the first.
pub fn home(person: &Person<'_>, it: &ContractRecord<'_>) -> Option<Id> {
    let all = parcours(person);
    if let Some(own) = it.parcours()
        && all.iter().any(|(_, id, _)| *id == own)
    {
        return Some(own);
    }
    let mut found = all.first().map(|(_, id, _)| *id);
    for (_, id, from) in all {
        if let (Some(from), Some(day)) = (from, begin(it))
            && from <= day
        {
            found = Some(id);
        }
    }
    found
}

fn rank(person: &Person<'_>, it: &ContractRecord<'_>) -> ContractRank {
    if let Some(rank) = it.rank() {
        return rank;
    }
    let own = home(person, it);
    let others: Vec<ContractRecord<'_>> = person
        .file
        .all::<ContractRecord<'_>>()
        .filter(|other| other.id != it.id && counted(other) && stands(other))
        .filter(|other| home(person, other) == own)
        .collect();
    for parent in others.iter().filter(|other| Some(other.id) == it.follows()) {
        let since = begin(parent).unwrap_or(Date::MIN);
        if let Some(day) = begin(it)
            && since <= day
            && day <= last_day(parent)
            && it.end() == parent.end()
        {
            return ContractRank::Amendment;
        }
    }
    let key = |it: &ContractRecord<'_>| (begin(it), signed_on(it), it.id);
    let before = |other: &ContractRecord<'_>| signed_on(other).is_some() && key(other) < key(it);
    if others.iter().any(before) {
        ContractRank::Renewal
    } else {
        ContractRank::First
    }
}

/// Those of someone.
pub fn signed<'f>(person: &Person<'f>) -> Vec<Signed<'f>> {
    let mut found = Vec::new();
    for it in person.file.all::<ContractRecord<'_>>() {
        if let Some(on) = signed_on(&it).filter(|_| counted(&it) && stands(&it)) {
            let rank = rank(person, &it);
            found.push(Signed { it, on, rank });
        }
    }
    found
}

/// Whether a contract was signed in a parcours by that day; refused afterwards, it was signed all the same.
pub fn was_signed(person: &Person<'_>, parcours: Id, by: Date) -> bool {
    person.file.all::<ContractRecord<'_>>().any(|it| {
        counted(&it)
            && it.cancelled_on().is_none()
            && signed_on(&it).is_some_and(|on| on <= by)
            && home(person, &it) == Some(parcours)
    })
}

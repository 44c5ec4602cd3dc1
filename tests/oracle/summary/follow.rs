//! RULES §6.2, who was oriented, signed, was followed, left: H1 rows 2 to 4, H2 to H5, B1, B3, B4.
use carnet::domain::date::Date;
use carnet::domain::record::Id;
use carnet::domain::record::orientation::OrientationRecord;
use carnet::domain::record::parcours::ParcoursRecord;
use carnet::domain::vocabulary::{
    ContractRank, ExitMotive, ReorientationDecision, Vocabulary as V,
};
use carnet::statistics::summary::{Figure, Scope};
use chrono::{Days, Months};

use super::contracts::{parcours, signed, was_signed};
use super::person::{Person, holds};
use super::told::{Told, count, distinct, over, share};

fn within(scope: &Scope, day: Date) -> bool {
    scope.from <= day && day <= scope.to
}

fn of_structure(scope: &Scope, structure: Option<Id>) -> bool {
    scope.structure.is_none() || scope.structure == structure
}

fn id(place: Option<usize>) -> Option<Id> {
    place.map(|it| Id::try_from(it).unwrap())
}

/// The orientations by the SDI to the structure, with their day: notified, else decided, else arrived.
fn oriented(person: &Person<'_>, scope: &Scope) -> Vec<Date> {
    let mut days = Vec::new();
    for it in person.file.all::<OrientationRecord<'_>>() {
        let accepted = it.decision() == Some(ReorientationDecision::Accepted);
        if it.body() != Some("sdi") || !(accepted || holds(&it) && it.decision().is_none()) {
            continue;
        }
        let own = parcours(person);
        let own = own.iter().find(|(_, id, _)| Some(*id) == it.parcours());
        let stay = own.map(|(at, ..)| &person.life.it.stays[*at]);
        let structure = it.organization().or(id(stay.and_then(|it| it.structure)));
        let arrived = stay.and_then(|it| it.taken);
        let day = it.notified_on().or(it.decided_on()).or(arrived);
        days.extend(day.filter(|day| within(scope, *day) && of_structure(scope, structure)));
    }
    days
}

/// Whether someone was sent elsewhere before any signature in the parcours they were in.
fn is_reoriented(person: &Person<'_>, scope: &Scope) -> bool {
    let all = parcours(person);
    let orientations: Vec<OrientationRecord<'_>> = person.file.all().collect();
    orientations.iter().any(|it| {
        let accepted = it.decision() == Some(ReorientationDecision::Accepted);
        let Some(day) = it
            .decided_on()
            .filter(|day| accepted && within(scope, *day))
        else {
            return false;
        };
        let opened = orientations
            .iter()
            .find(|other| other.parcours() == it.parcours() && holds(other))
            .is_some_and(|first| first.id == it.id);
        // Who is sent elsewhere leaves the parcours before; who stays goes on in the same one.
        let gone = all.iter().all(|(_, id, _)| Some(*id) != it.parcours());
        let left = if opened || gone {
            let mut before = None;
            for (at, id, from) in &all {
                if Some(*id) != it.parcours() && from.is_some_and(|from| from <= day) {
                    before = Some((*at, *id));
                }
            }
            before
        } else {
            let own = all.iter().find(|(_, id, _)| Some(*id) == it.parcours());
            own.map(|(at, id, _)| (*at, *id))
        };
        left.is_some_and(|(at, parcours)| {
            let structure = person.life.it.stays[at].structure;
            of_structure(scope, id(structure)) && !was_signed(person, parcours, day)
        })
    })
}

/// The exits of the period, from the first: day, motive, detail.
pub fn exits<'f>(
    person: &Person<'f>,
    scope: &Scope,
) -> Vec<(Date, Id, ExitMotive, Option<&'f str>)> {
    let mut found = Vec::new();
    for (at, it) in person.file.all::<ParcoursRecord<'_>>().enumerate() {
        let structure = person.life.it.stays[at].structure;
        if let Some(on) = it.exit_on()
            && within(scope, on)
            && of_structure(scope, id(structure))
        {
            let motive = it.exit_reason().unwrap_or(ExitMotive::Other);
            found.push((on, it.id, motive, it.exit_detail()));
        }
    }
    found.sort_unstable_by_key(|it| (it.0, it.1));
    found
}

pub fn tell(told: &mut Told, people: &[&Person<'_>], scope: &Scope) {
    activity(told, people, scope);
    contracts(told, people, scope);
    months(told, people, scope);
    let filter = |which: &dyn Fn(&Person<'_>) -> bool| -> Vec<Id> {
        let found = people.iter().filter(|it| which(it));
        found.map(|it| it.id).collect()
    };
    let supported = filter(&|it| it.is_supported_under_contract(scope));
    told.persons("H5.1".to_owned(), supported);
    let simple = filter(&|it| it.was_followed(scope) && it.supports(scope).is_empty());
    told.persons("B3.1".to_owned(), simple);
    let closer = filter(&|it| it.was_followed(scope) && !it.supports(scope).is_empty());
    told.persons("B3.2".to_owned(), closer);
}

fn activity(told: &mut Told, people: &[&Person<'_>], scope: &Scope) {
    let mut lines = [const { Vec::new() }; 3];
    let mut motives = vec![Vec::new(); ExitMotive::ALL.len() + 1];
    // Each motive: its details, then who has none of them.
    let mut details: Vec<(ExitMotive, Option<&str>)> = Vec::new();
    for motive in ExitMotive::ALL {
        for it in V::ExitDetail.codes() {
            if it.group == motive.code() {
                details.push((*motive, Some(it.code)));
            }
        }
        details.push((*motive, None));
    }
    let mut detailed = vec![Vec::new(); details.len()];
    for it in people {
        if !oriented(it, scope).is_empty() {
            lines[0].push(it.id);
        }
        if is_reoriented(it, scope) {
            lines[1].push(it.id);
        }
        let exits = exits(it, scope);
        if let Some((_, _, motive, detail)) = exits.last() {
            lines[2].push(it.id);
            let at = ExitMotive::ALL.iter().position(|one| one == motive);
            motives[at.unwrap()].push(it.id);
            motives.last_mut().unwrap().push(it.id);
            let known = details.iter().position(|one| one == &(*motive, *detail));
            let without = details.iter().position(|one| one == &(*motive, None));
            detailed[known.or(without).unwrap()].push(it.id);
        }
    }
    for (at, people) in lines.into_iter().enumerate() {
        told.persons(format!("H1.{}", at + 2), people);
    }
    for (table, lines) in [("H4", motives), ("B4", detailed)] {
        for (at, people) in lines.into_iter().enumerate() {
            told.persons(format!("{table}.{}", at + 1), people);
        }
    }
}

fn contracts(told: &mut Told, people: &[&Person<'_>], scope: &Scope) {
    let (mut first, mut renewed, mut amended) = (Vec::new(), Vec::new(), Vec::new());
    let mut felt = vec![Vec::new(); V::ContractFeeling.codes().len() + 1];
    let (mut cohort, mut reached) = (0, 0);
    for it in people {
        let mut signed = signed(it);
        signed.retain(|one| it.is_here(scope, one.on));
        for one in signed.iter().filter(|one| within(scope, one.on)) {
            match one.rank {
                ContractRank::First => first.push(it.id),
                ContractRank::Renewal | ContractRank::Tacit => renewed.push(it.id),
                ContractRank::Amendment => amended.push(it.id),
            }
            let codes = V::ContractFeeling.codes();
            let at = codes
                .iter()
                .position(|code| Some(code.code) == one.it.felt());
            felt[at.unwrap_or(codes.len())].push(it.id);
        }
        let oriented = oriented(it, scope);
        if !oriented.is_empty() {
            cohort += 1;
            let firsts = signed.iter().filter(|one| one.rank == ContractRank::First);
            let mut days = firsts.map(|one| one.on).filter(|on| *on <= scope.as_of);
            reached += usize::from(days.any(|on| oriented.iter().any(|since| *since <= on)));
        }
    }
    let all: Vec<Id> = first.iter().chain(&renewed).copied().collect();
    let (oriented, firsts) = (told.figures["H1.2"].clone(), distinct(&first));
    let ratio = over(usize::try_from(told.of("H1.2")).unwrap(), firsts);
    told.figures("B1.1", oriented);
    told.figures("B1.2", vec![count(firsts)]);
    told.figures("B1.3", vec![ratio.map_or(Figure::Unknown, Figure::Decimal)]);
    told.figures("B1.4", vec![share(reached, cohort)]);
    told.persons("H2.1".to_owned(), first);
    told.persons("H2.2".to_owned(), renewed);
    told.persons("H2.3".to_owned(), all);
    told.persons("H2.4".to_owned(), amended);
    for (at, people) in felt.into_iter().enumerate() {
        told.acts(format!("B9.{}", at + 1), people);
    }
}

/// H3: whole months from the first day of the period.
fn months(told: &mut Told, people: &[&Person<'_>], scope: &Scope) {
    for month in 1.. {
        let day = scope.from + Months::new(month) - Days::new(1);
        if day > scope.to {
            return;
        }
        let line = format!("H3.{month}");
        let followed = people.iter().filter(|it| it.is_followed(scope, day));
        let followed: Vec<Id> = followed.map(|it| it.id).collect();
        if day <= scope.as_of {
            told.persons(line, followed);
        } else {
            told.figures(&line, vec![Figure::Unknown]);
        }
    }
}

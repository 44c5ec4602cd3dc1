//! RULES §6.2, IV.C: who was followed, in the classes of the DREES; VII: what nothing answers; H0 and VI: the
//! team and the partners.
use std::collections::BTreeSet;

use carnet::domain::date::Date;
use carnet::domain::record::Id;
use carnet::domain::record::Record;
use carnet::domain::record::action::ActionRecord;
use carnet::domain::record::allocataire::AllocataireRecord;
use carnet::domain::record::objective::ObjectiveRecord;
use carnet::domain::record::parcours::ParcoursRecord;
use carnet::domain::record::partnership::PartnershipRecord;
use carnet::domain::record::staff_member::StaffMemberRecord;
use carnet::domain::record::unmet_need::UnmetNeedRecord;
use carnet::domain::record::{Entity, Row};
use carnet::domain::text::fold;
use carnet::domain::vocabulary::Vocabulary as V;
use carnet::statistics::summary::{Figure, Scope};
use carnet::store::Store;
use chrono::Months;

use super::follow::exits;
use super::person::Person;
use super::plan::{last_findings, place, rounded};
use super::told::{Told, count, distinct};

pub fn tell(told: &mut Told, people: &[&Person<'_>], scope: &Scope) {
    let followed: Vec<&Person<'_>> = people
        .iter()
        .filter(|it| it.was_followed(scope))
        .copied()
        .collect();
    let mut lines: [Vec<Vec<Id>>; 13] = std::array::from_fn(|_| Vec::new());
    let sizes = [
        (1, 3),
        (2, 7),
        (3, V::FamilySituation.codes().len()),
        (4, 6),
        (5, V::Housing.codes().len()),
        (6, V::Level.codes().len()),
        (7, V::Qualification.codes().len()),
        (8, 3),
        (9, V::Licence.codes().len()),
        (10, V::TransportMeans.codes().len() + 1),
        (12, 2),
    ];
    for (table, size) in sizes {
        lines[table].resize(size, Vec::new());
    }
    let town = |it: &Person<'_>| {
        let row = it.file.identity().unwrap();
        fold(row.text("commune").unwrap_or_default().trim())
    };
    let mut towns: Vec<String> = followed.iter().map(|it| town(it)).collect();
    towns.sort_unstable_by_key(|it| (it.is_empty(), it.clone()));
    towns.dedup();
    lines[11].resize(towns.len(), Vec::new());
    for person in &followed {
        let it: AllocataireRecord<'_> = Record::of(person.file.identity().unwrap());
        // As of the last day, or of the exit.
        let last = scope.to.min(scope.as_of);
        let left = exits(person, scope).last().map(|exit| exit.0);
        let on = left.filter(|_| !person.is_followed(scope, last));
        let on = on.unwrap_or(last).min(last);
        let sex = match it.civility() {
            Some("mme") => 0,
            Some("m") => 1,
            _ => 2,
        };
        let mut see = |table: usize, at: usize| lines[table][at].push(person.id);
        see(1, sex);
        see(2, age(it.born_on(), on));
        see(3, place(V::FamilySituation.codes(), it.family_situation()));
        see(4, seniority(person, on));
        see(5, place(V::Housing.codes(), it.housing()));
        see(6, place(V::Level.codes(), it.level()));
        see(7, place(V::Qualification.codes(), it.qualification()));
        see(9, place(V::Licence.codes(), it.licence()));
        let own: Vec<&str> = it
            .transport_means()
            .unwrap_or_default()
            .split_whitespace()
            .collect();
        for (at, code) in V::TransportMeans.codes().iter().enumerate() {
            if own.contains(&code.code) {
                see(10, at);
            }
        }
        if own.is_empty() {
            see(10, V::TransportMeans.codes().len());
        }
        let own = town(person);
        see(11, towns.iter().position(|it| *it == own).unwrap());
        see(12, usize::from(!person.supports(scope).is_empty()));
        let last = last_findings(person, scope.to, |_| true);
        let health: Vec<&str> = last
            .get("sante")
            .map_or("", String::as_str)
            .split_whitespace()
            .collect();
        let other =
            |it: &&str| it.starts_with("san_") && !["san_mdph", "san_couverture"].contains(it);
        for (at, says) in [
            health.iter().any(other),
            health.contains(&"san_mdph"),
            health.contains(&"san_couverture"),
        ]
        .into_iter()
        .enumerate()
        {
            if says {
                see(8, at);
            }
        }
    }
    for (table, lines) in lines.into_iter().enumerate() {
        for (at, people) in lines.into_iter().enumerate() {
            told.persons(format!("C{table}.{}", at + 1), people);
        }
    }
    needs(told, people, scope);
}

/// Birthdays that come on or before a day, by classes.
fn age(born: Option<Date>, day: Date) -> usize {
    let Some(born) = born else { return 6 };
    let had = |years: u32| born + Months::new(12 * years) <= day;
    [25, 30, 40, 50, 60]
        .into_iter()
        .filter(|it| had(*it))
        .count()
}

/// Since the last entry that was known by the day.
fn seniority(person: &Person<'_>, day: Date) -> usize {
    let all = person.file.all::<ParcoursRecord<'_>>();
    let entries = all.filter_map(|it| it.entered_on()).filter(|on| *on <= day);
    let Some(since) = entries.max() else { return 5 };
    let passed = |months: u32| since + Months::new(months) <= day;
    [6, 12, 24, 60].into_iter().filter(|it| passed(*it)).count()
}

fn needs(told: &mut Told, people: &[&Person<'_>], scope: &Scope) {
    for (at, theme) in V::TerritoryTheme.codes().iter().enumerate() {
        let mut found = Vec::new();
        for person in people {
            for it in person.file.all::<UnmetNeedRecord<'_>>() {
                let first = it.noted_on().unwrap();
                // Open until the day before it is answered.
                let last = it
                    .answered_on()
                    .map_or(Date::MAX, |on| on.pred_opt().unwrap());
                let (from, to) = (first.max(scope.from), last.min(scope.to));
                if it.theme() == Some(theme.code)
                    && first <= last
                    && person.is_here_between(scope, from, to)
                {
                    found.push(person.id);
                }
            }
        }
        let line = format!("VII.{}", at + 1);
        let word = if found.is_empty() { "" } else { "oui" };
        let figures = vec![count(distinct(&found)), Figure::Words(word.to_owned())];
        told.persons(line.clone(), found);
        told.figures(&line, figures);
    }
}

/// Whether someone or something is there a day of the period at least, in the structure or in none.
fn is_there(scope: &Scope, from: Option<Date>, to: Option<Date>, structure: Option<Id>) -> i64 {
    let of = scope.structure.is_none() || structure.is_none() || structure == scope.structure;
    let mut days = 0;
    for day in scope.from.iter_days().take_while(|day| *day <= scope.to) {
        let there = from.is_none_or(|it| it <= day) && to.is_none_or(|it| day <= it);
        days += i64::from(of && there);
    }
    days
}

/// H0: people in post one day at least; their share of time by the days.
#[expect(clippy::cast_precision_loss, reason = "days of a few years")]
pub fn team(told: &mut Told, store: &Store, scope: &Scope) {
    let rows: Vec<Row> = store.all_rows(Entity::StaffMember).unwrap();
    let whole = (scope.to - scope.from).num_days() + 1;
    for (line, referents) in [(1, true), (3, false)] {
        let mut people = [0, 0];
        let mut posts = [0.0, 0.0];
        for it in rows.iter().map(StaffMemberRecord::of) {
            let days = is_there(scope, it.from(), it.to(), it.organization());
            if days == 0 || (it.post() == Some("referent")) != referents {
                continue;
            }
            let share = it.full_time().unwrap() as f64 / 100.0 * days as f64 / whole as f64;
            for column in 0..=usize::from(it.funded()) {
                people[column] += 1;
                posts[column] += share;
            }
        }
        told.figures(&format!("H0.{line}"), people.map(count).to_vec());
        told.figures(&format!("H0.{}", line + 1), posts.map(rounded).to_vec());
    }
}

/// VI: the partners, with the persons who have an action there.
pub fn partners(told: &mut Told, store: &Store, people: &[&Person<'_>], scope: &Scope) {
    let rows: Vec<Row> = store.all_rows(Entity::Partnership).unwrap();
    let mut known: Vec<PartnershipRecord<'_>> = rows
        .iter()
        .map(PartnershipRecord::of)
        .filter(|it| is_there(scope, it.from(), it.to(), it.organization()) > 0)
        .collect();
    known.sort_by_key(|it| fold(it.partner().unwrap()));
    let mut named = BTreeSet::new();
    for (at, it) in known.iter().enumerate() {
        let name = fold(it.partner().unwrap());
        let mut found = Vec::new();
        // Someone is counted once, at the first of two partners of one name.
        if named.insert(name.clone()) {
            for person in people {
                for action in person.file.all::<ActionRecord<'_>>() {
                    let served = action.objective();
                    let served = served.and_then(|id| person.file.one::<ObjectiveRecord<'_>>(id));
                    let planned = || served.and_then(|it| it.start());
                    let Some(begins) = action.start().or_else(planned) else {
                        continue;
                    };
                    let first = begins.max(scope.from);
                    let last = action.end().unwrap_or(Date::MAX).min(scope.to);
                    if action.actor_organization().map(fold).as_deref() == Some(name.as_str())
                        && person.is_here_between(scope, first, last)
                    {
                        found.push(person.id);
                    }
                }
            }
        }
        let words = |text: Option<&str>| Figure::Words(text.unwrap_or_default().to_owned());
        let figures = vec![
            words(it.fields()),
            words(it.level()),
            words(it.means()),
            words(it.frequency()),
            count(distinct(&found)),
        ];
        let line = format!("VI.{}", at + 1);
        told.people.insert(line.clone(), found);
        told.figures(&line, figures);
    }
}

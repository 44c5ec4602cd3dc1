//! RULES §6.2, how far people got and what their contracts hold: B5 to B8, D1 to D3.
use std::collections::BTreeMap;

use carnet::domain::date::Date;
use carnet::domain::record::Id;
use carnet::domain::record::action::ActionRecord;
use carnet::domain::record::finding::FindingRecord;
use carnet::domain::record::objective::ObjectiveRecord;
use carnet::domain::record::situation::SituationRecord;
use carnet::domain::vocabulary::{Code, ContractRank, ObjectiveStatus, Sign, Vocabulary as V};
use carnet::statistics::summary::{Figure, Scope};
use chrono::Days;

use super::acts::met;
use super::contracts::{Signed, home, last_day, signed};
use super::person::Person;
use super::told::{Told, count, mean, median, share};

fn inside(person: &Person<'_>, scope: &Scope, day: Option<Date>) -> bool {
    day.is_some_and(|day| scope.from <= day && day <= scope.to && person.is_here(scope, day))
}

pub fn tell(told: &mut Told, people: &[&Person<'_>], scope: &Scope) {
    progress(told, people, scope);
    delays(told, people, scope);
    meetings(told, people, scope);
    lasting(told, people, scope);
    held(told, people, scope);
}

fn progress(told: &mut Told, people: &[&Person<'_>], scope: &Scope) {
    let impacts = V::Impact.codes();
    let mut lines = vec![Vec::new(); impacts.len()];
    let (mut closed, mut reached, mut open, mut lifted) = (0, 0, 0, 0);
    for person in people {
        for it in person.file.all::<ActionRecord<'_>>() {
            if inside(person, scope, it.end()) {
                let code = it.impact().unwrap_or("non_evalue");
                let at = impacts.iter().position(|it| it.code == code).unwrap();
                lines[at].push(person.id);
            }
        }
        for it in person.file.all::<ObjectiveRecord<'_>>() {
            let over = it.status().filter(|it| *it != ObjectiveStatus::Ongoing);
            if let Some(status) = over.filter(|_| inside(person, scope, it.end())) {
                closed += 1;
                reached += usize::from(status == ObjectiveStatus::Reached);
            }
        }
        let at_first = brakes(person, scope, scope.from);
        let at_last = brakes(person, scope, scope.to);
        open += at_first.len();
        lifted += at_first.iter().filter(|it| !at_last.contains(it)).count();
    }
    for (at, people) in lines.into_iter().enumerate() {
        told.acts(format!("B5.{}", at + 1), people);
    }
    told.figures("B6.1", vec![count(closed)]);
    told.figures("B6.2", vec![count(reached)]);
    told.figures("B6.3", vec![share(reached, closed)]);
    told.figures("B6.4", vec![count(open)]);
    told.figures("B6.5", vec![count(lifted)]);
    told.figures("B6.6", vec![share(lifted, open)]);
}

/// What the last evaluation of a theme by a day says.
pub fn last_findings(
    person: &Person<'_>,
    by: Date,
    counts: impl Fn(Date) -> bool,
) -> BTreeMap<String, String> {
    let mut found: Vec<(Date, Id, String, String)> = Vec::new();
    for it in person.file.all::<FindingRecord<'_>>() {
        let made = it
            .situation()
            .and_then(|id| person.file.one::<SituationRecord<'_>>(id));
        if let Some(on) = made.and_then(|it| it.made_on())
            && on <= by
            && counts(on)
        {
            let codes = it.findings().unwrap_or_default().to_owned();
            found.push((on, it.id, it.theme().unwrap().to_owned(), codes));
        }
    }
    found.sort_unstable();
    let last = found.into_iter().map(|(_, _, theme, codes)| (theme, codes));
    last.collect()
}

fn brakes(person: &Person<'_>, scope: &Scope, by: Date) -> Vec<(String, String)> {
    let counts = |on: Date| person.is_here(scope, on.max(scope.from));
    let last = last_findings(person, by, counts);
    let mut all = Vec::new();
    for (theme, codes) in last {
        let codes = codes.split_whitespace();
        let brakes = codes.filter(|it| {
            let known = V::Finding.find(it);
            known.is_some_and(|it| it.sign == Sign::Barrier)
        });
        all.extend(brakes.map(|code| (theme.clone(), code.to_owned())));
    }
    all
}

/// The orientation to the stay of a day: its own day, as for the first appointment.
fn oriented_by(person: &Person<'_>, day: Date) -> Option<Date> {
    let stays = person.life.episodes.iter().map(|it| it.first());
    let begun = stays.filter(|it| it.entry().is_some_and(|from| from <= day));
    let stay = begun.max_by_key(|it| it.entry())?;
    stay.notified.or(stay.decided).or(stay.taken)
}

/// B2: days from the orientation to the first appointment kept, to the first signature; from the end of a
/// contract to the signature of the next one.
fn delays(told: &mut Told, people: &[&Person<'_>], scope: &Scope) {
    let mut delays = [const { Vec::new() }; 3];
    for person in people {
        for (at, stay) in person.life.episodes.iter().enumerate() {
            let here = scope.structure.is_none() || person.structure(at) == scope.structure;
            let first = stay.first();
            let since = first.notified.or(first.decided).or(first.taken);
            if let (true, Some(since), Some(met)) = (here, since, person.life.first_kept(at))
                && scope.from <= met
                && met <= scope.to
            {
                delays[0].push((met - since).num_days());
            }
        }
        let own = signed(person);
        for one in own.iter().filter(|it| inside(person, scope, Some(it.on))) {
            match one.rank {
                ContractRank::First => {
                    let since = oriented_by(person, one.on);
                    delays[1].extend(since.map(|since| (one.on - since).num_days()));
                }
                ContractRank::Renewal | ContractRank::Tacit => {
                    let home_of = |it: &Signed<'_>| home(person, &it.it);
                    let before = own.iter().filter(|it| it.on < one.on);
                    let before = before.filter(|it| home_of(it) == home_of(one));
                    let ends = before.map(|it| last_day(&it.it));
                    let end = ends.filter(|end| *end < Date::MAX).max();
                    delays[2].extend(end.map(|end| (one.on - end).num_days()));
                }
                ContractRank::Amendment => {}
            }
        }
    }
    for (at, delays) in delays.iter().enumerate() {
        told.figures(&format!("B2.{}", at + 3), vec![median(delays)]);
    }
}

fn meetings(told: &mut Told, people: &[&Person<'_>], scope: &Scope) {
    let mut cases = [const { Vec::new() }; 3];
    let feelings = V::ContractFeeling.codes();
    let mut felt = vec![Vec::new(); feelings.len() + 1];
    for person in people {
        let own = met(person);
        let between = |first: Date, last: Date| -> Vec<Option<i64>> {
            let all = own.iter();
            let inside =
                all.filter(|(on, _)| first <= *on && *on <= last && person.is_here(scope, *on));
            inside.map(|it| it.1).collect()
        };
        for one in signed(person) {
            if !inside(person, scope, Some(one.on)) {
                continue;
            }
            let since = match one.rank {
                ContractRank::First => oriented_by(person, one.on),
                _ => Some(one.on - Days::new(60)),
            };
            let Some(seen) = since.map(|since| between(since, one.on)) else {
                continue;
            };
            let said = feelings
                .iter()
                .position(|it| Some(it.code) == one.it.felt());
            felt[said.unwrap_or(feelings.len())].push(i64::try_from(seen.len()).unwrap());
            match one.rank {
                ContractRank::First => cases[0].push(seen),
                ContractRank::Renewal | ContractRank::Tacit => cases[1].push(seen),
                ContractRank::Amendment => {}
            }
        }
        for it in person.supports(scope) {
            let last = it.end().unwrap_or(scope.to).min(scope.to);
            cases[2].push(between(it.start().unwrap(), last));
        }
    }
    for (at, felt) in felt.iter().enumerate() {
        let line = format!("B9.{}", at + 1);
        let contracts = told.figures[&line][0].clone();
        told.figures(&line, vec![contracts, mean(felt)]);
    }
    for (at, cases) in cases.iter().enumerate() {
        let numbers: Vec<i64> = cases
            .iter()
            .map(|it| i64::try_from(it.len()).unwrap())
            .collect();
        let minutes: Vec<i64> = cases.iter().flatten().copied().flatten().collect();
        let figures = vec![
            mean(&numbers),
            median(&numbers),
            mean(&minutes),
            median(&minutes),
        ];
        told.figures(&format!("B7.{}", at + 1), figures);
    }
}

/// B8: from the entry to the exit, for the stays that an exit of the period ended; to the last day for the
/// others.
fn lasting(told: &mut Told, people: &[&Person<'_>], scope: &Scope) {
    let (mut over, mut open) = (Vec::new(), Vec::new());
    let last = scope.to.min(scope.as_of);
    for person in people {
        for (at, stay) in person.life.episodes.iter().enumerate() {
            let here = scope.structure.is_none() || person.structure(at) == scope.structure;
            let Some(entry) = stay.first().entry().filter(|_| here) else {
                continue;
            };
            if let Some((on, _)) = stay.last().exit
                && scope.from <= on
                && on <= scope.to
            {
                over.push((on - entry).num_days());
            } else if entry <= last && stay.left.is_none_or(|left| last < left) {
                open.push((last - entry).num_days());
            }
        }
    }
    let followed = people.iter().filter(|it| it.was_followed(scope)).count();
    told.figures("B8.1", vec![count(over.len())]);
    told.figures("B8.2", vec![mean(&over)]);
    told.figures("B8.3", vec![count(open.len())]);
    told.figures("B8.4", vec![mean(&open)]);
    told.figures("B8.5", vec![count(followed)]);
}

/// D: what is under way on the day of a signature, each type once a contract.
fn held(told: &mut Told, people: &[&Person<'_>], scope: &Scope) {
    let runs = |from: Option<Date>, to: Option<Date>, day: Date| {
        from.unwrap_or(Date::MIN) <= day && day <= to.unwrap_or(Date::MAX)
    };
    let lists = [V::InsertionObjective, V::ActionCode, V::Operator].map(V::codes);
    let mut lines = lists.map(|codes| vec![Vec::new(); codes.len()]);
    for person in people {
        for one in signed(person) {
            if !inside(person, scope, Some(one.on)) {
                continue;
            }
            let mut seen = [const { Vec::new() }; 3];
            for it in person.file.all::<ObjectiveRecord<'_>>() {
                if runs(it.start(), it.end(), one.on) {
                    seen[0].extend(it.code());
                }
            }
            for it in person.file.all::<ActionRecord<'_>>() {
                let served = it.objective();
                let served = served.and_then(|id| person.file.one::<ObjectiveRecord<'_>>(id));
                // An action that serves an objective is in the plan with it, begun or not.
                let planned = match served {
                    Some(objective) => objective.start(),
                    None => it.start(),
                };
                if runs(planned, it.end(), one.on) {
                    seen[1].extend(it.code());
                    seen[2].extend(it.operator());
                }
            }
            for (table, codes) in lists.iter().enumerate() {
                for (at, code) in codes.iter().enumerate() {
                    if seen[table].contains(&code.code) {
                        lines[table][at].push(person.id);
                    }
                }
            }
        }
    }
    for (table, lines) in lines.into_iter().enumerate() {
        for (at, people) in lines.into_iter().enumerate() {
            told.acts(format!("D{}.{}", table + 1, at + 1), people);
        }
    }
}

/// The place of a code, or that of « inconnu ».
pub fn place(codes: &[Code], code: Option<&str>) -> usize {
    let at = |wanted: &str| codes.iter().position(|it| it.code == wanted);
    code.and_then(at).unwrap_or_else(|| at("inconnu").unwrap())
}

/// A number of posts, in hundredths.
pub fn rounded(posts: f64) -> Figure {
    Figure::Decimal((posts * 100.0).round() / 100.0)
}

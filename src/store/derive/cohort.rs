//! What the indicators read of one person, as rows: cases of rules, stays, days followed.
//! Knows no indicator.
use super::tables::CohortRows;
use crate::domain::date::{Date, day_number};
use crate::domain::deadlines::cohort::{COUNTED, Case, Cohort, Period, PeriodKind, Stay};
use crate::domain::file::facts::File;
use crate::domain::record::assignment::AssignmentRecord;
use crate::domain::record::{Entity, Id, Record, Value};
use crate::domain::vocabulary::{AssignmentRole, ParcoursKind};
use crate::store::places::kept;

/// A day as it is kept in these tables.
pub(super) fn day(day: Option<Date>) -> Value {
    day.map(day_number).into()
}

fn rank(at: usize) -> Value {
    Value::Int(i64::try_from(at).unwrap_or(i64::MAX))
}

fn flag(yes: bool) -> Value {
    Value::Int(i64::from(yes))
}

fn months(count: Option<u32>) -> Value {
    count.map(i64::from).into()
}

/// Where a case counts: structure, référent, type of accompaniment.
type Place = [Value; 3];

/// The référents of a person, from the first.
struct Referents(Vec<(Option<Date>, Option<Date>, Id)>);

impl Referents {
    fn read(file: &File) -> Self {
        let rows = file.get(&Entity::Assignment).into_iter().flatten();
        let mut list: Vec<_> = rows
            .filter(|row| !row.deleted)
            .map(AssignmentRecord::of)
            .filter(|it| it.role() == Some(AssignmentRole::Referent))
            .filter_map(|it| Some((it.from(), it.to(), it.agent()?)))
            .collect();
        list.sort_by_key(|(from, to, _)| (*from, to.is_none(), *to));
        Self(list)
    }

    /// The one of that day; else the first named after it; else the last one.
    fn on(&self, day: Option<Date>) -> Option<Id> {
        let day = day?;
        let begun = |from: &Option<Date>| from.is_none_or(|from| from <= day);
        let runs = |to: &Option<Date>| to.is_none_or(|to| day < to);
        let now = self.0.iter().rfind(|(from, to, _)| begun(from) && runs(to));
        now.or_else(|| self.0.iter().find(|(from, ..)| !begun(from)))
            .or_else(|| self.0.last())
            .map(|(.., agent)| *agent)
    }

    /// The last one of a stay.
    fn last_of(&self, stay: &Stay) -> Option<Id> {
        let last_day = stay.left.and_then(|left| left.pred_opt());
        last_day.map_or_else(|| self.last(), |day| self.on(Some(day)))
    }

    fn last(&self) -> Option<Id> {
        self.0.last().map(|(.., agent)| *agent)
    }
}

fn place(stay: Option<&Stay>, referent: Option<Id>) -> Place {
    [
        stay.and_then(|stay| stay.structure).into(),
        referent.into(),
        stay.and_then(|stay| stay.kind)
            .map_or(Value::Null, |kind| kept(ParcoursKind::ALL, &kind)),
    ]
}

/// The rows of one person.
pub(super) fn rows(file: &File, cohort: &Cohort) -> CohortRows {
    let referents = Referents::read(file);
    let stay = |at: Option<usize>| at.and_then(|at| cohort.stays.get(at));
    let referent = |day: Option<Date>| match day {
        Some(_) => referents.on(day),
        None => referents.last(),
    };
    let cases = cohort.cases.iter().enumerate().map(|(at, case)| {
        let place = place(stay(case.stay), referent(case.start));
        case_row(at, case, place)
    });
    let stays = cohort.stays.iter().enumerate().map(|(at, stay)| {
        let place = place(Some(stay), referent(stay.entry));
        stay_row(at, stay, place, referents.last_of(stay))
    });
    let periods = cohort.periods.iter().enumerate().map(|(at, period)| {
        let stay = stay(period.stay);
        let place = place(stay, stay.and_then(|stay| referents.last_of(stay)));
        period_row(at, period, place)
    });
    CohortRows {
        cases: cases.collect(),
        stays: stays.collect(),
        periods: periods.collect(),
    }
}

fn case_row(at: usize, case: &Case, place: Place) -> Vec<Value> {
    let mut row = vec![
        rank(at),
        kept(&COUNTED, &case.rule.as_str()),
        day(case.start),
        day(case.due),
        day(case.end),
        day(case.cancelled),
        case.apart.as_ref().map(|apart| apart.code()).into(),
    ];
    row.extend(place);
    row.extend([day(case.created), day(case.kept)]);
    row
}

fn stay_row(at: usize, stay: &Stay, place: Place, last: Option<Id>) -> Vec<Value> {
    let mut row = vec![rank(at)];
    row.extend(place);
    row.extend([
        last.into(),
        flag(stay.first),
        day(stay.entered_rsa),
        day(stay.informed),
        day(stay.decided),
        day(stay.notified),
        day(stay.entry),
        day(stay.left),
        stay.exit.as_deref().into(),
        months(stay.left_within),
        day(stay.appointment),
        stay.outcome.map(|status| status.code()).into(),
        day(stay.kept),
        flag(stay.orientation_recorded),
        day(stay.orientation_kept),
        day(stay.signed),
        months(stay.signed_within),
        flag(stay.social_contract),
    ]);
    row
}

fn period_row(at: usize, period: &Period, place: Place) -> Vec<Value> {
    let mut row = vec![
        rank(at),
        kept(PeriodKind::ALL, &period.kind),
        period.stay.map_or(Value::Null, rank),
        day(Some(period.from)),
        day(period.to),
        months(period.months),
    ];
    row.extend(place);
    row
}

#[cfg(test)]
mod tests;

//! The row of the list: what it shows of a person, and the place of the person in its orders.
//!
//! What changes with the day is kept as dates to compare the day with: the appointments planned, the
//! statuses of the contract with the day each begins.
use super::cohort::day;
use super::index::calls;
use crate::domain::contract::{ContractStatus, Life, Step};
use crate::domain::date::{Date, EARLIEST, Time, from_iso, iso};
use crate::domain::deadlines::Deadline;
use crate::domain::facts::Facts;
use crate::domain::file::facts::File;
use crate::domain::record::allocataire::AllocataireRecord;
use crate::domain::record::appointment::AppointmentRecord;
use crate::domain::record::assignment::AssignmentRecord;
use crate::domain::record::former_file::FormerFileRecord;
use crate::domain::record::{Entity, Id, Record, Row, Value};
use crate::domain::text::{display_name, sort_key};
use crate::domain::vocabulary::{AppointmentStatus, AssignmentRole};
use crate::store::places::place;
use crate::store::search;

/// The row of a person, in the order of its columns.
pub(super) fn line(
    identity: &Row,
    file: &File,
    facts: &Facts,
    live: &[Deadline],
    contracts: &Life,
) -> Vec<Value> {
    let identity = AllocataireRecord::of(identity);
    let nom = identity.last_name().unwrap_or_default();
    let prenom = identity.first_name().unwrap_or_default();
    let place = Place::read(file, facts);
    let alerts = || live.iter().filter(|deadline| calls(deadline.rule.level));
    // Without a day it is shown from, it is unknown since ever.
    let unknown = alerts()
        .filter(|deadline| deadline.due.is_none())
        .map(|deadline| deadline.visible_from.unwrap_or(EARLIEST))
        .min();
    let contract = contracts.latest();
    vec![
        Value::from(sort_key(nom, prenom)),
        Value::from(display_name(nom, prenom)),
        Value::from(words(identity, file)),
        Value::Int(i64::from(place.open)),
        place.referent.into(),
        place.organization.into(),
        place.orientation.into(),
        Value::from(facts.last_contact_on().map(iso).unwrap_or_default()),
        day(alerts().filter_map(|deadline| deadline.due).min()),
        day(unknown),
        meetings(file).into(),
        contract.map(|it| statuses(&contracts.course(it))).into(),
        contract.and_then(|it| it.end).into(),
    ]
}

/// The words by which the person is found, those of the files that became part of this one too.
fn words(identity: AllocataireRecord<'_>, file: &File) -> String {
    let mut words = search::person_words(identity);
    for row in file.get(&Entity::FormerFile).into_iter().flatten() {
        let former = FormerFileRecord::of(row).identity();
        for word in search::person_words(AllocataireRecord::of(&former)).split(' ') {
            if words.split(' ').all(|known| known != word) {
                words.push(' ');
                words.push_str(word);
            }
        }
    }
    words
}

/// Appointments planned, in order: `2026-11-24T14:00 2026-12-01`. Nothing without one.
fn meetings(file: &File) -> Option<String> {
    let rows = file.get(&Entity::Appointment).into_iter().flatten();
    let mut planned: Vec<String> = rows
        .filter(|row| !row.deleted)
        .map(AppointmentRecord::of)
        .filter(|it| it.status() == Some(AppointmentStatus::Planned))
        .filter_map(|it| {
            let time = it.time().map(|time| format!("T{}", time.code()));
            Some(format!(
                "{}{}",
                iso(it.planned_on()?),
                time.unwrap_or_default()
            ))
        })
        .collect();
    planned.sort_unstable();
    Some(planned.join(" ")).filter(|planned| !planned.is_empty())
}

/// The appointments planned that day, and the first one after it.
pub(in crate::store) fn next_meetings(planned: &str, today: Date) -> Vec<(Date, Option<Time>)> {
    let all = planned.split(' ').filter_map(|it| {
        let (day, time) = it.split_once('T').unwrap_or((it, ""));
        let day = from_iso(day).filter(|day| *day >= today)?;
        Some((day, Time::from_code(time)))
    });
    let mut left: Vec<_> = all.collect();
    let later = left.iter().position(|(day, _)| *day > today);
    left.truncate(later.map_or(left.len(), |at| at + 1));
    left
}

/// Statuses of a contract, each by its place among all and after the day it begins: `3 2026-01-06=10`.
fn statuses(course: &[Step]) -> String {
    let step = |(from, status): &Step| {
        let status = place(ContractStatus::ALL, status);
        from.map_or_else(
            || status.to_string(),
            |from| format!("{}={status}", iso(from)),
        )
    };
    course.iter().map(step).collect::<Vec<_>>().join(" ")
}

/// The status that day.
pub(in crate::store) fn status_on(statuses: &str, today: Date) -> Option<ContractStatus> {
    let today = iso(today);
    // ISO dates compare as texts.
    let begun = |step: &&str| {
        step.split_once('=')
            .is_none_or(|(from, _)| from <= today.as_str())
    };
    let step = statuses.rsplit(' ').find(begun)?;
    let place = step.rsplit_once('=').map_or(step, |(_, place)| place);
    ContractStatus::ALL
        .get(place.parse::<usize>().ok()?)
        .copied()
}

/// The situation of the person today: followed or not, by whom.
struct Place {
    open: bool,
    referent: Option<Id>,
    organization: Option<Id>,
    orientation: Option<String>,
}

impl Place {
    fn read(file: &File, facts: &Facts) -> Self {
        let latest = facts.parcours.iter().max_by_key(|it| (it.entry(), it.id));
        let open = latest.is_none_or(|parcours| parcours.exit.is_none());
        let referents = || {
            let rows = file.get(&Entity::Assignment).into_iter().flatten();
            rows.filter(|row| !row.deleted)
                .map(AssignmentRecord::of)
                .filter(|it| it.role() == Some(AssignmentRole::Referent))
        };
        // Those who left stay with the last one who followed them.
        let last = || referents().filter(|_| !open);
        let referent = referents()
            .rfind(|it| it.to().is_none())
            .or_else(|| last().max_by_key(|it| (it.to(), it.id)))
            .and_then(AssignmentRecord::agent);
        Self {
            open,
            referent,
            organization: latest.and_then(|parcours| parcours.structure),
            orientation: latest
                .and_then(|parcours| parcours.kind)
                .map(|kind| kind.code().to_owned()),
        }
    }
}

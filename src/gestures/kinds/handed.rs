//! What another référent finds, and what the former keeps: the appointments to come with the one who gives way, and
//! whether who takes over accompanies people at all. Knows no form.
use super::leaving::{APPOINTMENTS, question};
use super::review::planned_from;
use super::room::{Wanted, rivals};
use crate::domain::record::appointment::{APPOINTMENT, AppointmentRecord};
use crate::domain::text::plural;
use crate::domain::vocabulary::AssignmentRole;
use crate::gestures::prelude::*;
use crate::words::names::Names;

/// The appointments to come go along with the file.
pub const ALONG: Field = question("rdv_a_venir_aussi", "Rendez-vous aussi", Kind::YesNo);

/// Those who give way to a new assignment.
pub fn formers(file: &CaseFile, wanted: Wanted) -> Vec<Id> {
    let rivals = rivals(file.rows(Entity::Assignment), wanted, 0).into_iter();
    rivals.filter_map(|it| it.agent()).collect()
}

/// The appointments that those who give way have with the person while the new one is there; a session is
/// whoever leads it.
pub fn to_come(file: &CaseFile, wanted: Wanted, today: Date) -> Vec<AppointmentRecord<'_>> {
    let formers = formers(file, wanted);
    let from = wanted.from.map_or(today, |from| from.max(today));
    let all = planned_from(file, from);
    let theirs = all.filter(|it| {
        let before = |to: Date| it.planned_on().is_some_and(|day| day <= to);
        let with = it.agent().is_some_and(|agent| formers.contains(&agent));
        with && !it.collective() && wanted.to.is_none_or(before)
    });
    theirs.collect()
}

/// The same appointments, with the new one.
pub fn passed(file: &CaseFile, wanted: Wanted, today: Date) -> Vec<Op> {
    let all = to_come(file, wanted, today).into_iter();
    let with = || vec![APPOINTMENT.agent.set(wanted.agent)];
    all.map(|it| Op::update(&it, with())).collect()
}

/// « 3 rendez-vous à venir restent avec RIVIÈRE Claire », for each of those whom these are with.
pub fn stay_in_words(agents: &[Id], names: &Names) -> Option<String> {
    let with = counted(agents.iter().copied())
        .into_iter()
        .map(|(id, count)| {
            let count = plural(
                count,
                "rendez-vous à venir reste",
                "rendez-vous à venir restent",
            );
            format!("{count} avec {}", names.agent(Some(id)))
        });
    let with: Vec<String> = with.collect();
    (!with.is_empty()).then(|| format!("{}.", with.join(", ")))
}

/// Each of some, and how often; the most often first.
pub fn counted<T: PartialEq>(all: impl Iterator<Item = T>) -> Vec<(T, usize)> {
    let mut counts: Vec<(T, usize)> = Vec::new();
    for one in all {
        match counts.iter_mut().find(|(known, _)| *known == one) {
            Some((_, count)) => *count += 1,
            None => counts.push((one, 1)),
        }
    }
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts
}

/// What is doubtful about who is to be a référent: a function that accompanies nobody.
pub fn doubt_of_role(wanted: Wanted, names: &Names) -> Option<String> {
    let role = names.role(wanted.agent)?;
    (wanted.role != AssignmentRole::Accompagnateur && !role.accompanies()).then(|| {
        format!(
            "{} n’est pas référent·e : sa fonction est « {} ». Vérifiez.",
            names.agent(Some(wanted.agent)),
            role.label()
        )
    })
}

/// What is said of a new référent while the form of one file is filled.
pub fn explain(
    at: &Filled<'_>,
    (file, wanted): (&CaseFile, Wanted),
    (who, kept): (&'static str, &'static str),
    remarks: &mut Remarks,
) {
    if let Some(words) = doubt_of_role(wanted, at.names) {
        remarks.doubt(who, words);
    }
    let with: Vec<Id> = to_come(file, wanted, at.writer.today)
        .into_iter()
        .filter_map(|it| it.agent())
        .collect();
    let stay = !at.yes(ALONG.name) && !at.yes(APPOINTMENTS.name);
    if let Some(words) = stay_in_words(&with, at.names).filter(|_| stay) {
        remarks.doubt(kept, words);
    }
}

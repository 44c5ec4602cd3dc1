//! Objectives and actions: opened, moved, reached, done.
use super::event::{Gathering, Kind};
use crate::domain::date::{from_iso, full};
use crate::domain::record::Entity;
use crate::domain::record::Sign;
use crate::domain::record::action::ActionRecord;
use crate::domain::record::objective::ObjectiveRecord;
use crate::domain::record::postponement::PostponementRecord;
use crate::domain::text::{enclosed, in_brackets, joined};
use crate::domain::vocabulary::{ActionStatus, ObjectiveStatus};
use crate::words::plan::{actor, evaluation};

const BEGINS: (Kind, Sign) = (Kind::Plan, Sign::Begins);
const DONE: (Kind, Sign) = (Kind::Plan, Sign::Done);
const ENDS: (Kind, Sign) = (Kind::Plan, Sign::Ends);

pub(super) fn gather(life: &mut Gathering<'_>) {
    let file = life.file;
    for it in file.all::<ObjectiveRecord<'_>>() {
        let label = it.label().unwrap_or_default();
        let what = if it.is_final() {
            "Objectif final"
        } else {
            "Objectif"
        };
        life.add(&it, it.start(), BEGINS, what, &[label]);
        let end = it.end().filter(|_| it.is_closed());
        let sign = match it.status() {
            Some(ObjectiveStatus::Abandoned) => ENDS,
            Some(_) | None => DONE,
        };
        let what = format!("Objectif {}", it.mid_words("statut"));
        life.add(&it, end, sign, &what, &[label]);
    }
    for it in file.all::<ActionRecord<'_>>() {
        let label = it.label().unwrap_or_default();
        life.add(
            &it,
            it.start(),
            BEGINS,
            "Action prévue",
            &[label, &actor(it)],
        );
        let (what, sign, why) = match it.status() {
            Some(ActionStatus::Done) => ("Action faite", DONE, String::new()),
            Some(ActionStatus::NotDone) => ("Action pas faite", ENDS, it.mid_words("motif")),
            Some(_) | None => continue,
        };
        let judged = in_brackets(&evaluation(it));
        let details = format!("{}{judged}", joined([label, &why], ", "));
        life.add(&it, it.end(), sign, what, &[&details]);
    }
    for it in file.all::<PostponementRecord<'_>>() {
        postponement(life, it);
    }
}

/// A deadline that was moved leads to what it is the deadline of.
fn postponement(life: &mut Gathering<'_>, it: PostponementRecord<'_>) {
    let entity = it.object().and_then(Entity::from_table);
    let Some((entity, id)) = entity.zip(it.object_id()) else {
        return;
    };
    // Moved appointments keep their former day in the same records.
    let Some(of) = life.file.row(entity, id) else {
        return;
    };
    let action = of.read_as::<ActionRecord<'_>>();
    let objective = of.read_as::<ObjectiveRecord<'_>>();
    let label = action.and_then(ActionRecord::label);
    let label = label.or(objective.and_then(ObjectiveRecord::label));
    let day = |text: Option<&str>| text.and_then(from_iso).map(full);
    let moved = match (day(it.former()), day(it.replacement())) {
        (Some(from), Some(to)) => format!("du {from} au {to}"),
        (Some(from), None) if entity == Entity::Appointment => format!("celui du {from}"),
        (Some(from), None) => format!("avant le {from}"),
        (None, Some(to)) => format!("au {to}"),
        (None, None) => String::new(),
    };
    let (kind, what) = match (entity, it.replacement()) {
        (Entity::Appointment, None) => (Kind::Meetings, "Rendez-vous annulé"),
        (Entity::Appointment, Some(_)) => (Kind::Meetings, "Rendez-vous déplacé"),
        _ => (Kind::Plan, "Échéance déplacée"),
    };
    let by = enclosed("demandé par ", &it.mid_words("demande_par"), "");
    let details = [
        label.unwrap_or_default(),
        &moved,
        &by,
        it.reason().unwrap_or_default(),
    ];
    let before = life.events.len();
    life.add(&it, it.moved_on(), (kind, Sign::Noted), what, &details);
    if let Some(event) = life.events.get_mut(before) {
        event.target = (entity, id);
    }
}

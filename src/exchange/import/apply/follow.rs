//! The follow-up that a row gives: parcours, orientation, référent, then the dated records.
use super::dated;
use super::directory::{Directory, Found};
use super::plan::{Plan, Wish, position};
use super::replaced;
use crate::domain::record::assignment::{ASSIGNMENT, AssignmentRecord};
use crate::domain::record::orientation::OrientationRecord;
use crate::domain::record::parcours::ParcoursRecord;
use crate::domain::vocabulary::{AssignmentRole, ParcoursKind};
use crate::exchange::import::cell;
use crate::exchange::import::prelude::*;
use crate::store::Result;

const DATES: [(&str, F); 3] = [
    ("demande_rsa_le", F::RequestedOn),
    ("entree_rsa_le", F::RightsOn),
    ("prise_en_charge_le", F::TakenOn),
];

/// What a row says of the end of a parcours.
const EXIT: [(&str, F); 4] = [
    ("sortie_le", F::ExitOn),
    ("sortie_motif", F::ExitReason),
    ("sortie_precision", F::ExitDetail),
    ("sortie_note", F::ExitNote),
];

/// Fields that are kept in a parcours.
const IN_PARCOURS: [F; 14] = [
    F::RequestedOn,
    F::RightsOn,
    F::TakenOn,
    F::Organization,
    F::OrientationType,
    F::OrientedOn,
    F::FirstAppointment,
    F::LastAppointment,
    F::NextAppointment,
    F::ExitOn,
    F::ContractSigned,
    F::ContractDecided,
    F::ContractStart,
    F::ContractEnd,
];

/// Compares the follow-up.
pub(super) fn compare(
    plan: &mut Plan<'_>,
    target: &mut impl ImportTarget,
    directory: &mut Directory,
) -> Result<()> {
    let asked = IN_PARCOURS
        .iter()
        .any(|field| plan.row.get(*field).is_some());
    if plan.person.is_none() || asked {
        let known = plan.rows(target, Entity::Parcours)?;
        let orientations = if known.is_empty() {
            Vec::new()
        } else {
            plan.rows(target, Entity::Orientation)?
        };
        let parcours = parcours(plan, directory, &known, &orientations);
        orientation(plan, &parcours, &orientations);
        dated::appointments(plan, target, &parcours)?;
        dated::contract(plan, target, &parcours)?;
    }
    referent(plan, target, directory)?;
    dated::goals(plan, target)
}

/// The parcours that the row is about: that of its date, or the current one; a new one when the
/// person had left.
fn parcours_of<'r>(plan: &Plan<'_>, known: &'r [Row]) -> Option<&'r Row> {
    let taken = plan.date(F::TakenOn);
    let all = known.iter().map(ParcoursRecord::of);
    let same = all
        .clone()
        .find(|it| taken.is_some() && it.taken_charge_on() == taken);
    let open = |it: &ParcoursRecord<'_>| it.exit_on().is_none();
    let current = all.max_by_key(|it| (open(it), it.taken_charge_on(), it.id));
    let back = taken.max(plan.date(F::OrientedOn));
    let current = current.filter(|it| {
        let left = it.exit_on();
        left.is_none_or(|left| back.is_none_or(|back| back <= left))
    });
    same.or(current).map(ParcoursRecord::row)
}

/// The orientation that opened a parcours, as the rules read it.
fn opening(orientations: &[Row], parcours: Id) -> Option<OrientationRecord<'_>> {
    let mut all = orientations.iter().map(OrientationRecord::of);
    all.rfind(|it| it.parcours() == Some(parcours) && it.holds())
}

fn parcours(
    plan: &mut Plan<'_>,
    directory: &mut Directory,
    known: &[Row],
    orientations: &[Row],
) -> Value {
    let row = parcours_of(plan, known);
    let stored = row.and_then(|row| {
        let by_orientation = || opening(orientations, row.id)?.organization();
        ParcoursRecord::of(row)
            .organization()
            .or_else(by_orientation)
    });
    let stored = Value::from(stored);
    let place = place(plan, directory, &stored);
    let mut wishes: Vec<Wish> = place
        .map(|place| Wish::new("structure_id", F::Organization, place))
        .into_iter()
        .collect();
    wishes.extend(
        DATES
            .iter()
            .filter_map(|(field, from)| plan.wish(field, *from)),
    );
    if ends(plan, row) {
        let exit = EXIT
            .iter()
            .filter_map(|(field, from)| plan.wish(field, *from));
        wishes.extend(exit);
    }
    let base = vec![("allocataire_id", plan.owner())];
    plan.settle(Entity::Parcours, row, base, wishes)
}

/// Whether the exit of the row ends that parcours: one that began later is another.
fn ends(plan: &mut Plan<'_>, row: Option<&Row>) -> bool {
    let Some(exit) = plan.date(F::ExitOn) else {
        return false;
    };
    let stored = row.map(ParcoursRecord::of);
    let began = stored.and_then(ParcoursRecord::taken_charge_on);
    let later = began
        .max(plan.date(F::TakenOn))
        .is_some_and(|began| began > exit);
    if !later && stored.is_some_and(|it| it.exit_on().is_none()) {
        let words = "Cette sortie ferme un dossier qui était ouvert.";
        let notice = plan.remark(plan.row.line, F::ExitOn, words);
        plan.notices.push(notice.about(Matter::Closed));
    }
    if later {
        plan.notice(
            F::ExitOn,
            "Cette sortie est plus ancienne que la prise en charge du dossier : elle n’est pas reprise.",
        );
    }
    !later
}

/// The structure of the row, unless it is the stored one.
fn place(plan: &mut Plan<'_>, directory: &mut Directory, stored: &Value) -> Option<Value> {
    let name = plan.row.get(F::Organization)?;
    match directory.place(name) {
        Some(id) if *stored == Value::Int(id) => {
            plan.given.push((F::Organization, Value::Int(id)));
            None
        }
        _ if !stored.is_empty() && plan.is_settled(F::Organization, stored) => None,
        Some(id) => Some(Value::Int(id)),
        None if directory.near_place(name).is_some() => {
            let near = directory.near_place(name).unwrap_or_default();
            let given = cell::shortened(name);
            let words = format!(
                "« {given} » n’est pas repris : ce nom ressemble à « {near} ». Corrigez-le, ou ajoutez cette structure si \
                 elle en est une autre."
            );
            plan.notice(F::Organization, &words);
            None
        }
        None => Some(directory.make_place(plan, name)),
    }
}

fn orientation(plan: &mut Plan<'_>, parcours: &Value, known: &[Row]) {
    let (kind, on) = (plan.row.get(F::OrientationType), plan.date(F::OrientedOn));
    if kind.is_none() && on.is_none() {
        return;
    }
    let there = parcours.as_int();
    let same_day = known
        .iter()
        .map(OrientationRecord::of)
        .find(|it| it.holds() && it.parcours() == there && on.is_some() && it.decided_on() == on);
    let current = same_day.or_else(|| there.and_then(|id| opening(known, id)));
    let another = current.filter(|it| {
        let dated = on.is_some() && it.decided_on().is_some() && same_day.is_none();
        let known = it.kind().map(ParcoursKind::code);
        dated && kind.is_some() && known.is_some() && known != kind
    });
    if let Some(before) = another.and_then(OrientationRecord::decided_on)
        && on.is_some_and(|on| on < before)
    {
        plan.notice(
            F::OrientedOn,
            "Cette orientation est plus ancienne que celle du dossier, et différente : elle n’est pas reprise.",
        );
        return;
    }
    let origin = if known.is_empty() {
        "initiale"
    } else {
        "reorientation"
    };
    let mut base: Values = vec![
        ("allocataire_id", plan.owner()),
        ("parcours_id", parcours.clone()),
        ("origine", origin.into()),
    ];
    base.extend(made_place(plan, parcours).map(|place| ("structure_id", place)));
    let wishes = [("type", F::OrientationType), ("decidee_le", F::OrientedOn)];
    let wishes = wishes
        .into_iter()
        .filter_map(|(field, from)| plan.wish(field, from))
        .collect();
    let current = current.filter(|_| another.is_none());
    let row = current.map(OrientationRecord::row);
    plan.settle(Entity::Orientation, row, base, wishes);
}

/// The structure of a parcours that this row makes.
fn made_place(plan: &Plan<'_>, parcours: &Value) -> Option<Value> {
    let Value::Pending(at) = parcours else {
        return None;
    };
    let Some(Op::Insert { values, .. }) = plan.ops.get(*at) else {
        return None;
    };
    let place = values.iter().find(|(name, _)| *name == "structure_id");
    place.map(|(_, place)| place.clone())
}

fn referent(
    plan: &mut Plan<'_>,
    target: &mut impl ImportTarget,
    directory: &mut Directory,
) -> Result<()> {
    let Some(who) = directory.named(plan) else {
        return Ok(());
    };
    let known = plan.rows(target, Entity::Assignment)?;
    let current = known
        .iter()
        .map(AssignmentRecord::of)
        .rfind(|it| it.role() == Some(AssignmentRole::Referent) && it.to().is_none());
    let current_agent = current.and_then(AssignmentRecord::agent);
    let field = if plan.row.get(F::Referent).is_some() {
        F::Referent
    } else {
        F::ReferentEmail
    };
    let near = plan
        .row
        .get(F::Organization)
        .and_then(|name| directory.place(name));
    let found = directory.find(&who, current_agent, near);
    let given = cell::shortened(plan.row.get(field).unwrap_or_default());
    let agent = match found {
        Found::Near(id) => {
            let words = format!(
                "« {given} » n’est pas repris : ce nom ressemble à « {} ». Corrigez-le, ou ajoutez ce collègue s’il est \
                 un autre.",
                directory.name(id)
            );
            plan.notice(field, &words);
            return Ok(());
        }
        Found::Known(id) | Found::Short(id) => {
            if matches!(found, Found::Short(_)) {
                plan.notice(
                    field,
                    &format!("« {given} » est repris comme « {} ».", directory.name(id)),
                );
            }
            directory.complete(plan, id, &who);
            if Some(id) == current_agent {
                plan.given.push((F::Referent, Value::Int(id)));
                return Ok(());
            }
            Some(id)
        }
        Found::Unknown => None,
        Found::Several => {
            plan.notice(
                field,
                "Plusieurs agents portent ce nom : la personne n’est affectée à aucun d’eux.",
            );
            return Ok(());
        }
    };
    if let (Some(current), Some(current_agent)) = (current, current_agent) {
        let name = directory.name(current_agent);
        if settled(plan, field, current_agent)
            || !replaced::referent(plan, target, field, (current.row(), name))?
        {
            return Ok(());
        }
    }
    let agent = match agent {
        Some(id) => Value::Int(id),
        None => {
            let place = parcours_place(plan, near);
            directory.make_agent(plan, who, place.as_ref())
        }
    };
    plan.given.push((F::Referent, agent.clone()));
    if current.is_none() {
        plan.filled.push(field);
    }
    assign(plan, current, known.is_empty(), agent);
    Ok(())
}

/// Whether an earlier row named the current référent.
fn settled(plan: &mut Plan<'_>, field: F, current_agent: Id) -> bool {
    let person = plan.person.unwrap_or_default();
    let line = plan
        .earlier
        .line(person, F::Referent, &Value::Int(current_agent));
    if let Some(line) = line {
        plan.notice(
            field,
            &format!("La ligne {line} nomme déjà un autre référent pour cette personne : celui-ci n’est pas repris."),
        );
    }
    line.is_some()
}

/// The structure of the row, known or being made.
fn parcours_place(plan: &Plan<'_>, near: Option<Id>) -> Option<Value> {
    let made = || position(&plan.ops, Entity::Organization).map(Value::Pending);
    near.map(Value::Int).or_else(made)
}

/// Ends the current assignment the day before, and begins the new one.
fn assign(plan: &mut Plan<'_>, current: Option<AssignmentRecord<'_>>, first: bool, agent: Value) {
    let today = plan.today;
    let since = if first {
        plan.date(F::TakenOn)
    } else {
        Some(today)
    };
    if let Some(current) = current {
        if current.from().is_some_and(|since| since >= today) {
            plan.update(current.row(), vec![ASSIGNMENT.agent.set(agent)]);
            return;
        }
        let eve = today.pred_opt().unwrap_or(today);
        plan.update(current.row(), vec![ASSIGNMENT.to.set(eve)]);
    }
    let mut values: Values = vec![
        ASSIGNMENT.person.set(plan.owner()),
        ASSIGNMENT.agent.set(agent),
        ASSIGNMENT.role.set(AssignmentRole::Referent),
    ];
    values.extend(since.map(|since| ASSIGNMENT.from.set(since)));
    plan.insert(Entity::Assignment, values);
}

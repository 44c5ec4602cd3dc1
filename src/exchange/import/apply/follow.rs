//! The follow-up that a row tells: parcours, orientation, référent, then the dated records.
use super::dated;
use super::directory::{Directory, Found};
use super::plan::{Plan, Wish};
use crate::domain::change::Values;
use crate::domain::date::iso;
use crate::domain::record::{Entity, Id, Row, Value};
use crate::exchange::import::field::ImportField as F;
use crate::store::{ImportTarget, Result};

const DATES: [(&str, F); 3] = [
    ("demande_rsa_le", F::RequestedOn),
    ("entree_rsa_le", F::RightsOn),
    ("prise_en_charge_le", F::TakenOn),
];

/// Fields that need a parcours to stand in.
const IN_PARCOURS: [F; 12] = [
    F::RequestedOn,
    F::RightsOn,
    F::TakenOn,
    F::Organization,
    F::OrientationType,
    F::OrientedOn,
    F::FirstAppointment,
    F::LastAppointment,
    F::ContractSigned,
    F::ContractDecided,
    F::ContractStart,
    F::ContractEnd,
];

/// Records of one kind of the person.
pub(super) fn rows(
    plan: &Plan<'_>,
    target: &mut impl ImportTarget,
    entity: Entity,
) -> Result<Vec<Row>> {
    plan.person
        .map_or_else(|| Ok(Vec::new()), |person| target.rows_of(entity, person))
}

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
        let known = rows(plan, target, Entity::Parcours)?;
        let orientations = if known.is_empty() {
            Vec::new()
        } else {
            rows(plan, target, Entity::Orientation)?
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
fn spoken_of<'r>(plan: &Plan<'_>, known: &'r [Row]) -> Option<&'r Row> {
    let taken = plan.date(F::TakenOn);
    let same = known
        .iter()
        .find(|row| taken.is_some() && row.date("prise_en_charge_le") == taken);
    let current = known.iter().max_by_key(|row| {
        let open = row.date("sortie_le").is_none();
        (open, row.date("prise_en_charge_le"), row.id)
    });
    let back = taken.max(plan.date(F::OrientedOn));
    same.or_else(|| {
        current.filter(|row| {
            row.date("sortie_le")
                .is_none_or(|left| back.is_none_or(|back| back <= left))
        })
    })
}

/// The orientation that opened a parcours, as the rules read it.
fn opening(orientations: &[Row], parcours: Id) -> Option<&Row> {
    orientations.iter().rfind(|row| {
        row.int("parcours_id") == Some(parcours)
            && (row.date("demandee_le").is_none() || row.text("decision") == Some("acceptee"))
    })
}

fn parcours(
    plan: &mut Plan<'_>,
    directory: &mut Directory,
    known: &[Row],
    orientations: &[Row],
) -> Value {
    let row = spoken_of(plan, known);
    let stored = row.map_or(Value::Null, |row| {
        let own = row.get("structure_id");
        let by_orientation = || opening(orientations, row.id).map(|it| it.get("structure_id"));
        if own.is_empty() {
            by_orientation().cloned().unwrap_or(Value::Null)
        } else {
            own.clone()
        }
    });
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
    let base = vec![("allocataire_id", plan.owner())];
    plan.settle(Entity::Parcours, row, base, wishes)
}

/// The structure of the row, unless it is the one that stands.
fn place(plan: &mut Plan<'_>, directory: &mut Directory, stored: &Value) -> Option<Value> {
    let name = plan.row.get(F::Organization)?;
    match directory.place(name) {
        Some(id) if *stored == Value::Int(id) => {
            plan.sayings.push((F::Organization, Value::Int(id)));
            None
        }
        _ if !stored.is_empty() && plan.is_settled(F::Organization, stored) => None,
        Some(id) => Some(Value::Int(id)),
        None => Some(directory.make_place(plan, name)),
    }
}

fn orientation(plan: &mut Plan<'_>, parcours: &Value, known: &[Row]) {
    let (kind, on) = (plan.row.get(F::OrientationType), plan.date(F::OrientedOn));
    if kind.is_none() && on.is_none() {
        return;
    }
    let there = parcours.as_int();
    let same_day = known.iter().find(|row| {
        row.int("parcours_id") == there && on.is_some() && row.date("decidee_le") == on
    });
    let current = same_day.or_else(|| there.and_then(|id| opening(known, id)));
    let another = current.filter(|row| {
        let dated = on.is_some() && row.date("decidee_le").is_some() && same_day.is_none();
        dated && kind.is_some() && row.text("type").is_some() && row.text("type") != kind
    });
    if let Some(before) = another.and_then(|row| row.date("decidee_le"))
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
    let row = current.filter(|_| another.is_none());
    plan.settle(Entity::Orientation, row, base, wishes);
}

/// The structure of a parcours that this row makes.
fn made_place(plan: &Plan<'_>, parcours: &Value) -> Option<Value> {
    let Value::Pending(at) = parcours else {
        return None;
    };
    let Some(crate::domain::change::Op::Insert { values, .. }) = plan.ops.get(*at) else {
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
    let known = rows(plan, target, Entity::Assignment)?;
    let current = known
        .iter()
        .rfind(|row| row.text("fonction") == Some("referent") && row.date("au").is_none());
    let stands = current.and_then(|row| row.int("agent_id"));
    let field = if plan.row.get(F::Referent).is_some() {
        F::Referent
    } else {
        F::ReferentEmail
    };
    let near = plan
        .row
        .get(F::Organization)
        .and_then(|name| directory.place(name));
    let agent = match directory.find(&who, stands, near) {
        Found::Known(id) => {
            directory.complete(plan, id, &who);
            if Some(id) == stands {
                plan.sayings.push((F::Referent, Value::Int(id)));
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
    if let Some(stands) = stands
        && settled(plan, field, stands)
    {
        return Ok(());
    }
    let agent = match agent {
        Some(id) => Value::Int(id),
        None => {
            let place = parcours_place(plan, near);
            directory.make_agent(plan, who, place.as_ref())
        }
    };
    plan.sayings.push((F::Referent, agent.clone()));
    assign(plan, current, known.is_empty(), agent);
    Ok(())
}

/// Whether an earlier row named the référent who stands.
fn settled(plan: &mut Plan<'_>, field: F, stands: Id) -> bool {
    let person = plan.person.unwrap_or_default();
    let line = plan.said.line(person, F::Referent, &Value::Int(stands));
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
    near.map(Value::Int).or_else(|| {
        let made = plan.ops.iter().position(|op| {
            matches!(
                op,
                crate::domain::change::Op::Insert {
                    entity: Entity::Organization,
                    ..
                }
            )
        });
        made.map(Value::Pending)
    })
}

/// Ends the assignment that stands the day before, and begins the new one.
fn assign(plan: &mut Plan<'_>, current: Option<&Row>, first: bool, agent: Value) {
    let today = plan.today;
    let since = if first {
        plan.date(F::TakenOn)
    } else {
        Some(today)
    };
    if let Some(row) = current {
        if row.date("du").is_some_and(|since| since >= today) {
            plan.update(row, vec![("agent_id", agent)]);
            return;
        }
        let eve = today.pred_opt().unwrap_or(today);
        plan.update(row, vec![("au", iso(eve).into())]);
    }
    let mut values: Values = vec![
        ("allocataire_id", plan.owner()),
        ("agent_id", agent),
        ("fonction", "referent".into()),
    ];
    values.extend(since.map(|since| ("du", iso(since).into())));
    plan.insert(Entity::Assignment, values);
}

//! What differs from one kind of record to the other when it is written: first answers, values
//! that follow, what goes with it. « New » and « edit » are two gestures whatever the kind.
mod absence;
mod action;
mod appointment;
mod assignment;
mod commitment;
mod contact;
pub(super) mod contract;
pub(super) mod handed;
pub(super) mod hooks;
pub(super) mod leaving;
mod measure;
pub(super) mod model;
mod objective;
pub(super) mod orientation;
mod parcours;
mod person_request;
pub(super) mod review;
pub(super) mod room;
pub(crate) mod share;
mod unmet_need;
pub(crate) mod validation;

use crate::gestures::prelude::*;
use hooks::{Hooks, NONE};

use crate::words::following;

/// What a kind adds; most add nothing.
const fn of(kind: Entity) -> Hooks {
    match kind {
        Entity::AbsenceAction => absence::HOOKS,
        Entity::Action => action::HOOKS,
        Entity::Appointment => appointment::HOOKS,
        Entity::Assignment => assignment::HOOKS,
        Entity::Commitment => commitment::HOOKS,
        Entity::Contact => contact::HOOKS,
        Entity::Contract => contract::HOOKS,
        Entity::Objective => objective::HOOKS,
        Entity::Orientation => orientation::HOOKS,
        Entity::Parcours => parcours::HOOKS,
        Entity::PersonRequest => person_request::HOOKS,
        Entity::Resumption => measure::RESUMPTION,
        Entity::Retention => person_request::RETENTION,
        Entity::Review => review::HOOKS,
        Entity::Share => share::HOOKS,
        Entity::Suspension => measure::SUSPENSION,
        Entity::UnmetNeed => unmet_need::HOOKS,
        Entity::Validation => validation::HOOKS,
        _ => NONE,
    }
}

/// First answers of a new record: what the caller, the file, the day and the agent say.
pub(super) fn first_answers(at: Opening<'_>, kind: Entity, parent: Id) -> Values {
    let mut first = at.given.to_vec();
    let owned = at.owner().into_iter().chain(at.parcours());
    let owned = owned.filter(|(name, _)| kind.field(name).is_some());
    let of_kind = (kind.known().first)(at.today, parent).into_iter();
    for (name, value) in owned.chain(of_kind).chain((of(kind).first)(at, parent)) {
        if first.iter().all(|(known, _)| *known != name) {
            first.push((name, value));
        }
    }
    first
}

/// The fields of a new record: an appointment still to come has no outcome to give, a new action
/// no evaluation.
pub(super) fn fields_of_new(kind: Entity) -> Vec<&'static str> {
    let fields = FormSpec::whole(kind).fields.into_iter();
    let asked = fields.filter(|field| kind.field(field.name).is_none_or(|it| !it.not_when_new));
    asked.map(|field| field.name).collect()
}

/// The fields of a record that is changed.
pub(super) fn fields_of_edit(kind: Entity) -> Vec<&'static str> {
    let edited = of(kind).edited;
    let fields = FormSpec::whole(kind).fields.into_iter();
    let names = fields.map(|field| field.name);
    names
        .filter(|name| edited.is_none_or(|edited| edited.contains(name)))
        .collect()
}

/// The form of a new record that hangs on that one (0 for none).
pub(super) fn new_form(at: Opening<'_>, kind: Entity, parent: Id) -> Form {
    let first = first_answers(at, kind, parent);
    if let Some(form) = of(kind).new_form {
        return form(at, parent, first);
    }
    let title = match kind {
        Entity::Situation => "Nouvelle évaluation de la situation".to_owned(),
        _ => format!("{} : ajouter", kind.title()),
    };
    let spec = at.fields(kind, None, &fields_of_new(kind)).titled(title);
    at.repeating_form(spec, &first)
}

/// What the follow-up model says while a form is filled.
pub(super) fn explain_model(at: &Filled<'_>, remarks: &mut Remarks) {
    if let Some(file) = at.file {
        let follow_up = file.follow_up(at.writer.today);
        remarks.notices = following::notices(at.kind, &follow_up, (at.names, at.writer.agent));
    }
}

/// What the file says while a form is filled.
pub(super) fn explain(at: &Filled<'_>, remarks: &mut Remarks) {
    explain_model(at, remarks);
    if let Some(file) = at.file {
        (of(at.kind).explain)(at, file, remarks);
    }
}

/// The values of a record, with those that follow.
pub(super) fn completed(at: &Filled<'_>) -> Values {
    let mut values = at.own_values();
    (of(at.kind).complete)(at, &mut values);
    values
}

/// The record, and what is written with it.
pub(super) fn ops(at: &Filled<'_>) -> Vec<Op> {
    let hooks = of(at.kind);
    let whole = hooks.ops.zip(at.file);
    if let Some((ops, file)) = whole {
        return ops(at, file);
    }
    let mut ops = vec![at.record_op(completed(at))];
    if let Some(file) = at.file {
        ops.extend((hooks.with)(at, file));
    }
    ops
}

/// What a saved record leads to.
pub(super) fn next<'a>(at: &'a Filled<'_>, made: Option<Id>) -> Option<Next<'a>> {
    (of(at.kind).next)(at, made)
}

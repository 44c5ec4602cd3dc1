//! What differs from one kind of record to the other when it is written: first answers, values
//! that follow, what goes with it. « New » and « edit » are two gestures whatever the kind.
mod absence;
mod action;
mod appointment;
mod assignment;
mod contact;
pub(super) mod contract;
mod hooks;
pub(super) mod leaving;
mod measure;
pub(super) mod model;
mod objective;
pub(super) mod orientation;
mod parcours;
pub(super) mod review;
pub(super) mod room;
pub(crate) mod validation;

use hooks::First::{self, Code, Parent, Today, Yes};
use hooks::{Hooks, NONE};

use super::filled::Filled;
use super::next::Next;
use super::opening::Opening;
use super::remarks::Remarks;
use crate::domain::change::{Op, Values};
use crate::domain::record::{Entity, Id, Value};
use crate::form::{Form, FormSpec};
use crate::words::following;

/// What a kind adds. Those that have only first answers have no file.
const fn of(kind: Entity) -> Hooks {
    let first: &[(&str, First)] = match kind {
        Entity::AbsenceAction => return absence::HOOKS,
        Entity::Action => return action::HOOKS,
        Entity::Appointment => return appointment::HOOKS,
        Entity::Assignment => return assignment::HOOKS,
        Entity::Contact => return contact::HOOKS,
        Entity::Contract => return contract::HOOKS,
        Entity::Objective => return objective::HOOKS,
        Entity::Orientation => return orientation::HOOKS,
        Entity::Parcours => return parcours::HOOKS,
        Entity::Resumption => return measure::RESUMPTION,
        Entity::Review => return review::HOOKS,
        Entity::Suspension => return measure::SUSPENSION,
        Entity::Validation => return validation::HOOKS,
        Entity::Commitment => return contract::COMMITMENT,
        Entity::Finding => &[("situation_id", Parent)],
        Entity::Situation => &[("faite_le", Today)],
        Entity::Diagnostic => &[("etabli_le", Today)],
        Entity::SharingAgreement => &[
            ("reponse", Code("accord")),
            ("donne_le", Today),
            ("forme", Code("oral")),
        ],
        Entity::Share | Entity::Examination => &[("fait_le", Today)],
        Entity::Waiver => &[("decide_le", Today)],
        Entity::Exemption => &[("debut", Today)],
        Entity::DutyPeriod => &[("soumis", Yes), ("du", Today)],
        Entity::RightsPeriod => &[
            ("etat", Code("ouvert_versable")),
            ("source", Code("caf")),
            ("recu_le", Today),
        ],
        Entity::Organization
        | Entity::Agent
        | Entity::Allocataire
        | Entity::ContractVersion
        | Entity::Postponement
        | Entity::Deferral => return NONE,
    };
    Hooks { first, ..NONE }
}

/// First answers of a new record: what the caller, the file, the day and the agent say.
pub(super) fn first_answers(at: Opening<'_>, kind: Entity, parent: Id) -> Values {
    let hooks = of(kind);
    let has = |name: &str| kind.field(name).is_some();
    let owner = at.owner().filter(|(name, _)| has(name));
    let parcours = at.file.and_then(|file| file.parcours());
    let parcours = parcours.filter(|_| has("parcours_id"));
    let usual = hooks.first.iter();
    let mut first = at.given.to_vec();
    let all = owner
        .into_iter()
        .chain(parcours.map(|row| ("parcours_id", Value::Int(row.id))))
        .chain((hooks.first_of_file)(at, parent))
        .chain(usual.map(|(name, first)| (*name, first.value(at, parent))));
    for (name, value) in all {
        if first.iter().all(|(known, _)| *known != name) {
            first.push((name, value));
        }
    }
    first
}

/// The fields of a new record: an appointment still to come has no outcome to give, a new action
/// no evaluation.
pub(super) fn fields_of_new(kind: Entity) -> Vec<&'static str> {
    let hidden = of(kind).not_when_new;
    let fields = FormSpec::whole(kind).fields.into_iter();
    let names = fields.map(|field| field.name);
    names.filter(|name| !hidden.contains(name)).collect()
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
        remarks.notices = following::notices(at.kind, &follow_up, at.names);
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

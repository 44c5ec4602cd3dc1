//! What differs from one kind of record to the other when it is written: first answers, values
//! that follow, what goes with it. « New » and « edit » are two gestures whatever the kind.
mod absence;
mod action;
mod appointment;
mod assignment;
mod commitment;
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

use crate::gestures::prelude::*;
use hooks::{Hooks, NONE};

use crate::domain::record::diagnostic::DIAGNOSTIC;
use crate::domain::record::duty_period::DUTY_PERIOD;
use crate::domain::record::examination::EXAMINATION;
use crate::domain::record::exemption::EXEMPTION;
use crate::domain::record::finding::FINDING;
use crate::domain::record::rights_period::RIGHTS_PERIOD;
use crate::domain::record::share::SHARE;
use crate::domain::record::sharing_agreement::SHARING_AGREEMENT;
use crate::domain::record::situation::SITUATION;
use crate::domain::record::waiver::WAIVER;
use crate::domain::vocabulary::{AgreementAnswer, RightsState};
use crate::words::following;

/// What a kind adds. Those that have only first answers have no file.
const fn of(kind: Entity) -> Hooks {
    let first: fn(Opening<'_>, Id) -> Values = match kind {
        Entity::AbsenceAction => return absence::HOOKS,
        Entity::Action => return action::HOOKS,
        Entity::Appointment => return appointment::HOOKS,
        Entity::Assignment => return assignment::HOOKS,
        Entity::Commitment => return commitment::HOOKS,
        Entity::Contact => return contact::HOOKS,
        Entity::Contract => return contract::HOOKS,
        Entity::Objective => return objective::HOOKS,
        Entity::Orientation => return orientation::HOOKS,
        Entity::Parcours => return parcours::HOOKS,
        Entity::Resumption => return measure::RESUMPTION,
        Entity::Review => return review::HOOKS,
        Entity::Suspension => return measure::SUSPENSION,
        Entity::Validation => return validation::HOOKS,
        Entity::Finding => |_, evaluation| vec![FINDING.situation.set(evaluation)],
        Entity::Situation => |at, _| vec![SITUATION.made_on.set(at.today)],
        Entity::Diagnostic => |at, _| vec![DIAGNOSTIC.made_on.set(at.today)],
        Entity::SharingAgreement => |at, _| {
            vec![
                SHARING_AGREEMENT.answer.set(AgreementAnswer::Agreed),
                SHARING_AGREEMENT.given_on.set(at.today),
                SHARING_AGREEMENT.form.set("oral"),
            ]
        },
        Entity::Share => |at, _| vec![SHARE.made_on.set(at.today)],
        Entity::Examination => |at, _| vec![EXAMINATION.made_on.set(at.today)],
        Entity::Waiver => |at, _| vec![WAIVER.decided_on.set(at.today)],
        Entity::Exemption => |at, _| vec![EXEMPTION.start.set(at.today)],
        Entity::DutyPeriod => |at, _| {
            vec![
                DUTY_PERIOD.subject.set(true),
                DUTY_PERIOD.from.set(at.today),
            ]
        },
        Entity::RightsPeriod => |at, _| {
            vec![
                RIGHTS_PERIOD.state.set(RightsState::Paid),
                RIGHTS_PERIOD.source.set("caf"),
                RIGHTS_PERIOD.received_on.set(at.today),
            ]
        },
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
    let mut first = at.given.to_vec();
    let owned = at.owner().into_iter().chain(at.parcours());
    let owned = owned.filter(|(name, _)| kind.field(name).is_some());
    for (name, value) in owned.chain((of(kind).first)(at, parent)) {
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

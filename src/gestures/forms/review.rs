//! The review and the end of an action: what the plan says is already written in the form.
use super::{Desk, first, gesture, options, seen};
use crate::domain::calendar::{Calendar, Unit};
use crate::domain::facts::ReviewTrigger;
use crate::domain::file::CaseFile;
use crate::domain::record::review::EVERY;
use crate::domain::record::{Entity, Id, Value};
use crate::form::{Form, FormSpec};
use crate::store::Result;
use crate::words::review;
use crate::words::review::Span;

/// The form of a review: its trigger, or the one that the file calls for; `action` is the one that
/// ended, 0 when none.
pub(super) fn open(
    trigger: Option<ReviewTrigger>,
    action: Id,
    file: Option<&CaseFile>,
    desk: Desk<'_>,
) -> Form {
    let action = (action != 0).then_some(action);
    let trigger = trigger.unwrap_or_else(|| {
        let deduced = file.map_or(ReviewTrigger::SixMonths, review::trigger);
        action.map_or(deduced, |_| ReviewTrigger::ActionEnd)
    });
    let mut answers = first::answers(Entity::Review, 0, file, desk);
    answers.extend([
        ("declencheur", Value::from(trigger.code())),
        ("action_id", action.into()),
        ("menee_par_id", desk.agent.into()),
    ]);
    if let Some(file) = file {
        let results = review::results(file, Span::of(file, action));
        answers.push(("resultats", Value::from(results)));
    }
    // The end of a parcours has no next review; that of one action does not move the others.
    if matches!(
        trigger,
        ReviewTrigger::SixMonths | ReviewTrigger::Reorientation | ReviewTrigger::Other
    ) {
        // Months are counted alike in every territory.
        let next = Calendar::default().add(desk.today, EVERY, Unit::Months);
        answers.push(("prochaine_le", next.into()));
    }
    let whole = FormSpec::whole(Entity::Review);
    let asked = |name: &&str| *name != "action_id" || trigger == ReviewTrigger::ActionEnd;
    let fields: Vec<&str> = whole
        .fields
        .iter()
        .map(|field| field.name)
        .filter(asked)
        .collect();
    Form::only(
        Entity::Review,
        None,
        &seen(Entity::Review, &fields, None, desk),
        &answers,
        desk.today,
        &options(file, desk.names),
    )
    .named("revue", review::name(trigger))
}

/// Quality and impact of an action that is over.
///
/// # Errors
/// When the action is no longer there.
pub(super) fn evaluate(id: Id, file: Option<&CaseFile>, desk: Desk<'_>) -> Result<Form> {
    gesture(
        Entity::Action,
        id,
        file,
        desk,
        "evaluer-action",
        "Évaluer l’action",
        &["qualite", "impact", "commentaire"],
        &[],
        &[],
    )
}

/// An action that was not done, with its reason.
///
/// # Errors
/// When the action is no longer there.
pub(super) fn not_done(id: Id, file: Option<&CaseFile>, desk: Desk<'_>) -> Result<Form> {
    gesture(
        Entity::Action,
        id,
        file,
        desk,
        "action-pas-faite",
        "Action pas faite",
        &["motif", "fin", "qualite", "impact", "commentaire"],
        &[("statut", Value::from("pas_fait"))],
        &[("fin", desk.today.into())],
    )
}

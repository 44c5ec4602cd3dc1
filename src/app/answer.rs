//! From an alert to the form that answers it, and what « fait » means for a record. Knows no place.
use super::appointments;
use crate::app::prelude::*;
use crate::domain::agenda::Closed;
use crate::domain::deadlines::{AlertKey, IndexRow, State};
use crate::domain::facts::ReviewTrigger;
use crate::domain::file::order::is_closed;
use crate::domain::record::Row;
use crate::domain::rules::Response;
use crate::gestures::kinds::share;
use crate::gestures::postpone;
use crate::gestures::slot::Place as Slot;
use crate::words::why::Missing;
use crate::words::{state, why};

/// The form that answers an alert.
///
/// # Errors
/// When the store can't be read.
pub fn to(alert: &IndexRow, desk: &Desk) -> Result<Option<Gesture>> {
    let Some(id) = alert.object.1 else {
        return Ok(None);
    };
    let object = alert.object.0.as_deref().and_then(Entity::from_table);
    let Some(response) = response(&alert.rule, desk) else {
        return Ok(None);
    };
    Ok(match (response, object) {
        (Response::Appointment, _) => Some(Gesture::New(Entity::Appointment, 0)),
        (Response::Outcome, Some(Entity::Appointment)) => Some(Gesture::Outcome(id)),
        (Response::AbsenceFollowUp, Some(Entity::Appointment)) => {
            Some(Gesture::New(Entity::AbsenceAction, id))
        }
        (Response::AbsenceFollowUp, _) => {
            missed(alert, desk)?.map(|id| Gesture::New(Entity::AbsenceAction, id))
        }
        (Response::Contact, _) => Some(Gesture::New(Entity::Contact, 0)),
        (Response::Contract, _) => Some(contract_request(alert.person, desk)?),
        (Response::Renewal, _) => Some(renewal_request(alert.person, desk)?),
        (Response::Decision, Some(Entity::Contract)) => Some(Gesture::Decide(id)),
        (Response::Evaluation, Some(Entity::Action)) => {
            Some(action_request(alert.person, id, desk)?)
        }
        (Response::Done, Some(Entity::Action)) => Some(Gesture::ActionDone(id)),
        (Response::Done, Some(Entity::Objective)) => Some(Gesture::ObjectiveDone(id)),
        (Response::PersonRequest, Some(Entity::PersonRequest)) => Some(Gesture::AnswerRequest(id)),
        (Response::Share, _) => Some(share_request(alert.person, id, desk)?),
        (Response::Examination, _) => Some(Gesture::New(Entity::Examination, 0)),
        (review, _) => review.review().map(|trigger| Gesture::Review(trigger, 0)),
    })
}

/// The share of a diagnostic; first, the agreement of the person where none holds.
fn share_request(person: Id, diagnostic: Id, desk: &Desk) -> Result<Gesture> {
    let file = desk.store.case_file(person)?;
    let agreed = share::waiting(&file, Some(diagnostic), desk.today).next();
    Ok(match agreed {
        Some(_) => Gesture::New(Entity::Share, diagnostic),
        None => Gesture::New(Entity::SharingAgreement, 0),
    })
}

/// What answers the deadlines of a rule, in any set.
fn response(rule: &str, desk: &Desk) -> Option<Response> {
    desk.rules.rule(rule)?.response()
}

/// The renewal being drawn up, to sign; else a new one, pre-filled.
fn renewal_request(person: Id, desk: &Desk) -> Result<Gesture> {
    let life = desk.store.case_file(person)?.life();
    let drafted = contract_request(person, desk)?;
    Ok(match (drafted, life.to_renew(desk.today)) {
        (Gesture::New(..), Some(contract)) => Gesture::Renew(contract.id),
        (request, _) => request,
    })
}

/// The absence that an alert is about: that of its day, else the first one nobody followed.
fn missed(alert: &IndexRow, desk: &Desk) -> Result<Option<Id>> {
    let file = desk.store.case_file(alert.person)?;
    let followed = |id: Id| {
        let made = file.rows(Entity::AbsenceAction).iter();
        made.filter_map(|row| row.int("rdv_id")).any(|it| it == id)
    };
    let mut missed: Vec<_> = file
        .rows(Entity::Appointment)
        .iter()
        .filter(|row| matches!(row.text("statut"), Some("absent" | "absent_excuse")))
        .filter(|row| !followed(row.id))
        .collect();
    missed.sort_by_key(|row| {
        let day = row.date("prevu_le");
        (day != alert.start.1, day, row.id)
    });
    Ok(missed.first().map(|row| row.id))
}

/// The contract being drawn up, to sign, or a new one.
fn contract_request(person: Id, desk: &Desk) -> Result<Gesture> {
    let contracts = desk.store.case_file(person)?.contracts();
    let mut all = contracts.iter();
    let draft = all.rfind(|it| it.signed_on().is_none() && it.stands());
    let new = Gesture::New(Entity::Contract, 0);
    Ok(draft.map_or(new, |it| Gesture::Sign(it.id)))
}

/// The form that answers what calls first for a person.
///
/// # Errors
/// When the store can't be read.
pub fn worst(person: Id, desk: &Desk) -> Answer {
    let alerts = desk.store.alerts_of(person, desk.today)?;
    let alert = alerts.iter().find(|alert| alert.state(desk.today).calls());
    let request = alert.map(|alert| form(alert, desk)).transpose()?.flatten();
    let nothing = "Rien n’est à faire ici : choisissez une action, un objectif ou un rendez-vous.";
    Ok(request.unwrap_or_else(|| Message::info(nothing).into()))
}

/// The form that answers an alert, which knows that it does.
///
/// # Errors
/// When the store can't be read.
pub fn form(alert: &IndexRow, desk: &Desk) -> Result<Option<Turn>> {
    let asked = match missing(alert, desk)? {
        Some(missing) => Some(missing_date(&missing, alert.person, desk)?),
        None => to(alert, desk)?.map(FormAsked::here),
    };
    let Some(asked) = asked else { return Ok(None) };
    let slot = match asked.request {
        Gesture::New(Entity::Appointment, _) => Some(first_slot(alert.person, desk)?),
        _ => asked.slot,
    };
    let asked = FormAsked {
        answers: Some(alert.key()),
        slot,
        ..asked
    };
    Ok(Some(Opening::Form(asked).into()))
}

/// The nearest free hour of whoever follows the person.
fn first_slot(person: Id, desk: &Desk) -> Result<Slot> {
    let agent = desk.store.referent_of(person)?;
    appointments::next_slot(Closed::Oriented, agent, None, desk)
}

/// The date that an alert can't be counted without, when nobody has typed it.
///
/// # Errors
/// When the store can't be read.
pub fn missing(alert: &IndexRow, desk: &Desk) -> Result<Option<Missing>> {
    let outcome = response(&alert.rule, desk) == Some(Response::Outcome);
    if outcome || alert.state(desk.today) != State::Unknown {
        return Ok(None);
    }
    let all = desk.store.deadlines(alert.person)?;
    let mut known = all.iter().filter(|it| it.rule.id == alert.rule);
    let found = known.find(|it| {
        let (kind, id) = (it.object.kind.code(), it.object.id);
        alert.object.0.as_deref() == Some(kind) && alert.object.1 == Some(id)
    });
    Ok(found.and_then(|it| why::reason(it, &desk.rules, desk.today).missing))
}

/// The form where the missing date of a deadline is to be typed.
///
/// # Errors
/// When the store can't be read.
pub fn missing_date(missing: &Missing, person: Id, desk: &Desk) -> Result<FormAsked> {
    let file = desk.store.case_file(person)?;
    let found = missing.in_file(&file);
    let request = found.map_or(Gesture::New(missing.entity, 0), |id| {
        if missing.entity == Entity::Appointment && missing.field == "statut" {
            Gesture::Outcome(id)
        } else {
            Gesture::Edit(missing.entity, id)
        }
    });
    Ok(FormAsked {
        focus: Some(missing.field),
        ..FormAsked::of(request, person)
    })
}

/// What is to be said once a form was saved and the alert that it was to answer is still there.
///
/// # Errors
/// When the store can't be read.
pub fn unanswered(alert: &AlertKey, desk: &Desk) -> Result<Option<String>> {
    let alerts = desk.store.alerts_of(alert.person, desk.today)?;
    let left = alerts
        .iter()
        .find(|it| it.key() == *alert && it.state(desk.today).calls());
    let Some(left) = left else {
        return Ok(None);
    };
    let label = why::label(left, &desk.rules);
    let why = desk.key_of(Context::Global, Action::Why);
    let lacking = match missing(left, desk)? {
        Some(missing) => Some(format!("«\u{a0}{}\u{a0}»", missing.words)),
        None => ending(left, desk)?,
    };
    Ok(Some(match lacking {
        Some(lacking) => format!("L’alerte « {label} » reste : il manque {lacking}."),
        None => format!("L’alerte « {label} » reste : {why} dit pourquoi."),
    }))
}

/// The fields that would end an alert and that nobody has filled, in words.
fn ending(alert: &IndexRow, desk: &Desk) -> Result<Option<String>> {
    let rule = desk.rules.rule(&alert.rule);
    let Some((kind, fields)) = rule.and_then(|rule| why::ending(rule)) else {
        return Ok(None);
    };
    let file = desk.store.case_file(alert.person)?;
    let empty = |row: &&Row| fields.iter().any(|name| row.get(name).is_empty());
    let own = about(alert).filter(|(known, _)| *known == kind);
    let own = own.and_then(|(_, id)| file.row(kind, id)).filter(empty);
    let Some(row) = own.or_else(|| file.rows(kind).iter().rev().find(empty)) else {
        return Ok(None);
    };
    let lacking = fields.iter().filter(|name| row.get(name).is_empty());
    let labels = lacking.filter_map(|name| Some(kind.field(name)?.label));
    let quoted: Vec<String> = labels
        .map(|label| format!("«\u{a0}{label}\u{a0}»"))
        .collect();
    Ok(Some(quoted.join(" et ")))
}

/// The record that an alert is about.
pub fn about(alert: &IndexRow) -> Option<(Entity, Id)> {
    let kind = Entity::from_table(alert.object.0.as_deref()?)?;
    Some((kind, alert.object.1?))
}

/// The form of another date for a record, or why it has none: the date that a rule gives is only put off.
pub fn another_date(row: Option<&Row>, desk: &Desk) -> Turn {
    match row.and_then(|row| Some((row, postpone::moves(row)?))) {
        Some((row, true)) => Turn::form(Gesture::Postpone(row.entity, row.id)),
        Some((_, false)) => {
            Message::info("C’est déjà fait : cette date ne se déplace plus.").into()
        }
        None => {
            let why = desk.key_of(Context::Global, Action::Why);
            let neutralises = match desk.kept_from(Action::Neutralise) {
                None => ", et permet de la neutraliser",
                Some(_) => "",
            };
            let words = format!(
                "Cette date vient d’une règle : elle ne se déplace pas. {why} dit pourquoi elle est là{neutralises}."
            );
            Message::info(words).into()
        }
    }
}

/// The form of another date for what calls first for a person.
///
/// # Errors
/// When the store can't be read.
pub fn postpone_worst(person: Id, desk: &Desk) -> Answer {
    let alerts = desk.store.alerts_of(person, desk.today)?;
    let alert = alerts.iter().find(|alert| alert.state(desk.today).calls());
    let row = alert
        .and_then(about)
        .map(|(kind, id)| desk.store.row(kind, id))
        .transpose()?;
    Ok(another_date(row.as_ref(), desk))
}

/// What « fait » asks of an action: that it be closed, or judged once it is.
///
/// # Errors
/// When the store can't be read.
pub fn action_request(person: Id, id: Id, desk: &Desk) -> Result<Gesture> {
    let file = desk.store.case_file(person)?;
    let closed = file.row(Entity::Action, id).is_some_and(is_closed);
    Ok(if closed {
        Gesture::Evaluate(id)
    } else {
        Gesture::ActionDone(id)
    })
}

/// What « fait » asks of an appointment: its outcome, or what follows an absence.
pub fn appointment_request(id: Id, status: Option<&str>) -> Gesture {
    match status {
        Some("absent" | "absent_excuse") => Gesture::New(Entity::AbsenceAction, id),
        Some(_) | None => Gesture::Outcome(id),
    }
}

/// The review that an alert asks for; that of one action is answered from its row of the plan.
pub fn review_asked(rule: &str, desk: &Desk) -> Option<ReviewTrigger> {
    response(rule, desk)?.review()
}

/// The review that an alert leads to, that of one action included; nothing for other alerts.
pub fn review_called(alert: &IndexRow, desk: &Desk) -> Option<Gesture> {
    match (response(&alert.rule, desk)?, alert.object.1) {
        (Response::Evaluation, Some(id)) => Some(Gesture::Review(ReviewTrigger::ActionEnd, id)),
        (review, _) => review.review().map(|trigger| Gesture::Review(trigger, 0)),
    }
}

/// « CER à signer, 19 j de retard ».
pub fn sentence(alert: &IndexRow, desk: &Desk) -> String {
    let when = state::row_when(alert, desk.today);
    format!("{}, {when}", why::label(alert, &desk.rules))
}

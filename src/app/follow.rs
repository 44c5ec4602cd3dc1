//! The second half of a gesture: after an absence what is done about it, after what was closed
//! the next appointment. Knows no place.
use super::appointments::next_slot;
use super::desk::Desk;
use super::turn::Following;
use crate::domain::agenda::Closed;
use crate::domain::date::Time;
use crate::domain::facts::ReviewTrigger;
use crate::domain::file::CaseFile;
use crate::domain::record::{Entity, Id, Row, Value};
use crate::form::Form;
use crate::gestures::request::Request;
use crate::gestures::save::leaving::{answer, asked};
use crate::store::Result;

/// What follows from a form that was just saved about a person. The next appointment is proposed only
/// to who has none.
///
/// # Errors
/// When the store can't be read.
pub fn next(
    request: Request,
    person: Id,
    form: &Form,
    made: Option<Id>,
    desk: &Desk,
) -> Result<Option<Following>> {
    let row = form.as_row();
    let (agent, hour) = (
        row.int("agent_id"),
        row.text("heure").and_then(Time::from_code),
    );
    let closed = match (request, row.text("statut")) {
        (Request::New(Entity::Review, _) | Request::Review(..), _) => {
            return after_review(person, &row, desk);
        }
        (Request::Outcome(_), Some("honore")) if row.text("type") == Some("revue") => {
            return Ok(review_of_the_day(person, &row, desk)?.map(Following::Form));
        }
        (Request::Outcome(id), Some("absent" | "absent_excuse")) => {
            let request = Request::New(Entity::AbsenceAction, id);
            return Ok(Some(Following::Form(request)));
        }
        (Request::New(Entity::AbsenceAction, _), _) if row.text("type") == Some("nouveau_rdv") => {
            return Ok(made.map(Request::Rebook).map(Following::Form));
        }
        (Request::EndFollowUp(_), _) => {
            let now = answer(&form.values(), asked::REVIEW) == Some(&Value::Int(1));
            let end = Request::Review(ReviewTrigger::ParcoursEnd, 0);
            let review = Following::Form(end);
            return Ok(now.then_some(review));
        }
        (Request::Outcome(_), Some("honore")) => Closed::Kept {
            kind: row.text("type").unwrap_or_default(),
            under_contract: is_under_contract(person, desk)?,
        },
        (Request::ActionDone(_), _) => Closed::ActionDone,
        (
            Request::New(Entity::Contract, _)
            | Request::Edit(Entity::Contract, _)
            | Request::Sign(_)
            | Request::Amend(_)
            | Request::Renew(_),
            _,
        ) if just_signed(form) => Closed::Signed,
        (_, _) => return Ok(None),
    };
    if desk.store.line(&desk.any(), person)?.appointment.is_some() {
        return Ok(None);
    }
    let agent = match agent {
        Some(agent) => Some(agent),
        None => desk.author.agent.or(desk.store.referent_of(person)?),
    };
    let place = next_slot(closed, agent, hour, desk)?;
    Ok(Some(Following::Appointment(place)))
}

/// After a review, the next appointment when there is none; else the next review itself, at the
/// latest worked day that keeps what was agreed, unless it is fixed already.
fn after_review(person: Id, review: &Row, desk: &Desk) -> Result<Option<Following>> {
    let Some(agreed) = review.date("prochaine_le").filter(|on| *on > desk.today) else {
        return Ok(None);
    };
    let file = desk.store.case_file(person)?;
    let planned = |row: &&Row| {
        row.text("statut").is_none_or(|status| status == "prevu")
            && row.date("prevu_le").is_some_and(|on| on >= desk.today)
    };
    let to_come = || file.rows(Entity::Appointment).iter().filter(planned);
    let closed = if to_come().next().is_none() {
        Closed::Kept {
            kind: "revue",
            under_contract: is_under_contract(person, desk)?,
        }
    } else if to_come().any(|row| row.text("type") == Some("revue")) {
        return Ok(None);
    } else {
        let day = desk.rules.calendar().last_working_day_up_to(agreed);
        let days = (day - desk.today).num_days();
        Closed::Reviewed(u64::try_from(days).unwrap_or_default())
    };
    let agent = match desk.author.agent {
        Some(agent) => Some(agent),
        None => desk.store.referent_of(person)?,
    };
    let place = next_slot(closed, agent, None, desk)?;
    Ok(Some(Following::Appointment(place)))
}

/// An appointment of review that was kept leads to the review, unless it is written already.
fn review_of_the_day(person: Id, appointment: &Row, desk: &Desk) -> Result<Option<Request>> {
    let file = desk.store.case_file(person)?;
    let on = appointment.date("prevu_le");
    let written = file
        .rows(Entity::Review)
        .iter()
        .any(|row| row.date("faite_le") >= on);
    Ok((!written).then_some(Request::New(Entity::Review, 0)))
}

fn is_under_contract(person: Id, desk: &Desk) -> Result<bool> {
    let contracts = CaseFile::contracts(&desk.store.case_file(person)?);
    Ok(contracts
        .iter()
        .filter(|contract| contract.stands() && contract.signed_on().is_some())
        .any(|contract| contract.last_day().is_none_or(|last| last >= desk.today)))
}

/// Whether the last signature was just written.
fn just_signed(form: &Form) -> bool {
    let row = form.as_row();
    let signatures = ["signe_allocataire_le", "signe_referent_le"];
    let written = form
        .values()
        .iter()
        .any(|(name, value)| signatures.contains(name) && value.as_date().is_some());
    written && signatures.iter().all(|name| row.date(name).is_some())
}

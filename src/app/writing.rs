//! Between the forms and the gestures: how a form is opened, what the file has to say of it, the
//! change that it makes. The only file of the program's state that asks the gestures for it.
use super::appointments;
use super::desk::Desk;
use super::rules;
use super::turn::FormAsked;
use crate::domain::change::Change;
use crate::domain::contract::doubts::doubts;
use crate::domain::file::facts;
use crate::domain::record::contract::ContractRecord;
use crate::domain::record::{Entity, Id, Record};
use crate::form::Form;
use crate::gestures::forms;
use crate::gestures::forms::told::{Filling, told};
use crate::gestures::request::Request;
use crate::gestures::save::{self, Filled, Filler};
use crate::store::Result;

/// What forms are opened with.
fn forms_desk(desk: &Desk) -> forms::Desk<'_> {
    forms::Desk {
        store: &desk.store,
        names: &desk.names,
        today: desk.today,
        agent: desk.author.agent,
        place: None,
    }
}

/// What a gesture fills in by itself.
#[must_use]
pub(super) const fn filler(desk: &Desk) -> Filler {
    Filler {
        today: desk.today,
        agent: desk.author.agent,
        organization: desk.structure,
    }
}

/// Opens a form about a person, with what is known of it already.
///
/// # Errors
/// When the store can't be read.
pub(super) fn open(asked: &FormAsked, person: Option<Id>, desk: &Desk) -> Result<Form> {
    let mut form = open_bare(asked, person, desk)?;
    if asked.slot.is_some() {
        form.offer(&["prevu_le", "heure", "duree"]);
    } else {
        say_of_file(asked.request, person, &mut form, Doubts::Unsaid, desk)?;
    }
    for (field, value) in &asked.fill {
        form.fill(field, value);
    }
    if let Some(field) = asked.focus {
        form.focus_field(field);
    }
    Ok(form)
}

/// Opens a form without what the rest of the file has to say of it.
///
/// # Errors
/// When the store can't be read.
pub(super) fn open_bare(asked: &FormAsked, person: Option<Id>, desk: &Desk) -> Result<Form> {
    let with = forms::Desk {
        place: asked.slot,
        ..forms_desk(desk)
    };
    forms::open(asked.request, person, with)
}

/// Opens the form that notes the letter that follows a missed appointment.
pub(super) fn letter(missed: Id, file: &crate::domain::file::CaseFile, desk: &Desk) -> Form {
    forms::letter::sent(missed, file, forms_desk(desk))
}

/// Why a form is not for the role of the agent, if so.
#[must_use]
pub fn kept_from(request: Request, desk: &Desk) -> Option<String> {
    let about = match request {
        Request::NewPerson => Entity::Allocataire,
        Request::SwitchRules(_) => Entity::Parcours,
        Request::New(entity, _) | Request::Edit(entity, _) => entity,
        Request::NewSituation => Entity::Situation,
        Request::ActionDone(_) | Request::ActionNotDone(_) | Request::Evaluate(_) => Entity::Action,
        Request::Review(..) => Entity::Review,
        Request::ObjectiveDone(_) => Entity::Objective,
        Request::Sign(_) | Request::Decide(_) | Request::Amend(_) | Request::Renew(_) => {
            Entity::Contract
        }
        Request::Outcome(_) | Request::Rebook(_) => Entity::Appointment,
        Request::AskReorientation | Request::DecideOrientation(_) => Entity::Orientation,
        // Why an accompaniment ends is given with the reasons, that support staff do not see.
        Request::EndFollowUp(_) => Entity::Waiver,
        Request::ContactForMarked => Entity::Contact,
        Request::ReferentForMarked => Entity::Assignment,
        Request::Validate(_) | Request::AddWord(_) => Entity::Validation,
    };
    desk.store.rights().refusal(about)
}

/// Whether doubts are shown yet: not before something was typed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Doubts {
    Unsaid,
    Said,
}

/// Finds again what the rest of the file and the agenda say of a form: words, doubts, refusals.
///
/// # Errors
/// When the store can't be read.
pub(super) fn judge(
    request: Request,
    person: Option<Id>,
    form: &mut Form,
    desk: &Desk,
) -> Result<()> {
    if form.entity() == Entity::Appointment {
        let doubts = appointments::doubts(&form.as_row(), person, desk)?;
        form.doubt(doubts);
    }
    judge_contract(person, form, desk)?;
    say_of_file(request, person, form, Doubts::Said, desk)
}

/// Finds again what is doubtful about the contract of a form.
///
/// # Errors
/// When the store can't be read.
pub(super) fn judge_contract(person: Option<Id>, form: &mut Form, desk: &Desk) -> Result<()> {
    let Some(person) = person.filter(|_| form.entity() == Entity::Contract) else {
        return Ok(());
    };
    let row = form.as_row();
    let life = desk.store.case_file(person)?.life();
    let contract = facts::contract(ContractRecord::of(&row));
    let regime = life
        .stay(&contract)
        .map_or_else(|| life.regime(), |stay| stay.regime);
    form.doubt(doubts(&row, &contract, &life, regime));
    Ok(())
}

fn say_of_file(
    request: Request,
    person: Option<Id>,
    form: &mut Form,
    doubts: Doubts,
    desk: &Desk,
) -> Result<()> {
    let Some(person) = person.filter(|_| has_more(form.entity())) else {
        return Ok(());
    };
    let file = desk.store.case_file(person)?;
    let told = told(Filling {
        request,
        row: &form.as_row(),
        values: &form.values(),
        file: &file,
        names: &desk.names,
        today: desk.today,
    });
    form.tell(&told.notices);
    if doubts == Doubts::Said {
        form.doubt(told.issues);
    }
    Ok(())
}

/// Whether the rest of the file has something to say of such a record.
const fn has_more(entity: Entity) -> bool {
    matches!(
        entity,
        Entity::Contract
            | Entity::Review
            | Entity::Action
            | Entity::Assignment
            | Entity::Parcours
            | Entity::Orientation
            | Entity::Suspension
            | Entity::Resumption
    )
}

/// What comes of a form that is to be saved.
pub(super) enum Outcome {
    /// This change.
    Change(Change),
    /// Nothing: nothing was changed.
    Same,
    /// Nothing: why it can't be.
    Refused(String),
}

/// The change that a form makes about a person, or about those marked.
///
/// # Errors
/// When the store can't be read.
pub(super) fn change(
    request: Request,
    person: Option<Id>,
    marked: &[Id],
    form: &Form,
    desk: &Desk,
) -> Result<Outcome> {
    let read = |person: &Id| desk.store.case_file(*person);
    let file = person.as_ref().map(read).transpose()?;
    let files = match request {
        Request::ReferentForMarked => marked.iter().map(read).collect::<Result<_>>()?,
        _ => Vec::new(),
    };
    let filled = Filled {
        request,
        entity: form.entity(),
        record: form.record.map(|id| (id, form.version)),
        values: form.values(),
        row: form.as_row(),
        file: file.as_ref(),
        marked,
        names: &desk.names,
        base: &desk.base,
        files: &files,
    };
    if filled.values.is_empty() && filled.record.is_some() {
        return Ok(Outcome::Same);
    }
    if let Some(reason) = rules::refused(request, &filled.row, desk) {
        return Ok(Outcome::Refused(reason));
    }
    Ok(Outcome::Change(save::change(&filled, filler(desk))))
}

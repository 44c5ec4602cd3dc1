//! Between the forms and the gestures: how a form is opened, what the file has to say of it, the
//! change that it makes, what follows. The only file of the program's state that asks the gestures.
use std::sync::Arc;

use super::turn::Following;
use super::{appointments, known, neutralising, receiving};
use crate::app::prelude::*;
use crate::domain::change::Change;
use crate::domain::date::Time;
use crate::form::{Form, FormOutcome};
use crate::gestures::filled::{Filled, MarkedCounts, Writer};
use crate::gestures::for_marked::ForMarked;
use crate::gestures::letter;
use crate::gestures::next::Next;
use crate::gestures::opening::Opening;
use crate::gestures::remarks::Remarks;

/// What forms are opened with.
fn opening(desk: &Desk) -> Opening<'_> {
    Opening {
        rights: desk.store.rights(),
        file: None,
        shared: None,
        names: &desk.names,
        today: desk.today,
        rules: &desk.rules,
        agent: desk.author.agent,
        given: &[],
    }
}

/// Who writes and when.
pub(super) const fn writer(desk: &Desk) -> Writer {
    Writer {
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
        let remarks = remarks(asked.request, person, &form, desk)?;
        form.tell(&remarks.notices);
    }
    for (field, value) in &asked.fill {
        form.fill(field, value);
    }
    if !asked.fill.is_empty() {
        judge(asked.request, person, &mut form, desk)?;
    }
    match asked.focus {
        Some(field) => form.focus_field(field),
        None if !asked.fill.is_empty() => form.focus_first(),
        None => {}
    }
    form.tell_above(asked.beside.iter().cloned());
    Ok(form)
}

/// Opens a form without what the rest of the file has to say of it.
///
/// # Errors
/// When the store can't be read.
pub(super) fn open_bare(asked: &FormAsked, person: Option<Id>, desk: &Desk) -> Result<Form> {
    let given = asked.slot.map(|slot| slot.answers());
    let at = Opening {
        given: given.as_deref().unwrap_or_default(),
        ..opening(desk)
    };
    let mut form = asked.request.open(&desk.store, person, at)?;
    form.learn_swap_key(desk.key_of(Context::Form, Action::RepeatValue));
    if form.asks_of_partners() {
        form.learn(receiving::partners(desk)?);
    }
    if form.asks_of_venues() {
        form.learn_venues(receiving::venues(desk)?);
    }
    Ok(form)
}

/// The gesture that notes the letter that follows a missed appointment, and its form.
///
/// # Errors
/// When the store can't be read.
pub(super) fn letter(person: Id, missed: Id, desk: &Desk) -> Result<Option<(Gesture, Form)>> {
    let request = letter::gesture(missed);
    if kept_from(request, desk).is_some() {
        return Ok(None);
    }
    let form = letter::open(&desk.store, (person, missed), opening(desk))?;
    Ok(Some((request, form)))
}

/// Why a form is not for the role of the agent, if so.
pub fn kept_from(request: Gesture, desk: &Desk) -> Option<String> {
    request.kept_from(desk.store.rights())
}

/// A form as it is filled.
fn filled<'a>(form: &Form, file: Option<&'a CaseFile>, desk: &'a Desk) -> Filled<'a> {
    Filled {
        kind: form.entity(),
        record: form.record.map(|id| (id, form.version)),
        values: form.values(),
        row: form.as_row(),
        file,
        marked: &[],
        session: &[],
        files: &[],
        tally: MarkedCounts::default(),
        names: &desk.names,
        base: &desk.base,
        rules: &desk.rules,
        writer: writer(desk),
    }
}

fn remarks(request: Gesture, person: Option<Id>, form: &Form, desk: &Desk) -> Result<Remarks> {
    let Some(person) = person else {
        return Ok(Remarks::default());
    };
    let file = desk.store.case_file(person)?;
    let mut remarks = request.explain(&filled(form, Some(&file), desk));
    if form.entity() == Entity::Appointment {
        remarks
            .notices
            .extend(receiving::notices(&form.as_row(), desk)?);
    }
    Ok(remarks)
}

/// Finds again what the rest of the file and the agenda say of a form: words, doubts, refusals.
///
/// # Errors
/// When the store can't be read.
pub(super) fn judge(
    request: Gesture,
    person: Option<Id>,
    form: &mut Form,
    desk: &Desk,
) -> Result<()> {
    let mut remarks = remarks(request, person, form, desk)?;
    // Of what does not take place, no day and no hour is doubtful.
    let takes_place = !matches!(request, Gesture::CancelSession(_));
    if form.entity() == Entity::Appointment && takes_place {
        let together = request.session().map(|one| desk.store.session_of(one));
        let together = together.transpose()?.unwrap_or_default();
        let issues = appointments::doubts(&form.as_row(), person, &together, desk)?;
        remarks.issues.extend(issues);
    }
    if form.entity() == Entity::Exemption {
        let issues = neutralising::doubts(&form.as_row(), person, desk)?;
        remarks.issues.extend(issues);
    }
    let known = known::candidates(request, form, desk)?;
    remarks.notices.extend(known::notice(&known));
    form.tell(&remarks.notices);
    form.doubt(remarks.issues);
    Ok(())
}

/// The change that a form makes as it is opened, with nothing more typed; nothing when a field is missing,
/// wrong or doubtful, or when there is nothing to change: it is then to be looked at.
///
/// # Errors
/// When the store can't be read.
pub(super) fn at_once(asked: &FormAsked, person: Id, desk: &Desk) -> Result<Option<Change>> {
    let person = Some(person);
    let mut form = open(asked, person, desk)?;
    if form.handle(FormInput::Save) != FormOutcome::Submit {
        return Ok(None);
    }
    judge(asked.request, person, &mut form, desk)?;
    if form.refused().is_some() || !form.take_warnings().is_empty() {
        return Ok(None);
    }
    Ok(match change(asked.request, person, &[], &form, desk)? {
        Outcome::Change(change) => Some(change),
        Outcome::Long(_) | Outcome::Same | Outcome::Refused(_) => None,
    })
}

/// What comes of a form that is to be saved.
pub(super) enum Outcome {
    /// This change.
    Change(Change),
    /// A change of many people, to be written part by part.
    Long(Box<ForMarked>),
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
    request: Gesture,
    person: Option<Id>,
    marked: &[Id],
    form: &Form,
    desk: &Desk,
) -> Result<Outcome> {
    if request.reads_of_marked().is_some() {
        return for_marked(request, marked, form, desk);
    }
    let read = |person: &Id| desk.store.case_file(*person);
    let file = person.as_ref().map(read).transpose()?;
    let filled = filled(form, file.as_ref(), desk);
    if filled.values.is_empty() && filled.record.is_some() {
        return Ok(Outcome::Same);
    }
    Ok(match request.refusal(&filled) {
        Some(reason) => Outcome::Refused(reason),
        None => Outcome::Change(request.change(&filled)),
    })
}

/// What is asked before a form about the people marked is saved, if it can hurt.
///
/// # Errors
/// When the store can't be read.
pub(super) fn question(
    request: Gesture,
    marked: &[Id],
    form: &Form,
    desk: &Desk,
) -> Result<Option<(String, String)>> {
    if request.reads_of_marked().is_none() || request.session().is_some() {
        return Ok(None);
    }
    of_marked(request, marked.to_vec(), form, desk).question(&desk.store)
}

/// A form about these people.
fn of_marked(gesture: Gesture, people: Vec<Id>, form: &Form, desk: &Desk) -> ForMarked {
    ForMarked {
        gesture,
        title: form.spec.title.clone(),
        people,
        session: Vec::new(),
        kind: form.entity(),
        values: form.values(),
        row: form.as_row(),
        names: desk.names.clone(),
        base: desk.base.clone(),
        rules: Arc::clone(&desk.rules),
        writer: writer(desk),
        draft: None,
    }
}

/// What comes of a form about the people marked.
fn for_marked(gesture: Gesture, marked: &[Id], form: &Form, desk: &Desk) -> Result<Outcome> {
    let (mut people, mut session) = (marked.to_vec(), Vec::new());
    if let Some(one) = gesture.session() {
        session = desk.store.session_of(one)?;
        people = session.iter().map(|it| it.person).collect();
        people.sort_unstable();
        people.dedup();
        if people.is_empty() {
            let words = "Cette séance n’est plus là : elle vient d’être déplacée ou retirée.";
            return Ok(Outcome::Refused(words.to_owned()));
        }
        if form.values().is_empty() {
            return Ok(Outcome::Same);
        }
    }
    let gesture = ForMarked {
        session,
        ..of_marked(gesture, people, form, desk)
    };
    Ok(match gesture.refusal() {
        Some(reason) => Outcome::Refused(reason),
        None if gesture.is_long() => Outcome::Long(Box::new(gesture)),
        None => {
            let change = gesture.change(&desk.store)?;
            match change.ops.is_empty() {
                true => Outcome::Refused(format!("Rien n’est écrit. {}.", change.label)),
                false => Outcome::Change(change),
            }
        }
    })
}

/// What follows from a form that was just saved about a person: the second half of the gesture, or
/// the next appointment.
///
/// # Errors
/// When the store can't be read.
pub(super) fn next(
    request: Gesture,
    person: Id,
    form: &Form,
    made: Option<Id>,
    desk: &Desk,
) -> Result<Option<Following>> {
    let file = desk.store.case_file(person)?;
    let filled = filled(form, Some(&file), desk);
    let has_one = || -> Result<bool> {
        let line = desk.store.line(&desk.any(), person)?;
        Ok(line.to_come(desk.now()).is_some())
    };
    let closed = match request.next(&filled, made) {
        None => return Ok(None),
        Some(Next::Form(request)) => return Ok(Some(Following::Form(request))),
        Some(Next::FirstAppointment(_)) if has_one()? => return Ok(None),
        Some(Next::Appointment(closed) | Next::FirstAppointment(closed)) => closed,
    };
    // Nothing follows an accompaniment that is over.
    if file.left_by(desk.today).is_some() {
        return Ok(None);
    }
    let hour = filled.row.text("heure").and_then(Time::from_code);
    let agent = match filled.row.int("agent_id").or(desk.author.agent) {
        Some(agent) => Some(agent),
        None => desk.store.referent_of(person)?,
    };
    let slot = appointments::next_slot(closed, agent, hour, desk)?;
    Ok(Some(Following::Appointment(slot)))
}

//! Drafts that wait: their list, and taking one up again. Knows no place but the form.
use super::places::form::OpenForm;
use super::turn::{Consequence, Question};
use super::writing;
use crate::app::prelude::*;
use crate::domain::text::{enclosed, plural};
use crate::store::{Draft, StoreError};

/// Drafts to take up again or give up.
///
/// # Errors
/// When the store can't be read.
pub fn menu(desk: &Desk) -> Result<Chooser<Choice>> {
    let drafts = desk.store.drafts(&desk.author)?;
    let items = drafts.iter().flat_map(|draft| {
        let when = crate::clock::local_words(&draft.changed_at);
        let title = title(draft, desk);
        [
            ("Reprendre", Choice::Resume(draft.id)),
            ("Abandonner", Choice::Abandon(draft.id)),
        ]
        .map(|(verb, choice)| Item::new(format!("{verb} : {title}"), choice).noted(when.clone()))
    });
    Ok(Chooser::new("Brouillons", items.collect()))
}

/// Whom a draft is about, who is typed in it for a new file; then what it is.
fn title(draft: &Draft, desk: &Desk) -> String {
    let typed = || {
        let (open, _) = resume(draft, desk).ok()?;
        (open.request == Gesture::NewPerson).then(|| name_of(&open.form.as_row()))
    };
    let known = draft.person.and_then(|id| desk.name_of(id).ok());
    let name = known.or_else(typed).unwrap_or_default();
    match name.as_str() {
        "" => draft.title.clone(),
        name => {
            let what = draft.title.replace(&format!(" de {name}"), "");
            format!("{name} ─ {what}")
        }
    }
}

/// Gives a draft up; undo brings it back.
///
/// # Errors
/// When it is no longer there, or the store can't be written.
pub(super) fn abandon(id: Id, desk: &mut Desk) -> Result<Message> {
    let moment = desk.clock.moment();
    desk.store.abandon_draft(&desk.author, &moment, id)?;
    desk.note_undo()?;
    desk.count_drafts()?;
    Ok(Message::success("Brouillon abandonné. u le ramène."))
}

/// The draft of that form about that person, if there is one.
///
/// # Errors
/// When the store can't be read.
pub fn of(request: Gesture, person: Option<Id>, desk: &Desk) -> Result<Option<Draft>> {
    if desk.drafts == 0 {
        return Ok(None);
    }
    let text = request.to_text();
    let mut drafts = desk.store.drafts(&desk.author)?.into_iter();
    Ok(drafts.find(|draft| draft.form == text && draft.person == person))
}

/// A draft's form again, at the same field, and what could not be read of it.
///
/// # Errors
/// When the form it was typed in, or its record, is no longer there.
pub fn resume(draft: &Draft, desk: &Desk) -> Result<(OpenForm, Option<Message>)> {
    let request = Gesture::from_text(&draft.form).ok_or(StoreError::NotFound)?;
    let mut form = writing::open_bare(&FormAsked::here(request), draft.person, desk)?;
    let field = usize::try_from(draft.field).unwrap_or_default();
    let lost = form.restore_draft(&draft.values, field).err();
    // The record may have changed since: the save will say so and keep both texts.
    if let Some(version) = draft.version.filter(|_| form.record.is_some()) {
        form.version = version;
    }
    let open = OpenForm {
        draft: draft.id,
        ..OpenForm::new(request, draft.person, form)
    };
    Ok((open, lost.map(Message::error)))
}

/// What is asked before leaving the program when what is typed could be kept nowhere.
pub fn before_losing(desk: &Desk) -> Question {
    let rest = match desk.vanishes() {
        true => "",
        false => " Ce qui est déjà enregistré reste.",
    };
    Question {
        title: "Quitter sans ce texte ?".to_owned(),
        text: format!(
            "Votre texte n’est qu’à l’écran : il n’a pu être gardé nulle part, et serait perdu.{rest}"
        ),
        then: Consequence::Quit,
        typed: false,
    }
}

/// Drafts named before leaving the program.
const NAMED: usize = 3;

/// What is asked before leaving the program when drafts wait: whose and which, where others may be named.
pub fn before_quitting(named: bool, desk: &Desk) -> Question {
    // A store that does not answer names none: one can leave all the same.
    let drafts = desk.store.drafts(&desk.author).unwrap_or_default();
    let first = drafts.iter().take(if named { NAMED } else { 0 });
    let names: Vec<String> = first.map(|draft| title(draft, desk)).collect();
    let more = if named && drafts.len() > NAMED {
        "…"
    } else {
        ""
    };
    let names = enclosed(" : ", &names.join(" ; "), more);
    let (it, them) = match desk.drafts {
        1 => ("il disparaît", "le"),
        _ => ("ils disparaissent", "les"),
    };
    let after = match desk.vanishes() {
        true => format!("Cette démonstration ne garde rien : {it} avec elle."),
        false => format!("Rien n’est perdu : carnet {them} proposera à la prochaine ouverture."),
    };
    let count = plural(desk.drafts, "brouillon", "brouillons");
    Question {
        title: "Quitter carnet ?".to_owned(),
        text: format!("Il reste {count}{names}. {after}"),
        then: Consequence::Quit,
        typed: false,
    }
}

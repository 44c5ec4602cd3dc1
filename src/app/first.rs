//! What is done once the first screen is shown: what others left half done, the drafts that wait, the
//! numbers of the header.
use super::App;
use super::places::triage::Triage;
use super::{drafts, opening, rules};
use crate::app::prelude::*;
use crate::domain::rights::Role;
use crate::store::StoreError;
use crate::store::{QueueScope, RuleChange};

/// Whoever leads the team begins with its targets; the list is one key behind.
pub fn targets_first(app: &mut App) {
    if app.desk.store.rights().role() == Some(Role::Supervisor) {
        // What it asks for is done beside, once the loop runs.
        drop(app.act(Action::Steering));
    }
}

/// Begins with the queue: that of someone in particular, or one's own.
///
/// # Errors
/// When the store can't be read.
pub fn triage_first(app: &mut App, scope: Option<QueueScope>) -> Result<()> {
    let people = app.stack.caseload.list.query.scope;
    let queue = Triage::open(scope, people, &app.desk);
    app.stack.show(Some(queue.into()), &mut app.desk)
}

/// Counts for the header, and says what waits: drafts, acts that were cut.
///
/// # Errors
/// When the store can't be read.
pub fn after_first_frame(app: &mut App) -> Result<()> {
    app.desk.read_names()?;
    app.count();
    app.stack.caseload.look_at_day(&app.desk)?;
    let writes = app.desk.read_only().is_none();
    if writes {
        take_back(app)?;
    }
    if let Some(queue) = app.stack.triage_mut() {
        queue.next_item(&mut app.desk)?;
    }
    offer_drafts(app)?;
    let (stale, written) = app.desk.store.stale_and_last()?;
    if writes && stale {
        app.change_rules(RuleChange::None);
    }
    let late = || app.desk.clock.behind(&written?);
    let notice = app.desk.locked().or_else(late);
    let notice = notice.or(rules::notice(&app.desk)?);
    app.message = app.message.take().or(notice.map(Message::warning));
    Ok(())
}

/// Takes back the acts that were cut, and says so.
fn take_back(app: &mut App) -> Result<()> {
    let (author, moment) = (app.desk.author.clone(), app.desk.clock.moment());
    let cut = app.desk.store.undo_unfinished(&author, &moment)?;
    if let Some(label) = cut.first() {
        let words = "Une opération avait été coupée ; elle a été annulée en entier";
        app.message = Some(Message::warning(format!("{words} : {label}.")));
        app.refresh()?;
    }
    // What can't be wiped now is at the next opening; it is said then, and by the purge.
    match app.desk.store.clear_traces() {
        Ok(_) | Err(StoreError::Locked | StoreError::Slow) => Ok(()),
        Err(other) => Err(other),
    }
}

/// Gives back to their drafts the texts that the person's own editor had when the program was killed. One
/// whose draft is gone, or whose form no longer has that field, is left where it is.
fn bring_back_notes(app: &mut App) {
    for (draft, field, note) in app.desk.store.left_notes(&app.desk.author) {
        let taken = app
            .desk
            .store
            .draft(&app.desk.author, draft)
            .and_then(|draft| {
                let (mut form, _) = drafts::resume(&draft, &app.desk)?;
                app.desk.store.take_up_draft(&app.desk.author, draft.id)?;
                form.edited(field, Ok(note.text.clone()), &mut app.desk);
                Ok(form.unkept)
            });
        if taken.is_ok_and(|unkept| !unkept) {
            note.remove();
        }
    }
}

/// Says at the start that drafts wait, and opens their list.
fn offer_drafts(app: &mut App) -> Result<()> {
    let writes = app.desk.read_only().is_none();
    if writes {
        let (author, moment) = (app.desk.author.clone(), app.desk.clock.moment());
        let taken = app.desk.store.take_up_asides(&author, &moment)?;
        if let Some(label) = taken.kept.first() {
            let words = format!("Ce que vous veniez d’enregistrer l’est bien : {label}.");
            app.message = Some(Message::info(words));
            app.refresh()?;
        }
        bring_back_notes(app);
    }
    app.desk.count_drafts()?;
    if app.desk.drafts > 0 && writes && app.stack.layers().is_empty() {
        opening::list(Action::Drafts, &mut app.stack, &app.desk)?;
        let words = "Un texte n’a pas été enregistré la dernière fois : le voici.";
        app.message = Some(match app.message.take() {
            Some(before) => Message::warning(format!("{} {words}", before.text)),
            None => Message::info(words),
        });
    }
    Ok(())
}

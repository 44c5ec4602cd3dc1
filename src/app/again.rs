//! Doing again what the store could not take, and what may be done meanwhile.
use std::time::Duration;

use super::App;
use super::action::Action;
use super::effect::Effect;
use super::message::Message;
use super::waiting::Todo;
use crate::store::Result;

/// Tries again what the store could not take, without making anyone wait.
pub fn try_again(app: &mut App) -> Vec<Effect> {
    if !app.waiting.is_on() {
        return hear_late(app);
    }
    let before = app.waiting.words();
    let former = app.desk.store.set_patience(Duration::ZERO);
    let done = rejoin(app).and_then(|()| do_again(app));
    let restored = former.and_then(|former| app.desk.store.set_patience(former));
    let effects = app.done(restored.and(done));
    if !app.waiting.is_on() {
        app.waiting.give_up();
        // What was said of the wait is over.
        app.message = app
            .message
            .take()
            .filter(|said| Some(said) != before.as_ref());
    }
    effects
}

/// Says what became of what was given to the disk, once it has answered, when nobody waits for it any longer.
fn hear_late(app: &mut App) -> Vec<Effect> {
    if app.desk.store.is_slow() {
        return Vec::new();
    }
    let done = app.each(|at, desk| at.lands(desk)).and_then(|_| {
        let Some(late) = app.desk.store.late() else {
            return Ok(Vec::new());
        };
        app.desk.count_drafts()?;
        app.read_all_again()?;
        app.message = Some(match late.refused {
            None => Message::success(format!("C’est enregistré finalement : {}.", late.label)),
            Some(why) => Message::error(format!("Ce n’est pas enregistré : {}. {why}", late.label)),
        });
        Ok(Vec::new())
    });
    app.done(done)
}

/// Goes on in the file that has taken the place of the store, when it has all of it.
fn rejoin(app: &mut App) -> Result<()> {
    match app.desk.store.rejoin()? {
        true => app.read_all_again(),
        false => Ok(()),
    }
}

/// Writes the store anew, since its file is gone, and what waits in it.
fn write_anew(app: &mut App) {
    let place = match app.desk.store.write_anew() {
        Ok(place) => place,
        Err(error) => {
            app.message = Some(Message::error(error.to_string()));
            return;
        }
    };
    try_again(app);
    let saved = app.message.take().map(|it| it.text).unwrap_or_default();
    let words = format!(
        "{saved} Toute la base a été écrite de nouveau : {}.",
        place.display()
    );
    app.message = Some(Message::warning(words.trim_start()));
}

/// Does what was put off, in order, until the store refuses again.
pub(super) fn do_again(app: &mut App) -> Result<Vec<Effect>> {
    let mut todo = std::mem::take(&mut app.waiting.todo);
    let mut effects = Vec::new();
    while let Some(next) = todo.pop_front() {
        let done = match next {
            Todo::Act(action) => app.run(action),
            Todo::Type(input) => app.typed(&input),
            Todo::Step(step) => app.follow((*step).into()),
        };
        match done {
            Ok(done) => effects.extend(done),
            Err(error) => {
                // What failed for good takes with it what was to follow.
                if app.waiting.is_on() {
                    app.waiting.todo.extend(todo);
                }
                return Err(error);
            }
        }
    }
    Ok(effects)
}

/// Whether an action is done although something may wait: what writes nothing and stays where one is.
/// Leaving ends the wait; anything else would be done where one did not mean it, and is not.
pub fn lets(app: &mut App, action: Action) -> bool {
    if !app.waiting.is_on() {
        return true;
    }
    let typing = app.stack.context().takes_text();
    match action {
        Action::HowToQuit | Action::Veil | Action::Suspend => true,
        Action::NextField
        | Action::PreviousField
        | Action::Undo
        | Action::Redo
        | Action::RepeatValue => {
            if !typing {
                app.message = app.waiting.words();
            }
            typing
        }
        Action::Save if app.waiting.is_long() && app.desk.store.is_displaced() => {
            write_anew(app);
            false
        }
        Action::Quit => {
            app.waiting.give_up();
            true
        }
        Action::Back => {
            app.waiting.give_up();
            app.message = Some(Message::info(match app.desk.store.awaits_disk() {
                true => "carnet n’attend plus : si le disque finit par l’enregistrer, ce sera dit.",
                false => "carnet n’attend plus : rien n’est enregistré.",
            }));
            false
        }
        _ => {
            app.message = app.waiting.words();
            false
        }
    }
}

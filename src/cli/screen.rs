//! No command: the caseload on screen.
use super::prelude::*;
use std::process::ExitCode;

use super::context::Questions;
use super::{create, interrupt};
use crate::domain::change::Author;
use crate::start::{self, FirstScreen, People, StartOptions};

/// Opens the caseload; makes the store first, by asking, when there is none.
///
/// # Errors
/// When there is no store and no question may be asked, or when the screen fails.
pub fn open(context: &Context) -> Result<ExitCode, AppError> {
    // The rules are read while the store opens: the first screen waits for both.
    std::thread::spawn(|| crate::domain::rules::builtin().is_ok());
    let store = match (context.as_it_is(), context.questions, context.day) {
        (Err(AppError::Store(StoreError::Missing(_))), Questions::Welcome, None) => {
            create::first_store(context)?
        }
        (found, ..) => found?,
    };
    let author = context.user.author(&store)?;
    show(context, store, author, People::Real, FirstScreen::Caseload)
}

/// Shows a store on screen.
///
/// # Errors
/// When the screen fails.
pub fn show(
    context: &Context,
    store: Store,
    author: Author,
    demo: People,
    first: FirstScreen,
) -> Result<ExitCode, AppError> {
    let keys = context.config.keys.as_deref().and_then(|path| {
        crate::files::read_text(path)
            .map_err(|_| {
                out::say(&format!(
                    "Le fichier de touches {} n’a pas pu être lu : les touches du programme restent.",
                    path.display()
                ));
            })
            .ok()
    });
    // On screen, Ctrl-C is a key like any other.
    interrupt::leave_to_screen();
    let ended = start::caseload(StartOptions {
        store,
        today: context.day,
        demo,
        theme: Some(context.config.theme.clone()),
        colours: context.screen_colours,
        mouse: context.config.mouse,
        editor: context.config.editor.clone(),
        keys,
        hours: context.config.hours.clone(),
        rule_folder: match demo {
            People::Real => super::context::rule_folder(),
            People::Invented => None,
        },
        author,
        idle: context.config.idle(),
        closed: context.closed,
        first,
    })?;
    // After a line that dropped, or for a disk that does not answer, nobody waits for it.
    if demo == People::Real && ended.code == ExitCode::SUCCESS && ended.closed {
        super::backup::at_closing(context);
    }
    Ok(ended.code)
}

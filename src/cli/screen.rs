//! No command: the caseload on screen.
use super::prelude::*;
use std::process::ExitCode;

use super::context::Questions;
use super::{config, create, interrupt};
use crate::domain::change::Author;
use crate::start::{self, FirstScreen, People, SettingFiles, StartOptions};

/// What is said where there is none.
const NO_TERMINAL: &str = "Cet écran demande un terminal, et il n’y en a pas ici. Sans terminal : carnet alertes, carnet agenda, \
     carnet dossier, carnet triage --json, carnet exporter… ; carnet --help les donne toutes.";

/// Opens the caseload; makes the store first, by asking, when there is none.
///
/// # Errors
/// When there is no store and no question may be asked, or when the screen fails.
pub fn open(context: &Context) -> Result<ExitCode, AppError> {
    // The rules are read while the store opens: the first screen waits for both.
    std::thread::spawn(|| crate::domain::rules::builtin().is_ok());
    let (store, first) = match (context.as_it_is(), context.questions, context.day) {
        (Err(AppError::Store(StoreError::Missing(_))), Questions::Welcome, None) => {
            let keys = own_keys(context);
            (
                create::first_store(context, keys.as_deref())?,
                FirstScreen::NewStore,
            )
        }
        (found, ..) => (found?, FirstScreen::Caseload),
    };
    let author = context.user.author(&store)?;
    show(context, store, author, People::Real, first)
}

/// The person's own keys, as the text of their file.
fn own_keys(context: &Context) -> Option<String> {
    let path = context.config.keys.as_deref()?;
    let read = crate::files::read_text(path);
    if read.is_err() {
        out::say(&format!(
            "Le fichier de touches {} n’a pas pu être lu : les touches du programme restent.",
            path.display()
        ));
    }
    read.ok()
}

/// Where the settings are kept, and what this start says over them.
fn settings(context: &Context) -> SettingFiles {
    let own = super::context::own_config();
    SettingFiles {
        machine: Some(PathBuf::from(config::SYSTEM)),
        own,
        by_command: context.commanded.clone(),
        ..SettingFiles::default()
    }
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
    if !start::has_terminal() {
        return Err(AppError::Refused(NO_TERMINAL.to_owned()));
    }
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
        keys: own_keys(context),
        settings: settings(context),
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

//! One room per command: words out, exit codes. The only layer that knows the command line.
mod agenda;
mod agenda_json;
mod alerts;
pub mod args;
mod backup;
mod care;
mod colour;
pub mod config;
mod consultations;
mod context;
mod create;
mod demo;
mod diagnostic;
mod document;
mod dossier;
mod duplicates;
mod encryption;
pub mod error;
mod export;
mod import;
mod interrupt;
mod journal;
mod merge;
pub mod needs;
mod new_store;
pub mod options;
mod out;
mod person;
mod pilotage;
mod prelude;
mod purge;
mod recompute;
mod reminders;
mod retention;
mod rules;
mod screen;
mod secret;
mod settings;
mod shell;
mod summary;
mod team;
mod triage;
mod usage;
mod words;

use prelude::*;
use std::process::ExitCode;
use std::{panic, thread};

use crate::exchange::import::READER;
use crate::files;
use args::{Cli, Command};
use document::DocumentCommand;
use rules::RulesCommand;
use settings::ConfigCommand;

/// The program, from its arguments to its exit code.
pub fn main() -> ExitCode {
    let ready = prepare();
    // What killed programs left: beside, since the first screen does not wait for it.
    let swept = thread::spawn(|| {
        files::sweep_unfinished();
        files::sweep_session();
    });
    let code = match ready.and_then(|()| run(std::env::args_os())) {
        Ok(code) => code,
        Err(error) => end(&error),
    };
    // What could not be swept is left to the next start.
    let _ = swept.join();
    code
}

/// What comes before anything else: a process that leaves nothing behind, errors without
/// anybody's data.
fn prepare() -> Result<(), AppError> {
    let unexpected = |error: std::io::Error| AppError::Unexpected(error.to_string());
    crate::runtime::harden().map_err(unexpected)?;
    interrupt::arm().map_err(unexpected)?;
    color_eyre::config::HookBuilder::default()
        .display_env_section(false)
        .panic_message(Discreet)
        .install()?;
    silence_reader();
    Ok(())
}

/// Says nothing of a panic of the thread whose end is an answer.
fn silence_reader() {
    let print = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        if thread::current().name() != Some(READER) {
            print(panic);
        }
    }));
}

/// What a panic says: where it happened. Its own message could hold somebody's data.
struct Discreet;

impl color_eyre::section::PanicMessage for Discreet {
    fn display(
        &self,
        panic: &panic::PanicHookInfo<'_>,
        f: &mut std::fmt::Formatter<'_>,
    ) -> std::fmt::Result {
        let place = panic.location().map_or_else(String::new, |at| {
            format!(" ({}, ligne {})", at.file(), at.line())
        });
        write!(
            f,
            "Carnet s’est arrêté sur une erreur interne{place}. Ce qui était enregistré l’est toujours."
        )
    }
}

/// Says why it ended, and with which code.
fn end(error: &AppError) -> ExitCode {
    match error {
        AppError::ReaderLeft | AppError::Reported(_) => {}
        other => out::say(&other.to_string()),
    }
    error.code().into()
}

/// Runs the command line given.
///
/// # Errors
/// What went wrong, with its sentence and its code.
pub fn run<I, T>(words: I) -> Result<ExitCode, AppError>
where
    I: IntoIterator<Item = T>,
    T: Into<std::ffi::OsString> + Clone,
{
    let cli = match args::parse(words) {
        Ok(cli) => cli,
        Err(error) => {
            usage::explain(&error)?;
            return Ok(Code::Done.into());
        }
    };
    command(&cli)
}

fn command(cli: &Cli) -> Result<ExitCode, AppError> {
    match &cli.command {
        Some(Command::Completions { shell }) => shell::completions(*shell)?,
        Some(Command::Man) => shell::man()?,
        Some(Command::Config(ConfigCommand::Modele)) => settings::template()?,
        Some(Command::Config(ConfigCommand::Verifier { fichier })) => {
            settings::check(fichier.as_deref())?;
        }
        Some(Command::Document(DocumentCommand::Modele)) => document::model()?,
        Some(Command::Document(DocumentCommand::Verifier { fichier })) => {
            document::check(fichier.as_deref())?;
        }
        Some(Command::Regles(rules::Options {
            quoi: Some(RulesCommand::Verifier { fichier }),
            ..
        })) => rules::check(fichier)?,
        other => {
            let unknown = || AppError::Unexpected(format!("Commande sans droits : {}.", cli.path));
            let need = needs::need(&cli.path).ok_or_else(unknown)?;
            let context = Context::new(&cli.global, need)?;
            let done = with_context(&context, other.as_ref());
            context.note_consulted();
            if let Err(AppError::Store(StoreError::Corrupt(_))) = &done {
                backup::offer(&context);
            }
            return done;
        }
    }
    Ok(Code::Done.into())
}

fn with_context(context: &Context, command: Option<&Command>) -> Result<ExitCode, AppError> {
    context.warn();
    if context.closed && !matches!(command, None | Some(Command::Triage(_))) {
        return Err(AppError::Refused(
            "En mode cloisonné, seul l’écran s’ouvre : « carnet --cloisonne », ou « carnet --cloisonne triage »."
                .to_owned(),
        ));
    }
    match command {
        None => return screen::open(context),
        Some(Command::Triage(asked)) => return triage::run(context, asked),
        Some(Command::Demo(asked)) => return demo::run(context, asked),
        Some(Command::Init(asked)) => create::init(context, asked)?,
        Some(Command::Alertes(asked)) => alerts::run(context, asked)?,
        Some(Command::Agenda(asked)) => agenda::run(context, asked)?,
        Some(Command::Rappels(asked)) => reminders::run(context, asked)?,
        Some(Command::Pilotage(asked)) => pilotage::run(context, asked)?,
        Some(Command::Bilan(asked)) => summary::run(context, asked)?,
        Some(Command::Dossier(asked)) => dossier::run(context, asked)?,
        Some(Command::Document(asked)) => document::run(context, asked)?,
        Some(Command::Journal(asked)) => journal::run(context, asked)?,
        Some(Command::Doublons(asked)) => duplicates::run(context, asked)?,
        Some(Command::Fusionner(asked)) => merge::run(context, asked)?,
        Some(Command::Equipe(asked)) => team::run(context, asked)?,
        Some(Command::Importer(asked)) => import::run(context, asked)?,
        Some(Command::Exporter(asked)) => export::run(context, asked)?,
        Some(Command::Sauvegarder(asked)) => backup::back_up(context, asked)?,
        Some(Command::Restaurer(asked)) => backup::restore(context, asked)?,
        Some(Command::Conservation(asked)) => retention::run(context, asked)?,
        Some(Command::Consultations(asked)) => consultations::run(context, asked)?,
        Some(Command::Purger(asked)) => purge::run(context, asked)?,
        Some(Command::Verifier(asked)) => care::verify(context, asked)?,
        Some(Command::Chiffrer(asked)) => encryption::encrypt(context, asked)?,
        Some(Command::Dechiffrer(asked)) => encryption::decrypt(context, asked)?,
        Some(Command::Phrase) => encryption::change_phrase(context)?,
        Some(Command::Regles(asked)) => rules::run(context, asked)?,
        Some(Command::Diagnostic) => diagnostic::run(context)?,
        Some(Command::Config(_) | Command::Completions { .. } | Command::Man) => {}
    }
    Ok(Code::Done.into())
}

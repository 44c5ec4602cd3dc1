//! Writes the exports and papers asked for on screen: in one private folder, in a new file each
//! time. Knows no screen.
use std::io::Write;
use std::path::{Path, PathBuf};

use super::summary_file::summary_file;
use crate::app::{PaperAsked, Shelf, SummaryFile, Written};
use crate::clock::Clock;
use crate::documents::template::Template;
use crate::documents::{Kind, Source, Stamp, build, messages_csv, not_seen, template};
use crate::domain::date::{Date, iso};
use crate::domain::record::Id;
use crate::domain::text::joined;
use crate::domain::vocabulary::Consultation;
use crate::exchange::export::{LostLetters, NO_PEOPLE, Naming, csv, ics, person_json, write_new};
use crate::exchange::import::{Sheet, Summary};
use crate::files;
use crate::gestures::name::name_of;
use crate::statistics::summary::attachment::Attachment;
use crate::statistics::summary::{self, Around, Scope, compute, masked};
use crate::statistics::{Indicator, Part, Persons, Report, table};
use crate::store::{AgendaQuery, Query, Selection, Store, StoreError, ToRemind};

/// Writes a list as a spreadsheet; returns a sentence with the name of the file.
///
/// # Errors
/// A sentence that says why nothing was written.
pub(super) fn write(store: &Store, query: &Query, people: &[Id]) -> Result<String, String> {
    let name = "portefeuille-%Y-%m-%d-%H%M%S.csv";
    let mut lost = LostLetters::default();
    let unfinished = unfinished(store)?;
    let written = written("Tableau écrit", name, |out| {
        lost = csv(store, query, people, out)?;
        Ok(())
    })?;
    let words = [lost.words(), unfinished].into_iter().flatten();
    Ok(words.fold(written, |said, words| format!("{said}. {words}")))
}

/// What to say of an export made while a large act is under way.
fn unfinished(store: &Store) -> Result<Option<String>, String> {
    let said = |error: crate::store::StoreError| error.to_string();
    store.wait_for_large_act().map_err(said)?;
    let unfinished = store.under_way().map_err(said)?;
    Ok(unfinished.map(|it| format!("{it} : recommencez l’export ensuite.")))
}

/// Writes the appointments of an agenda as a calendar, without names; returns a sentence with the
/// name of the file.
///
/// # Errors
/// A sentence that says why nothing was written.
pub(super) fn calendar(store: &Store, query: &AgendaQuery) -> Result<String, String> {
    let name = "agenda-%Y-%m-%d-%H%M%S.ics";
    let meetings = store.agenda(query).map_err(|error| error.to_string())?;
    let fill = |out: &mut dyn Write| ics(store, &meetings, Naming::Without, out);
    written("Calendrier écrit sans les noms", name, fill)
}

/// Writes reminders as a table, with the words of the template; returns a sentence with the name of the file.
///
/// # Errors
/// A sentence that says why nothing was written.
pub(super) fn reminders(store: &Store, list: &[ToRemind]) -> Result<String, String> {
    let words = template::load(own_template().as_deref()).map_err(|error| error.to_string())?;
    let name = "rappels-%Y-%m-%d-%H%M%S.csv";
    written("Tableau des rappels écrit", name, |out| {
        messages_csv(store, &words, list, out)
    })
}

/// Writes the lines of a sheet that an import refused, to be corrected and imported again; returns a
/// sentence with the name of the file.
///
/// # Errors
/// A sentence that says why nothing was written.
pub(super) fn refused(sheet: &Sheet, summary: &Summary) -> Result<String, String> {
    let name = "refuses-%Y-%m-%d-%H%M%S.csv";
    let fill = |out: &mut dyn Write| Ok(sheet.refused(summary, out)?);
    written("Lignes refusées écrites", name, fill)
}

/// Writes the indicators as a spreadsheet, with small numbers masked; returns a sentence with the
/// name of the file.
///
/// # Errors
/// A sentence that says why nothing was written.
pub(super) fn write_figures(report: &Report) -> Result<String, String> {
    let name = "pilotage-%Y-%m-%d-%H%M%S.csv";
    written("Tableau écrit", name, |out| table::csv(report, out))
}

/// Writes the persons behind a figure as a spreadsheet; returns a sentence with the name of the file.
///
/// # Errors
/// A sentence that says why nothing was written.
pub(super) fn behind(
    store: &Store,
    selection: &Selection,
    indicator: &Indicator,
    part: Part,
) -> Result<String, String> {
    let found = crate::statistics::behind(store, indicator, selection);
    let found = found.map_err(|error| error.to_string())?;
    let found = Persons::of(&found, indicator.measure, part);
    let name = "personnes-%Y-%m-%d-%H%M%S.csv";
    let fill = |out: &mut dyn Write| found.csv(store, (indicator, selection), out);
    written("Tableau des personnes écrit", name, fill)
}

/// Writes a yearly summary, small numbers masked; returns a sentence with the name of the file.
///
/// # Errors
/// A sentence that says why nothing was written.
pub(super) fn summary(
    store: &Store,
    scope: &Scope,
    file: SummaryFile,
    stamp: &Stamp,
) -> Result<String, String> {
    let said = |error: StoreError| error.to_string();
    let (summary, around, limit) = store
        .in_one_state(|store| {
            let limit = store.rule_book()?.current().parameters.masking_threshold;
            Ok((compute(store, scope)?, Around::read(store)?, limit))
        })
        .map_err(said)?;
    let mut report = summary::Report::of(summary, &around);
    report.summary = masked(&report.summary, limit);
    let name = format!("bilan-%Y-%m-%d-%H%M%S.{}", file.extension());
    let words = match file {
        SummaryFile::Paper(_) => {
            Attachment::read(&mut report.attachments, store).map_err(said)?;
            template::load(own_template().as_deref()).map_err(|error| error.to_string())?
        }
        SummaryFile::Workbook | SummaryFile::Csv => Template::default(),
    };
    let (bytes, replaced) = summary_file(&report, Err(NO_PEOPLE), file, (stamp, &words))?;
    let what = "Bilan écrit, petits nombres masqués";
    let written = written(what, &name, |out| Ok(out.write_all(&bytes)?))?;
    Ok(replaced
        .into_iter()
        .fold(written, |said, words| format!("{words} {said}")))
}

/// Writes a paper for a person, in a file whose name does not tell whose it is, unless that is set; returns where
/// it is, with a sentence.
///
/// # Errors
/// A sentence that says why nothing was written.
pub(super) fn paper(
    store: &Store,
    asked: PaperAsked,
    stamp: Stamp,
    shelf: &Shelf,
) -> Result<Written, String> {
    let said = |error: &dyn std::fmt::Display| error.to_string();
    let PaperAsked {
        person,
        kind,
        format,
    } = asked;
    let words = template::load(own_template().as_deref()).map_err(|error| said(&error))?;
    let source =
        Source::for_kind(kind, store, person, stamp, words).map_err(|error| said(&error))?;
    store.consulted(Consultation::Paper, &[person]);
    let document = build(kind, &source).map_err(|error| said(&error))?;
    let bytes = format.bytes(&document).map_err(|error| said(&error))?;
    let whose = source.file.identity().filter(|_| shelf.named).map(name_of);
    let name = paper_name(kind.code(), person, whose.as_deref());
    let folder = shelf.folder.clone().map_or_else(exports, Ok)?;
    let path = free(&folder, &name, format.extension())?;
    let sentence = written_at("Écrit", &path, |out| Ok(out.write_all(&bytes)?))?;
    let hidden = not_seen(source.hidden());
    let sentence = hidden
        .into_iter()
        .fold(sentence, |said, words| format!("{said}. {words}"));
    Ok(Written {
        path,
        sentence: match format.replaced(&document) {
            Some(replaced) => format!("{replaced} {sentence}"),
            None => sentence,
        },
    })
}

/// « plan-12-2026-11-21 »: the kind, the number, the name where it is wanted, the day.
fn paper_name(kind: &str, person: Id, whose: Option<&str>) -> String {
    let plain = |letter: char| {
        if letter.is_alphanumeric() {
            letter
        } else {
            '-'
        }
    };
    let whose = whose.map(|name| name.chars().map(plain).collect::<String>());
    let parts = [Some(kind.to_owned()), Some(person.to_string()), whose];
    let name = joined(parts.into_iter().flatten(), "-");
    format!("{name}-{}", iso(Clock::System.today()))
}

/// A path that no file has yet in a folder, made if need be: that name, else with a number.
fn free(folder: &Path, name: &str, extension: &str) -> Result<PathBuf, String> {
    make(folder)?;
    let names = (1..=MANY).map(|it| match it {
        1 => format!("{name}.{extension}"),
        more => format!("{name}-{more}.{extension}"),
    });
    let mut paths = names.map(|it| folder.join(it));
    let free = paths.find(|path| path.symlink_metadata().is_err());
    free.ok_or_else(|| {
        let folder = folder.display();
        format!("Le dossier {folder} a déjà {MANY} fichiers « {name} » : rien n’a été écrit.")
    })
}

/// Papers of one kind for one person, on one day.
const MANY: usize = 99;

/// Writes everything kept of a person, for another program, in a file whose name does not tell whose it is;
/// returns a sentence with the name of the file.
///
/// # Errors
/// A sentence that says why nothing was written.
pub(super) fn person(store: &Store, person: Id, today: Date) -> Result<String, String> {
    let name = format!("{}-{person}-%Y-%m-%d-%H%M%S.json", Kind::Everything.code());
    let mut hidden = None;
    let written = written("Écrit", &name, |out| {
        hidden = not_seen(&person_json(store, person, today, out)?.hidden);
        Ok(())
    })?;
    Ok(hidden
        .into_iter()
        .fold(written, |said, words| format!("{said}. {words}")))
}

/// The person's own template of the papers.
pub fn own_template() -> Option<PathBuf> {
    let folders = directories::ProjectDirs::from("", "", "carnet")?;
    Some(folders.config_dir().join(template::NAME))
}

/// Writes a new file; returns a sentence with its name.
fn written(
    what: &str,
    pattern: &str,
    fill: impl FnOnce(&mut dyn Write) -> crate::store::Result<()>,
) -> Result<String, String> {
    written_at(what, &new_file(pattern)?, fill)
}

fn written_at(
    what: &str,
    path: &Path,
    fill: impl FnOnce(&mut dyn Write) -> crate::store::Result<()>,
) -> Result<String, String> {
    write_new(path, fill).map_err(|error| error.to_string())?;
    let path = path.display();
    Ok(format!("{what}, lisible par vous seul : {path}"))
}

/// A name that no file has yet, in the folder of the exports.
fn new_file(pattern: &str) -> Result<PathBuf, String> {
    let folder = exports()?;
    make(&folder)?;
    let name = Clock::System.moment().instant.format(pattern).to_string();
    Ok(folder.join(name))
}

/// The folder of the exports.
fn exports() -> Result<PathBuf, String> {
    let words = "Le dossier personnel n’a pas été trouvé : rien n’a été exporté.";
    folder().ok_or_else(|| words.to_owned())
}

fn make(folder: &Path) -> Result<(), String> {
    files::private_folder(folder).map_err(|error| {
        let folder = folder.display();
        format!("Le dossier {folder} n’a pas pu être créé : {error}.")
    })
}

/// The folders to propose for the papers, each with what it is: that of the documents of the account, else its home;
/// that of the exports.
pub(super) fn shelves() -> Vec<(PathBuf, &'static str)> {
    let own = directories::UserDirs::new().map(|it| match it.document_dir() {
        Some(documents) => (documents.to_owned(), "vos documents"),
        None => (it.home_dir().to_owned(), "votre dossier personnel"),
    });
    let apart = folder().map(|folder| (folder, "à part, avec les exports"));
    own.into_iter().chain(apart).collect()
}

fn folder() -> Option<PathBuf> {
    let folders = directories::ProjectDirs::from("", "", "carnet")?;
    Some(folders.data_dir().join("exports"))
}

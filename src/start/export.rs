//! Writes the exports and papers asked for on screen: in one private folder, in a new file each
//! time. Knows no screen.
use std::io::Write;
use std::os::unix::fs::DirBuilderExt;
use std::path::PathBuf;

use crate::app::PaperAsked;
use crate::clock::Clock;
use crate::documents::{Kind, Source, Stamp, build, not_seen, template};
use crate::domain::date::Date;
use crate::domain::record::Id;
use crate::domain::vocabulary::Consultation;
use crate::exchange::export::{LostLetters, Naming, csv, ics, person_json, write_new};
use crate::exchange::import::{Sheet, Summary};
use crate::statistics::{Report, table};
use crate::store::{AgendaQuery, Query, Store};

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

/// Writes a paper for a person, in a file whose name does not tell whose it is; returns a sentence
/// with the name of the file.
///
/// # Errors
/// A sentence that says why nothing was written.
pub(super) fn paper(store: &Store, asked: PaperAsked, stamp: Stamp) -> Result<String, String> {
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
    let name = format!("{}-{person}-%Y-%m-%d-%H%M%S", kind.code());
    let name = format!("{name}.{}", format.extension());
    let written = written("Écrit", &name, |out| Ok(out.write_all(&bytes)?))?;
    let hidden = not_seen(source.hidden());
    let written = hidden
        .into_iter()
        .fold(written, |said, words| format!("{said}. {words}"));
    Ok(match format.replaced(&document) {
        Some(replaced) => format!("{replaced} {written}"),
        None => written,
    })
}

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
    let path = new_file(pattern)?;
    write_new(&path, fill).map_err(|error| error.to_string())?;
    let path = path.display();
    Ok(format!("{what}, lisible par vous seul : {path}"))
}

/// A name that no file has yet, in the folder of the exports.
fn new_file(pattern: &str) -> Result<PathBuf, String> {
    let folder =
        folder().ok_or("Le dossier personnel n’a pas été trouvé : rien n’a été exporté.")?;
    std::fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(&folder)
        .map_err(|error| {
            let folder = folder.display();
            format!("Le dossier {folder} n’a pas pu être créé : {error}.")
        })?;
    let name = Clock::System.moment().instant.format(pattern).to_string();
    Ok(folder.join(name))
}

fn folder() -> Option<PathBuf> {
    let folders = directories::ProjectDirs::from("", "", "carnet")?;
    Some(folders.data_dir().join("exports"))
}

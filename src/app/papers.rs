//! Papers: which one, in which format, then the letter to be noted. The papers themselves are made
//! beside the loop. Knows no place.
use std::path::{Path, PathBuf};

use super::job::{Elsewhere, Job, PaperAsked, Shelf, Written};
use super::writing;
use crate::app::prelude::*;
use crate::documents::template::Template;
use crate::documents::{Format, Kind, Source, Stamp};
use crate::domain::settings::{Setting, Value};
use crate::form::Form;

/// Which paper; those that can't be made now say why.
///
/// # Errors
/// When the store can't be read.
pub fn menu(person: Id, desk: &Desk) -> Result<Chooser<Choice>> {
    let source = source(person, desk)?;
    let rights = desk.store.rights();
    let for_me = |kind: &&Kind| kind.refusal(rights).is_none();
    let items = Kind::ALL.iter().filter(for_me).map(|kind| Item {
        disabled: kind.missing(&source).map(str::to_owned),
        ..Item::new(kind.label(), Choice::Document(person, *kind))
    });
    let name = source.file.identity().map(name_of).unwrap_or_default();
    let title = format!("Imprimer pour {name}");
    Ok(Chooser::new(&title, items.collect()))
}

/// Why that paper of that person can't be made now, if so.
///
/// # Errors
/// When the store can't be read.
pub fn missing(person: Id, kind: Kind, desk: &Desk) -> Result<Option<&'static str>> {
    Ok(kind.missing(&source(person, desk)?))
}

/// In which format.
fn formats(person: Id, kind: Kind) -> Chooser<Choice> {
    let item = |format: Format| {
        let asked = PaperAsked {
            person,
            kind,
            format,
        };
        let extension = format!(".{}", format.extension());
        Item::new(format.label(), Choice::Print(asked)).noted(extension)
    };
    let mut items: Vec<Item<Choice>> = Format::ALL.into_iter().map(item).collect();
    let data = Item::new(
        "Données, pour un autre logiciel",
        Choice::PersonData(person),
    );
    items.extend((kind == Kind::Everything).then(|| data.noted(".json")));
    Chooser::new(kind.label(), items)
}

/// Does what a menu of papers has chosen.
pub fn chosen(choice: Choice, desk: &Desk) -> Turn {
    match choice {
        Choice::Document(of, kind) => Turn::menu(formats(of, kind)),
        Choice::Print(asked) => print(asked, desk),
        Choice::Shelve(asked, folder) => shelve(asked, &folder, desk),
        Choice::Give(how, program, path) => Turn::job(Job::Give(how, program, path)),
        Choice::PersonData(of) => Turn::job(Job::PersonData(of, desk.today)),
        _ => Turn::stay(),
    }
}

/// Has the paper made beside; the first time, asks where papers go.
pub fn print(asked: PaperAsked, desk: &Desk) -> Turn {
    let (stamp, shelf) = (stamp(desk), desk.settings.shelf());
    // In the closed mode no folder is chosen: the papers stay with the exports.
    if desk.closed || shelf.folder.is_some() || desk.settings.shelves.is_empty() {
        return Turn::job(Job::Document {
            asked,
            stamp,
            shelf: match desk.closed {
                true => Shelf::default(),
                false => shelf,
            },
        });
    }
    let items = desk.settings.shelves.iter().map(|(folder, note)| {
        Item::new(
            folder.display().to_string(),
            Choice::Shelve(asked, folder.clone()),
        )
        .noted(*note)
    });
    let mut chooser = Chooser::new("Où ranger les papiers ?", items.collect());
    chooser.intro = vec![
        "Vous ne serez plus interrogé : « réglages » (touche :) en choisit un autre quand vous voulez."
            .to_owned(),
    ];
    Turn::menu(chooser)
}

/// Keeps where papers go, then has that one made.
fn shelve(asked: PaperAsked, folder: &Path, desk: &Desk) -> Turn {
    let value = Value::Text(folder.display().to_string());
    match desk.settings.write(Setting::Papers, &value) {
        Ok(()) => print(asked, desk),
        Err(sentence) => Message::error(sentence).into(),
    }
}

/// What can be done with a paper that was written, where the machine has a program for it. Nobody's name is given
/// to another program.
pub fn then(written: &Written, asked: PaperAsked, desk: &Desk) -> Option<Chooser<Choice>> {
    let files = &desk.settings;
    let opener = files.opener.as_ref().filter(|_| !files.shelf().named);
    // A printer takes no Word file.
    let printer = files.printer.as_ref();
    let printer = printer.filter(|_| asked.format != Format::Word);
    let item = |words: &str, how, program: &PathBuf| {
        let give = Choice::Give(how, program.clone(), written.path.clone());
        Item::new(words, give)
    };
    let open = opener.map(|it| item("L’ouvrir", Elsewhere::Open, it));
    let print = printer.map(|it| item("L’envoyer à l’imprimante", Elsewhere::Print, it));
    let items: Vec<Item<Choice>> = open.into_iter().chain(print).collect();
    let mut chooser = Chooser::new("Le papier est écrit", items);
    chooser.intro = vec![written.sentence.clone()];
    (!desk.closed && !chooser.items.is_empty()).then_some(chooser)
}

/// After the letter that follows a missed appointment, the form that notes it.
///
/// # Errors
/// When the store can't be read.
pub fn to_note(person: Id, desk: &Desk) -> Result<Option<(Gesture, Form)>> {
    let source = source(person, desk)?;
    let missed = source.missed().map(|row| row.id);
    let Some(missed) = missed.filter(|id| !source.is_followed_up(*id)) else {
        return Ok(None);
    };
    writing::letter(person, missed, desk)
}

/// Only to know which papers can be made: the words of the template do not matter.
fn source(person: Id, desk: &Desk) -> Result<Source> {
    Source::read(&desk.store, person, stamp(desk), Template::default())
}

/// When a paper is made.
pub(super) fn stamp(desk: &Desk) -> Stamp {
    Stamp::of(&desk.clock.moment(), desk.clock.time())
}

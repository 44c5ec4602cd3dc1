//! Papers: which one, in which format, then the letter to be noted. The papers themselves are made
//! beside the loop. Knows no place.
use super::job::{Job, PaperAsked};
use super::writing;
use crate::app::prelude::*;
use crate::documents::template::Template;
use crate::documents::{Format, Kind, Source, Stamp};
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

/// In which format.
pub fn formats(person: Id, kind: Kind) -> Chooser<Choice> {
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

/// Has the paper made beside.
pub fn print(asked: PaperAsked, desk: &Desk) -> Job {
    let stamp = stamp(desk);
    Job::Document { asked, stamp }
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

fn stamp(desk: &Desk) -> Stamp {
    Stamp::of(&desk.clock.moment(), desk.clock.time())
}

//! Files that may be of one person: what is asked before they are made one, what it did, whom the person
//! of a file may be. Knows no place.
use super::chooser::Feed;
use super::places::Place;
use super::stack::Stack;
use super::turn::{Consequence, Question};
use crate::app::prelude::*;
use crate::domain::merge::{Wish, apart};
use crate::domain::same_person::who;
use crate::store::{Anchor, Duplicates, Pair, Query, Scope, Sort, Towards};
use crate::words::merge as told;

/// People proposed at once.
const PROPOSED: usize = 30;

/// Asks before two files are made one.
///
/// # Errors
/// When the store can't be read.
pub fn ask(kept: Id, other: Id, taken: &[String], desk: &Desk) -> Answer {
    let wish = Wish {
        taken,
        today: desk.today,
    };
    let merger = desk.store.merger(kept, other, wish)?;
    let left = merger.differences.len();
    let history = match left {
        0 => String::new(),
        1 => " L’autre valeur du champ qui diffère reste dans l’historique.".to_owned(),
        n => format!(" Les autres valeurs des {n} champs qui diffèrent restent dans l’historique."),
    };
    let text = format!(
        "{} est gardé ; tout ce que contient {} y passe.{history} u l’annule. Tapez « oui » pour confirmer.",
        who(&merger.kept),
        who(&merger.other)
    );
    let question = Question {
        title: "Réunir ces deux dossiers ?".to_owned(),
        text,
        then: Consequence::Merge(kept, other, taken.to_vec()),
        typed: true,
    };
    Ok(Opening::Confirm(question).into())
}

/// Makes two files one, and shows what it did.
///
/// # Errors
/// When the store can't be written; then nothing was.
pub(super) fn merge(
    (kept, other): (Id, Id),
    taken: &[String],
    stack: &mut Stack,
    desk: &mut Desk,
) -> Answer {
    let wish = Wish {
        taken,
        today: desk.today,
    };
    let moment = desk.clock.moment();
    let by = (&desk.author, &moment);
    let (_, merger) = desk.store.merge(by, (kept, other), wish)?;
    stack.close(|place| matches!(place, Place::Merging(_)));
    let was_open = stack.file().is_some();
    stack.close_file();
    let opened = was_open.then_some(Opening::File(kept, Spot::Worst));
    let twice = merger.twice.iter();
    let twice: String = twice.map(|it| format!(" {}", told::twice(*it))).collect();
    let words = format!(
        "Enregistré : le dossier {other} est réuni à celui de {}.{twice} {} pour annuler.",
        who(&merger.kept),
        desk.key_of(Context::Global, Action::Undo)
    );
    Ok(Turn::from(Step::Refresh)
        .then(Step::Merged(other))
        .then(opened)
        .then(Step::Recount)
        .then(Message::success(words)))
}

/// Shows the people who may be one; gives what is to be said of it.
pub(super) fn show(
    done: std::result::Result<Duplicates, String>,
    stack: &mut Stack,
    desk: &Desk,
) -> Option<Message> {
    let pairs = stack.pairs_mut()?;
    let shown = done.and_then(|found| pairs.take(found, desk).map_err(|error| error.to_string()));
    shown.err().map(Message::error)
}

/// Remembers that two files are of two persons.
pub fn set_apart(pair: &Pair, desk: &Desk) -> Turn {
    let [one, other] = &pair.people;
    let moment = desk.clock.moment();
    Step::Write(apart(one, other, (&desk.author, &moment))).into()
}

/// Asks with which other file that of a person is to be made one.
///
/// # Errors
/// When the store can't be read.
pub fn choose(person: Id, desk: &Desk) -> Answer {
    let title = "Fusionner avec quel dossier ? Tapez un nom, une date de naissance, un numéro.";
    let mut chooser = Chooser::new(title, others(person, "", desk)?);
    chooser.feed = Feed::Others(person);
    Ok(Turn::menu(chooser))
}

/// The people found by the search; before anything is typed, those who may be that person.
///
/// # Errors
/// When the store can't be read.
pub fn others(person: Id, words: &str, desk: &Desk) -> Result<Vec<Item<Choice>>> {
    let item = |name: &str, id: Id| {
        Item::new(name, Choice::MergeWith(person, id)).noted(format!("dossier {id}"))
    };
    if words.trim().is_empty() {
        let row = desk.store.row(Entity::Allocataire, person)?;
        let found = desk
            .store
            .recognise(&crate::domain::same_person::Identity::of(&row))?;
        let others = found.iter().filter(|it| it.row.id != person);
        return Ok(others.map(|it| item(&who(&it.row), it.row.id)).collect());
    }
    let query = Query {
        sort: Sort::Name,
        scope: Scope::Everyone,
        search: words.to_owned(),
        ..desk.any()
    };
    let page = desk
        .store
        .page(&query, &Anchor::Edge, Towards::End, PROPOSED)?;
    let others = page.lines.iter().filter(|line| line.id != person);
    Ok(others.map(|line| item(&line.name, line.id)).collect())
}

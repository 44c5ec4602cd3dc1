//! Files that may be of one person: what is asked before they are made one, whom the person of a file may
//! be. Knows no place.
use super::chooser::Feed;
use super::turn::{Consequence, Question};
use crate::app::prelude::*;
use crate::domain::merge::{Wish, apart};
use crate::domain::same_person::who;
use crate::store::{Anchor, Pair, Query, Scope, Sort, Towards};

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

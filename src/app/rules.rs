//! The rules on screen: those in force, to read; which set a parcours follows, which one the département
//! takes, the files to accept. What a change would move is reckoned before it is asked for; the due dates of
//! everyone are computed again beside while one waits.
use super::places::reader::Reader;
use super::turn::{Consequence, Question};
use crate::app::prelude::*;
use crate::clock::local_words;
use crate::domain::record::Row;
use crate::domain::rights::Act;
use crate::domain::rules::Defaults;
use crate::domain::text::{number, plural};
use crate::exchange::rule_files::RuleFile;
use crate::store::{Moved, Rebuilt, RuleChange};
use crate::words::line::Line;
use crate::words::reading::Reading;
use crate::words::rule_sets::KnownSets;

/// What can be done with the rules, from the parcours of the open file.
///
/// # Errors
/// When the store can't be read.
pub fn menu(parcours: Option<&Row>, desk: &Desk) -> Result<Chooser<Choice>> {
    let mut items = Vec::new();
    let now = |current: bool| if current { "actuel" } else { "" };
    if let Some(parcours) = parcours {
        let present = parcours.text("jeu_de_regles");
        let sets = desk.rules.sets().iter();
        items.extend(sets.map(|set| {
            let label = format!("Ce parcours suit : {}", set.title);
            Item::new(label, Choice::SwitchRules(set.id.clone()))
                .noted(now(present == Some(&set.id)))
        }));
        let label = "Ce parcours suit : le choix du département";
        let choice = Choice::SwitchRules(String::new());
        items.push(Item::new(label, choice).noted(now(present.is_none())));
    }
    let kept = desk.store.rights().refuses(Act::Rules);
    let for_all = |label: String, change: RuleChange| Item {
        disabled: kept.clone().filter(|_| change != RuleChange::None),
        ..Item::new(label, Choice::Rules(change)).noted("pour tous")
    };
    for file in desk.rule_folder.files(&desk.store)? {
        if let (Some(change), Some(set)) = (file.acceptance(), &file.set) {
            let label = format!("Accepter le fichier {} : {}", file.name, set.title);
            items.push(for_all(label, change));
        }
    }
    let taken = &desk.rules.current().id;
    let others = desk.rules.sets().iter().filter(|set| set.id != *taken);
    items.extend(others.map(|set| {
        let change = RuleChange::Defaults(Defaults::always(&set.id));
        for_all(format!("Le département prend : {}", set.title), change)
    }));
    let again = "Recalculer toutes les échéances, refaire la recherche".to_owned();
    items.push(for_all(again, RuleChange::None));
    Ok(Chooser::new("Règles", items))
}

/// Asks why a parcours is switched to another set.
pub fn switch(parcours: Id, set: &str) -> Turn {
    Opening::Form(FormAsked {
        fill: vec![
            ("jeu_de_regles", set.to_owned()),
            ("jeu_motif", String::new()),
        ],
        focus: Some("jeu_motif"),
        ..FormAsked::here(Gesture::SwitchRules(parcours))
    })
    .into()
}

/// Asks before the rules change for everyone: what would move, for how many.
pub fn confirm(change: RuleChange, moved: Moved) -> Turn {
    let moves = match moved.people {
        0 => format!(
            "Aucune échéance ne bouge, dans les {} de la base.",
            plural(moved.of, "dossier", "dossiers")
        ),
        people => format!(
            "Des échéances bougent dans {}, sur les {} de la base.",
            plural(people, "dossier", "dossiers"),
            number(i64::try_from(moved.of).unwrap_or(i64::MAX))
        ),
    };
    let text = format!(
        "{}. {moves} Cela vaut pour toute l’équipe ; u l’annule.",
        change.label()
    );
    question(text, change)
}

/// Asks before everything is computed again.
///
/// # Errors
/// When the store can't be read.
pub fn ask_again(desk: &Desk) -> Answer {
    let people = plural(desk.store.everyone()?.len(), "dossier", "dossiers");
    let text = format!(
        "Les échéances des {people} de la base sont recalculées avec les règles en vigueur. Échap abandonne en route."
    );
    Ok(question(text, RuleChange::None))
}

fn question(text: String, change: RuleChange) -> Turn {
    let title = match change {
        RuleChange::None => "Recalculer toutes les échéances ?",
        _ => "Changer les règles pour tous ?",
    };
    Opening::Confirm(Question {
        title: title.to_owned(),
        text,
        then: Consequence::ChangeRules(change),
        typed: false,
    })
    .into()
}

/// The rules in force, to read: which sets and why, since when, each rule with its source.
///
/// # Errors
/// When the store can't be read.
pub fn page(parcours: Option<&Row>, desk: &Desk) -> Result<Reader> {
    let files = desk.rule_folder.files(&desk.store)?;
    let known = KnownSets {
        book: &desk.rules,
        switched: desk.store.switched_parcours()?,
        notices: files.iter().filter_map(RuleFile::notice).collect(),
    };
    let since = match desk.store.last_rule_change()? {
        Some((label, at, author)) => {
            format!(
                "Dernier changement : {label}, le {}, par {author}.",
                local_words(&at)
            )
        }
        None => "Ces règles n’ont pas changé depuis que la base existe.".to_owned(),
    };
    let mut lines = vec![Line::plain(since)];
    if let Some(parcours) = parcours {
        let oriented = parcours.text("jeu_de_regles");
        let set = oriented.and_then(|id| desk.rules.set(id));
        let words = set.map_or("les règles du département", |set| set.title.as_str());
        lines.push(Line::plain(format!("Ce parcours suit {words}.")));
    }
    lines.push(Line::plain(""));
    lines.extend(known.page());
    Ok(Reader {
        about: Reading::Rules,
        title: "Règles en vigueur".to_owned(),
        lines,
        top: 0,
    })
}

/// What is answered at the end of a change of the rules: what it is, what it did.
pub fn done(label: &str, done: Option<Rebuilt>) -> Message {
    let Some(done) = done else {
        let words = "Abandonné : les règles et les échéances sont restées comme avant.";
        return Message::info(words);
    };
    let what = match label {
        label if label == RuleChange::None.label() => String::new(),
        label => format!("{label}. "),
    };
    let deadlines = plural(done.deadlines, "échéance", "échéances");
    let people = plural(done.people, "dossier", "dossiers");
    Message::success(format!(
        "{what}Échéances recalculées : {deadlines} pour {people}."
    ))
}

/// What a file of the département has to say at the start: it waits to be accepted.
///
/// # Errors
/// When the store can't be read.
pub fn notice(desk: &Desk) -> Result<Option<String>> {
    let files = desk.rule_folder.files(&desk.store)?;
    Ok(files.iter().find_map(RuleFile::notice))
}

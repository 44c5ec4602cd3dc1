//! The rules on screen: which set a parcours follows, which one the département takes, the files
//! to accept. The due dates of everyone are computed again beside while one waits. Knows no place.
use super::turn::{Consequence, Question};
use crate::app::prelude::*;
use crate::domain::record::Row;
use crate::domain::rights::Act;
use crate::domain::rules::Defaults;
use crate::domain::text::plural;
use crate::exchange::rule_files::RuleFile;
use crate::store::{Rebuilt, RuleChange};

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
    let again = "Recalculer toutes les échéances".to_owned();
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

/// Asks before the rules change for everyone.
pub fn confirm(change: &RuleChange) -> Turn {
    Opening::Confirm(Question {
        title: "Changer les règles pour tous ?".to_owned(),
        text: format!(
            "{}. Les échéances de tous les dossiers seront recalculées ; Échap abandonne en route, et rien n’aura changé.",
            change.label()
        ),
        then: Consequence::ChangeRules(change.clone()),
        typed: false,
    })
    .into()
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

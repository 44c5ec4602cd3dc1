//! Makes a store: the structure and the agent of an account. Asks nothing.
use super::prelude::*;

use crate::clock::Clock;
use crate::domain::calendar::Territory;
use crate::domain::change::{Author, Change, Op};
use crate::domain::record::Value;
use crate::domain::rights::Role;
use crate::domain::rules::{self, CONVENTION_PAUVRETE, RuleSet};
use crate::identity::UnixUser;
use crate::start::{Answered, first_rights};
use crate::store::{CAN_ENCRYPT, Key, Setup, StoreError};

/// What a new store is made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answers {
    /// Who, where, by which rules.
    pub asked: Answered,
    /// Key of an encrypted one.
    pub key: Option<Key>,
}

impl Answers {
    /// What is taken when nothing is answered: the person's name comes from their account.
    pub fn defaults(user: &UnixUser) -> Self {
        Self {
            asked: Answered {
                name: user.full_name.clone().unwrap_or_else(|| user.name.clone()),
                organization: "Ma structure".to_owned(),
                role: Role::Referent,
                rule_set: CONVENTION_PAUVRETE.to_owned(),
                territory: Territory::default(),
            },
            key: None,
        }
    }
}

/// What to say once the store is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Announce {
    /// Where it is, and what was taken by default.
    Defaults,
    /// Where it is.
    Place,
}

/// Makes a store, and says so.
///
/// # Errors
/// When it can't be written.
pub fn store(
    path: &Path,
    user: &UnixUser,
    answers: &Answers,
    announce: Announce,
) -> Result<Store, AppError> {
    let store = at(path, user, answers)?;
    out::say(&format!(
        "Base créée : {} (lisible par vous seul{}).",
        path.display(),
        if store.is_encrypted() {
            ", chiffrée"
        } else {
            ""
        }
    ));
    let counted = match answers.asked.role {
        Role::Referent => "les indicateurs vous comptent parmi les référents",
        _ => "les indicateurs ne vous comptent pas parmi les référents",
    };
    out::say(&format!(
        "Votre fonction : {} ; {counted}. Elle se change dans « Équipe et structures ».",
        answers.asked.role.label()
    ));
    out::say(first_rights(answers.asked.role));
    if CAN_ENCRYPT && !store.is_encrypted() {
        out::say("Elle n’est pas chiffrée : « carnet chiffrer » la met sous une phrase secrète.");
    }
    if announce == Announce::Defaults {
        let sets = sets()?;
        let title = sets
            .iter()
            .find(|set| set.id == answers.asked.rule_set)
            .map_or("", |set| set.title.as_str());
        out::say(&format!(
            "Pris par défaut : votre nom « {} », structure « {} », règles « {title} » ({}), jours fériés « {} ».",
            answers.asked.name,
            answers.asked.organization,
            answers.asked.rule_set,
            answers.asked.territory.label()
        ));
    }
    Ok(store)
}

/// Makes a store with the structure and the agent of an account.
///
/// # Errors
/// When it can't be written.
pub fn at(path: &Path, user: &UnixUser, answers: &Answers) -> Result<Store, AppError> {
    let setup = Setup {
        rule_set: answers.asked.rule_set.clone(),
        territory: answers.asked.territory.code().to_owned(),
    };
    // Nobody's act: the person does not undo their own account by one key too many.
    let author = Author {
        agent: None,
        name: "carnet".to_owned(),
        session: user.session.clone(),
    };
    let change = Change::entry("Création de la base", None, people(user, answers));
    let made = Store::create_under(path, answers.key.as_ref(), &setup, |store| {
        store.apply(&author, &Clock::System.moment(), &change)
    });
    made.map(|(store, _)| store).map_err(|error| match error {
        StoreError::Io(error) => AppError::File {
            path: path.to_owned(),
            error,
        },
        other => other.into(),
    })
}

fn people(user: &UnixUser, answers: &Answers) -> Vec<Op> {
    let (first, last) = split_name(&answers.asked.name);
    vec![
        Op::Insert {
            entity: Entity::Organization,
            values: vec![
                ("nom", answers.asked.organization.as_str().into()),
                ("territoire", answers.asked.territory.code().into()),
                ("jeu_de_regles", answers.asked.rule_set.as_str().into()),
            ],
        },
        Op::Insert {
            entity: Entity::Agent,
            values: vec![
                ("nom", last.into()),
                ("prenom", first.into()),
                ("fonction", answers.asked.role.code().into()),
                ("structure_id", Value::Pending(0)),
                ("utilisateur", user.name.as_str().into()),
            ],
        },
    ]
}

/// The rule sets of the program.
///
/// # Errors
/// When one is wrong; a test holds that none is.
pub fn sets() -> Result<&'static [RuleSet], AppError> {
    rules::builtin().map_err(|error| AppError::Unexpected(error.to_string()))
}

/// First name and name: words in capitals are the name, else all but the first.
fn split_name(text: &str) -> (String, String) {
    let words: Vec<&str> = text.split_whitespace().collect();
    let loud = |word: &&str| word.chars().count() > 1 && word.to_uppercase() == **word;
    let (last, first): (Vec<&str>, Vec<&str>) = words.iter().partition(|word| loud(word));
    if !last.is_empty() && !first.is_empty() {
        return (first.join(" "), last.join(" "));
    }
    match words.split_first() {
        Some((first, rest)) if !rest.is_empty() => ((*first).to_owned(), rest.join(" ")),
        _ => (String::new(), words.join(" ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_split_as_people_write_them() {
        for (text, first, last) in [
            ("Claire Rivière", "Claire", "Rivière"),
            ("RIVIÈRE Claire", "Claire", "RIVIÈRE"),
            ("Rui da Silva", "Rui", "da Silva"),
            ("Anne-Marie LE GOFF", "Anne-Marie", "LE GOFF"),
            ("criviere", "", "criviere"),
        ] {
            assert_eq!(split_name(text), (first.to_owned(), last.to_owned()));
        }
    }
}

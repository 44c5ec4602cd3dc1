//! Makes a new store: asks at most three questions at a terminal, and uses defaults that it reports
//! elsewhere.
use std::io::BufRead;
use std::path::Path;

use super::context::{Context, Questions};
use super::error::AppError;
use super::out;
use crate::clock::Clock;
use crate::domain::calendar::Territory;
use crate::domain::change::{Author, Change, Op};
use crate::domain::record::{Entity, Value};
use crate::domain::rules::{self, CONVENTION_PAUVRETE, RuleSet};
use crate::domain::text::clean_line;
use crate::identity::UnixUser;
use crate::store::{Setup, Store, StoreError};

/// What a new store is made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answers {
    /// First name and name of the person.
    pub name: String,
    /// Their structure.
    pub organization: String,
    /// Slug of the rule set of the département.
    pub rule_set: String,
}

/// What is taken when nothing is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Defaults(Answers);

impl Defaults {
    /// The person's name comes from their account.
    #[must_use]
    pub fn of(user: &UnixUser) -> Self {
        Self(Answers {
            name: user.full_name.clone().unwrap_or_else(|| user.name.clone()),
            organization: "Ma structure".to_owned(),
            rule_set: CONVENTION_PAUVRETE.to_owned(),
        })
    }

    /// The defaults as answers.
    #[must_use]
    pub fn answers(&self) -> Answers {
        self.0.clone()
    }
}

/// The message after the store is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// Where it is, and what was taken by default.
    Defaults,
    /// Where it is.
    Place,
}

/// `carnet init`.
///
/// # Errors
/// When a store is there already, or can't be written.
pub fn init(context: &Context) -> Result<(), AppError> {
    context.refuse_another_day()?;
    if context.base.exists() {
        return Err(StoreError::AlreadyThere(context.base.clone()).into());
    }
    first_store(context).map(|_| ())
}

/// Makes the store, asking when someone is there to answer.
///
/// # Errors
/// When the questions are left, or the store can't be written.
pub fn first_store(context: &Context) -> Result<Store, AppError> {
    let defaults = Defaults::of(&context.user);
    match context.questions {
        Questions::Welcome => {
            let answers = questions(&defaults, &mut std::io::stdin().lock())?;
            store(context, &answers, Said::Place)
        }
        Questions::Refused => store(context, &defaults.answers(), Said::Defaults),
    }
}

/// Makes the store of this context, and reports it.
///
/// # Errors
/// When it can't be written.
pub fn store(context: &Context, answers: &Answers, said: Said) -> Result<Store, AppError> {
    let store = at(&context.base, &context.user, answers)?;
    out::say(&format!(
        "Base créée : {} (lisible par vous seul).",
        context.base.display()
    ));
    if said == Said::Defaults {
        let sets = sets()?;
        let title = sets
            .iter()
            .find(|set| set.id == answers.rule_set)
            .map_or("", |set| set.title.as_str());
        out::say(&format!(
            "Pris par défaut : votre nom « {} », structure « {} », règles « {title} » ({}), jours fériés « {} ».",
            answers.name,
            answers.organization,
            answers.rule_set,
            Territory::default().label()
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
        rule_set: answers.rule_set.clone(),
        territory: Territory::default().code().to_owned(),
    };
    let mut store = Store::create(path, &setup)?;
    // Nobody's act: the person does not undo their own account by one key too many.
    let author = Author {
        agent: None,
        name: "carnet".to_owned(),
        session: user.session.clone(),
    };
    let change = Change::entry("Création de la base", None, people(user, answers));
    store.apply(&author, &Clock::System.moment(), &change)?;
    Ok(store)
}

fn people(user: &UnixUser, answers: &Answers) -> Vec<Op> {
    let (first, last) = split_name(&answers.name);
    vec![
        Op::Insert {
            entity: Entity::Organization,
            values: vec![
                ("nom", answers.organization.as_str().into()),
                ("territoire", Territory::default().code().into()),
                ("jeu_de_regles", answers.rule_set.as_str().into()),
            ],
        },
        Op::Insert {
            entity: Entity::Agent,
            values: vec![
                ("nom", last.into()),
                ("prenom", first.into()),
                ("fonction", "referent".into()),
                ("structure_id", Value::Pending(0)),
                ("utilisateur", user.name.as_str().into()),
            ],
        },
    ]
}

fn sets() -> Result<&'static [RuleSet], AppError> {
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

fn questions(defaults: &Defaults, input: &mut impl BufRead) -> Result<Answers, AppError> {
    let Answers {
        name,
        organization,
        rule_set,
    } = defaults.answers();
    out::say(
        "Bienvenue. Trois questions, puis votre portefeuille s’ouvre. Entrée garde la réponse proposée.",
    );
    Ok(Answers {
        name: answer("Votre prénom et votre nom", name, input)?,
        organization: answer("Votre structure", organization, input)?,
        rule_set: rule_set_answer(rule_set, input)?,
    })
}

fn rule_set_answer(default: String, input: &mut impl BufRead) -> Result<String, AppError> {
    let sets = sets()?;
    out::say("Règles suivies par votre département :");
    for set in sets {
        out::say(&format!("  {} : {}", set.id, set.title));
    }
    loop {
        let typed = answer("Jeu de règles", default.clone(), input)?;
        if sets.iter().any(|set| set.id == typed) {
            return Ok(typed);
        }
        out::say("Ce jeu de règles n’est pas dans la liste.");
    }
}

fn answer(question: &str, default: String, input: &mut impl BufRead) -> Result<String, AppError> {
    out::ask(&format!("{question} [{default}] : "));
    let mut line = String::new();
    let read = input
        .read_line(&mut line)
        .map_err(|_| AppError::Interrupted)?;
    if read == 0 {
        return Err(AppError::Interrupted);
    }
    let typed = clean_line(&line);
    Ok(if typed.is_empty() { default } else { typed })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn defaults() -> Defaults {
        Defaults(Answers {
            name: "claire".into(),
            organization: "Ma structure".into(),
            rule_set: CONVENTION_PAUVRETE.into(),
        })
    }

    #[test]
    fn three_questions_whose_defaults_stand() {
        let answers = questions(&defaults(), &mut &b"Claire Rivi\xc3\xa8re\n\n\n"[..]).unwrap();
        assert_eq!(answers.name, "Claire Rivière");
        assert_eq!(answers.organization, "Ma structure");
        assert_eq!(answers.rule_set, CONVENTION_PAUVRETE);
    }

    #[test]
    fn an_unknown_rule_set_is_asked_again_and_leaving_creates_nothing() {
        let ok = format!("\n\nautre\n{CONVENTION_PAUVRETE}\n");
        assert!(questions(&defaults(), &mut ok.as_bytes()).is_ok());
        let left = questions(&defaults(), &mut &b"\n\nautre\n"[..]);
        assert!(matches!(left, Err(AppError::Interrupted)));
    }

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

//! Makes a new store: asks at most three questions at a terminal, and uses defaults that it reports
//! elsewhere.
use super::prelude::*;
use std::io::BufRead;

use super::context::Questions;
use super::new_store::{self, Announce, Answers, sets};
use super::secret;
use crate::domain::text::clean_line;
use crate::store::{CAN_ENCRYPT, Key};

/// What may be typed after `carnet init`.
#[derive(Clone, Debug, Args)]
pub struct Options {
    /// Chiffrer la base par une phrase secrète, demandée à chaque ouverture
    #[arg(long, alias = "encrypt")]
    pub chiffrer: bool,
}

/// `carnet init`.
///
/// # Errors
/// When a store is there already, or can't be written.
pub fn init(context: &Context, asked: &Options) -> Result<(), AppError> {
    context.refuse_another_day()?;
    if asked.chiffrer && !CAN_ENCRYPT {
        return Err(StoreError::NoEncryption.into());
    }
    if context.base.exists() {
        return Err(StoreError::AlreadyThere(context.base.clone()).into());
    }
    let key = match asked.chiffrer {
        true => Some(Key::for_new_store(&secret::chosen(context.phrase)?)?),
        false => None,
    };
    match made(context, key) {
        // There was none when it was asked for: what was wanted is there.
        Err(AppError::Store(StoreError::AlreadyThere(path))) => {
            out::say(&format!(
                "Une base vient d’être créée à cet endroit par un autre programme : {}. Elle est gardée telle quelle.",
                path.display()
            ));
            context.open().map(drop)
        }
        done => done.map(drop),
    }
}

/// Makes the store, asking when someone is there to answer.
///
/// # Errors
/// When the questions are left, or the store can't be written.
pub fn first_store(context: &Context) -> Result<Store, AppError> {
    made(context, None)
}

fn made(context: &Context, key: Option<Key>) -> Result<Store, AppError> {
    let defaults = Answers {
        key,
        ..Answers::defaults(&context.user)
    };
    match context.questions {
        Questions::Welcome => {
            let answers = questions(defaults, &mut std::io::stdin().lock())?;
            new_store::store(&context.base, &context.user, &answers, Announce::Place)
        }
        Questions::Refused => {
            new_store::store(&context.base, &context.user, &defaults, Announce::Defaults)
        }
    }
}

fn questions(defaults: Answers, input: &mut impl BufRead) -> Result<Answers, AppError> {
    let Answers {
        name,
        organization,
        rule_set,
        key,
    } = defaults;
    out::say(
        "Bienvenue. Trois questions, puis votre portefeuille s’ouvre. Entrée garde la réponse proposée.",
    );
    Ok(Answers {
        name: answer("Votre prénom et votre nom", name, input)?,
        organization: answer("Votre structure", organization, input)?,
        rule_set: rule_set_answer(rule_set, input)?,
        key,
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
    use crate::domain::rules::CONVENTION_PAUVRETE;

    fn defaults() -> Answers {
        Answers {
            name: "claire".into(),
            organization: "Ma structure".into(),
            rule_set: CONVENTION_PAUVRETE.into(),
            key: None,
        }
    }

    #[test]
    fn three_questions_whose_defaults_stand() {
        let answers = questions(defaults(), &mut &b"Claire Rivi\xc3\xa8re\n\n\n"[..]).unwrap();
        assert_eq!(answers.name, "Claire Rivière");
        assert_eq!(answers.organization, "Ma structure");
        assert_eq!(answers.rule_set, CONVENTION_PAUVRETE);
    }

    #[test]
    fn an_unknown_rule_set_is_asked_again_and_leaving_creates_nothing() {
        let ok = format!("\n\nautre\n{CONVENTION_PAUVRETE}\n");
        assert!(questions(defaults(), &mut ok.as_bytes()).is_ok());
        let left = questions(defaults(), &mut &b"\n\nautre\n"[..]);
        assert!(matches!(left, Err(AppError::Interrupted)));
    }
}

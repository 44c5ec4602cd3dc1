//! The phrase of an encrypted store: asked at the terminal before anything else, or read from the standard
//! input; and a new one, chosen. Nothing keeps it but the memory that is wiped after it.
mod typed;

use super::prelude::*;
use std::io::IsTerminal;

use super::context::Questions;
use crate::domain::phrase::Phrase;
use crate::store;

/// How often a phrase may be typed.
const TRIES: usize = 3;

/// Who gives the phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// The person at the terminal.
    Terminal,
    /// The first line of the standard input: what `--phrase-entree` asks for.
    Input,
    /// Nobody.
    Nobody,
}

impl Source {
    /// The one there is.
    pub fn of(on_input: bool, questions: Questions) -> Self {
        match (on_input, questions) {
            (true, _) if !std::io::stdin().is_terminal() => Self::Input,
            (_, Questions::Welcome) => Self::Terminal,
            (_, Questions::Refused) => Self::Nobody,
        }
    }
}

/// Opens something; when it is encrypted, once its phrase was given.
///
/// # Errors
/// `WrongPhrase`; `Encrypted` when nobody can be asked; those of `open`.
pub fn opened<T>(context: &Context, open: impl Fn() -> store::Result<T>) -> Result<T, AppError> {
    match open() {
        Err(StoreError::Encrypted(path)) => {
            unlock(context.phrase, &path)?;
            Ok(open()?)
        }
        done => Ok(done?),
    }
}

fn unlock(source: Source, path: &Path) -> Result<(), AppError> {
    let tries = match source {
        Source::Terminal => TRIES,
        Source::Input => 1,
        Source::Nobody => return Err(StoreError::Encrypted(path.to_owned()).into()),
    };
    for left in (0..tries).rev() {
        let phrase = asked(source, "Phrase secrète : ")?;
        match Store::take_phrase(path, &phrase) {
            Err(StoreError::WrongPhrase) if left > 0 => out::say(&format!(
                "Ce n’est pas la phrase secrète de cette base : encore {}.",
                plural(left, "essai", "essais")
            )),
            done => return Ok(done?),
        }
    }
    Err(StoreError::WrongPhrase.into())
}

/// A new phrase, strong enough, typed twice at a terminal.
///
/// # Errors
/// `Rejected` when the one of the input is too weak; when nobody can be asked.
pub fn chosen(source: Source) -> Result<Phrase, AppError> {
    if source == Source::Terminal {
        out::say(
            "Une phrase oubliée ne se retrouve pas : sans elle, personne ne peut plus lire la base, pas même ceux qui font carnet. Écrivez-la et gardez-la sous clé, ailleurs que près de cet ordinateur.",
        );
        out::say(
            "Par exemple sept mots sans lien entre eux, ou quatorze caractères de trois sortes. Rien ne s’affiche pendant que vous tapez.",
        );
    }
    loop {
        let phrase = asked(source, "Nouvelle phrase secrète : ")?;
        let wrong = match phrase.lacks() {
            Some(lacks) if source == Source::Terminal => lacks,
            Some(lacks) => return Err(AppError::Rejected(lacks)),
            None if source == Source::Input
                || asked(source, "La même, encore une fois : ")?.is(&phrase) =>
            {
                return Ok(phrase);
            }
            None => "Ce n’était pas deux fois la même phrase.".to_owned(),
        };
        out::say(&format!(
            "{wrong} Recommencez, ou Ctrl-C pour ne rien changer."
        ));
    }
}

fn asked(source: Source, question: &str) -> Result<Phrase, AppError> {
    match source {
        Source::Terminal => typed::at_terminal(question),
        Source::Input => typed::on_input(),
        Source::Nobody => Err(AppError::Usage(
            "Il faut une phrase secrète : tapez cette commande à un terminal, ou donnez la phrase sur l’entrée avec « --phrase-entree ».".to_owned(),
        )),
    }
}

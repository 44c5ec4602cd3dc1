//! The phrase of an encrypted store: asked at the terminal before anything else, or read from the standard
//! input; and a new one, chosen. Nothing keeps it but the memory that is wiped after it.
mod typed;

use super::prelude::*;
use std::io::IsTerminal;

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
    pub fn of(on_input: bool, someone_is_there: bool) -> Self {
        match on_input {
            true if !std::io::stdin().is_terminal() => Self::Input,
            _ if someone_is_there => Self::Terminal,
            _ => Self::Nobody,
        }
    }
}

/// Opens something; when it is encrypted, once its phrase was given.
///
/// # Errors
/// `WrongPhrase`; `Encrypted` when nobody can be asked; those of `open`.
pub fn opened<T>(source: Source, open: impl Fn() -> store::Result<T>) -> Result<T, AppError> {
    match open() {
        Err(StoreError::Encrypted(path)) => {
            unlock(source, &path)?;
            Ok(open()?)
        }
        done => Ok(done?),
    }
}

fn unlock(source: Source, path: &Path) -> Result<(), AppError> {
    let asking = match source {
        Source::Nobody => return Err(StoreError::Encrypted(path.to_owned()).into()),
        other => Asking::begin(other)?,
    };
    let tries = match &asking {
        Asking::Terminal(_) => TRIES,
        Asking::Input => 1,
    };
    for left in (0..tries).rev() {
        let phrase = asking.ask("Phrase secrète : ")?;
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
    let asking = Asking::begin(source)?;
    if let Asking::Input = asking {
        let phrase = asking.ask("")?;
        return match phrase.lacks() {
            Some(lacks) => Err(AppError::Rejected(lacks)),
            None => Ok(phrase),
        };
    }
    out::say(
        "Une phrase oubliée ne se retrouve pas : sans elle, personne ne peut plus lire la base, pas même ceux qui font carnet. Écrivez-la et gardez-la sous clé, ailleurs que près de cet ordinateur.",
    );
    out::say(
        "Par exemple sept mots sans lien entre eux, ou quatorze caractères de trois sortes. Rien ne s’affiche pendant que vous tapez.",
    );
    loop {
        let phrase = asking.ask("Nouvelle phrase secrète : ")?;
        let wrong = match phrase.lacks() {
            Some(lacks) => lacks,
            None if asking.ask("La même, encore une fois : ")?.is(&phrase) => return Ok(phrase),
            None => "Ce n’était pas deux fois la même phrase.".to_owned(),
        };
        out::say(&format!(
            "{wrong} Recommencez, ou Ctrl-C pour ne rien changer."
        ));
    }
}

/// How phrases are asked for.
enum Asking {
    Terminal(typed::Terminal),
    Input,
}

impl Asking {
    fn begin(source: Source) -> Result<Self, AppError> {
        match source {
            Source::Terminal => typed::Terminal::begin().map(Self::Terminal),
            Source::Input => Ok(Self::Input),
            Source::Nobody => Err(AppError::Usage(
                "Il faut une phrase secrète : tapez cette commande à un terminal, ou donnez la phrase sur l’entrée avec « --phrase-entree ».".to_owned(),
            )),
        }
    }

    fn ask(&self, question: &str) -> Result<Phrase, AppError> {
        match self {
            Self::Terminal(terminal) => terminal.ask(question),
            Self::Input => typed::on_input(),
        }
    }
}

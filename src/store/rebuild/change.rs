//! What can be changed of what the rules depend on, and how far the new computation is. Knows no
//! SQL.
use crate::domain::change::Nature;
use crate::domain::rules::{Defaults, builtin};
use crate::store::undo::Undoable;

/// A change of what rules depend on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuleChange {
    /// Nothing: the due dates are only computed again.
    None,
    /// The default rule set, by date of orientation.
    Defaults(Defaults),
    /// The text of a file of the département.
    Accept {
        /// Id of its set.
        id: String,
        /// Name of the file.
        file: String,
        /// Its text.
        text: String,
    },
    /// A file of the département is no longer used.
    Withdraw {
        /// Id of its set.
        id: String,
    },
    /// The territory, by its code.
    Territory(&'static str),
    /// Whether Whit Monday is worked: « oui » or « non ».
    WhitMonday(&'static str),
    /// The days the structure is closed, ISO, with a space between.
    Closures(String),
    /// A change that is taken back, or done again.
    Inverse {
        /// The act that made it, or that took it back.
        act: Undoable,
        /// Which of the two: `Undo` or `Redo`.
        nature: Nature,
    },
}

/// What a change of the rules did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rebuilt {
    /// People whose due dates were computed.
    pub people: usize,
    /// Due dates kept.
    pub deadlines: usize,
}

/// The title of a set that comes with the program; a file of one's own has its name alone.
fn title_of(id: &str) -> String {
    let known = builtin().unwrap_or_default();
    let found = known.iter().find(|set| set.id == id);
    found.map_or_else(|| id.to_owned(), |set| set.title.clone())
}

impl RuleChange {
    /// What it does, in words.
    pub fn label(&self) -> String {
        match self {
            Self::None => "Échéances recalculées".to_owned(),
            Self::Defaults(defaults) => {
                format!("Jeu de règles par défaut : {}", title_of(defaults.on(None)))
            }
            Self::Accept { file, .. } => format!("Fichier de règles {file} accepté"),
            Self::Withdraw { id } => format!("Jeu de règles retiré : {}", title_of(id)),
            Self::Territory(code) => format!("Territoire des jours fériés : {code}"),
            Self::WhitMonday(worked) => format!("Lundi de Pentecôte travaillé : {worked}"),
            Self::Closures(_) => "Jours de fermeture modifiés".to_owned(),
            Self::Inverse { act, nature } => match nature {
                Nature::Redo => format!("Rétabli : {}", act.label),
                _ => {
                    format!("Annulé : {}", act.label)
                }
            },
        }
    }
}

//! What is done to many people, beside the loop: one waits for it, and may give it up. Knows no
//! place.
use super::importing::{Imported, Importing};
use crate::documents::{ToAttach, attach};
use crate::domain::change::{Author, Moment, Nature};
use crate::domain::partner::Correction;
use crate::domain::record::Id;
use crate::domain::text::enclosed;
use crate::gestures::for_marked::ForMarked;
use crate::store::{
    Joining, Moved, OnProgress, Rebuilt, Result, RuleChange, Store, Undoable, Undone,
};

/// Something long to be done.
#[derive(Clone, Debug)]
pub enum Long {
    /// A gesture on the people marked.
    Marked(Box<ForMarked>),
    /// An act that is undone, or done again.
    Inverse(Undoable, Nature),
    /// A change of the rules: the due dates of everyone are computed again.
    Rules(RuleChange),
    /// What a change of the rules would move is reckoned.
    RulesTrial(RuleChange),
    /// A sheet is read, or imported.
    Import(Importing),
    /// Two colleagues, or two structures, are made one.
    Join(Joining),
    /// A partner is corrected wherever the files name them.
    Correct(Correction),
    /// A file is joined to a yearly summary.
    Attach(ToAttach),
}

/// What was done.
#[derive(Debug)]
pub enum Done {
    /// The act for the people marked, in words.
    Marked(String),
    /// What was undone or done again, by that nature; the act.
    Inverse(Undone, Nature, Id),
    /// The change of the rules, in words, and what it did; nothing when it was given up.
    Rules(String, Option<Rebuilt>),
    /// What that change of the rules would move.
    RulesTrial(RuleChange, Moved),
    /// A sheet was read, or imported.
    Import(Imported),
    /// That act, in words.
    Act(String),
}

impl Long {
    /// What is done, for who waits.
    pub fn title(&self) -> String {
        match self {
            Self::Marked(it) => it.title.clone(),
            Self::Inverse(act, Nature::Redo) => format!("Rétablissement : {}", act.label),
            Self::Inverse(act, _) => format!("Annulation : {}", act.label),
            Self::Rules(change) => change.label(),
            Self::RulesTrial(change) => format!("Ce que cela changerait : {}", change.label()),
            Self::Import(it) => it.title(),
            Self::Join(it) => it.label(),
            Self::Correct(it) => it.label(),
            Self::Attach(it) => format!("Lecture de {}", it.name()),
        }
    }

    /// What is counted meanwhile.
    pub const fn counted(&self) -> &'static str {
        match self {
            Self::Marked(_) | Self::Rules(_) | Self::RulesTrial(_) => "dossiers",
            Self::Inverse(..) => "éléments",
            Self::Import(_) => "lignes",
            Self::Join(_) | Self::Correct(_) => "éléments",
            Self::Attach(_) => "fichiers",
        }
    }

    /// What giving it up does.
    pub const fn way_out(&self) -> &'static str {
        match self {
            Self::Import(it) if !it.writes() => "Échap : abandonner ; rien n’est écrit.",
            Self::RulesTrial(_) => "Échap : abandonner ; rien n’est écrit.",
            _ => "Échap : abandonner ; ce qui est déjà écrit sera repris.",
        }
    }

    /// Does it. `told` hears how far it is, and may give up.
    ///
    /// # Errors
    /// `GivenUp`, or why it could not be done: the store is then as before.
    pub fn run(
        self,
        store: &mut Store,
        by: (&Author, &Moment),
        told: &mut OnProgress<'_>,
    ) -> Result<Done> {
        match self {
            Self::Import(it) => it.run(store, by, told).map(Done::Import),
            Self::Join(it) => store.join(by, &it, told).map(Done::Act),
            Self::Correct(it) => store.correct_partner(by, &it, told).map(Done::Act),
            Self::Attach(it) => attach(store, by, &it, told).map(Done::Act),
            Self::Marked(it) => it.write(store, by, told).map(Done::Marked),
            Self::Inverse(act, nature) => {
                let id = act.act;
                let undone = store.invert(by, act, nature, told)?;
                Ok(Done::Inverse(undone, nature, id))
            }
            Self::RulesTrial(change) => {
                let moved = store.try_rules(by, &change, told)?;
                Ok(Done::RulesTrial(change, moved))
            }
            Self::Rules(change) => {
                let (author, moment) = by;
                let rebuilt = store.change_rules(author, moment, &change, told)?;
                Ok(Done::Rules(change.label(), rebuilt))
            }
        }
    }
}

/// What was undone or done again, in whose file, and who was left as they are.
pub(super) fn said_of(undone: &Undone, nature: Nature, name: &str) -> String {
    let what = match nature {
        Nature::Redo => "Rétabli",
        _ => "Annulé",
    };
    let whose = enclosed(" (dossier ", name, ")");
    let left = undone.left.join(", ");
    let left = enclosed(" Modifiés depuis, et laissés : ", &left, ".");
    format!("{what} : {}{whose}.{left}", undone.label)
}

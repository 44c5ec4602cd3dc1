//! From a file to a paper.
use super::kind::Kind;
use super::prelude::*;
use super::stamp::Stamp;
use super::template::Template;
use super::{appointments, carnet, contract, everything, information, letters, plan, review};
use crate::store::{Store, StoreError};

/// Why there is no paper.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoPaper {
    /// The role of who asks does not see what it is made from.
    #[error("{0}")]
    Refused(String),
    /// The file does not hold what it needs yet.
    #[error("{0}")]
    Missing(String),
}

impl Source {
    /// Reads what that paper of a person needs.
    ///
    /// # Errors
    /// When there is no such person, or the store can't be read.
    pub fn for_kind(
        kind: Kind,
        store: &Store,
        person: Id,
        stamp: Stamp,
        template: Template,
    ) -> Result<Self, StoreError> {
        store.in_one_state(|store| {
            let source = Self::read(store, person, stamp, template)?;
            match kind {
                Kind::Everything => source.with_everything(store),
                _ => Ok(source),
            }
        })
    }
}

/// The paper of that kind.
///
/// # Errors
/// When the rights or the file do not allow it, in a sentence.
pub fn build(kind: Kind, source: &Source) -> Result<Document, NoPaper> {
    if let Some(reason) = kind.refusal(source.rights) {
        return Err(NoPaper::Refused(reason));
    }
    let missing = |reason: &str| NoPaper::Missing(reason.to_owned());
    if let Some(reason) = kind.missing(source) {
        return Err(missing(reason));
    }
    Ok(match kind {
        Kind::Contract => {
            contract::build(source).ok_or_else(|| missing("Ce contrat n’existe pas."))?
        }
        Kind::Carnet => carnet::build(source),
        Kind::Plan => plan::build(source),
        Kind::Review => review::build(source),
        Kind::Invitation => letters::invitation(source),
        Kind::Reminder => letters::reminder(source),
        Kind::Appointments => appointments::build(source),
        Kind::Information => information::build(source),
        Kind::Everything => everything::build(source)
            .ok_or_else(|| missing("Ce dossier n’a pas été lu en entier."))?,
    })
}

//! Finding the person a command is about.
use super::error::AppError;
use crate::domain::record::Id;
use crate::store::Store;

/// Number of the person with that number or uid.
///
/// # Errors
/// When nobody has it.
pub fn find(store: &Store, id: &str) -> Result<Id, AppError> {
    store.find_person(id)?.ok_or_else(|| {
        AppError::NotFound(format!("Aucun dossier n’a le numéro ou l’uid « {id} »."))
    })
}

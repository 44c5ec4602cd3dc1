//! What the engine says when it fails, in the words of the store.
use rusqlite::ErrorCode;

use crate::store::StoreError;

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        let rusqlite::Error::SqliteFailure(failure, ref message) = error else {
            return match error {
                rusqlite::Error::QueryReturnedNoRows => Self::NotFound,
                other => Self::Engine(other.to_string()),
            };
        };
        let words = message.clone().unwrap_or_else(|| failure.to_string());
        match failure.code {
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Self::Locked,
            ErrorCode::DiskFull => Self::Disk("plus de place".to_owned()),
            ErrorCode::SystemIoFailure => Self::Disk(format!("erreur {}", failure.extended_code)),
            ErrorCode::ReadOnly => Self::ReadOnly("le fichier est en lecture seule".to_owned()),
            ErrorCode::DatabaseCorrupt => Self::Corrupt(words),
            ErrorCode::NotADatabase => Self::Corrupt("le contenu n’est pas lisible".to_owned()),
            ErrorCode::ConstraintViolation => Self::BadValue(words),
            _ => Self::Engine(error.to_string()),
        }
    }
}

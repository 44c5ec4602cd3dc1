//! The store taken back from a copy: checked first, written aside, then put in the place of the former
//! one, which is kept. Knows no screen.
use std::path::{Path, PathBuf};

use super::manifest::Manifest;
use crate::domain::change::Moment;
use crate::domain::record::Entity;
use crate::store::{Result, Store, StoreError};

/// What was taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// Where the former store is kept, when there was one.
    pub former: Option<PathBuf>,
    /// Files of people in it.
    pub people: usize,
    /// Whether the copy has a manifest, which it still agrees with.
    pub described: bool,
}

/// Checks a copy: against its manifest when it has one, then page by page, and its audit chain. Says whether it
/// has a manifest.
///
/// # Errors
/// `Missing`, `NotOurs`; `Corrupt` when it is not whole, or is no longer what its manifest says.
pub fn checked(copy: &Path) -> Result<bool> {
    let manifest = Manifest::beside(copy);
    if let Some(manifest) = &manifest
        && !manifest.describes(copy)?
    {
        return Err(StoreError::Corrupt(
            "cette copie n’est plus celle que décrit son manifeste".to_owned(),
        ));
    }
    Store::open_copy(copy)?.check_whole()?;
    Ok(manifest.is_some())
}

/// Takes the store back from a copy. The former one stays beside, under another name.
///
/// # Errors
/// Those of [`checked`]; `Locked` while another program writes in the store; `Target` when a name is taken, or
/// can't be written. The store is as it was.
pub fn restore(copy: &Path, to: &Path, moment: &Moment) -> Result<Restored> {
    let described = checked(copy)?;
    let former = to.exists().then(|| {
        let stem = to.file_stem().unwrap_or_default().to_string_lossy();
        let name = moment.instant.format("avant-reprise-%Y-%m-%d-%H%M%S");
        to.with_file_name(format!("{stem}.{name}.db"))
    });
    Store::open_copy(copy)?.put_in_place(to, former.as_deref())?;
    let people = Store::open(to)?.all_rows(Entity::Allocataire)?.len();
    Ok(Restored {
        former,
        people,
        described,
    })
}

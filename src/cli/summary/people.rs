//! The persons behind a line of the yearly summary, with their names.
use crate::cli::prelude::*;
use crate::statistics::summary::Entry;

/// Someone whom a line counts, with the name outside the store.
pub(super) struct Person {
    /// Why the line counts them.
    pub(super) entry: Entry,
    /// Their name.
    pub(super) name: String,
    /// Their number outside the store.
    pub(super) uid: String,
}

/// Those entries, with the names of the persons; who is not there any more is left out.
///
/// # Errors
/// When the store can't be read.
pub(super) fn people(store: &Store, behind: Vec<Entry>) -> Result<Vec<Person>, AppError> {
    let mut ids: Vec<Id> = behind.iter().map(|it| it.person).collect();
    ids.dedup();
    let rows = store.all_rows(Entity::Allocataire)?;
    let rows: std::collections::HashMap<Id, _> = rows.iter().map(|row| (row.id, row)).collect();
    let people = behind.into_iter().filter_map(|entry| {
        let row = rows.get(&entry.person)?;
        Some(Person {
            name: person::name(row),
            uid: row.uid.clone(),
            entry,
        })
    });
    Ok(people.collect())
}

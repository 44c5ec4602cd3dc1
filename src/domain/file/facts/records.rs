//! The records of a file by kind, those set aside apart. Knows no kind.
use std::collections::HashMap;

use crate::domain::record::{Entity, Record, Row};

/// Records of a file, by kind.
pub type File = HashMap<Entity, Vec<Row>>;

/// Records of a kind that are not set aside.
pub(super) fn all<'a, R: Record<'a>>(file: &'a File) -> impl DoubleEndedIterator<Item = R> + Clone {
    let rows = file.get(&R::ENTITY).map_or(&[][..], Vec::as_slice);
    rows.iter().filter(|row| !row.deleted).map(R::of)
}

pub(super) fn each<'a, R: Record<'a>, T>(file: &'a File, read: impl Fn(R) -> T) -> Vec<T> {
    all(file).map(read).collect()
}

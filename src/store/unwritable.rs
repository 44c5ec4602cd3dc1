//! Reading a store beside which nothing can be written: a protected folder, a full disk. SQLite keeps
//! a log and a shared memory beside a file, and opens none without them; a private copy, or the file
//! alone when nothing waits in the log, is read instead.
use std::fs::{self, File, OpenOptions};
use std::io;
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::Path;

use super::handle::{Access, Store};
use super::sql::pragma;
use super::{Result, StoreError};
use crate::files::{PrivateFolder, beside};

/// How often a copy is begun again when the store was written meanwhile.
const ATTEMPTS: usize = 5;

/// Whether an opening failed for want of a place to write.
pub(super) fn is_about_writing(error: &StoreError) -> bool {
    matches!(
        error,
        StoreError::Disk(_) | StoreError::Engine(_) | StoreError::ReadOnly(_)
    )
}

/// Why the store is only read, in words.
pub(super) fn reason(error: &StoreError) -> String {
    match error {
        StoreError::Disk(_) => "le disque est plein, ou n’accepte pas d’écriture.",
        _ => "le fichier ou son dossier est protégé en écriture.",
    }
    .to_owned()
}

/// Opens a copy of the store as it is now, read only.
pub(super) fn open(path: &Path, reason: String) -> Result<Store> {
    let place = PrivateFolder::new()?;
    let copy = place.path().join("lecture.db");
    copied(path, &copy)?;
    let mut store = Store::in_place(&copy, true, None)?;
    pragma::set(&store.conn, "query_only", "ON")?;
    store.access = Access::ReadOnly(format!(
        "{reason} Ce qui est montré est ce qu’elle contenait à l’ouverture."
    ));
    store.place = Some(place);
    Ok(store)
}

/// Copies a file and its log, as they were at one moment.
fn copied(from: &Path, to: &Path) -> io::Result<()> {
    for _ in 0..ATTEMPTS {
        let before = seen(from)?;
        for side in ["", "-wal"] {
            match copied_file(&beside(from, side), &beside(to, side)) {
                Err(error) if side.is_empty() || error.kind() != io::ErrorKind::NotFound => {
                    return Err(error);
                }
                Ok(()) | Err(_) => {}
            }
        }
        if seen(from)? == before {
            return Ok(());
        }
    }
    Err(io::ErrorKind::WouldBlock.into())
}

/// No other part of the program has the store open here: what closing a file of it would undo does
/// not matter.
fn copied_file(from: &Path, to: &Path) -> io::Result<()> {
    let mut source = File::open(from)?;
    let mut options = OpenOptions::new();
    let options = options.write(true).create(true).truncate(true).mode(0o600);
    io::copy(&mut source, &mut options.open(to)?).map(drop)
}

/// Size and last change of a file and of its log.
type Seen = [Option<(u64, i64, i64)>; 2];

fn seen(path: &Path) -> io::Result<Seen> {
    let of = |side: &str| {
        let about = fs::metadata(beside(path, side)).ok()?;
        Some((about.len(), about.mtime(), about.mtime_nsec()))
    };
    Ok([of(""), of("-wal")])
}

//! A long text while the person's own editor has it: a private folder with the note, and with where the
//! note comes from, so that one left by a program that was killed finds its way back. Knows no form.
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use super::temporary::{Temporary, is_left, remove, session_folder};

/// Name of the note: some editors choose their help by it.
const NOTE: &str = "note.txt";
/// Name of what says where it comes from.
const ORIGIN: &str = "origine";
/// Most bytes of a note that is read back.
const LONGEST: u64 = 16 * 1024 * 1024;

/// A note, removed with all that the editor left beside it when this is dropped.
#[derive(Debug)]
pub struct Note(Temporary);

impl Note {
    /// Writes a note, and where it comes from, for their owner only.
    ///
    /// # Errors
    /// When there is no private place for it.
    pub fn write(text: &str, origin: &str) -> io::Result<Self> {
        let note = Self(Temporary::in_folder(&private_place()?));
        fs::DirBuilder::new().mode(0o700).create(note.0.path())?;
        write_private(&note.0.path().join(ORIGIN), origin)?;
        write_private(&note.path(), text)?;
        Ok(note)
    }

    /// Where the note is.
    pub fn path(&self) -> PathBuf {
        self.0.path().join(NOTE)
    }
}

/// A note that a program which is gone left behind.
#[derive(Debug, PartialEq, Eq)]
pub struct LeftNote {
    folder: PathBuf,
    /// Where it comes from.
    pub origin: String,
    /// What it says.
    pub text: String,
}

impl LeftNote {
    /// It has found its way back.
    pub fn remove(self) {
        remove(&self.folder);
    }
}

/// The notes that programs which are gone left behind.
pub fn left_notes() -> Vec<LeftNote> {
    let Ok(place) = private_place() else {
        return Vec::new();
    };
    let folders = fs::read_dir(place).into_iter().flatten().flatten();
    folders
        .map(|folder| folder.path())
        .filter(|folder| {
            let name = folder.file_name().and_then(|name| name.to_str());
            name.is_some_and(|name| is_left(name, folder))
        })
        .filter_map(|folder| {
            Some(LeftNote {
                origin: text_of(&folder.join(ORIGIN))?,
                text: text_of(&folder.join(NOTE))?,
                folder,
            })
        })
        .collect()
}

/// A folder of this account alone, among those of its session.
///
/// # Errors
/// When it can't be made, or belongs to someone else.
pub fn private_place() -> io::Result<PathBuf> {
    let me = rustix::process::getuid().as_raw();
    let place = match std::env::var_os("XDG_RUNTIME_DIR") {
        Some(_) => session_folder().join("carnet"),
        None => session_folder().join(format!("carnet-{me}")),
    };
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(&place)?;
    let about = fs::symlink_metadata(&place)?;
    match about.is_dir() && about.uid() == me && about.mode() & 0o077 == 0 {
        true => Ok(place),
        false => Err(io::ErrorKind::PermissionDenied.into()),
    }
}

fn write_private(file: &Path, text: &str) -> io::Result<()> {
    let mut options = OpenOptions::new();
    let options = options.write(true).create_new(true).mode(0o600);
    options.open(file)?.write_all(text.as_bytes())
}

fn text_of(file: &Path) -> Option<String> {
    let mut text = String::new();
    let file = File::open(file).ok()?;
    file.take(LONGEST).read_to_string(&mut text).ok()?;
    Some(text)
}

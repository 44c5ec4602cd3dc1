//! A file being made: hidden beside its place until it is whole, then given its name, which is
//! never that of another file. Given up or cut, it leaves nothing. Knows nothing of what is inside.
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use rustix::fs::{CWD, RenameFlags, renameat_with};

use super::temporary::{self, Temporary};

/// A file being made.
#[derive(Debug)]
pub struct NewFile {
    hidden: Temporary,
    to: PathBuf,
    /// Says where it is, for the next start.
    note: Option<PathBuf>,
}

impl NewFile {
    /// Begins a file, under a hidden name in the folder where it will be.
    ///
    /// # Errors
    /// `AlreadyExists` when a file has that name already.
    pub fn begin(to: &Path) -> io::Result<Self> {
        // A link that leads nowhere is there too.
        if fs::symlink_metadata(to).is_ok() {
            return Err(ErrorKind::AlreadyExists.into());
        }
        Ok(Self::instead_of(to))
    }

    /// Begins a file that is to take the place of another, which is moved away before its end.
    pub fn instead_of(to: &Path) -> Self {
        let folder = folder_of(to);
        temporary::sweep(folder);
        let hidden = Temporary::in_folder(folder);
        let note = noted(hidden.path());
        Self {
            hidden,
            to: to.to_owned(),
            note,
        }
    }

    /// Its hidden name.
    pub fn path(&self) -> &Path {
        self.hidden.path()
    }

    /// Makes it, empty, 0600.
    ///
    /// # Errors
    /// What the system says.
    pub fn create(&self) -> io::Result<File> {
        OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(self.path())
    }

    /// Gives it its name, now that it is whole and on the disk.
    ///
    /// # Errors
    /// `AlreadyExists` when a file has taken the name meanwhile; what the system says.
    pub fn place(self) -> io::Result<()> {
        rename_only(self.path(), &self.to)?;
        // So that the name is still there after a power cut, where the system can see to it.
        let _ = File::open(folder_of(&self.to)).and_then(|folder| folder.sync_all());
        // Its hidden name is no more: nothing is left to remove when this is dropped.
        Ok(())
    }
}

impl Drop for NewFile {
    fn drop(&mut self) {
        if let Some(note) = self.note.take() {
            let _ = fs::remove_file(note);
        }
    }
}

/// Makes a folder where there is none, with those above it, for its owner alone.
///
/// # Errors
/// What the system says.
pub fn private_folder(folder: &Path) -> io::Result<()> {
    let mut new = fs::DirBuilder::new();
    new.recursive(true).mode(0o700).create(folder)
}

fn folder_of(path: &Path) -> &Path {
    path.parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or_else(|| Path::new("."))
}

/// Ways to name a file without ever taking the place of another, the surest first.
const WAYS: [fn(&Path, &Path) -> io::Result<()>; 3] = [rename, link, take_then_rename];

/// Names a file, by the first way that the drive knows; never in the place of another.
///
/// # Errors
/// `AlreadyExists` when the name is taken; what the system says.
pub fn rename_only(from: &Path, to: &Path) -> io::Result<()> {
    let mut refused = io::Error::from(ErrorKind::Unsupported);
    for way in WAYS {
        match way(from, to) {
            Ok(()) => return Ok(()),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => return Err(error),
            Err(error) => refused = error,
        }
    }
    Err(refused)
}

fn rename(from: &Path, to: &Path) -> io::Result<()> {
    Ok(renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE)?)
}

fn link(from: &Path, to: &Path) -> io::Result<()> {
    fs::hard_link(from, to)?;
    // The name under which it was made is only one more.
    let _ = fs::remove_file(from);
    Ok(())
}

/// On a drive without either (some FAT and exFAT keys): the name is first taken, empty, and is then
/// ours to replace.
fn take_then_rename(from: &Path, to: &Path) -> io::Result<()> {
    OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(to)?;
    fs::rename(from, to).inspect_err(|_| {
        let _ = fs::remove_file(to);
    })
}

/// Where the program notes what it is making elsewhere.
fn notes() -> Option<PathBuf> {
    let folders = directories::ProjectDirs::from("", "", "carnet")?;
    Some(folders.state_dir()?.join("en-cours"))
}

/// Notes that a file is being made there. Where that can't be noted, it is swept when the next one is
/// made in the same folder.
fn noted(hidden: &Path) -> Option<PathBuf> {
    let folder = notes()?;
    private_folder(&folder).ok()?;
    let whole = std::path::absolute(hidden).ok()?;
    let note = folder.join(hidden.file_name()?);
    let mut file = OpenOptions::new();
    let mut file = file
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(&note)
        .ok()?;
    io::Write::write_all(&mut file, whole.as_os_str().as_encoded_bytes()).ok()?;
    Some(note)
}

/// Removes what programs that were killed were making, wherever that was.
pub fn sweep_unfinished() {
    let Some(folder) = notes() else { return };
    for note in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = note.file_name();
        let Some(name) = name
            .to_str()
            .filter(|name| temporary::is_left(name, &note.path()))
        else {
            continue;
        };
        let hidden = fs::read_to_string(note.path()).unwrap_or_default();
        let hidden = Path::new(&hidden);
        // Whatever the note says, only a file of that very name goes.
        if hidden.file_name().is_some_and(|it| it == name) {
            temporary::remove(hidden);
        }
        let _ = fs::remove_file(note.path());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_names_a_file_and_none_replaces_another() {
        for way in WAYS {
            let place = tempfile::tempdir().unwrap();
            let (from, to) = (place.path().join("a"), place.path().join("b"));
            fs::write(&from, "entier").unwrap();
            way(&from, &to).unwrap();
            assert_eq!(fs::read_to_string(&to).unwrap(), "entier");
            assert!(!from.exists());
            fs::write(&from, "autre").unwrap();
            let refused = way(&from, &to).unwrap_err();
            assert_eq!(refused.kind(), ErrorKind::AlreadyExists);
            assert_eq!(fs::read_to_string(&to).unwrap(), "entier");
        }
    }

    #[test]
    fn a_link_that_leads_nowhere_is_not_written_through() {
        let place = tempfile::tempdir().unwrap();
        let (to, elsewhere) = (place.path().join("b"), place.path().join("ailleurs"));
        std::os::unix::fs::symlink(&elsewhere, &to).unwrap();
        assert!(NewFile::begin(&to).is_err());
        assert!(!elsewhere.exists());
    }

    #[test]
    fn given_up_it_leaves_nothing_and_whole_it_has_its_name_and_its_modes() {
        use std::os::unix::fs::PermissionsExt;
        let place = tempfile::tempdir().unwrap();
        let to = place.path().join("export.csv");
        let file = NewFile::begin(&to).unwrap();
        file.create().unwrap();
        drop(file);
        assert_eq!(fs::read_dir(place.path()).unwrap().count(), 0);
        let file = NewFile::begin(&to).unwrap();
        file.create().unwrap();
        file.place().unwrap();
        assert_eq!(fs::read_dir(place.path()).unwrap().count(), 1);
        let mode = fs::metadata(&to).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}

//! What exists for a time only: the files being made, and the private folders of a view or of a rehearsal.
//!
//! Each bears the process that made it in its name. It goes with its owner: when dropped, when a
//! signal ends the program, and, after a kill, at the next start. Knows nothing of what is inside.
use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::sync::{LazyLock, Mutex, PoisonError};
use std::time::Duration;

use rustix::io::Errno;
use rustix::process::{Pid, test_kill_process};
use sha2::{Digest, Sha256};

use super::beside;

/// Begins the name of all that exists for a time only.
const MARK: &str = ".carnet-";
/// What is kept beside a database, by SQLite and by the store.
const SIDES: [&str; 5] = ["", "-wal", "-shm", "-journal", "-tete"];
/// What a process that can't be seen from here left is given up after that long.
const ABANDONED: Duration = Duration::from_secs(24 * 3600);

/// What this process has made and not removed yet.
static MADE: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// The processes that this one sees: those of this start of the machine, in this container.
static HERE: LazyLock<String> = LazyLock::new(|| {
    let boot = fs::read_to_string("/proc/sys/kernel/random/boot_id").unwrap_or_default();
    let space = fs::read_link("/proc/self/ns/pid").unwrap_or_default();
    let digest = Sha256::digest(format!("{boot}{}", space.display()));
    let mut text = String::new();
    for byte in digest.iter().take(4) {
        text.push_str(&format!("{byte:02x}"));
    }
    text
});

/// A name that nothing has in any folder, and that nobody can foresee: `.carnet-processes-process-chance`.
pub fn new_name() -> String {
    let chance = uuid::Uuid::now_v7().simple().to_string();
    let chance = chance.get(16..).unwrap_or_default();
    format!("{MARK}{}-{}-{chance}", *HERE, std::process::id())
}

/// A file or a folder that goes when this is dropped.
#[derive(Debug)]
pub(super) struct Temporary(PathBuf);

impl Temporary {
    /// A name in a folder, for a file that is not made yet.
    pub(super) fn in_folder(folder: &Path) -> Self {
        let path = folder.join(new_name());
        made().insert(path.clone());
        Self(path)
    }

    /// Where it is.
    pub(super) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        remove(&self.0);
        made().remove(&self.0);
    }
}

/// A private folder, 0700, that goes with all that is in it.
#[derive(Debug)]
pub struct PrivateFolder(Temporary);

impl PrivateFolder {
    /// Makes one: where the system keeps the files of a session in memory, if it does.
    ///
    /// # Errors
    /// When it can't be made.
    pub fn new() -> std::io::Result<Self> {
        let place = Temporary::in_folder(&session_folder());
        fs::DirBuilder::new().mode(0o700).create(place.path())?;
        Ok(Self(place))
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        self.0.path()
    }
}

/// Where the private files of a session go.
pub(super) fn session_folder() -> PathBuf {
    std::env::var_os("XDG_RUNTIME_DIR")
        .map(PathBuf::from)
        .filter(|folder| folder.is_dir())
        .unwrap_or_else(std::env::temp_dir)
}

/// Removes at once all that this process has made for a time: it is about to end.
pub fn remove_all_temporary() {
    for path in made().iter() {
        remove(path);
    }
}

/// Removes what processes that are gone have left among the private files of the session.
pub fn sweep_session() {
    sweep(&session_folder());
}

/// Removes what processes that are gone have left in a folder.
pub(super) fn sweep(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        if name
            .to_str()
            .is_some_and(|name| is_left(name, &entry.path()))
        {
            remove(&entry.path());
        }
    }
}

/// Whether a file of that name was left by a process that is gone.
pub fn is_left(name: &str, path: &Path) -> bool {
    let Some(rest) = name.strip_prefix(MARK) else {
        return false;
    };
    let mut parts = rest.splitn(3, '-');
    let (Some(seen), Some(process), Some(_)) = (parts.next(), parts.next(), parts.next()) else {
        return false;
    };
    if process.parse::<u32>().is_err() {
        return false;
    }
    if seen == *HERE {
        return is_gone(process);
    }
    let age = fs::symlink_metadata(path)
        .and_then(|about| about.modified())
        .ok()
        .and_then(|at| at.elapsed().ok());
    age.is_some_and(|age| age > ABANDONED)
}

/// Whether a process of this machine, by its number, has ended.
pub fn is_gone(process: &str) -> bool {
    let process = process.parse().ok().and_then(Pid::from_raw);
    process.is_some_and(|process| test_kill_process(process) == Err(Errno::SRCH))
}

/// Removes a file with what SQLite keeps beside it, or a folder. What can't be is left to the next start.
pub(super) fn remove(path: &Path) {
    if fs::symlink_metadata(path).is_ok_and(|about| about.is_dir()) {
        let _ = fs::remove_dir_all(path);
        return;
    }
    for side in SIDES {
        let _ = fs::remove_file(beside(path, side));
    }
}

fn made() -> std::sync::MutexGuard<'static, BTreeSet<PathBuf>> {
    MADE.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let found = fs::read_dir(folder).unwrap();
        let mut names: Vec<String> = found
            .map(|it| it.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    /// A process that has ended.
    fn gone() -> u32 {
        let mut child = std::process::Command::new("true").spawn().unwrap();
        child.wait().unwrap();
        child.id()
    }

    #[test]
    fn what_is_made_goes_with_its_owner_and_with_what_stands_beside_it() {
        let place = tempfile::tempdir().unwrap();
        let file = Temporary::in_folder(place.path());
        for side in SIDES {
            fs::write(format!("{}{side}", file.path().display()), "x").unwrap();
        }
        assert_eq!(names(place.path()).len(), SIDES.len());
        drop(file);
        assert_eq!(names(place.path()), [""; 0]);
        let folder = Temporary::in_folder(place.path());
        fs::create_dir(folder.path()).unwrap();
        fs::write(folder.path().join("vue.db"), "x").unwrap();
        drop(folder);
        assert_eq!(names(place.path()), [""; 0]);
    }

    #[test]
    fn only_what_a_process_that_is_gone_left_is_swept() {
        let place = tempfile::tempdir().unwrap();
        let at = |name: String| fs::write(place.path().join(name), "x").unwrap();
        let (me, gone) = (std::process::id(), gone());
        at(format!("{MARK}{}-{me}-1", *HERE));
        at(format!("{MARK}{}-{gone}-1", *HERE));
        at(format!("{MARK}{}-{gone}-1-wal", *HERE));
        // Of another machine, a moment ago; not ours; not of this form.
        at(format!("{MARK}ffffffff-{gone}-1"));
        at("carnet.db".to_owned());
        at(format!("{MARK}copie"));
        sweep(place.path());
        let mut left = vec![
            format!("{MARK}{}-{me}-1", *HERE),
            format!("{MARK}copie"),
            format!("{MARK}ffffffff-{gone}-1"),
            "carnet.db".to_owned(),
        ];
        left.sort();
        assert_eq!(names(place.path()), left);
        let old = fs::File::options()
            .write(true)
            .open(place.path().join(format!("{MARK}ffffffff-{gone}-1")))
            .unwrap();
        old.set_modified(std::time::UNIX_EPOCH).unwrap();
        sweep(place.path());
        assert_eq!(names(place.path()).len(), 3);
    }
}

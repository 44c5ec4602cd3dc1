//! Two files that change places, and one that is wiped. Knows nothing of what is in them.
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use rustix::fs::{CWD, RenameFlags, renameat_with};

/// Has two files of one folder change names, in one step: at no moment is one of the names free.
///
/// # Errors
/// What the system says; a drive that can't do it says so, and nothing has changed.
pub fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?;
    // So that the names are still these after a power cut, where the system can see to it.
    let folder = other.parent().filter(|it| !it.as_os_str().is_empty());
    let _ = File::open(folder.unwrap_or_else(|| Path::new("."))).and_then(|it| it.sync_all());
    Ok(())
}

/// Writes over a file, then removes it. What a disk keeps elsewhere (the spare cells of an SSD, a file
/// system that never writes in place, a backup) is beyond any program.
///
/// # Errors
/// What the system says.
pub fn wipe(path: &Path) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).open(path)?;
    let (mut left, zeros) = (file.metadata()?.len(), vec![0; 1 << 16]);
    while left > 0 {
        let size = usize::try_from(left).map_or(zeros.len(), |left| left.min(zeros.len()));
        let part = zeros.get(..size).unwrap_or_default();
        file.write_all(part)?;
        left -= size as u64;
    }
    file.sync_all()?;
    drop(file);
    fs::remove_file(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_change_places_and_a_wiped_file_is_gone_with_its_other_names() {
        let place = tempfile::tempdir().unwrap();
        let (one, other) = (place.path().join("a"), place.path().join("b"));
        fs::write(&one, "un").unwrap();
        fs::write(&other, "autre").unwrap();
        exchange(&one, &other).unwrap();
        assert_eq!(fs::read_to_string(&one).unwrap(), "autre");
        assert_eq!(fs::read_to_string(&other).unwrap(), "un");
        let seen = place.path().join("c");
        fs::hard_link(&one, &seen).unwrap();
        wipe(&one).unwrap();
        assert!(!one.exists());
        assert_eq!(fs::read(&seen).unwrap(), [0; 5]);
    }
}

//! Who keeps the store from being written: the program that holds the lock of its log, as the system
//! tells it. Knows no screen.
use std::fs;
use std::os::unix::fs::MetadataExt;

use super::Store;
use super::sql::first;
use crate::files::beside;

/// The byte of the shared memory that whoever writes has locked (« wal.c », SQLite).
const WRITER: u64 = 120;
/// Acts among which one of that program is looked for.
const LAST: i64 = 1_000;

impl Store {
    /// Who writes now, in words: « Claire RIVIÈRE (carnet, processus 4211) », « le programme sqlite3
    /// (processus 4211) »; `None` when the system does not tell.
    pub fn holder(&self) -> Option<String> {
        // Asked by name: to open the file and close it would drop the locks of this program.
        let about = fs::metadata(beside(&self.path, "-shm")).ok()?;
        let locks = fs::read_to_string("/proc/locks").ok()?;
        let process = locks
            .lines()
            .find_map(|line| writer(line, about.dev(), about.ino()))?;
        if process == std::process::id() {
            return Some("une autre opération de carnet".to_owned());
        }
        let program = fs::read_to_string(format!("/proc/{process}/comm")).unwrap_or_default();
        Some(match (program.trim(), self.author_of(process)) {
            ("carnet", Some(name)) => format!("{name} (carnet, processus {process})"),
            ("" | "carnet", _) => format!("un autre programme (processus {process})"),
            (program, _) => format!("le programme {program} (processus {process})"),
        })
    }

    /// Who wrote last in the sessions of that process.
    fn author_of(&self, process: u32) -> Option<String> {
        let text = "SELECT auteur FROM acte WHERE id > (SELECT MAX(id) FROM acte) - $2 \
            AND session LIKE $1 ORDER BY id DESC LIMIT 1";
        let session = format!("{process}@%");
        first(&self.conn, text, &[&session.as_str(), &LAST], |row| {
            row.get(0)
        })
        .ok()?
    }
}

/// The process that a line of the system's locks says to have locked the writer's byte of a file.
fn writer(line: &str, device: u64, inode: u64) -> Option<u32> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let [_, "POSIX", _, "WRITE", process, file, from, to] = words.as_slice() else {
        return None;
    };
    let mut file = file.split(':');
    let mut number = |radix| u64::from_str_radix(file.next()?, radix).ok();
    let of = (number(16)?, number(16)?, number(10)?);
    let wanted = (
        u64::from(rustix::fs::major(device)),
        u64::from(rustix::fs::minor(device)),
        inode,
    );
    let within =
        from.parse::<u64>().ok()? <= WRITER && to.parse::<u64>().is_ok_and(|to| to >= WRITER);
    (of == wanted && within).then(|| process.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_writer_is_read_among_the_locks_of_the_system() {
        let device = rustix::fs::makedev(0xfe, 1);
        let of = |line: &str| writer(line, device, 77);
        assert_eq!(
            of("3: POSIX  ADVISORY  WRITE 4211 fe:01:77 120 120"),
            Some(4211)
        );
        assert_eq!(
            of("3: POSIX  ADVISORY  WRITE 4211 fe:01:77 120 127"),
            Some(4211)
        );
        for other in [
            "3: POSIX  ADVISORY  READ 4211 fe:01:77 120 120",
            "3: POSIX  ADVISORY  WRITE 4211 fe:01:77 123 123",
            "3: POSIX  ADVISORY  WRITE 4211 fe:01:78 120 120",
            "3: -> POSIX  ADVISORY  WRITE 4211 fe:01:77 120 120",
            "3: FLOCK  ADVISORY  WRITE 4211 fe:01:77 0 EOF",
        ] {
            assert_eq!(of(other), None, "{other}");
        }
    }
}

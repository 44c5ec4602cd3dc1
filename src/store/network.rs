//! Whether a folder is on another computer. The log that readers and writers share lives in the
//! memory of one computer: on a network drive two people would damage the store without a word.
use std::path::{Path, PathBuf};

use super::{Result, StoreError};

/// What the system calls the drives of a user-space program, whatever they are.
const FUSE: u32 = 0x6573_5546;

/// Network drives, by the number that the system gives to their kind (`statfs`).
const KINDS: [(u32, &str); 6] = [
    (0x0000_6969, "NFS"),
    (0x0000_517B, "SMB"),
    (0xFE53_4D42, "SMB"),
    (0xFF53_4D42, "CIFS"),
    (0x5346_414F, "AFS"),
    (0x00C3_6400, "Ceph"),
];

/// Network drives among those of user-space programs, by the beginning of their type.
const PROGRAMS: [(&str, &str); 8] = [
    ("fuse.sshfs", "sshfs"),
    ("fuse.rclone", "rclone"),
    ("fuse.davfs", "WebDAV"),
    ("fuse.s3fs", "S3"),
    ("fuse.gvfsd", "gvfs"),
    ("fuse.kio-fuse", "kio"),
    ("fuse.glusterfs", "GlusterFS"),
    ("fuse.curlftpfs", "FTP"),
];

/// The name of a network drive, from the number of its kind and the type it is mounted as;
/// `None` for a disk of this computer.
fn name(kind: u32, mounted_as: Option<&str>) -> Option<&'static str> {
    if kind == FUSE {
        let mounted_as = mounted_as?;
        let found = PROGRAMS
            .iter()
            .find(|(start, _)| mounted_as.starts_with(start));
        return found.map(|(_, name)| *name);
    }
    let found = KINDS.iter().find(|(number, _)| *number == kind);
    found.map(|(_, name)| *name)
}

/// The type that the drive of a file is mounted as, from what the system tells of its mounts.
fn mounted_as<'t>(mounts: &'t str, file: &Path) -> Option<&'t str> {
    let drives = mounts.lines().filter_map(|line| {
        let (place, kind) = line.split_once(" - ")?;
        let point = PathBuf::from(unescaped(place.split(' ').nth(4)?));
        let kind = kind.split(' ').next()?;
        file.starts_with(&point)
            .then(|| (point.components().count(), kind))
    });
    // The deepest one holds the file; of two in the same place, the last one mounted.
    drives.max_by_key(|(depth, _)| *depth).map(|(_, kind)| kind)
}

/// A path of the mounts, where a space is `\040`.
fn unescaped(text: &str) -> String {
    text.replace("\\040", " ")
        .replace("\\011", "\t")
        .replace("\\134", "\\")
}

/// Refuses the place of a store when it is on another computer.
///
/// # Errors
/// `Network`, with the folder.
pub(super) fn refuse(store: &Path) -> Result<()> {
    let folder = match store.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        Some(_) | None => Path::new("."),
    };
    // What the system does not tell is not refused: the opening says what is wrong.
    let Ok(about) = rustix::fs::statfs(folder) else {
        return Ok(());
    };
    let kind = u32::try_from(about.f_type).unwrap_or_default();
    let mounts = if kind == FUSE {
        std::fs::read_to_string("/proc/self/mountinfo").unwrap_or_default()
    } else {
        String::new()
    };
    let real = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    match name(kind, mounted_as(&mounts, &real)) {
        None => Ok(()),
        Some(drive) => Err(StoreError::Network {
            folder: folder.to_owned(),
            drive,
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn network_drives_are_told_from_disks() {
        for (kind, mounted_as, drive) in [
            (0x6969, None, Some("NFS")),
            (0x517B, None, Some("SMB")),
            (0xFE53_4D42, None, Some("SMB")),
            (0xFF53_4D42, None, Some("CIFS")),
            (FUSE, Some("fuse.sshfs"), Some("sshfs")),
            (FUSE, Some("fuse.rclone"), Some("rclone")),
            (FUSE, Some("fuse.gvfsd-fuse"), Some("gvfs")),
            (FUSE, Some("fuse.gocryptfs"), None),
            (FUSE, Some("fuseblk"), None),
            (FUSE, None, None),
            (0xEF53, None, None),      // ext4
            (0x5846_5342, None, None), // xfs
            (0x9123_683E, None, None), // btrfs
            (0x0102_1994, None, None), // tmpfs
            (0x794C_7630, None, None), // overlay
        ] {
            assert_eq!(name(kind, mounted_as), drive, "{kind:x} {mounted_as:?}");
        }
    }

    #[test]
    fn the_deepest_mount_holds_the_file() {
        let mounts = "\
            22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n\
            90 22 0:50 / /home/claire/serveur rw - fuse.sshfs claire@hote: rw\n\
            91 22 0:51 / /home/claire/mes\\040papiers rw - fuse.gocryptfs coffre rw\n";
        for (file, kind) in [
            ("/home/claire/carnet.db", "ext4"),
            ("/home/claire/serveur/carnet.db", "fuse.sshfs"),
            ("/home/claire/serveurs/carnet.db", "ext4"),
            ("/home/claire/mes papiers/carnet.db", "fuse.gocryptfs"),
        ] {
            assert_eq!(mounted_as(mounts, Path::new(file)), Some(kind), "{file}");
        }
        assert_eq!(mounted_as("", Path::new("/a")), None);
    }

    #[test]
    fn a_disk_of_this_computer_is_taken() {
        let place = tempfile::tempdir().unwrap();
        assert!(refuse(&place.path().join("carnet.db")).is_ok());
        assert!(refuse(Path::new("carnet.db")).is_ok());
    }
}

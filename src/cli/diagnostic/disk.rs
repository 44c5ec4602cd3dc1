//! Whether the disk under a file is encrypted, as far as the system says: device-mapper names
//! its encrypted volumes « CRYPT-… ».
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

/// What is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::cli) enum Encryption {
    /// A layer of the volume is encrypted.
    Yes,
    /// The volume is known, and no layer of it is encrypted.
    NotSeen,
    /// The system gives no answer.
    Unknown,
}

impl Encryption {
    /// In words.
    pub(in crate::cli) const fn words(self) -> &'static str {
        match self {
            Self::Yes => "oui",
            Self::NotSeen => "aucun chiffrement du disque vu par le système",
            Self::Unknown => "inconnu",
        }
    }
}

/// What protects a store from whoever takes the machine or the file, in words.
pub(in crate::cli) fn protection(path: &Path, encrypted: bool) -> String {
    let base = if encrypted { "oui" } else { "non" };
    let disk = encryption(path).words();
    format!("Base chiffrée : {base}. Disque chiffré : {disk}.")
}

/// What a copy of a store is, in a word.
pub(in crate::cli) const fn word(encrypted: bool) -> &'static str {
    match encrypted {
        true => "chiffrée par la même phrase",
        false => "non chiffrée",
    }
}

/// Layers of volumes looked through at most.
const LAYERS: usize = 8;

/// Whether the volume that has a file is encrypted, as the system knows it.
pub(in crate::cli) fn encryption(path: &Path) -> Encryption {
    let Ok(about) = fs::metadata(path) else {
        return Encryption::Unknown;
    };
    let (major, minor) = (
        rustix::fs::major(about.dev()),
        rustix::fs::minor(about.dev()),
    );
    let volume = PathBuf::from(format!("/sys/dev/block/{major}:{minor}"));
    if volume.exists() {
        layers(&volume, LAYERS)
    } else {
        Encryption::Unknown
    }
}

fn layers(volume: &Path, left: usize) -> Encryption {
    let uuid = fs::read_to_string(volume.join("dm/uuid")).unwrap_or_default();
    if uuid.starts_with("CRYPT-") {
        return Encryption::Yes;
    }
    if left == 0 {
        return Encryption::Unknown;
    }
    let Ok(under) = fs::read_dir(volume.join("slaves")) else {
        return Encryption::NotSeen;
    };
    let crypted = under
        .flatten()
        .any(|entry| layers(&entry.path(), left - 1) == Encryption::Yes);
    if crypted {
        Encryption::Yes
    } else {
        Encryption::NotSeen
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_encrypted_layer_is_seen_under_others() {
        let place = tempfile::tempdir().unwrap();
        let top = place.path().join("dm-1");
        let below = top.join("slaves/dm-0");
        fs::create_dir_all(top.join("dm")).unwrap();
        fs::create_dir_all(below.join("dm")).unwrap();
        fs::write(top.join("dm/uuid"), "LVM-abc\n").unwrap();
        fs::write(below.join("dm/uuid"), "CRYPT-LUKS2-def\n").unwrap();
        assert_eq!(layers(&top, LAYERS), Encryption::Yes);
        fs::write(below.join("dm/uuid"), "LVM-def\n").unwrap();
        assert_eq!(layers(&top, LAYERS), Encryption::NotSeen);
    }
}

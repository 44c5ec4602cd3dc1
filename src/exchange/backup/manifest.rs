//! What a copy of the store says of itself, in a small file beside it: numbers, dates and digests, no
//! name of anybody.
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::domain::change::Moment;
use crate::domain::record::Entity;
use crate::files;
use crate::store::{Result, Store, format_version};

/// Version of the form of a manifest.
const SCHEMA: &str = "carnet.sauvegarde/1";

/// What a copy says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Version of this form.
    pub schema: String,
    /// When the copy was made, UTC.
    pub fait_a: String,
    /// Version of the program.
    pub version: String,
    /// Version of the format of the store.
    pub format: usize,
    /// Files of people in it.
    pub dossiers: usize,
    /// Size.
    pub octets: u64,
    /// Digest of all its bytes.
    pub sha256: String,
    /// End of the audit chain, when there is one.
    pub tete: Option<String>,
}

impl Manifest {
    /// That of a copy that was just written.
    pub(super) fn of(copy: &Path, moment: &Moment) -> Result<Self> {
        let store = Store::open_copy(copy)?;
        let (sha256, octets) = digest(copy)?;
        Ok(Self {
            schema: SCHEMA.to_owned(),
            fait_a: moment.instant_text(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            format: format_version(),
            dossiers: store.all_rows(Entity::Allocataire)?.len(),
            octets,
            sha256,
            tete: store.chain_head()?,
        })
    }

    /// Where the manifest of a copy is.
    pub fn path(copy: &Path) -> PathBuf {
        files::beside(copy, ".json")
    }

    /// The manifest beside a copy, when there is one that can be read.
    pub fn beside(copy: &Path) -> Option<Self> {
        let text = files::read_text(&Self::path(copy)).ok()?;
        let manifest: Self = serde_json::from_str(&text).ok()?;
        (manifest.schema == SCHEMA).then_some(manifest)
    }

    /// Whether a copy is still, byte by byte, the one that this describes.
    pub(super) fn describes(&self, copy: &Path) -> Result<bool> {
        let (sha256, octets) = digest(copy)?;
        Ok(octets == self.octets && sha256 == self.sha256)
    }

    pub(super) fn text(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }
}

fn digest(file: &Path) -> Result<(String, u64)> {
    let (mut file, mut digest) = (File::open(file)?, Sha256::new());
    let (mut part, mut octets) = (vec![0; 1 << 20], 0);
    loop {
        let read = file.read(&mut part)?;
        if read == 0 {
            break;
        }
        digest.update(part.get(..read).unwrap_or_default());
        octets += u64::try_from(read).unwrap_or_default();
    }
    let bytes = digest.finalize();
    let text = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    Ok((text, octets))
}

//! The names of what stands beside a file. Knows nothing of what is in it.
use std::path::{Path, PathBuf};

/// A file beside another: its name, and something added to it.
pub fn beside(path: &Path, added: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(added);
    PathBuf::from(name)
}

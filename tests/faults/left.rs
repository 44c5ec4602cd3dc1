//! What is left behind in a folder.
use std::path::Path;

/// The hidden files of a folder that were being made.
pub fn hidden(folder: &Path) -> Vec<String> {
    let files = std::fs::read_dir(folder).unwrap();
    let names = files.map(|it| it.unwrap().file_name().to_string_lossy().into_owned());
    names.filter(|name| name.starts_with(".carnet-")).collect()
}

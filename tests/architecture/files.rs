//! Reads the sources of the house from the disk.
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use super::source::Source;

/// Every `.rs` file under `src`, read once.
pub fn house() -> &'static [Source] {
    static HOUSE: LazyLock<Vec<Source>> = LazyLock::new(|| sources("src"));
    &HOUSE
}

/// Every `.rs` file of the house, of its tests and of its benches.
pub fn everything() -> Vec<Source> {
    [house().to_vec(), sources("tests"), sources("benches")].concat()
}

/// Every `.rs` file under a folder of the repository, in order of path.
fn sources(folder: &str) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    walk(root, &root.join(folder), &mut found);
    found.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(!found.is_empty(), "no source under {folder}");
    found
}

fn walk(root: &Path, folder: &Path, found: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(root, &path, found);
        } else if path.extension().is_some_and(|it| it == "rs") {
            let name = path.strip_prefix(root).unwrap().to_str().unwrap();
            found.push(Source::new(name, &fs::read_to_string(&path).unwrap()));
        }
    }
}

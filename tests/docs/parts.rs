//! Parts of a text file that are generated, between two markers.
use std::fs;
use std::path::PathBuf;

/// Set, it writes the parts again instead of comparing them.
const WRITE: &str = "CARNET_ECRIRE";

/// A generated part.
pub struct Part {
    name: &'static str,
    text: String,
}

impl Part {
    /// The part of that name, with its fresh text.
    pub fn new(name: &'static str, text: String) -> Self {
        Self { name, text }
    }
}

fn path(file: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(file)
}

/// Whether the repository has a file or a folder of that path.
pub fn exists(file: &str) -> bool {
    path(file).exists()
}

/// The names in a folder of the repository.
pub fn listed(folder: &str) -> Vec<String> {
    let entries = fs::read_dir(path(folder)).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.collect()
}

/// Every page: those at the top of the repository, then those of `docs`.
pub fn pages() -> Vec<String> {
    let mut found = Vec::new();
    for (folder, prefix) in [("", ""), ("docs", "docs/")] {
        for name in listed(folder) {
            if name.ends_with(".md") {
                found.push(format!("{prefix}{name}"));
            }
        }
    }
    found.sort();
    found
}

/// The text of a file of the repository.
pub fn read(file: &str) -> String {
    fs::read_to_string(path(file)).unwrap()
}

/// The text with that part fresh.
pub fn with(text: &str, part: &Part) -> String {
    let open = format!("<!-- generated: {} -->\n", part.name);
    let close = format!("<!-- end: {} -->", part.name);
    let (before, rest) = text.split_once(&open).expect("the part has its marker");
    let (_, after) = rest.split_once(&close).expect("the part has its end");
    format!("{before}{open}{}{close}{after}", part.text)
}

/// Compares the parts of a file with fresh ones, or writes them when asked to.
pub fn hold(file: &str, parts: &[Part]) {
    let text = read(file);
    let fresh = parts
        .iter()
        .fold(text.clone(), |text, part| with(&text, part));
    if text == fresh {
        return;
    }
    if std::env::var_os(WRITE).is_some() {
        fs::write(path(file), fresh).unwrap();
        return;
    }
    let stale = parts.iter().filter(|part| with(&text, part) != text);
    let names: Vec<&str> = stale.map(|part| part.name).collect();
    panic!(
        "{file} is stale: {}. Run {WRITE}=1 cargo test --test house docs, then read what changed.",
        names.join(", ")
    );
}

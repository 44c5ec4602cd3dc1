//! What the pages name: files of the repository, links, functions and types of the sources.
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::parts::{self, exists};

/// Tops of the repository: what begins so, between backticks, is a path.
const TOPS: &[&str] = &[
    "src/",
    "tests/",
    "docs/",
    "themes/",
    "fixtures/",
    "benches/",
    ".ci/",
    "Cargo.toml",
    "clippy.toml",
    "deny.toml",
    "README.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
];

/// A page without its blocks of code.
fn prose(page: &str) -> String {
    let blocks = page.split("```").step_by(2);
    blocks.collect::<Vec<_>>().join("\n")
}

/// What stands between backticks in a text.
fn quoted(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

/// The paths that a text names; a path with a word in capitals or a star is a pattern, not a file.
pub fn paths(text: &str) -> Vec<&str> {
    let named = quoted(text).into_iter();
    named
        .filter(|name| TOPS.iter().any(|top| name.starts_with(top)))
        .filter(|name| !name.contains(['*', '<', ' ']) && !name.contains("NOM"))
        .collect()
}

/// The paths named that do not exist.
pub fn missing_paths(page: &str) -> Vec<String> {
    let page = prose(page);
    let missing = paths(&page).into_iter().filter(|path| !exists(path));
    missing.map(str::to_owned).collect()
}

/// The anchor that a title gets.
fn anchor(title: &str) -> String {
    let kept = title.trim_start_matches('#').trim().to_lowercase();
    let kept = kept
        .chars()
        .filter(|c| c.is_alphanumeric() || [' ', '-', '_'].contains(c));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect()
}

/// The links of a page that lead nowhere: a file that is not there, a title that it has not.
pub fn broken_links(file: &str) -> Vec<String> {
    let page = prose(&parts::read(file));
    let folder = Path::new(file).parent().unwrap_or(Path::new(""));
    let links = page.split("](").skip(1);
    let links = links.filter_map(|rest| rest.split(')').next());
    let own = links.filter(|link| !link.contains("://"));
    own.filter(|link| {
        let (path, title) = link.split_once('#').unwrap_or((link, ""));
        let target = match path {
            "" => file.to_owned(),
            path => folder.join(path).to_string_lossy().into_owned(),
        };
        !exists(&target) || !(title.is_empty() || has_title(&target, title))
    })
    .map(str::to_owned)
    .collect()
}

fn has_title(file: &str, title: &str) -> bool {
    let page = prose(&parts::read(file));
    let titles = page.lines().filter(|line| line.starts_with('#'));
    titles.map(anchor).any(|found| found == title)
}

/// Every Rust source under a folder: its path and its text.
pub fn files(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|end| end == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            found.push((path, text));
        }
    }
    found
}

/// Names that follow one of the words in a source: `fn`, `struct`.
fn defined<'a>(source: &'a str, words: &[&str], names: &mut BTreeSet<&'a str>) {
    let mut tokens = source.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == '!'));
    while let Some(token) = tokens.next() {
        if words.contains(&token)
            && let Some(name) = tokens.next()
        {
            names.insert(name);
        }
    }
}

/// The functions `name()` and the types `Name` that a page names and no source defines. A function
/// named in a paragraph that names files must be in one of them.
pub fn missing_names(page: &str) -> Vec<String> {
    let all = files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    let mut functions = BTreeSet::new();
    let mut types = BTreeSet::new();
    for (_, source) in &all {
        defined(source, &["fn"], &mut functions);
        defined(source, &["struct", "enum", "trait", "type"], &mut types);
    }
    let page = prose(page);
    let mut missing = Vec::new();
    for paragraph in paragraphs(&page) {
        let near = sources_named(&paragraph);
        for name in quoted(&paragraph) {
            let known = match name.strip_suffix("()") {
                Some(path) => {
                    let name = path.rsplit("::").next().unwrap_or(path);
                    let mut here = BTreeSet::new();
                    near.iter()
                        .for_each(|source| defined(source, &["fn"], &mut here));
                    functions.contains(name) && (here.is_empty() || here.contains(name))
                }
                None if is_type(name) => types.contains(name),
                None => true,
            };
            if !known {
                missing.push(name.to_owned());
            }
        }
    }
    missing
}

/// `CaseFile` is a type; `CARNET_BASE` and `Cargo.toml` are not.
fn is_type(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_uppercase())
        && name.chars().all(char::is_alphanumeric)
        && name.contains(|c: char| c.is_ascii_lowercase())
}

/// The text between blank lines, an item of a list by itself.
fn paragraphs(page: &str) -> Vec<String> {
    let mut found: Vec<String> = vec![String::new()];
    for line in page.lines() {
        let item = line.trim_start();
        let number = item.trim_start_matches(|c: char| c.is_ascii_digit());
        let opens = item.starts_with("- ") || item.starts_with('|') || number.starts_with(". ");
        if opens || item.is_empty() {
            found.push(String::new());
        }
        if let Some(last) = found.last_mut() {
            last.push_str(line);
            last.push('\n');
        }
    }
    found
}

fn sources_named(paragraph: &str) -> Vec<String> {
    let named = paths(paragraph).into_iter();
    named
        .filter(|path| path.ends_with(".rs") && exists(path))
        .map(parts::read)
        .collect()
}

/// The dependencies of the crate, those of its tests included.
fn dependencies() -> Vec<String> {
    let manifest: toml::Table = parts::read("Cargo.toml").parse().unwrap();
    let tables = ["dependencies", "dev-dependencies"];
    let named = tables
        .iter()
        .filter_map(|table| manifest[*table].as_table());
    named.flat_map(|table| table.keys().cloned()).collect()
}

/// The dependencies that a page does not name, and those that its tables name and the crate has not.
pub fn wrong_dependencies(page: &str) -> Vec<String> {
    let known = dependencies();
    let named = quoted(page);
    let unsaid = known.iter().filter(|name| !named.contains(&name.as_str()));
    let rows = page.lines().filter(|line| line.starts_with("| `"));
    let cells = rows.filter_map(|row| row.split('|').nth(1));
    let extra = cells
        .flat_map(quoted)
        .filter(|name| !known.iter().any(|it| it == name));
    unsaid.cloned().chain(extra.map(str::to_owned)).collect()
}

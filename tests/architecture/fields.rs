//! Fields of records named in text: each must be a field of some kind, since a name that no kind has
//! reads as nothing and writes nothing.
use carnet::domain::record::Entity;

use super::rules::Breach;
use super::source::{Source, tokens, without_comments};

/// Methods that read a field of a record.
const READS: &[&str] = &["text", "date", "int", "get", "yes"];

/// Methods that take the name of a field: those that read, write, or put in words.
const NAMES: &[&str] = &["text", "date", "int", "get", "yes", "with", "day", "words"];

/// What else `get` reads: a file that names one of these looks up keys of JSON or of TOML too.
const OTHER_READERS: &[&str] = &["serde_json", "toml", "toml_file"];

/// Where a method of one of those names writes an attribute of XML, and no record is read.
const XML: &str = "src/documents/docx";

fn is_field(name: &str) -> bool {
    Entity::ALL.iter().any(|kind| kind.field(name).is_some())
}

/// Fields that the product reads by a name in text.
pub fn reads(source: &Source) -> usize {
    let calls = calls(&source.written, READS);
    calls.iter().filter(|(_, _, name)| is_field(name)).count()
}

/// Names that no kind of record has, tests included.
pub fn unknown(source: &Source) -> Vec<Breach> {
    let code = without_comments(&source.text);
    let reads_other = tokens(&source.code)
        .iter()
        .any(|(_, token)| OTHER_READERS.contains(token));
    if source.path.starts_with(XML) {
        return Vec::new();
    }
    calls(&code, NAMES)
        .into_iter()
        .filter(|(_, method, _)| *method != "get" || !reads_other)
        .filter(|(_, _, name)| !is_field(name))
        .map(|(line, method, name)| Breach {
            path: source.path.clone(),
            line,
            what: format!("`{method}({name:?})`: no kind of record has this field"),
        })
        .collect()
}

/// Calls of those methods with a text as their first argument: line, method, text.
pub fn calls<'a>(written: &'a str, methods: &[&str]) -> Vec<(usize, &'a str, &'a str)> {
    let mut found = Vec::new();
    for (at, _) in written.match_indices("(") {
        let before = &written[..at];
        let after = written[at + 1..].trim_start();
        let start = before.rfind(|c: char| !c.is_alphanumeric() && c != '_');
        let Some(start) = start.filter(|start| before[*start..].starts_with('.')) else {
            continue;
        };
        let method = &before[start + 1..];
        let text = after.strip_prefix('"').and_then(|it| it.split_once('"'));
        if let Some((text, _)) = text
            && methods.contains(&method)
        {
            let line = before.matches('\n').count() + 1;
            found.push((line, method, text));
        }
    }
    found
}

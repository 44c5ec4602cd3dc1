//! The rooms of the house, each with the first paragraph of its opening comment.
use std::fs;
use std::path::Path;

/// The opening of a source, up to its first blank line of comment.
fn opening(source: &str) -> String {
    let lines = source.lines().map_while(|line| line.strip_prefix("//!"));
    let first = lines.take_while(|line| !line.trim().is_empty());
    let text = first.map(str::trim).collect::<Vec<_>>().join(" ");
    text.replace("[`", "`")
        .replace("`]", "`")
        .replace('|', "\\|")
}

/// One line a room, in the order of their names.
pub fn table() -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut names: Vec<String> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.ends_with(".rs") && name != "lib.rs")
        .collect();
    names.sort();
    let mut text = "\n| room | what it is for |\n|---|---|\n".to_owned();
    for name in names {
        let source = fs::read_to_string(folder.join(&name)).unwrap();
        text.push_str(&format!("| `src/{name}` | {} |\n", opening(&source)));
    }
    text.push('\n');
    text
}

//! The rules themselves, as tables; each answers with the breaches of one file.
use std::fmt;

use super::source::{Source, tokens};

/// A rule broken.
#[derive(Debug, PartialEq, Eq)]
pub struct Breach {
    /// File.
    pub path: String,
    /// Line, from 1.
    pub line: usize,
    /// What is wrong, and what to do.
    pub what: String,
}

impl fmt::Display for Breach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path, self.line, self.what)
    }
}

/// The rooms from the lowest up, each with those it may use. A room is not named above itself.
pub const ROOMS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("files", &[]),
    ("store", &["domain", "files"]),
    ("clock", &["domain"]),
    ("identity", &["domain", "store"]),
    ("words", &["domain", "clock"]),
    ("statistics", &["domain", "store", "words"]),
    (
        "exchange",
        &["domain", "files", "store", "words", "statistics"],
    ),
    (
        "documents",
        &["domain", "files", "store", "words", "statistics"],
    ),
    ("form", &["domain"]),
    ("gestures", &["domain", "store", "form", "words"]),
    (
        "app",
        &[
            "domain",
            "store",
            "form",
            "words",
            "gestures",
            "clock",
            "exchange",
            "statistics",
            "documents",
        ],
    ),
    ("input", &["domain", "form", "app"]),
    (
        "ui",
        &[
            "domain",
            "store",
            "form",
            "words",
            "gestures",
            "statistics",
            "app",
        ],
    ),
    (
        "runtime",
        &["domain", "files", "form", "app", "input", "ui"],
    ),
    (
        "start",
        &[
            "domain",
            "files",
            "store",
            "form",
            "words",
            "gestures",
            "clock",
            "identity",
            "exchange",
            "statistics",
            "documents",
            "app",
            "input",
            "ui",
            "runtime",
        ],
    ),
    (
        "cli",
        &[
            "domain",
            "files",
            "store",
            "form",
            "words",
            "gestures",
            "clock",
            "identity",
            "exchange",
            "statistics",
            "documents",
            "app",
            "input",
            "ui",
            "runtime",
            "start",
        ],
    ),
    ("main", &["cli"]),
];

/// Crates with a wall: the paths under which each may be named.
pub const WALLS: &[(&str, &[&str])] = &[
    ("rusqlite", &["src/store/sql"]),
    (
        "ratatui",
        &["src/ui", "src/input", "src/runtime", "src/start"],
    ),
    (
        "crossterm",
        &["src/ui", "src/input", "src/runtime", "src/start"],
    ),
    ("tui_textarea", &["src/form", "src/ui/form"]),
    ("signal_hook", &["src/runtime", "src/cli"]),
    ("clap", &["src/cli"]),
    ("clap_complete", &["src/cli"]),
    ("clap_mangen", &["src/cli"]),
    (
        "quick_xml",
        &["src/documents/docx", "src/exchange/import/workbook"],
    ),
    (
        "calamine",
        &[
            "src/exchange/import/workbook",
            "src/exchange/import/apply/tests",
            "src/exchange/export/workbook/summary/tests",
        ],
    ),
    ("cfb", &["src/exchange/import/workbook"]),
    (
        "rust_xlsxwriter",
        &["src/exchange/export/workbook", "src/exchange/import/tests"],
    ),
    ("krilla", &["src/documents/pdf"]),
    ("toml_edit", &["src/exchange/settings_file"]),
    ("skrifa", &["src/documents/pdf"]),
];

/// Rooms that see no file, no environment, no process and no thread.
pub const PURE: &[&str] = &["domain", "form", "words", "gestures", "app", "input", "ui"];

/// What the pure rooms do without.
const OUTSIDE: &[&str] = &["fs", "env", "io", "net", "process", "thread"];

/// Lines of a file, at most.
pub const LONGEST: usize = 400;

fn breach(source: &Source, line: usize, what: String) -> Breach {
    Breach {
        path: source.path.clone(),
        line,
        what,
    }
}

/// Rooms used by a file that its own room may not use.
pub fn layers(source: &Source) -> Vec<Breach> {
    let room = source.room();
    if room == "lib" {
        return Vec::new();
    }
    let Some((_, allowed)) = ROOMS.iter().find(|(name, _)| *name == room) else {
        let what = format!("`{room}` has no place among the rooms: give it one in ROOMS");
        return vec![breach(source, 1, what)];
    };
    rooms_named(source)
        .into_iter()
        .filter(|(_, used)| used != room && !allowed.contains(&used.as_str()))
        .map(|(line, used)| breach(source, line, format!("`{room}` may not use `{used}`")))
        .collect()
}

/// Rooms named by the code of a file: after `crate::`, after `carnet::`, after enough `super::`,
/// and in the braces that follow.
fn rooms_named(source: &Source) -> Vec<(usize, String)> {
    let tokens = tokens(&source.product);
    let word = |at: usize| tokens.get(at).map_or("", |(_, token)| *token);
    let mut named = Vec::new();
    for at in 0..tokens.len() {
        let after = match word(at) {
            "crate" | "carnet" if word(at + 1) == "::" => at + 2,
            "super" if word(at.wrapping_sub(1)) != "::" => {
                let mut supers = 0;
                while word(at + 2 * supers) == "super" && word(at + 2 * supers + 1) == "::" {
                    supers += 1;
                }
                if supers != source.depth() {
                    continue;
                }
                at + 2 * supers
            }
            _ => continue,
        };
        let mut firsts = vec![after];
        if word(after) == "{" {
            firsts = first_words(&tokens, after);
        }
        for first in firsts {
            if ROOMS.iter().any(|(room, _)| *room == word(first)) {
                named.push((tokens[first].0, word(first).to_owned()));
            }
        }
    }
    named
}

/// Places of the first word of each member of a braced group.
fn first_words(tokens: &[(usize, &str)], open: usize) -> Vec<usize> {
    let (mut depth, mut found) = (0_usize, Vec::new());
    for (at, (_, token)) in tokens.iter().enumerate().skip(open) {
        match *token {
            "{" => depth += 1,
            "}" => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            break;
        }
        if depth == 1 && (at == open || *token == ",") {
            found.push(at + 1);
        }
    }
    found
}

/// Rooms of the table that name a room above them.
pub fn table_order() -> Vec<Breach> {
    let mut below: Vec<&str> = Vec::new();
    let mut breaches = Vec::new();
    for (room, allowed) in ROOMS {
        for used in allowed.iter().filter(|used| !below.contains(used)) {
            breaches.push(Breach {
                path: "ROOMS".to_owned(),
                line: 1,
                what: format!("`{room}` names `{used}`, which is not beneath it"),
            });
        }
        below.push(room);
    }
    breaches
}

/// Crates named outside their wall.
pub fn crates(source: &Source) -> Vec<Breach> {
    let inside = |walls: &[&str]| {
        walls.iter().any(|wall| {
            source
                .path
                .strip_prefix(wall)
                .is_some_and(|rest| rest == ".rs" || rest.starts_with('/'))
        })
    };
    tokens(&source.code)
        .into_iter()
        .filter_map(|(line, token)| {
            let (name, walls) = WALLS.iter().find(|(name, _)| *name == token)?;
            let what = || format!("`{name}` stays in {}", walls.join(", "));
            (!inside(walls)).then(|| breach(source, line, what()))
        })
        .collect()
}

/// Files, environment, processes and threads named in a pure room.
pub fn purity(source: &Source) -> Vec<Breach> {
    if !PURE.contains(&source.room()) {
        return Vec::new();
    }
    let tokens = tokens(&source.product);
    let mut breaches = Vec::new();
    for window in tokens.windows(3) {
        if let [(_, "std"), (_, "::"), (line, module)] = window
            && OUTSIDE.contains(module)
        {
            let what = format!("`{}` is pure: no `std::{module}`", source.room());
            breaches.push(breach(source, *line, what));
        }
    }
    breaches
}

/// Clocks read outside `clock.rs`, and exits anywhere.
pub fn paths(source: &Source) -> Vec<Breach> {
    let tokens = tokens(&source.code);
    let clock = source.path == "src/clock.rs";
    let mut breaches = Vec::new();
    for (at, (line, token)) in tokens.iter().enumerate() {
        let next = |by: usize| tokens.get(at + by).map_or("", |(_, token)| *token);
        let what = match *token {
            "Local" | "SystemTime" if !clock => "time comes from `clock`",
            "Utc" if !clock && next(1) == "::" && next(2) == "now" => "time comes from `clock`",
            "process" if next(1) == "::" && matches!(next(2), "exit" | "abort") => {
                "nobody exits: the code goes back to `main`, or a form and the terminal are lost"
            }
            _ => continue,
        };
        breaches.push(breach(source, *line, what.to_owned()));
    }
    breaches
}

/// A file too long.
pub fn length(source: &Source) -> Vec<Breach> {
    let lines = source.text.lines().count();
    let what = format!("{lines} lines, {LONGEST} at most: split it by job");
    if lines > LONGEST {
        vec![breach(source, lines, what)]
    } else {
        Vec::new()
    }
}

/// A file that does not open by saying what it is for.
pub fn opening(source: &Source) -> Vec<Breach> {
    let said = source.text.lines().next().is_some_and(|line| {
        line.strip_prefix("//!")
            .is_some_and(|it| !it.trim().is_empty())
    });
    if said {
        Vec::new()
    } else {
        let what = "open with `//!`: what the module is for, what it must not know";
        vec![breach(source, 1, what.to_owned())]
    }
}

/// A file called `mod.rs`.
pub fn names(source: &Source) -> Vec<Breach> {
    if source.path.ends_with("/mod.rs") {
        let what = "name it after its job, beside its folder";
        vec![breach(source, 1, what.to_owned())]
    } else {
        Vec::new()
    }
}

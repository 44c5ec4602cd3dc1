//! The counts of the house: how much there is of what there should be little of. Each has a goal,
//! and a ceiling.
use std::fmt;

use super::fields;
use super::source::{Source, tokens};

/// Lines of a function, at most.
const LONG: usize = 100;

/// One thing counted.
pub struct Count {
    /// What it is.
    pub what: &'static str,
    /// Where the house goes.
    pub goal: usize,
    /// The most that is let through: the count of today, or the goal once it is reached. Lower it
    /// when the count is lower. Only what the program newly does may raise that of the lines.
    pub ceiling: usize,
    /// How it is counted.
    pub of: fn(&[Source]) -> usize,
}

/// All that is counted.
pub const COUNTS: &[Count] = &[
    count("product lines", 59_999, 106_650, product_lines),
    count("lines of the longest file", 400, 400, longest_file),
    count("lines of the file in the middle", 150, 150, median_file),
    count(
        "lines of the longest function",
        LONG,
        LONG,
        longest_function,
    ),
    count("functions over 100 lines", 0, 0, long_functions),
    count("lines of nine functions in ten", 30, 30, ninth_function),
    count("fields of App", 10, 10, app_fields),
    count("files with `impl App`", 2, 2, app_files),
    count("reads of a record by text", 200, 200, reads),
    count("files that name rusqlite", 5, 5, sqlite_files),
];

const fn count(
    what: &'static str,
    goal: usize,
    ceiling: usize,
    of: fn(&[Source]) -> usize,
) -> Count {
    Count {
        what,
        goal,
        ceiling,
        of,
    }
}

/// A count made on some sources.
pub struct Counted<'a> {
    count: &'a Count,
    now: usize,
}

impl Count {
    /// Counts.
    pub fn on(&self, sources: &[Source]) -> Counted<'_> {
        Counted {
            count: self,
            now: (self.of)(sources),
        }
    }
}

impl Counted<'_> {
    /// Whether there is more than was let through.
    pub const fn grew(&self) -> bool {
        self.now > self.count.ceiling
    }
}

impl fmt::Display for Counted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Count {
            what,
            goal,
            ceiling,
            ..
        } = self.count;
        write!(f, "{what:<34}{:>8}{ceiling:>10}{goal:>8}", self.now)
    }
}

/// Lines of code, strings included, that are neither blank, nor comment, nor for tests.
pub fn product_lines(sources: &[Source]) -> usize {
    let lines = sources.iter().flat_map(|source| source.written.lines());
    lines.filter(|line| !line.trim().is_empty()).count()
}

fn file_lengths(sources: &[Source]) -> Vec<usize> {
    let mut lengths: Vec<usize> = sources.iter().map(|it| it.text.lines().count()).collect();
    lengths.sort_unstable();
    lengths
}

fn longest_file(sources: &[Source]) -> usize {
    file_lengths(sources).pop().unwrap_or_default()
}

fn median_file(sources: &[Source]) -> usize {
    let lengths = file_lengths(sources);
    lengths.get(lengths.len() / 2).copied().unwrap_or_default()
}

/// Lengths of the functions, from `fn` to the closing brace, the shortest first.
pub fn function_lengths(sources: &[Source]) -> Vec<usize> {
    let mut lengths: Vec<usize> = sources.iter().flat_map(functions).collect();
    lengths.sort_unstable();
    lengths
}

fn functions(source: &Source) -> Vec<usize> {
    let tokens = tokens(&source.product);
    let starts = (0..tokens.len()).filter(|at| tokens[*at].1 == "fn");
    starts
        .filter_map(|at| {
            let open = body(&tokens, at + 1)?;
            let (last, _) = tokens[closing(&tokens, open)];
            Some(last - tokens[at].0 + 1)
        })
        .collect()
}

/// Where the body opens of the function whose name is there, if it has a name and a body.
fn body(tokens: &[(usize, &str)], name: usize) -> Option<usize> {
    let mut depth = 0_usize;
    if tokens.get(name)?.1 == "(" {
        return None;
    }
    for (at, (_, token)) in tokens.iter().enumerate().skip(name) {
        match *token {
            "(" | "[" => depth += 1,
            ")" | "]" => depth = depth.saturating_sub(1),
            "{" if depth == 0 => return Some(at),
            ";" if depth == 0 => return None,
            _ => {}
        }
    }
    None
}

/// Where the brace that opens there closes.
fn closing(tokens: &[(usize, &str)], open: usize) -> usize {
    let mut depth = 0_usize;
    for (at, (_, token)) in tokens.iter().enumerate().skip(open) {
        match *token {
            "{" => depth += 1,
            "}" => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at;
        }
    }
    tokens.len() - 1
}

fn longest_function(sources: &[Source]) -> usize {
    function_lengths(sources).pop().unwrap_or_default()
}

fn long_functions(sources: &[Source]) -> usize {
    let lengths = function_lengths(sources);
    lengths.into_iter().filter(|lines| *lines > LONG).count()
}

fn ninth_function(sources: &[Source]) -> usize {
    let lengths = function_lengths(sources);
    let ninth = lengths.get(lengths.len() * 9 / 10);
    ninth.copied().unwrap_or_default()
}

/// Fields of the structure `App`.
pub fn app_fields(sources: &[Source]) -> usize {
    let fields = |source: &Source| {
        let tokens = tokens(&source.product);
        let at = tokens
            .windows(3)
            .position(|it| matches!(it, [(_, "struct"), (_, "App"), (_, "{")]))?;
        let inside = &tokens[at + 2..closing(&tokens, at + 2)];
        Some(inside.iter().filter(|(_, token)| *token == ":").count())
    };
    sources.iter().find_map(fields).unwrap_or_default()
}

/// Files with a block `impl App`.
pub fn app_files(sources: &[Source]) -> usize {
    let has = |source: &&Source| {
        let tokens = tokens(&source.product);
        (0..tokens.len()).any(|at| tokens[at].1 == "impl" && implements(&tokens[at + 1..], "App"))
    };
    sources.iter().filter(has).count()
}

/// Whether the words after `impl` name that type, and no trait.
fn implements(tokens: &[(usize, &str)], name: &str) -> bool {
    let head: Vec<&str> = tokens
        .iter()
        .map(|(_, token)| *token)
        .take_while(|token| *token != "{")
        .collect();
    let path = head.split(|token| *token == "where").next();
    path.is_some_and(|path| !path.contains(&"for") && path.last() == Some(&name))
}

fn reads(sources: &[Source]) -> usize {
    sources.iter().map(fields::reads).sum()
}

fn sqlite_files(sources: &[Source]) -> usize {
    let names = |it: &&Source| tokens(&it.product).iter().any(|(_, it)| *it == "rusqlite");
    sources.iter().filter(names).count()
}

//! A source file as the rules see it: its path, its text, and its code without comments, without
//! the contents of strings, and without its tests. Every view of a file has the length of its text,
//! so that a place in one is the same place in the others.
use std::ops::Range;

/// A source file.
#[derive(Clone, Debug)]
pub struct Source {
    /// Path from the top of the repository, `src/store/open.rs`.
    pub path: String,
    /// The whole text.
    pub text: String,
    /// The code alone, tests included.
    pub code: String,
    /// The code alone, tests left out; blank when the whole file is tests.
    pub product: String,
    /// The code with the contents of its strings, tests left out.
    pub written: String,
}

impl Source {
    /// Reads a text as the file of that path.
    pub fn new(path: &str, text: &str) -> Self {
        let code = code_only(text);
        let tests = if is_test_file(path) {
            std::iter::once(0..code.len()).collect()
        } else {
            tests_of(&code)
        };
        Self {
            path: path.to_owned(),
            text: text.to_owned(),
            product: blanked(&code, &tests),
            written: blanked(&without_comments(text), &tests),
            code,
        }
    }

    /// The room the file belongs to: `store` for `src/store.rs` and all under `src/store/`.
    pub fn room(&self) -> &str {
        let inside = self.path.split_once('/').map_or("", |(_, rest)| rest);
        let first = inside.split('/').next().unwrap_or_default();
        first.strip_suffix(".rs").unwrap_or(first)
    }

    /// Modules between the file and the top of the crate: 1 for `src/store.rs`.
    pub fn depth(&self) -> usize {
        match self.path.as_str() {
            "src/lib.rs" | "src/main.rs" => 0,
            path => path.matches('/').count(),
        }
    }
}

fn is_test_file(path: &str) -> bool {
    path.ends_with("tests.rs") || path.split('/').any(|part| part == "tests")
}

/// The words and signs of a code, with the line of each.
pub fn tokens(code: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    for (number, line) in code.lines().enumerate() {
        let mut rest = line.trim_start();
        while let Some(first) = rest.chars().next() {
            let is_word = |c: char| c.is_alphanumeric() || c == '_';
            let length = if is_word(first) {
                rest.find(|c| !is_word(c)).unwrap_or(rest.len())
            } else if rest.starts_with("::") {
                2
            } else {
                first.len_utf8()
            };
            let (token, after) = rest.split_at(length);
            found.push((number + 1, token));
            rest = after.trim_start();
        }
    }
    found
}

/// What a run of characters is, while a text is read.
enum State {
    Code,
    Line,
    Block(usize),
    Text,
    Raw(usize),
}

/// Replaces comments and strings by spaces.
pub fn code_only(text: &str) -> String {
    blank(text, false)
}

/// Replaces comments alone by spaces.
pub fn without_comments(text: &str) -> String {
    blank(text, true)
}

/// Replaces comments by spaces, and strings unless they are kept.
fn blank(text: &str, strings_kept: bool) -> String {
    let chars: Vec<char> = text.chars().collect();
    let (mut out, mut state, mut at) = (String::with_capacity(text.len()), State::Code, 0);
    let starts = |at: usize, word: &str| {
        word.chars()
            .eq(chars[at..].iter().take(word.len()).copied())
    };
    while at < chars.len() {
        let mut step = 1;
        let mut shown = false;
        let comment = matches!(state, State::Line | State::Block(_));
        match state {
            State::Code if starts(at, "//") => state = State::Line,
            State::Code if starts(at, "/*") => (state, step) = (State::Block(1), 2),
            State::Code if raw_marks(&chars, at).is_some() => {
                let marks = raw_marks(&chars, at).unwrap();
                (state, step) = (State::Raw(marks), marks + 2);
            }
            State::Code if chars[at] == '"' => state = State::Text,
            State::Code if chars[at] == '\'' => step = quoted(&chars, at),
            State::Code => shown = true,
            State::Line if chars[at] == '\n' => state = State::Code,
            State::Line => {}
            State::Block(1) if starts(at, "*/") => (state, step) = (State::Code, 2),
            State::Block(n) if starts(at, "*/") => (state, step) = (State::Block(n - 1), 2),
            State::Block(n) if starts(at, "/*") => (state, step) = (State::Block(n + 1), 2),
            State::Block(_) => {}
            State::Text if chars[at] == '\\' => step = 2,
            State::Text if chars[at] == '"' => state = State::Code,
            State::Text => {}
            State::Raw(marks) if starts(at, &format!("\"{}", "#".repeat(marks))) => {
                (state, step) = (State::Code, marks + 1);
            }
            State::Raw(_) => {}
        }
        let comment = comment || matches!(state, State::Line | State::Block(_));
        for &c in chars.iter().skip(at).take(step) {
            if shown || c == '\n' || (strings_kept && !comment) {
                out.push(c);
            } else {
                out.extend((0..c.len_utf8()).map(|_| ' '));
            }
        }
        at += step;
    }
    out
}

/// Number of `#` of a raw string that begins here, if one does.
fn raw_marks(chars: &[char], at: usize) -> Option<usize> {
    let word = |c: &char| c.is_alphanumeric() || *c == '_';
    let alone = at == 0
        || !word(&chars[at - 1])
        || (chars[at - 1] == 'b' && (at < 2 || !word(&chars[at - 2])));
    if chars[at] != 'r' || !alone {
        return None;
    }
    let marks = chars[at + 1..].iter().take_while(|c| **c == '#').count();
    (chars.get(at + 1 + marks) == Some(&'"')).then_some(marks)
}

/// Length of a quoted character; 1 for the mark of a lifetime.
fn quoted(chars: &[char], at: usize) -> usize {
    match (chars.get(at + 1), chars.get(at + 2)) {
        (Some('\\'), _) => {
            let rest = chars[at + 3..].iter().take_while(|c| **c != '\'').count();
            rest + 4
        }
        (Some(_), Some('\'')) => 3,
        _ => 1,
    }
}

/// The items kept for tests: `#[cfg(test)]` up to its closing brace or its semicolon.
fn tests_of(code: &str) -> Vec<Range<usize>> {
    const MARK: &str = "#[cfg(test)]";
    let (mut found, mut from) = (Vec::new(), 0);
    while let Some(at) = code[from..].find(MARK) {
        let start = from + at;
        let item = start + MARK.len();
        let mut depth = 0_usize;
        let end = code[item..].char_indices().find(|(_, c)| match c {
            '{' | '[' | '(' => {
                depth += 1;
                false
            }
            '}' | ']' | ')' => {
                depth = depth.saturating_sub(1);
                *c == '}' && depth == 0
            }
            ';' => depth == 0,
            _ => false,
        });
        from = end.map_or(code.len(), |(at, c)| item + at + c.len_utf8());
        found.push(start..from);
    }
    found
}

/// The same text with those places blank.
fn blanked(text: &str, places: &[Range<usize>]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for place in places {
        out.push_str(&text[from..place.start]);
        for c in text[place.clone()].chars() {
            if c == '\n' {
                out.push(c);
            } else {
                out.extend((0..c.len_utf8()).map(|_| ' '));
            }
        }
        from = place.end;
    }
    out.push_str(&text[from..]);
    out
}

/// The code with each item kept for tests left blank.
pub fn without_tests(code: &str) -> String {
    blanked(code, &tests_of(code))
}

//! Who imports whom among the files of the house: every path of the code is read, in a `use` or on
//! the spot, and followed to the file that it names. A `mod` and a `pub use` are no import; what is
//! imported through a `pub use` comes from the file that says it, and from the one that holds it.
use std::collections::{BTreeMap, BTreeSet};

use super::source::{Source, tokens};

/// A path named by a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Import {
    /// The file that names it.
    pub by: String,
    /// The file where it leads.
    pub of: String,
    /// Where it is named, from 1.
    pub line: usize,
    /// The path as it is written.
    pub path: String,
}

type Words = Vec<String>;

/// What a file brings in under a name.
struct Brought {
    target: Words,
    shown: bool,
}

/// What is read in one file.
#[derive(Default)]
struct Page {
    /// Names brought in, with the full path of each.
    names: BTreeMap<String, Brought>,
    /// All that is brought in, `_` and `*` too.
    used: Vec<(usize, Words)>,
    /// Paths on the spot, as written, with the module they are written in.
    inline: Vec<(usize, Words, Words)>,
    /// Names brought in for others that the file uses itself.
    own: Vec<(usize, String)>,
}

/// Every import among those files, in order.
pub fn imports(sources: &[Source]) -> BTreeSet<Import> {
    let house = House::of(sources);
    sources
        .iter()
        .flat_map(|source| house.imports(source))
        .collect()
}

/// The modules, each with its file and what it brings in.
struct House {
    files: BTreeMap<Words, String>,
    pages: BTreeMap<Words, Page>,
}

impl House {
    fn of(sources: &[Source]) -> Self {
        let files = sources.iter().map(|it| (module(it), it.path.clone()));
        let mut house = Self {
            files: files.collect(),
            pages: BTreeMap::new(),
        };
        for source in sources {
            let page = Reader::read(source, &house.files);
            house.pages.insert(module(source), page);
        }
        house
    }

    fn imports(&self, source: &Source) -> Vec<Import> {
        let here = module(source);
        let Some(page) = self.pages.get(&here) else {
            return Vec::new();
        };
        let mut paths: Vec<(usize, Words)> = page.used.clone();
        for (line, within, path) in &page.inline {
            let target = absolute(path, within, &self.files).or_else(|| {
                let brought = page.names.get(&path[0])?;
                Some([&brought.target[..], &path[1..]].concat())
            });
            paths.extend(target.map(|target| (*line, target)));
        }
        let own =
            |(line, name): &(usize, String)| Some((*line, page.names.get(name)?.target.clone()));
        paths.extend(page.own.iter().filter_map(own));
        let mut found = Vec::new();
        for (line, path) in paths {
            for of in self.led_to(&path) {
                if of != source.path {
                    let (by, path) = (source.path.clone(), path.join("::"));
                    found.push(Import { by, of, line, path });
                }
            }
        }
        found
    }

    /// The files that a path goes through because they bring in what it names, then the one that
    /// holds it.
    fn led_to(&self, path: &[String]) -> BTreeSet<String> {
        let (mut path, mut found) = (path.to_vec(), BTreeSet::new());
        for _ in 0..20 {
            let Some(held) = (0..=path.len())
                .rev()
                .find(|n| self.files.contains_key(&path[..*n]))
            else {
                break;
            };
            found.extend(self.files.get(&path[..held]).cloned());
            let further = path.get(held).and_then(|name| {
                let brought = self.pages.get(&path[..held])?.names.get(name)?;
                Some([&brought.target[..], &path[held + 1..]].concat())
            });
            match further {
                Some(further) if further != path => path = further,
                _ => break,
            }
        }
        found
    }
}

/// The module that a file is: `["store", "open"]` for `src/store/open.rs`.
fn module(source: &Source) -> Words {
    let inside = source.path.split_once('/').map_or("", |(_, rest)| rest);
    match inside.strip_suffix(".rs").unwrap_or(inside) {
        "lib" => Vec::new(),
        name => name.split('/').map(str::to_owned).collect(),
    }
}

/// The path from the top of the crate, if it stays in the crate without a name brought in.
fn absolute(path: &[String], within: &[String], files: &BTreeMap<Words, String>) -> Option<Words> {
    let mut from = within.to_vec();
    let mut rest = path;
    match path.first()?.as_str() {
        "crate" | "carnet" => return Some(path[1..].to_vec()),
        "self" | "super" => {
            while let Some((first, after)) = rest.split_first() {
                match first.as_str() {
                    "self" => {}
                    "super" => drop(from.pop()),
                    _ => break,
                }
                rest = after;
            }
        }
        child => {
            let child = [within, &[child.to_owned()]].concat();
            if !files.contains_key(&child) {
                return None;
            }
        }
    }
    Some([&from[..], rest].concat())
}

/// Reads a file from its first word to its last.
struct Reader<'a> {
    tokens: Vec<(usize, &'a str)>,
    files: &'a BTreeMap<Words, String>,
    /// The module read, with those written inside the file.
    within: Words,
    page: Page,
}

impl<'a> Reader<'a> {
    fn read(source: &'a Source, files: &'a BTreeMap<Words, String>) -> Page {
        let mut reader = Self {
            tokens: tokens(&source.product),
            files,
            within: module(source),
            page: Page::default(),
        };
        reader.all();
        reader.page
    }

    fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |(_, token)| *token)
    }

    fn before(&self, at: usize, by: usize) -> &'a str {
        at.checked_sub(by).map_or("", |at| self.word(at))
    }

    fn all(&mut self) {
        let (mut at, mut depth, mut inside) = (0, 0_usize, Vec::new());
        let mut alone = Vec::new();
        while at < self.tokens.len() {
            match self.word(at) {
                "use" if self.begins_item(at) => {
                    at = self.tree(at);
                    continue;
                }
                "mod" if self.word(at + 2) == "{" => {
                    inside.push(depth);
                    self.within.push(self.word(at + 1).to_owned());
                }
                "{" => depth += 1,
                "}" => {
                    depth = depth.saturating_sub(1);
                    if inside.last() == Some(&depth) {
                        inside.pop();
                        self.within.pop();
                    }
                }
                word if is_name(word) && self.before(at, 1) != "::" => {
                    if self.word(at + 1) == "::" {
                        at = self.inline(at);
                        continue;
                    }
                    if self.names_an_item(at) {
                        alone.push((self.tokens[at].0, word.to_owned()));
                    }
                }
                _ => {}
            }
            at += 1;
        }
        alone.retain(|(_, name)| self.page.names.get(name).is_some_and(|it| it.shown));
        self.page.own = alone;
    }

    /// Whether the `use` there is an item, and not the capture `use<…>` of a type.
    fn begins_item(&self, at: usize) -> bool {
        self.word(at + 1) != "<"
    }

    /// Whether the lone name there can be the one of an item: a type, a function called, a macro.
    fn names_an_item(&self, at: usize) -> bool {
        let large = self.word(at).starts_with(char::is_uppercase);
        let called = matches!(self.word(at + 1), "(" | "!");
        let own = matches!(
            self.before(at, 1),
            "." | "fn" | "struct" | "enum" | "macro_rules"
        );
        (large || called) && !own
    }

    /// A path on the spot; where it ends.
    fn inline(&mut self, start: usize) -> usize {
        let (mut at, mut path) = (start, vec![self.word(start).to_owned()]);
        while self.word(at + 1) == "::" && is_name(self.word(at + 2)) {
            at += 2;
            path.push(self.word(at).to_owned());
        }
        let seen_from = self.before(start, 1) == "in" && self.before(start, 3) == "pub";
        if !seen_from {
            let line = self.tokens[start].0;
            self.page.inline.push((line, self.within.clone(), path));
        }
        at + 1
    }

    /// The tree of a `use`; where it ends.
    fn tree(&mut self, start: usize) -> usize {
        let shown = matches!(self.before(start, 1), "pub" | ")");
        let mut end = start;
        while end < self.tokens.len() && self.word(end) != ";" {
            end += 1;
        }
        self.branch(start + 1, &[], shown);
        end
    }

    /// One branch of a tree, after those words; where it ends.
    fn branch(&mut self, start: usize, stem: &[String], shown: bool) -> usize {
        let (mut at, mut path) = (start, stem.to_vec());
        let line = self.tokens.get(start).map_or(1, |(line, _)| *line);
        loop {
            match self.word(at) {
                "::" => at += 1,
                "{" => {
                    at += 1;
                    while !matches!(self.word(at), "}" | ";" | "") {
                        at = self.branch(at, &path, shown);
                        if self.word(at) == "," {
                            at += 1;
                        }
                    }
                    return at + 1;
                }
                "as" => {
                    let name = self.word(at + 1).to_owned();
                    self.bring(line, &path, &name, shown);
                    return at + 2;
                }
                "," | "}" | ";" | "" => {
                    let name = path.last().cloned().unwrap_or_default();
                    self.bring(line, &path, &name, shown);
                    return at;
                }
                "*" => {
                    self.bring(line, &path, "*", shown);
                    return at + 1;
                }
                "self" if !path.is_empty() => at += 1,
                word => {
                    path.push(word.to_owned());
                    at += 1;
                }
            }
        }
    }

    fn bring(&mut self, line: usize, path: &[String], name: &str, shown: bool) {
        let Some(target) = absolute(path, &self.within, self.files) else {
            return;
        };
        if !shown {
            self.page.used.push((line, target.clone()));
        }
        let brought = Brought { target, shown };
        self.page.names.insert(name.to_owned(), brought);
    }
}

fn is_name(word: &str) -> bool {
    word.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

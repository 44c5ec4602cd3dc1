//! Circles: files of one room that import one another, straight or through others, so that none can
//! be read, moved or tried without the rest.
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::imports::{Import, imports};
use super::source::Source;

/// Files tied by what they import of one another.
#[derive(Debug)]
pub struct Circle {
    /// The room.
    pub room: String,
    /// The files, in order.
    pub files: Vec<String>,
    /// What ties them.
    pub ties: Vec<Import>,
}

impl fmt::Display for Circle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}, {} files", self.room, self.files.len())?;
        for file in &self.files {
            writeln!(f, "{file}")?;
        }
        for Import { by, of, line, path } in &self.ties {
            writeln!(f, "    {by}:{line} → {of} ({path})")?;
        }
        Ok(())
    }
}

/// The circles of every room.
pub fn circles(sources: &[Source]) -> Vec<Circle> {
    let rooms: BTreeMap<&str, &str> = sources
        .iter()
        .map(|it| (it.path.as_str(), it.room()))
        .collect();
    let mut ties: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let all = imports(sources);
    let inside: Vec<&Import> = all
        .iter()
        .filter(|it| rooms.get(it.by.as_str()) == rooms.get(it.of.as_str()))
        .collect();
    for import in &inside {
        ties.entry(&import.by).or_default().insert(&import.of);
    }
    let reached: BTreeMap<&str, BTreeSet<&str>> = ties
        .keys()
        .map(|file| (*file, reached_from(file, &ties)))
        .collect();
    let (mut seen, mut found) = (BTreeSet::new(), Vec::new());
    for (file, far) in &reached {
        if seen.contains(file) || !far.contains(file) {
            continue;
        }
        let back = |other: &&&str| reached.get(**other).is_some_and(|it| it.contains(file));
        let files: Vec<&str> = far.iter().filter(back).copied().collect();
        seen.extend(files.iter().copied());
        found.push(Circle {
            room: rooms.get(file).copied().unwrap_or_default().to_owned(),
            ties: knots(&inside, &files),
            files: files.into_iter().map(str::to_owned).collect(),
        });
    }
    found
}

/// The first import of each file of a circle by each other one.
fn knots(all: &[&Import], files: &[&str]) -> Vec<Import> {
    let mut pairs = BTreeSet::new();
    let within = |file: &String| files.contains(&file.as_str());
    all.iter()
        .filter(|it| within(&it.by) && within(&it.of) && pairs.insert((&it.by, &it.of)))
        .map(|it| Import::clone(it))
        .collect()
}

fn reached_from<'a>(
    file: &'a str,
    ties: &BTreeMap<&'a str, BTreeSet<&'a str>>,
) -> BTreeSet<&'a str> {
    let (mut found, mut ahead) = (BTreeSet::new(), vec![file]);
    while let Some(next) = ahead.pop() {
        for of in ties.get(next).into_iter().flatten() {
            if found.insert(*of) {
                ahead.push(of);
            }
        }
    }
    found
}

/// The circles of a list: one file a line, a blank line between two circles.
pub fn listed(list: &str) -> Vec<Vec<String>> {
    let files = |part: &str| -> Vec<String> {
        let lines = part.lines().filter(|line| !line.starts_with('#'));
        lines.map(str::to_owned).collect()
    };
    let parts = list.split("\n\n").map(|part| files(part.trim()));
    parts.filter(|files| !files.is_empty()).collect()
}

/// The list of those circles.
pub fn list(found: &[Circle]) -> String {
    const OPENING: &str = "\
# The circles of imports that are left, one file a line, a blank line between two. None may be added;
# the list goes down to nothing, then away.
";
    let parts = found
        .iter()
        .map(|it| format!("\n{}\n", it.files.join("\n")));
    OPENING.to_owned() + &parts.collect::<String>()
}

/// Circles that the list has not, and circles of the list that are no more.
pub fn unlike(found: &[Circle], listed: &[Vec<String>]) -> Vec<String> {
    let new = found.iter().filter(|it| !listed.contains(&it.files));
    let gone = listed
        .iter()
        .filter(|files| found.iter().all(|it| it.files != **files));
    let new = new.map(|it| format!("a circle that is not listed\n{it}"));
    let gone = gone.map(|it| {
        format!(
            "no circle any more, take it off the list:\n{}\n",
            it.join("\n")
        )
    });
    new.chain(gone).collect()
}

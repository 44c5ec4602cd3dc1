//! The records of a file, section by section, each with the records that belong to it.
use super::paper::Paper;
use crate::domain::date::Date;
use crate::domain::file::CaseFile;
use crate::words::names::Names;
use crate::words::records::{Entry, Told, groups};

/// Writes every record of the file.
pub(super) fn write(paper: &mut Paper, file: &CaseFile, names: &Names, today: Date) {
    for group in groups(file, names, today, Told::Usual) {
        paper.section(group.title);
        group.entries.iter().for_each(|it| record(paper, it, 0));
    }
}

fn record(paper: &mut Paper, entry: &Entry, depth: usize) {
    let facts = entry.facts.iter();
    let facts: Vec<String> = facts
        .map(|(label, words)| format!("{label} : {words}"))
        .collect();
    paper.record(depth, &facts, &entry.prose);
    entry
        .children
        .iter()
        .for_each(|it| record(paper, it, depth + 1));
}

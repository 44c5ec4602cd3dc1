//! The situation then and now: two evaluations side by side, theme by theme.
//!
//! « DITP 2019, contrat vivant », volet II A: the findings, the objectives of the accompaniment and
//! the resources; an older evaluation stays readable beside the new one. Pure: knows no screen.
use crate::domain::file::CaseFile;
use crate::domain::record::review::ReviewRecord;
use crate::domain::record::situation::SituationRecord;
use crate::domain::record::{Id, labels};
use crate::domain::vocabulary::Vocabulary;
use crate::words::situation::{PARTS, texts};

/// What happened to something between two evaluations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It reads the same.
    Same,
    /// It is said otherwise.
    Otherwise,
    /// It was not there.
    New,
    /// It is there no more.
    Gone,
}

impl Change {
    /// Of a text, then and now; `None` when there is nothing on either side.
    pub fn of(then: &str, now: &str) -> Option<Self> {
        match (then.is_empty(), now.is_empty()) {
            (true, true) => None,
            (true, false) => Some(Self::New),
            (false, true) => Some(Self::Gone),
            (false, false) if then == now => Some(Self::Same),
            (false, false) => Some(Self::Otherwise),
        }
    }

    /// Sign and word. An arrow points to the side where the thing stands.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Same => "= inchangé",
            Self::Otherwise => "≠ modifié",
            Self::New => "→ nouveau",
            Self::Gone => "← n’y est plus",
        }
    }
}

/// One thing, on both sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What happened to it.
    pub change: Change,
    /// What the older evaluation says; empty when nothing.
    pub then: String,
    /// What the newer one says; empty when nothing.
    pub now: String,
}

/// A line of the comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// A theme, or a part of the evaluation.
    Title(String),
    /// One thing, on both sides.
    Entry(Entry),
}

/// Two evaluations, side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The older one, and its day as JJ/MM/AAAA.
    pub then: (Id, String),
    /// The newer one, and its day.
    pub now: (Id, String),
    /// What they say.
    pub lines: Vec<Line>,
}

/// Older evaluations, the latest first: those that the last one may be compared with.
pub fn older(file: &CaseFile) -> Vec<Id> {
    let all = file.evaluations().into_iter();
    all.skip(1).map(|row| row.id).collect()
}

/// The evaluation that the last one is compared with: the one chosen if it is older, else the one
/// of the last review, else the one just before. `None` when there is nothing to compare.
pub fn reference(file: &CaseFile, chosen: Option<Id>) -> Option<Id> {
    let older: Vec<_> = file.evaluations().into_iter().skip(1).collect();
    let reviewed = file.last_whole_review().and_then(ReviewRecord::made_on);
    let of_review = |it: &&SituationRecord<'_>| {
        let both = reviewed.zip(it.made_on());
        both.is_some_and(|(on, made)| made <= on)
    };
    let found = older.iter().find(|row| Some(row.id) == chosen);
    let found = found.or_else(|| older.iter().find(of_review));
    found.or_else(|| older.first()).map(|row| row.id)
}

/// The last evaluation beside an older one; `None` unless both are there.
pub fn with_last(file: &CaseFile, then: Id) -> Option<Comparison> {
    let all = file.evaluations();
    let (now, rest) = all.split_first()?;
    let then = rest.iter().find(|row| row.id == then)?;
    Some(compare(file, *then, *now))
}

fn compare(file: &CaseFile, then: SituationRecord<'_>, now: SituationRecord<'_>) -> Comparison {
    let side = |it: SituationRecord<'_>| (it.id, it.day("faite_le"));
    let mut lines = Vec::new();
    for theme in Vocabulary::Theme.codes() {
        let [then, now] = [then.id, now.id].map(|id| on_theme(file, id, theme.code));
        let entries = theme_entries(&then, &now);
        add(&mut lines, theme.label, entries);
    }
    for (((title, _), then), now) in PARTS.iter().zip(texts(then)).zip(texts(now)) {
        let [then, now] = [then, now].map(|text| text.unwrap_or_default().to_owned());
        add(&mut lines, title, entry(then, now).into_iter().collect());
    }
    Comparison {
        then: side(then),
        now: side(now),
        lines,
    }
}

fn add(lines: &mut Vec<Line>, title: &str, entries: Vec<Entry>) {
    if !entries.is_empty() {
        lines.push(Line::Title(title.to_owned()));
        lines.extend(entries.into_iter().map(Line::Entry));
    }
}

fn entry(then: String, now: String) -> Option<Entry> {
    let change = Change::of(&then, &now)?;
    Some(Entry { change, then, now })
}

/// What an evaluation holds on one theme.
#[derive(Default)]
struct OnTheme {
    /// Codes of the findings.
    codes: Vec<String>,
    comment: String,
}

fn on_theme(file: &CaseFile, evaluation: Id, theme: &str) -> OnTheme {
    let mut found = OnTheme::default();
    let all = file.findings(evaluation).into_iter();
    for it in all.filter(|it| it.theme() == Some(theme)) {
        let codes = it.findings().unwrap_or_default().split_whitespace();
        found.codes.extend(codes.map(str::to_owned));
        if let Some(comment) = it.comment() {
            if !found.comment.is_empty() {
                found.comment.push('\n');
            }
            found.comment.push_str(comment);
        }
    }
    found
}

/// The findings of both sides, those of then first; the comments last.
fn theme_entries(then: &OnTheme, now: &OnTheme) -> Vec<Entry> {
    let appeared = now.codes.iter().filter(|code| !then.codes.contains(code));
    let all = then.codes.iter().chain(appeared);
    let words = |side: &OnTheme, code: &String| {
        if side.codes.contains(code) {
            labels(Vocabulary::Finding, code)
        } else {
            String::new()
        }
    };
    let findings = all.filter_map(|code| entry(words(then, code), words(now, code)));
    findings
        .chain(entry(then.comment.clone(), now.comment.clone()))
        .collect()
}

#[cfg(test)]
mod tests;

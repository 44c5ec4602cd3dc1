//! What an import would do, or did, as rows: by what they are about, the count first. What can be decided
//! has a row each; what is only to be known and is alike has one row. Knows no key.
use crate::app::prelude::*;
use crate::domain::text::{enclosed, plural, typography};
use crate::exchange::import::apply::{Choices, Summary, Which, Whom};
use crate::exchange::import::{Likely, Matter, Notice, alike};
use std::sync::Arc;

/// What an import would do, or did.
#[derive(Clone, Debug)]
pub struct Report {
    /// Everything.
    pub summary: Arc<Summary>,
    /// The rows.
    pub lines: Vec<ReportLine>,
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReportLine {
    /// What the rows under it are about, and how many they are.
    Title(&'static str, usize),
    /// Something that can be decided, and what was.
    Item(ItemAt, Option<Decided>),
    /// Something to be known.
    Said(String),
}

/// Where a notice is in the summary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemAt {
    /// Among the lines that were refused.
    Refused(usize),
    /// Among the others.
    Remark(usize),
}

/// What was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decided {
    /// Whom a line speaks of.
    Whom(Whom),
    /// Which value stands.
    Which(Which),
}

/// What notices are about, in the order of the screen, and whether each has a row of its own.
const SECTIONS: [(Matter, &str, bool); 7] = [
    (Matter::Doubt, "Personnes en doute", true),
    (Matter::Replaced, "Valeurs remplacées", true),
    (Matter::Left, "Valeurs du dossier gardées", true),
    (Matter::Made, "Collègues et structures ajoutés", false),
    (Matter::Closed, "Dossiers fermés", false),
    (Matter::Column, "Colonnes à regarder", false),
    (Matter::Cell, "À relire", false),
];

impl Report {
    /// The rows of a summary, with what was decided.
    pub fn new(summary: Summary, choices: &Choices) -> Self {
        let mut lines = Vec::new();
        for (matter, title, each) in SECTIONS {
            let of = |it: &&Notice| it.matter == matter;
            if matter == Matter::Cell {
                let refused: Vec<&Notice> = summary.rejetes.iter().filter(of).collect();
                section("Lignes refusées", &refused, &mut lines);
            }
            if !each {
                let said: Vec<&Notice> = summary.avertissements.iter().filter(of).collect();
                section(title, &said, &mut lines);
                continue;
            }
            let places = places(&summary).filter(|(_, it)| it.matter == matter);
            let items: Vec<ReportLine> = places
                .map(|(at, it)| ReportLine::Item(at, decided(it, choices)))
                .collect();
            if !items.is_empty() {
                lines.push(ReportLine::Title(title, items.len()));
                lines.extend(items);
            }
        }
        lines.extend(filled(&summary));
        Self {
            summary: Arc::new(summary),
            lines,
        }
    }

    /// The notice of a row.
    pub fn notice(&self, at: usize) -> Option<&Notice> {
        match self.lines.get(at)? {
            ReportLine::Item(ItemAt::Refused(at), _) => self.summary.rejetes.get(*at),
            ReportLine::Item(ItemAt::Remark(at), _) => self.summary.avertissements.get(*at),
            ReportLine::Title(..) | ReportLine::Said(_) => None,
        }
    }

    /// Whether the cursor may stand on a row.
    pub fn can_stand(&self, at: usize) -> bool {
        !matches!(self.lines.get(at), Some(ReportLine::Title(..)) | None)
    }

    /// Notes a decision on a row.
    pub fn decide(&mut self, at: usize, decided: Decided) {
        if let Some(ReportLine::Item(_, kept)) = self.lines.get_mut(at) {
            *kept = Some(decided);
        }
    }

    /// Whether a row is about who someone is.
    pub fn is_identity(&self, at: usize) -> bool {
        let difference = self.notice(at).and_then(|it| it.difference.as_ref());
        difference.is_some_and(|it| it.is_identity())
    }

    /// The rows about the same thing as that one, that one included.
    pub fn alike(&self, at: usize) -> Vec<usize> {
        let Some(matter) = self.notice(at).map(|it| it.matter) else {
            return Vec::new();
        };
        let same = |at: &usize| self.notice(*at).is_some_and(|it| it.matter == matter);
        (0..self.lines.len()).filter(same).collect()
    }
}

fn places(summary: &Summary) -> impl Iterator<Item = (ItemAt, &Notice)> {
    let refused = summary.rejetes.iter().enumerate();
    let remarks = summary.avertissements.iter().enumerate();
    refused
        .map(|(at, it)| (ItemAt::Refused(at), it))
        .chain(remarks.map(|(at, it)| (ItemAt::Remark(at), it)))
}

fn decided(notice: &Notice, choices: &Choices) -> Option<Decided> {
    match &notice.difference {
        Some(it) => choices.value(notice.line, it.from).map(Decided::Which),
        None => choices.person(notice.line).map(Decided::Whom),
    }
}

/// What is only to be known: alike in one row.
fn section(title: &'static str, notices: &[&Notice], lines: &mut Vec<ReportLine>) {
    if notices.is_empty() {
        return;
    }
    lines.push(ReportLine::Title(title, notices.len()));
    let said = alike::lines("ligne", notices.iter().copied());
    lines.extend(said.into_iter().map(|it| ReportLine::Said(typography(&it))));
}

fn filled(summary: &Summary) -> Vec<ReportLine> {
    let columns = summary.columns.iter().filter(|it| it.filled > 0);
    let rows: Vec<ReportLine> = columns
        .clone()
        .map(|it| {
            let count = plural(it.filled, "dossier", "dossiers");
            ReportLine::Said(typography(&format!("« {} » : {count}", it.title)))
        })
        .collect();
    if rows.is_empty() {
        return rows;
    }
    let total = columns.map(|it| it.filled).sum();
    let title = ReportLine::Title("Cases vides remplies", total);
    std::iter::once(title).chain(rows).collect()
}

impl Report {
    /// « 12 personnes ajoutées, 3 dossiers complétés, 0 inchangé, 2 lignes refusées ».
    pub fn counted(&self) -> String {
        counted(&self.summary)
    }
}

/// « 12 personnes ajoutées, 3 dossiers complétés, 0 inchangé, 2 lignes refusées ».
pub(super) fn counted(summary: &Summary) -> String {
    format!(
        "{}, {}, {}, {}",
        plural(summary.crees, "personne ajoutée", "personnes ajoutées"),
        plural(summary.modifies, "dossier complété", "dossiers complétés"),
        plural(summary.inchanges, "inchangé", "inchangés"),
        plural(summary.rejetes.len(), "ligne refusée", "lignes refusées"),
    )
}

/// What stands of something that can be decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Nobody has decided.
    Open,
    /// The value of the file.
    Imported,
    /// The value of the store.
    Stored,
    /// The line speaks of the person of that file.
    Known(Id),
    /// The line speaks of someone new.
    New,
    /// The line is left.
    Left,
}

impl State {
    /// In a word or two.
    pub fn words(self) -> String {
        match self {
            Self::Open => "à décider".to_owned(),
            Self::Imported => "→ fichier".to_owned(),
            Self::Stored => "= dossier".to_owned(),
            Self::Known(id) => format!("dossier {id}"),
            Self::New => "nouveau dossier".to_owned(),
            Self::Left => "ligne laissée".to_owned(),
        }
    }
}

impl Report {
    /// What stands in a row, as things are decided.
    pub fn state(&self, at: usize) -> State {
        let decided = match self.lines.get(at) {
            Some(ReportLine::Item(_, decided)) => *decided,
            _ => None,
        };
        let matter = self.notice(at).map(|it| it.matter);
        match (decided, matter) {
            (Some(Decided::Whom(Whom::Known(id))), _) => State::Known(id),
            (Some(Decided::Whom(Whom::New)), _) => State::New,
            (Some(Decided::Whom(Whom::Left)), _) => State::Left,
            (Some(Decided::Which(Which::Imported)), _) | (None, Some(Matter::Replaced)) => {
                State::Imported
            }
            (Some(Decided::Which(Which::Stored)), _) | (None, Some(Matter::Left)) => State::Stored,
            (None, _) => State::Open,
        }
    }

    /// A row that can be decided, on one line: the two values, or who it may be.
    pub fn short(&self, at: usize) -> String {
        let Some(notice) = self.notice(at) else {
            return String::new();
        };
        let line = notice.line;
        if let Some(it) = &notice.difference {
            let (who, field) = (&it.who, it.field);
            return format!("{line}  {who} ─ {field} : {} → {}", it.before, it.after);
        }
        let maybe = notice.candidates.iter().map(|it| it.who.as_str());
        let maybe: Vec<&str> = maybe.collect();
        let subject = notice.subject.as_deref().unwrap_or_default();
        format!("{line}  {subject} ─ peut-être {}", maybe.join(", ou "))
    }

    /// A row in full: its sentence, or each person that the line may speak of, with what speaks for and
    /// against.
    pub fn told(&self, at: usize) -> Vec<String> {
        let Some(notice) = self.notice(at) else {
            return match self.lines.get(at) {
                Some(ReportLine::Said(words)) => vec![words.clone()],
                _ => Vec::new(),
            };
        };
        let line = notice.line;
        if let Some(subject) = &notice.subject {
            let first = format!("Ligne {line} : {subject}. C’est peut-être :");
            let candidates = notice.candidates.iter().map(candidate);
            return std::iter::once(first).chain(candidates).collect();
        }
        let column = notice.column.as_deref().unwrap_or_default();
        let place = enclosed(", « ", column, " »");
        vec![format!("Ligne {line}{place} : {}", notice.reason)]
    }
}

fn candidate(it: &Likely) -> String {
    let against = match it.differing.as_slice() {
        [] => "rien contre".to_owned(),
        differing => format!("contre : {}", differing.join(", ")),
    };
    format!("{} ─ pour : {} ; {against}", it.who, it.agreeing.join(", "))
}

//! A yearly summary with what stands around its figures: the heading of the agreement, the team, the words of
//! each part (« Hérault, bilan de convention »). Knows no layout.
use serde::{Deserialize, Serialize};

pub use super::around::Around;
use super::around::{agreement, heading, structure};
use super::attachment::Attachment;
use super::model::{ActivitySummary, Figure, Line, LineRole, Table, Unit};
use super::order::rank;
use super::territory::team;
use crate::domain::record::staff_member::StaffMemberRecord;
use crate::domain::record::summary_text::SummaryTextRecord;
use crate::domain::record::{Record, Row};
use crate::domain::text::joined;
use crate::domain::vocabulary::{Code, SummaryPart, Vocabulary};

/// What another model counts: it has no sections.
const OTHER: (&str, &str) = ("", "Indicateurs et résultats");
/// The section of the territory.
const TERRITORY: &str = "vii";

/// A yearly summary as it leaves.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Report {
    /// « N° de la convention » and its value, the lines of the first page.
    pub heading: Vec<(&'static str, String)>,
    /// The figures.
    pub summary: ActivitySummary,
    /// What the structure writes, in the order of the model.
    pub texts: Vec<Text>,
    /// The files that go with it.
    #[serde(default)]
    pub attachments: Vec<Attachment>,
}

/// Words of one part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    /// The code of its section (`SUMMARY_SECTION`).
    pub section: &'static str,
    /// The code of its part (`SUMMARY_PART`).
    pub code: &'static str,
    /// What the part is about, in the words of the model.
    pub title: &'static str,
    /// What is written.
    pub words: String,
}

impl Text {
    /// What it is about, after its part of the model: « IV.C – Caractéristiques générales ».
    pub fn name(&self) -> String {
        let part = self.section.to_uppercase().replace('_', ".");
        format!("{part} – {}", self.title)
    }
}

impl Report {
    /// The summary among what stands around it.
    pub fn of(mut summary: ActivitySummary, around: &Around) -> Self {
        let agreement = agreement(&summary, around);
        let structure = structure(&summary.scope, around);
        let heading = heading(&summary, agreement, structure, around);
        // The words of the agreement and its team are of its own model.
        if is_other(&summary) {
            return Self {
                heading,
                summary,
                texts: Vec::new(),
                attachments: Vec::new(),
            };
        }
        if let Some(team) = staff(&summary, &around.staff) {
            place(&mut summary.tables, team);
        }
        let mine = |row: &SummaryTextRecord<'_>| {
            agreement.is_some_and(|it| row.agreement() == Some(it.id))
        };
        let written: Vec<SummaryTextRecord<'_>> = around
            .texts
            .iter()
            .map(SummaryTextRecord::of)
            .filter(mine)
            .collect();
        for table in summary
            .tables
            .iter_mut()
            .filter(|it| it.section == TERRITORY)
        {
            appraise(table, &written);
        }
        let texts = texts(&written);
        Self {
            heading,
            summary,
            texts,
            attachments: agreement
                .map_or_else(Vec::new, |it| Attachment::of(&around.attachments, it.id)),
        }
    }

    /// Its title.
    pub fn title(&self) -> &'static str {
        match is_other(&self.summary) {
            true => OTHER.1,
            false => "Bilan de convention",
        }
    }

    /// The sections of the model, each with its tables and its words in order, even those where nothing is noted yet;
    /// another model has one.
    pub fn sections(&self) -> impl Iterator<Item = Section<'_>> {
        let whole = !is_other(&self.summary);
        let known = Vocabulary::SummarySection.codes().iter();
        let known = known.map(|it| (it.code, it.label));
        let other = std::iter::once(OTHER);
        let listed = known
            .filter(move |_| whole)
            .chain(other.filter(move |_| !whole));
        listed.map(|(code, title)| {
            let tables = self.summary.tables.iter().filter(|it| it.section == code);
            let texts = self.texts.iter().filter(|it| it.section == code);
            let tables = tables.map(Piece::Table);
            let mut pieces: Vec<_> = tables.chain(texts.map(Piece::Text)).collect();
            pieces.sort_by_key(|it| rank(it.name()));
            Section {
                code,
                title,
                pieces,
            }
        })
    }
}

/// Whether a summary is of another model, which has no sections.
fn is_other(summary: &ActivitySummary) -> bool {
    summary.tables.iter().all(|it| it.section == OTHER.0)
}

/// One section of the model.
#[derive(Clone, Debug)]
pub struct Section<'r> {
    /// Its code (`SUMMARY_SECTION`).
    pub code: &'static str,
    /// Its heading.
    pub title: &'static str,
    /// What is in it, in the order of the model.
    pub pieces: Vec<Piece<'r>>,
}

/// A table or words.
#[derive(Clone, Copy, Debug)]
pub enum Piece<'r> {
    /// A table.
    Table(&'r Table),
    /// Words of one part.
    Text(&'r Text),
}

impl Piece<'_> {
    /// The name of the table, the code of the part.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Table(table) => table.id,
            Self::Text(text) => text.code,
        }
    }
}

/// What is written in each part, in the order of the model; what is said of the territory is in its table.
fn texts(written: &[SummaryTextRecord<'_>]) -> Vec<Text> {
    let parts = Vocabulary::SummaryPart.codes().iter();
    let parts = parts.filter(|part| part.group != TERRITORY);
    let of = |part: &'static Code| {
        let own = written.iter().find(|it| it.part() == Some(part.code))?;
        Some(Text {
            section: part.group,
            code: part.code,
            title: part.label,
            words: own.words()?.to_owned(),
        })
    };
    parts.filter_map(of).collect()
}

/// Gives each theme of the territory its three columns: whether something lacks, what is said of the offer, how
/// many persons are concerned (VII).
fn appraise(table: &mut Table, written: &[SummaryTextRecord<'_>]) {
    let themes = Vocabulary::TerritoryTheme.codes();
    if table.lines.len() != themes.len() || table.columns.len() != 2 {
        return;
    }
    let of = |part: SummaryPart| {
        let mut own = written.iter();
        own.find(|it| it.part() == Some(part.code()))
    };
    say_needs(table, |part| of(part)?.tells_need());
    table.columns = vec![
        "Besoins identifiés et non couverts sur le territoire",
        "Appréciation sur l’offre d’insertion disponible sur le territoire (en volume et/ou en qualité)",
        "Nombre de personnes concernées",
    ];
    for (line, theme) in table.lines.iter_mut().zip(themes) {
        let own = written.iter().find(|it| it.part() == Some(theme.code));
        let said = own.and_then(|it| it.words()).unwrap_or_default();
        line.figures.reverse();
        line.figures.insert(1, words(said));
    }
}

/// What the structure says of a need goes before what is counted (VII: « oui », editable).
pub fn say_needs(table: &mut Table, said: impl Fn(SummaryPart) -> Option<bool>) {
    for line in &mut table.lines {
        let needed = SummaryPart::of_theme(&line.label).and_then(&said);
        if let (Some(needed), Some(figure)) = (needed, line.figures.last_mut()) {
            *figure = words(if needed { "oui" } else { "non" });
        }
    }
}

/// The team, one line a person (II: « Tableau du personnel »).
fn staff(summary: &ActivitySummary, all: &[Row]) -> Option<Table> {
    let team = team(all.to_vec(), &summary.scope);
    let lines = team.iter().map(StaffMemberRecord::of);
    let lines = lines.map(|it| {
        let post = it.post().map(|code| Vocabulary::TeamPost.label(code));
        let tasks = [post, it.trade(), it.tasks()];
        let tasks = joined(tasks.map(Option::unwrap_or_default), ", ");
        let funded = if it.funded() { "oui" } else { "non" };
        let figures = [
            words(&tasks),
            Figure::Decimal(it.full_time().unwrap_or_default() as f64 / 100.0),
            words(funded),
            it.from().map_or(Figure::Unknown, Figure::Day),
            it.to().map_or(Figure::Unknown, Figure::Day),
        ];
        (it.name().unwrap_or_default().to_owned(), figures.to_vec())
    });
    let columns = vec![
        "Poste, métier et tâches",
        "ETP",
        "Conventionné",
        "Depuis le",
        "Jusqu’au",
    ];
    listed(
        "Personnel",
        "ii",
        "Détail du personnel",
        columns,
        lines.collect(),
    )
}

fn words(text: &str) -> Figure {
    Figure::Words(text.to_owned())
}

/// A table of words, when it has lines.
fn listed(
    id: &'static str,
    section: &'static str,
    title: &'static str,
    columns: Vec<&'static str>,
    lines: Vec<(String, Vec<Figure>)>,
) -> Option<Table> {
    let lines = lines
        .into_iter()
        .zip(1..)
        .map(|((label, figures), at)| Line {
            id: format!("{id}.{at}"),
            label,
            group: "",
            figures,
            role: LineRole::Aside,
            measured: None,
        });
    let lines: Vec<Line> = lines.collect();
    (!lines.is_empty()).then(|| Table {
        id,
        section,
        title,
        unit: Unit::Measures,
        lines_are: "Nom",
        columns,
        lines,
        notes: Vec::new(),
    })
}

/// Puts a table after those of its section and of the sections before.
fn place(tables: &mut Vec<Table>, table: Table) {
    let rank = |section: &str| {
        let all = Vocabulary::SummarySection.codes();
        all.iter().position(|it| it.code == section)
    };
    let own = rank(table.section);
    let at = tables.iter().rposition(|it| rank(it.section) <= own);
    tables.insert(at.map_or(0, |it| it + 1), table);
}

#[cfg(test)]
mod tests;

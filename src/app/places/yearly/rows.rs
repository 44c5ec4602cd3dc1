//! The rows of a summary, from I to VIII: the tables of each part, what the service keeps of itself, the texts.
use crate::app::prelude::*;
use crate::domain::attachment::file_name;
use crate::domain::date::full;
use crate::domain::record::attachment::AttachmentRecord;
use crate::domain::record::funding_agreement::{FUNDING_AGREEMENT, FundingAgreementRecord};
use crate::domain::record::partnership::PartnershipRecord;
use crate::domain::record::staff_member::{STAFF_MEMBER, StaffMemberRecord};
use crate::domain::record::summary_text::SummaryTextRecord;
use crate::domain::record::{Record, Row};
use crate::domain::text::{enclosed, joined, plural};
use crate::domain::vocabulary::{SummaryPart, Vocabulary};
use crate::statistics::summary::order::rank;
use crate::statistics::summary::premises::{Premises, premises};
use crate::statistics::summary::report::say_needs;
use crate::statistics::summary::territory::{partnerships, team};
use crate::statistics::summary::{ActivitySummary, Figure, Scope, Table};

/// The table whose lines are the partners themselves.
const PARTNERS: &str = "VI";
/// The tables whose lines are records: they are shown as such.
const RECORDS: [&str; 2] = [PARTNERS, "II"];

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum YearlyRow {
    /// What the agreement says of itself.
    Agreement(String),
    /// A section begins: its code.
    Section(&'static str),
    /// A table begins: its place.
    Table(usize),
    /// A line of a table: their places.
    Figures(usize, usize),
    /// A list of records begins: its name.
    List(&'static str),
    /// Something to know, on which nothing is done.
    Note(String),
    /// Where the mission receives, someone of the team, a partner, or a file, in words; the line that counts the persons
    /// there.
    Record(Entity, Id, String, Option<(usize, usize)>),
    /// A text of the structure.
    Text(Written),
}

/// What the structure writes in a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The part.
    pub part: SummaryPart,
    /// Its record, once there is one.
    pub record: Option<Id>,
    /// Whether a need is not covered, where it says so.
    pub needed: Option<bool>,
    /// The words.
    pub words: String,
}

impl YearlyRow {
    /// Whether the cursor may stand there.
    pub const fn can_stand(&self) -> bool {
        !matches!(
            self,
            Self::Section(_) | Self::Table(_) | Self::List(_) | Self::Note(_)
        )
    }

    /// Whether it is the same row, whatever it says now.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Agreement(_), Self::Agreement(_)) => true,
            (Self::Record(kind, id, ..), Self::Record(of, it, ..)) => (kind, id) == (of, it),
            (Self::Text(one), Self::Text(other)) => one.part == other.part,
            (one, other) => one == other,
        }
    }
}

/// What the service keeps of itself, as the summary of an agreement shows it.
#[derive(Clone, Debug, Default)]
pub(super) struct Kept {
    texts: Vec<Row>,
    former_texts: Vec<Row>,
    former: String,
    premises: Vec<Premises>,
    staff: Vec<Row>,
    partners: Vec<Row>,
    files: Option<Vec<Row>>,
}

impl Kept {
    /// Reads it.
    ///
    /// # Errors
    /// When the store can't be read.
    pub(super) fn read(
        agreement: Option<&Row>,
        former: Option<&Row>,
        scope: &Scope,
        desk: &Desk,
    ) -> Result<Self> {
        let all = desk.store.all_rows(Entity::SummaryText)?;
        let of = |agreement: Option<&Row>| {
            let id = agreement.map(|it| it.id);
            let its = |row: &&Row| id.is_some() && SummaryTextRecord::of(row).agreement() == id;
            all.iter().filter(its).cloned().collect()
        };
        Ok(Self {
            texts: of(agreement),
            former_texts: of(former),
            former: former.map(number).unwrap_or_default(),
            premises: premises(&desk.store, scope)?,
            staff: team(desk.store.all_rows(Entity::StaffMember)?, scope),
            partners: partnerships(desk.store.all_rows(Entity::Partnership)?, scope),
            files: agreement.map(|it| files(it, desk)).transpose()?,
        })
    }

    /// What the former agreement says in that part, and its number, when this one says nothing yet.
    pub(super) fn to_begin_with(&self, part: SummaryPart) -> Option<(String, String)> {
        let words = |rows: &[Row]| {
            let found = rows.iter().map(SummaryTextRecord::of);
            let mut found = found.filter(|it| it.part() == Some(part.code()));
            found.find_map(|it| it.words().map(str::to_owned))
        };
        if words(&self.texts).is_some() {
            return None;
        }
        Some((words(&self.former_texts)?, self.former.clone()))
    }

    /// What a text says of a need goes before what is counted.
    pub(super) fn correct(&self, summary: &mut ActivitySummary) {
        for table in summary.tables.iter_mut().filter(|it| it.section == "vii") {
            say_needs(table, |part| self.written(part).needed);
        }
    }

    fn written(&self, part: SummaryPart) -> Written {
        let is_it = |row: &&Row| SummaryTextRecord::of(row).part() == Some(part.code());
        let row = self.texts.iter().find(is_it);
        let it = row.map(SummaryTextRecord::of);
        Written {
            part,
            record: row.map(|row| row.id),
            needed: it.and_then(SummaryTextRecord::tells_need),
            words: it.and_then(|it| it.words()).unwrap_or_default().to_owned(),
        }
    }
}

/// « n° 2026-12 ».
pub(super) fn number(agreement: &Row) -> String {
    let number = FundingAgreementRecord::of(agreement).number();
    format!("n° {}", number.unwrap_or("?"))
}

/// All rows.
pub(super) fn all(
    agreement: Option<&Row>,
    summary: Option<&ActivitySummary>,
    kept: &Kept,
) -> Vec<YearlyRow> {
    let mut rows = Vec::new();
    rows.push(match agreement {
        Some(row) => YearlyRow::Agreement(of_itself(row)),
        None => YearlyRow::Note(
            "Sans convention : les nombres seuls. Les textes s’écrivent sur une convention."
                .to_owned(),
        ),
    });
    for section in Vocabulary::SummarySection.codes() {
        let parts = SummaryPart::all().filter(|it| it.section() == section.code);
        let parts = parts.filter(|_| agreement.is_some());
        let texts = parts.map(|part| (part.code(), vec![YearlyRow::Text(kept.written(part))]));
        let mut blocks = tables(summary, section.code);
        if section.code == "ii" {
            blocks.push(("II", places(&kept.premises)));
        }
        blocks.extend(records(section.code, kept, summary));
        blocks.extend(texts);
        blocks.sort_by_key(|(name, _)| rank(name));
        if !blocks.is_empty() {
            rows.push(YearlyRow::Section(section.code));
            rows.extend(blocks.into_iter().flat_map(|(_, rows)| rows));
        }
    }
    rows
}

/// What stands together, under its name in the order of the model.
type Group = (&'static str, Vec<YearlyRow>);

/// The tables of a section.
fn tables(summary: Option<&ActivitySummary>, section: &str) -> Vec<Group> {
    let all = summary.map_or(&[][..], |it| &it.tables).iter().enumerate();
    let here = |table: &Table| table.section == section && !RECORDS.contains(&table.id);
    let rows = |(at, table): (usize, &Table)| {
        let lines = (0..table.lines.len()).map(|line| YearlyRow::Figures(at, line));
        let notes = table.notes.iter().cloned().map(YearlyRow::Note);
        let rows = std::iter::once(YearlyRow::Table(at))
            .chain(lines)
            .chain(notes);
        (table.id, rows.collect())
    };
    all.filter(|(_, table)| here(table)).map(rows).collect()
}

/// What the service keeps of itself in a section.
fn records(section: &str, kept: &Kept, summary: Option<&ActivitySummary>) -> Option<Group> {
    let (name, title, rows, none) = match section {
        "iii" => (
            "Fichiers",
            "Fichiers joints",
            kept.files.as_ref()?,
            "Aucun fichier n’est joint : n joint l’organigramme, en PDF ou en image.",
        ),
        "ii" => (
            "Personnel",
            "Détail du personnel",
            &kept.staff,
            "Le tableau du personnel est vide : n ajoute quelqu’un de l’équipe.",
        ),
        "vi" => (
            PARTNERS,
            "Liste des partenaires effectifs",
            &kept.partners,
            "Aucun partenariat n’est noté : n en ajoute un.",
        ),
        _ => return None,
    };
    let record = |row: &Row| {
        let (words, line) = match row.entity {
            Entity::StaffMember => (member(row), None),
            Entity::Attachment => (file(row), None),
            _ => partner(row, summary),
        };
        YearlyRow::Record(row.entity, row.id, words, line)
    };
    Some((name, list(title, rows.iter().map(record).collect(), none)))
}

/// A list under its name, or what to do when there is nothing in it.
fn list(title: &'static str, rows: Vec<YearlyRow>, none: &str) -> Vec<YearlyRow> {
    let none = rows.is_empty().then(|| YearlyRow::Note(none.to_owned()));
    let title = std::iter::once(YearlyRow::List(title));
    title.chain(none).chain(rows).collect()
}

/// « Permanence du Foirail : 4 place du Foirail, mardi 9 h – 12 h, RIVIÈRE Claire ».
fn places(all: &[Premises]) -> Vec<YearlyRow> {
    let place = |it: &Premises| {
        let rest = joined([&*it.address, &*it.hours, &*it.who], ", ");
        let words = format!("{}{}", it.name, enclosed(" : ", &rest, ""));
        YearlyRow::Record(it.record.0, it.record.1, words, None)
    };
    let none = "Aucune adresse ni permanence n’est notée : « Équipe et structures » les garde.";
    let title = "Liste des locaux et planning des permanences";
    list(title, all.iter().map(place).collect(), none)
}

/// « RIVIÈRE Claire : Référent unique, 80 % d’un temps plein, depuis le 02/01/2024 ».
fn member(row: &Row) -> String {
    let it = StaffMemberRecord::of(row);
    let share = it.full_time().map(|it| format!("{it} % d’un temps plein"));
    let outside = (!it.funded()).then(|| "hors convention".to_owned());
    let dates = [("depuis le", it.from()), ("jusqu’au", it.to())];
    let dates = dates.map(|(words, day)| day.map(|day| format!("{words} {}", full(day))));
    let post = Some(row.words(STAFF_MEMBER.post.name));
    let rest = [post, it.trade().map(str::to_owned), share, outside];
    let rest: Vec<String> = rest.into_iter().chain(dates).flatten().collect();
    format!("{} : {}", it.name().unwrap_or_default(), rest.join(", "))
}

/// The files of an agreement, in the order in which they were joined.
fn files(agreement: &Row, desk: &Desk) -> Result<Vec<Row>> {
    let mut all = desk.store.all_rows(Entity::Attachment)?;
    all.retain(|row| AttachmentRecord::of(row).agreement() == Some(agreement.id));
    Ok(all)
}

/// « Organigramme, en annexe : organigramme.pdf, 240 Ko ».
fn file(row: &Row) -> String {
    let it = AttachmentRecord::of(row);
    let name = file_name(it.file().unwrap_or_default());
    let size = (it.size().unwrap_or_default() + 999) / 1000;
    format!(
        "{}, en annexe : {name}, {size} Ko",
        it.label().unwrap_or_default()
    )
}

/// « Mission locale : emploi, chaque mois ─ 3 personnes », and the line that counts them.
fn partner(row: &Row, summary: Option<&ActivitySummary>) -> (String, Option<(usize, usize)>) {
    let it = PartnershipRecord::of(row);
    let rest = [it.fields(), it.level(), it.means(), it.frequency()];
    let rest: Vec<&str> = rest.into_iter().flatten().collect();
    let name = it.partner().unwrap_or_default();
    let words = format!("{name}{}", enclosed(" : ", &rest.join(", "), ""));
    let tables = summary.map_or(&[][..], |it| &it.tables);
    let found = tables
        .iter()
        .position(|table| table.id == PARTNERS)
        .and_then(|at| {
            let mut lines = tables.get(at)?.lines.iter().enumerate();
            let (line, found) = lines.find(|(_, line)| line.label == name)?;
            match found.figures.last()? {
                Figure::Count(n) if *n > 0 => Some((*n, (at, line))),
                _ => None,
            }
        });
    match found {
        Some((n, line)) => {
            let people = plural(n, "personne", "personnes");
            (format!("{words} ─ {people}"), Some(line))
        }
        None => (words, None),
    }
}

/// What an agreement says of itself.
fn of_itself(row: &Row) -> String {
    let named = [
        FUNDING_AGREEMENT.responsible.name,
        FUNDING_AGREEMENT.contact.name,
        FUNDING_AGREEMENT.territory.name,
        FUNDING_AGREEMENT.committee_on.name,
        FUNDING_AGREEMENT.file_active.name,
        FUNDING_AGREEMENT.label.name,
    ];
    let said = named.into_iter().filter_map(|name| {
        let words = match row.date(name) {
            Some(day) => full(day),
            None => row.words(name),
        };
        let label = row.entity.field(name)?.label;
        (!words.is_empty()).then(|| format!("{label} : {words}"))
    });
    let said: Vec<String> = said.collect();
    let head = format!("Convention {}", number(row));
    format!("{head}{}", enclosed(" · ", &said.join(" · "), ""))
}

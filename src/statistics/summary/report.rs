//! A yearly summary with what stands around its figures: the heading of the agreement, the team, the words of
//! each part (« Hérault, bilan de convention »). Knows no layout.
use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::model::{ActivitySummary, Figure, Line, LineRole, Scope, Table, Unit};
use super::order::rank;
use crate::domain::date::{Date, day_number, full, last_day};
use crate::domain::record::funding_agreement::FundingAgreementRecord;
use crate::domain::record::organization::{ORGANIZATION, OrganizationRecord};
use crate::domain::record::staff_member::StaffMemberRecord;
use crate::domain::record::summary_text::{SUMMARY_TEXT, SummaryTextRecord};
use crate::domain::record::{Entity, Id, Record, Row};
use crate::domain::text::{enclosed, fold, joined, plural};
use crate::domain::vocabulary::{Code, SummaryPart, Vocabulary};
use crate::store::{Result, Store};

/// What another model counts: it has no sections.
const OTHER: (&str, &str) = ("", "Indicateurs et résultats");
/// The section of the territory.
const TERRITORY: &str = "vii";
/// Longest agreement, in months.
const LONGEST: u32 = 120;

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

/// The records that a report is made from, beside its figures.
#[derive(Clone, Debug, Default)]
pub struct Around {
    /// Agreements.
    pub agreements: Vec<Row>,
    /// Structures.
    pub organizations: Vec<Row>,
    /// The team.
    pub staff: Vec<Row>,
    /// Words of the parts.
    pub texts: Vec<Row>,
}

impl Around {
    /// Reads them.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn read(store: &Store) -> Result<Self> {
        Ok(Self {
            agreements: store.all_rows(Entity::FundingAgreement)?,
            organizations: store.all_rows(Entity::Organization)?,
            staff: store.all_rows(Entity::StaffMember)?,
            texts: store.all_rows(Entity::SummaryText)?,
        })
    }
}

impl Report {
    /// The summary among what stands around it.
    pub fn of(mut summary: ActivitySummary, around: &Around) -> Self {
        let agreement = agreement(&summary, around);
        let structure = structure(&summary.scope, around);
        let heading = heading(&summary, agreement, structure, around);
        // The words of the agreement and its team are of its own model.
        if summary.tables.iter().all(|it| it.section == OTHER.0) {
            return Self {
                heading,
                summary,
                texts: Vec::new(),
            };
        }
        if let Some(team) = staff(&summary, structure, &around.staff) {
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
        }
    }

    /// The sections of the model, each with its tables and its words in order, even those where nothing is noted yet;
    /// another model has one.
    pub fn sections(&self) -> impl Iterator<Item = Section<'_>> {
        let own = |it: &Table| it.section != OTHER.0;
        let whole = self.summary.tables.iter().all(own);
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

/// The agreement that is named; without a name, the only one that meets the period, of the structure counted.
fn agreement<'a>(
    summary: &ActivitySummary,
    around: &'a Around,
) -> Option<FundingAgreementRecord<'a>> {
    let scope = &summary.scope;
    let mut all = around.agreements.iter().map(FundingAgreementRecord::of);
    if let Some(named) = scope.agreement {
        return all.find(|it| it.id == named);
    }
    let counted = structure(scope, around);
    let mut own = all
        .filter(|it| it.organization().is_none() || it.organization() == counted)
        .filter(|it| meets(summary, it.start(), it.end()));
    own.next().filter(|_| own.next().is_none())
}

/// The structure counted: the one asked for, else the only one that has an agreement or a team.
fn structure(scope: &Scope, around: &Around) -> Option<Id> {
    let agreements = around.agreements.iter().map(FundingAgreementRecord::of);
    let agreements = agreements.filter_map(FundingAgreementRecord::organization);
    let staff = around.staff.iter().map(StaffMemberRecord::of);
    let staff = staff.filter_map(StaffMemberRecord::organization);
    let known: BTreeSet<Id> = agreements.chain(staff).collect();
    let only = known.first().copied().filter(|_| known.len() == 1);
    scope.structure.or(only)
}

/// Whether something from a day to another meets the period.
fn meets(summary: &ActivitySummary, from: Option<Date>, to: Option<Date>) -> bool {
    let scope = &summary.scope;
    from.is_none_or(|day| day <= scope.to) && to.is_none_or(|day| day >= scope.from)
}

fn heading(
    summary: &ActivitySummary,
    agreement: Option<FundingAgreementRecord<'_>>,
    structure: Option<Id>,
    around: &Around,
) -> Vec<(&'static str, String)> {
    let scope = &summary.scope;
    let own = around.organizations.iter().map(OrganizationRecord::of);
    let own = own.into_iter().find(|it| Some(it.id) == structure);
    let name = own.and_then(OrganizationRecord::name);
    let name = name.map_or_else(|| everywhere(around), str::to_owned);
    let reached = [
        own.and_then(OrganizationRecord::address).map(str::to_owned),
        own.map(|it| it.row().words(ORGANIZATION.phone.name)),
        own.and_then(OrganizationRecord::email).map(str::to_owned),
    ];
    let reached = joined(reached.map(Option::unwrap_or_default), ", ");
    let text = |of: fn(FundingAgreementRecord<'_>) -> Option<&str>| {
        agreement
            .and_then(|it| of(it).map(str::to_owned))
            .unwrap_or_default()
    };
    let number = text(|it| it.number());
    let days = agreement.and_then(|it| Some((it.start()?, it.end()?)));
    let days = days.map(|(from, to)| period(from, to)).unwrap_or_default();
    let committee = agreement.and_then(FundingAgreementRecord::committee_on);
    let responsible = [text(|it| it.responsible()), text(|it| it.contact())];
    let people = agreement.and_then(FundingAgreementRecord::file_active);
    vec![
        ("Structure", name),
        ("N° de la convention avec le PPI", number),
        ("Dates et durée de la convention", days),
        ("Coordonnées de la structure", reached),
        (
            "Personne responsable du rapport d’activité",
            joined([&responsible[0], &responsible[1]].map(String::as_str), ", "),
        ),
        ("SDI et secteur(s) concerné(s)", text(|it| it.territory())),
        (
            "Date du comité de pilotage de bilan intermédiaire",
            committee.map(full).unwrap_or_default(),
        ),
        (
            "Personnes à suivre",
            people.map(|it| it.to_string()).unwrap_or_default(),
        ),
        ("Cofinancement", text(|it| it.cofunding())),
        ("Public distingué", scope.label.clone().unwrap_or_default()),
        ("Période du bilan", period(scope.from, scope.to)),
        ("Arrêté au", full(scope.as_of)),
    ]
    .into_iter()
    .filter(|(_, value)| !value.trim().is_empty())
    .collect()
}

/// What is counted when no structure is named and several are known.
fn everywhere(around: &Around) -> String {
    let several = around.organizations.len() > 1;
    let words = if several { "Toutes les structures" } else { "" };
    words.to_owned()
}

/// « du 01/01/2026 au 31/12/2026, 12 mois »; « 11 mois et 15 jours ».
fn period(from: Date, to: Date) -> String {
    let ends = (1..=LONGEST).filter_map(|months| Some((months, last_day(from, months)?)));
    let whole = ends.take_while(|(_, end)| *end <= to).last();
    let (months, end) = whole.map_or((0, from.pred_opt()), |(months, end)| (months, Some(end)));
    let days = end.map_or(0, |end| day_number(to) - day_number(end));
    let months = (months > 0).then(|| format!("{months} mois"));
    let days = (days > 0).then(|| plural(days, "jour", "jours"));
    let lasts = joined([months, days].map(Option::unwrap_or_default), " et ");
    format!(
        "du {} au {}{}",
        full(from),
        full(to),
        enclosed(", ", &lasts, "")
    )
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
    say_needs(table, |part| {
        let said = of(part)?.row().int(SUMMARY_TEXT.needed.name);
        said.map(|it| it == 1)
    });
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
fn staff(summary: &ActivitySummary, structure: Option<Id>, all: &[Row]) -> Option<Table> {
    let mut lines: Vec<_> = all.iter().map(StaffMemberRecord::of).collect();
    // Those of the agreement first, by post in the order of the model, then by name.
    lines.sort_by_cached_key(|it| {
        let posts = Vocabulary::TeamPost.codes();
        let post = posts.iter().position(|post| Some(post.code) == it.post());
        (!it.funded(), post, fold(it.name().unwrap_or_default()))
    });
    let lines = lines.into_iter().filter(|it| {
        structure.is_none() || it.organization().is_none_or(|own| Some(own) == structure)
    });
    let lines = lines.filter(|it| meets(summary, it.from(), it.to()));
    let lines = lines.map(|it| {
        let post = it.post().map(|code| Vocabulary::TeamPost.label(code));
        let tasks = joined(
            [
                it.trade().unwrap_or_default(),
                it.tasks().unwrap_or_default(),
            ],
            ", ",
        );
        let funded = if it.funded() { "oui" } else { "non" };
        let figures = [
            words(post.unwrap_or_default()),
            words(&tasks),
            Figure::Decimal(it.full_time().unwrap_or_default() as f64 / 100.0),
            words(funded),
            words(&it.from().map(full).unwrap_or_default()),
            words(&it.to().map(full).unwrap_or_default()),
        ];
        (it.name().unwrap_or_default().to_owned(), figures.to_vec())
    });
    let columns = vec![
        "Poste",
        "Métier et tâches",
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

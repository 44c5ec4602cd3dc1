//! The situation: the last dated evaluation by theme, what changed since the one before, the
//! resources, and the older evaluations (« DITP 2019, contrat vivant », volet II A).
use super::{Look, PanelRow, join, validations};
use crate::domain::file::CaseFile;
use crate::domain::record::{Entity, Id, Row, labels};
use crate::domain::text::plural;
use crate::domain::validation::{ValidatedPart, agreed_on};
use crate::domain::vocabulary::Vocabulary;

/// Prose of an evaluation, with the title of each part.
const PARTS: [(&str, &str); 6] = [
    ("commentaire", "Son regard"),
    ("objectifs", "Objectifs"),
    ("motivations", "Motivations"),
    ("atouts", "Atouts"),
    ("potentiel", "Potentiel"),
    ("reseau", "Réseau"),
];

/// Evaluations, the latest first.
#[must_use]
pub fn evaluations(file: &CaseFile) -> Vec<&Row> {
    let mut all: Vec<&Row> = file.rows(Entity::Situation).iter().collect();
    all.sort_by_key(|row| std::cmp::Reverse((row.date("faite_le"), row.id)));
    all
}

/// What an evaluation says, theme by theme.
#[must_use]
pub fn findings(file: &CaseFile, evaluation: Id) -> Vec<&Row> {
    let order = |row: &Row| {
        let theme = row.text("theme").unwrap_or_default();
        Vocabulary::Theme
            .codes()
            .iter()
            .position(|code| code.code == theme)
    };
    let mut all: Vec<&Row> = file
        .rows(Entity::Finding)
        .iter()
        .filter(|row| row.int("situation_id") == Some(evaluation))
        .collect();
    all.sort_by_key(|row| (order(row), row.id));
    all
}

/// Rows of the situation.
pub(super) fn rows(file: &CaseFile) -> Vec<PanelRow> {
    let all = evaluations(file);
    let Some((last, older)) = all.split_first() else {
        return vec![PanelRow::empty(
            "Pas encore évaluée. Touche n pour la première évaluation.",
        )];
    };
    let before = older.first().copied();
    let mut rows = vec![title(file, last, older.len())];
    rows.extend(said(file, last));
    rows.extend(themes(file, last, before));
    rows.extend(prose(last, before));
    if !older.is_empty() {
        rows.push(PanelRow::heading("Évaluations précédentes"));
        for row in older {
            rows.extend(summary(file, row));
        }
    }
    rows
}

/// What the person said of an evaluation.
fn said(file: &CaseFile, row: &Row) -> Vec<PanelRow> {
    validations::rows(file, ValidatedPart::Situation, Some(row.id))
}

fn title(file: &CaseFile, row: &Row, older: usize) -> PanelRow {
    let others = if older == 0 {
        String::new()
    } else {
        format!(" ({older} avant)")
    };
    // The day is said once: with what the person said, when that is known.
    let told = agreed_on(file.rows(Entity::Validation), row.id);
    let valid = match row.date("validee_le") {
        Some(day) if told != Some(day) => format!(", validée le {}", row.day("validee_le")),
        Some(_) | None => String::new(),
    };
    PanelRow::new(
        Some((Entity::Situation, row.id)),
        format!("Évaluée le {}{others}{valid}", row.day("faite_le")),
    )
    .look(Look::Heading)
}

fn say(row: &Row) -> String {
    join(
        &[
            &labels(
                Vocabulary::Finding,
                row.text("constats").unwrap_or_default(),
            ),
            row.text("commentaire").unwrap_or_default(),
        ],
        " : ",
    )
}

fn themes(file: &CaseFile, last: &Row, before: Option<&Row>) -> Vec<PanelRow> {
    let former = before.map(|row| findings(file, row.id)).unwrap_or_default();
    let now = findings(file, last.id);
    let mut rows: Vec<PanelRow> = now
        .iter()
        .map(|row| {
            let theme = row.text("theme").unwrap_or_default();
            let then = former
                .iter()
                .find(|old| old.text("theme") == Some(theme))
                .map(|old| say(old));
            let changed = match then {
                Some(then) if then != say(row) => format!("  (avant : {then})"),
                Some(_) => String::new(),
                None if before.is_some() => "  (nouveau)".to_owned(),
                None => String::new(),
            };
            let text = format!("{}  {}{changed}", Vocabulary::Theme.label(theme), say(row));
            PanelRow::new(Some((Entity::Finding, row.id)), text)
        })
        .collect();
    for old in former {
        let theme = old.text("theme").unwrap_or_default();
        if !now.iter().any(|row| row.text("theme") == Some(theme)) {
            let text = format!(
                "{}  n’est plus signalé (avant : {})",
                Vocabulary::Theme.label(theme),
                say(old)
            );
            rows.push(PanelRow::new(None, text).look(Look::Muted));
        }
    }
    rows
}

fn prose(last: &Row, before: Option<&Row>) -> Vec<PanelRow> {
    PARTS
        .iter()
        .filter_map(|(field, title)| {
            let text = last.text(field)?;
            let changed = before.is_some_and(|old| old.text(field) != Some(text));
            let mark = if changed { "  (modifié)" } else { "" };
            Some(PanelRow::new(
                Some((Entity::Situation, last.id)),
                format!("{title}  {}{mark}", text.replace('\n', " ")),
            ))
        })
        .collect()
}

fn summary(file: &CaseFile, row: &Row) -> Vec<PanelRow> {
    let count = findings(file, row.id).len();
    let count = plural(i64::try_from(count).unwrap_or(0), "thème", "thèmes");
    let mut rows = vec![
        PanelRow::new(
            Some((Entity::Situation, row.id)),
            format!("Le {}  {count}", row.day("faite_le")),
        )
        .look(Look::Muted),
    ];
    rows.extend(said(file, row).into_iter().map(|row| row.indent(2)));
    for finding in findings(file, row.id) {
        let theme = Vocabulary::Theme.label(finding.text("theme").unwrap_or_default());
        rows.push(
            PanelRow::new(
                Some((Entity::Finding, finding.id)),
                format!("{theme}  {}", say(finding)),
            )
            .look(Look::Muted)
            .indent(2),
        );
    }
    for (field, title) in PARTS {
        if let Some(text) = row.text(field) {
            rows.push(
                PanelRow::new(
                    Some((Entity::Situation, row.id)),
                    format!("{title}  {}", text.replace('\n', " ")),
                )
                .look(Look::Muted)
                .indent(2),
            );
        }
    }
    rows
}

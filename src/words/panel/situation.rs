//! The situation: the last dated evaluation by theme, what changed since the one before, the
//! resources, and the older evaluations (« DITP 2019, contrat vivant », volet II A).
use super::validations;
use crate::domain::file::CaseFile;
use crate::domain::record::{Entity, Row};
use crate::domain::text::plural;
use crate::domain::validation::{ValidatedPart, agreed_on};
use crate::words::line::{Line, Look};
use crate::words::situation::{PARTS, finding, theme};

/// Lines of the situation.
pub(super) fn lines(file: &CaseFile) -> Vec<Line> {
    let all = file.evaluations();
    let Some((last, older)) = all.split_first() else {
        return vec![Line::muted(
            "Pas encore évaluée. Touche n pour la première évaluation.",
        )];
    };
    let before = older.first().copied();
    let mut lines = vec![title(file, last, older.len())];
    lines.extend(validations(file, last));
    lines.extend(themes(file, last, before));
    lines.extend(texts(last, |field, text| {
        let same = before.is_none_or(|old| old.text(field) == Some(text));
        if same { "" } else { "  (modifié)" }
    }));
    if !older.is_empty() {
        lines.push(Line::heading("Évaluations précédentes"));
        lines.extend(older.iter().flat_map(|row| summary(file, row)));
    }
    lines
}

/// What the person said of an evaluation.
fn validations(file: &CaseFile, row: &Row) -> Vec<Line> {
    validations::lines(file, ValidatedPart::Situation, Some(row.id))
}

fn title(file: &CaseFile, row: &Row, older: usize) -> Line {
    let others = match older {
        0 => String::new(),
        count => format!(" ({count} avant)"),
    };
    // The day is written once: with what the person said, when that is known.
    let told = agreed_on(file.rows(Entity::Validation), row.id);
    let valid = match row.date("validee_le") {
        Some(day) if told != Some(day) => format!(", validée le {}", row.day("validee_le")),
        Some(_) | None => String::new(),
    };
    let text = format!("Évaluée le {}{others}{valid}", row.day("faite_le"));
    Line::new(Some((Entity::Situation, row.id)), text).look(Look::Heading)
}

fn themes(file: &CaseFile, last: &Row, before: Option<&Row>) -> Vec<Line> {
    let former = before.map_or_else(Vec::new, |row| file.findings(row.id));
    let now = file.findings(last.id);
    let on_theme = |all: &[&'_ Row], row: &Row| -> Option<String> {
        let found = all.iter().find(|it| it.text("theme") == row.text("theme"));
        found.map(|it| finding(it))
    };
    let current = now.iter().map(|row| {
        let changed = match on_theme(&former, row) {
            Some(then) if then != finding(row) => format!("  (avant : {then})"),
            None if before.is_some() => "  (nouveau)".to_owned(),
            Some(_) | None => String::new(),
        };
        let text = format!("{}  {}{changed}", theme(row), finding(row));
        Line::new(Some((Entity::Finding, row.id)), text)
    });
    let gone = former.iter().filter(|old| on_theme(&now, old).is_none());
    let gone = gone.map(|old| {
        let (theme, then) = (theme(old), finding(old));
        Line::muted(format!("{theme}  n’est plus signalé (avant : {then})"))
    });
    current.chain(gone).collect()
}

/// The texts of an evaluation, each with a mark after it.
fn texts(row: &Row, mark: impl Fn(&str, &str) -> &'static str) -> Vec<Line> {
    let target = Some((Entity::Situation, row.id));
    let known = PARTS.iter().filter_map(|part| {
        let text = row.text(part.field)?;
        let mark = mark(part.field, text);
        Some(format!("{}  {}{mark}", part.short, text.replace('\n', " ")))
    });
    known.map(|text| Line::new(target, text)).collect()
}

/// An older evaluation.
fn summary(file: &CaseFile, row: &Row) -> Vec<Line> {
    let findings = file.findings(row.id);
    let count = i64::try_from(findings.len()).unwrap_or(0);
    let count = plural(count, "thème", "thèmes");
    let head = format!("Le {}  {count}", row.day("faite_le"));
    let mut lines = vec![Line::new(Some((Entity::Situation, row.id)), head).look(Look::Muted)];
    lines.extend(validations(file, row).into_iter().map(|it| it.indent(2)));
    let themes = findings.into_iter().map(|row| {
        let text = format!("{}  {}", theme(row), finding(row));
        Line::new(Some((Entity::Finding, row.id)), text)
    });
    let details = themes.chain(texts(row, |_, _| ""));
    lines.extend(details.map(|line| line.look(Look::Muted).indent(2)));
    lines
}

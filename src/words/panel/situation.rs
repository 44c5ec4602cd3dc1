//! The situation: the last dated evaluation by theme, what changed since the one before, the
//! resources, and the older evaluations (« DITP 2019, contrat vivant », volet II A).
use super::validations;
use crate::domain::record::finding::FindingRecord;
use crate::domain::record::situation::SituationRecord;
use crate::domain::text::plural;
use crate::domain::validation::{ValidatedPart, agreed_on};
use crate::words::prelude::*;
use crate::words::situation::{PARTS, finding, is_unanswered, texts, theme};

/// Lines of the situation.
pub(super) fn lines(file: &CaseFile) -> Vec<Line> {
    let all = file.evaluations();
    let Some((last, older)) = all.split_first() else {
        let words = "Pas encore évaluée. Touche n pour la première évaluation.";
        return vec![Line::muted(words)];
    };
    let before = older.first().copied();
    let mut lines = vec![title(file, *last, older.len())];
    lines.extend(validations(file, *last));
    lines.extend(themes(file, *last, before));
    lines.extend(prose(*last, before));
    if !older.is_empty() {
        lines.push(Line::heading("Évaluations précédentes"));
        lines.extend(older.iter().flat_map(|it| summary(file, *it)));
    }
    lines
}

/// What the person said of an evaluation.
fn validations(file: &CaseFile, row: SituationRecord<'_>) -> Vec<Line> {
    validations::lines(file, ValidatedPart::Situation, Some(row.id))
}

fn title(file: &CaseFile, row: SituationRecord<'_>, older: usize) -> Line {
    let others = match older {
        0 => String::new(),
        count => format!(" ({count} avant)"),
    };
    // The day is written once: with what the person said, when that is known.
    let told = agreed_on(file.rows(Entity::Validation), row.id);
    let valid = match row.validated_on() {
        Some(day) if told != Some(day) => format!(", validée le {}", row.day("validee_le")),
        Some(_) | None => String::new(),
    };
    let text = format!("Évaluée le {}{others}{valid}", row.day("faite_le"));
    Line::new(Some((Entity::Situation, row.id)), text).look(Look::Heading)
}

fn themes(
    file: &CaseFile,
    last: SituationRecord<'_>,
    before: Option<SituationRecord<'_>>,
) -> Vec<Line> {
    let former = before.map_or_else(Vec::new, |row| file.findings(row.id));
    let now = file.findings(last.id);
    let on_theme = |all: &[FindingRecord<'_>], wanted: FindingRecord<'_>| {
        let found = all.iter().find(|it| it.theme() == wanted.theme());
        found.map(|it| finding(*it))
    };
    let current = now.iter().map(|it| {
        let changed = match on_theme(&former, *it) {
            Some(then) if then != finding(*it) => format!("  (avant : {then})"),
            None if before.is_some() => "  (nouveau)".to_owned(),
            Some(_) | None => String::new(),
        };
        let bare = match is_unanswered(file, *it) {
            true => "  (aucune action n’y répond)",
            false => "",
        };
        let text = format!("{}  {}{changed}{bare}", theme(*it), finding(*it));
        Line::new(Some((Entity::Finding, it.id)), text)
    });
    let gone = former.iter().filter(|old| on_theme(&now, **old).is_none());
    let gone = gone.map(|old| {
        let (theme, then) = (theme(*old), finding(*old));
        Line::muted(format!("{theme}  n’est plus signalé (avant : {then})"))
    });
    current.chain(gone).collect()
}

/// The texts of an evaluation; a mark after what differs from the one before.
fn prose(row: SituationRecord<'_>, before: Option<SituationRecord<'_>>) -> Vec<Line> {
    let target = Some((Entity::Situation, row.id));
    let then = before.map_or_else(|| texts(row), texts);
    let all = PARTS.iter().zip(texts(row)).zip(then);
    let known = all.filter_map(|(((_, title), text), then)| {
        let mark = if text == then { "" } else { "  (modifié)" };
        Some(format!("{title}  {}{mark}", text?.replace('\n', " ")))
    });
    known.map(|text| Line::new(target, text)).collect()
}

/// An older evaluation.
fn summary(file: &CaseFile, row: SituationRecord<'_>) -> Vec<Line> {
    let findings = file.findings(row.id);
    let count = plural(findings.len(), "thème", "thèmes");
    let head = format!("Le {}  {count}", row.day("faite_le"));
    let mut lines = vec![Line::new(Some((Entity::Situation, row.id)), head).look(Look::Muted)];
    lines.extend(validations(file, row).into_iter().map(|it| it.indent(2)));
    let themes = findings.into_iter().map(|it| {
        let text = format!("{}  {}", theme(it), finding(it));
        Line::new(Some((Entity::Finding, it.id)), text)
    });
    let details = themes.chain(prose(row, None));
    lines.extend(details.map(|line| line.look(Look::Muted).indent(2)));
    lines
}

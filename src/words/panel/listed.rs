//! The kinds that a panel lists under a heading, one line a record. Knows no kind by name: each says
//! itself that it is listed.
use crate::domain::record::{Field, Kind, Panel, Use};
use crate::domain::text::{fold, mid_sentence, uncapital};
use crate::words::prelude::*;

/// The kinds that a panel lists, one line a record.
pub(super) fn lines(panel: Panel, file: &CaseFile, names: &Names) -> Vec<Line> {
    let shown = Entity::ALL.into_iter().filter(|kind| kind.panel() == panel);
    let mut lists: Vec<_> = shown
        .filter_map(|kind| Some((kind.known().listed?, file.rows(kind))))
        .filter(|(_, records)| !records.is_empty())
        .collect();
    lists.sort_by_key(|((place, _), _)| *place);
    let mut lines = Vec::new();
    for ((_, heading), records) in lists {
        lines.push(Line::heading(heading));
        let line = |row: &Row| Line::new(Some((row.entity, row.id)), summary(row, names));
        lines.extend(records.iter().map(line));
    }
    lines
}

/// The fields that are filled, each with its value in words; other records of the file are not
/// named.
pub(super) fn known<'a>(
    row: &'a Row,
    names: &'a Names,
) -> impl Iterator<Item = (&'static Field, String)> {
    let fields = row.entity.fields().iter().zip(&row.values);
    fields.filter_map(|(field, value)| {
        let named = match field.kind {
            Kind::Ref(to) => matches!(to, Entity::Agent | Entity::Organization),
            _ => true,
        };
        let shown = named && field.filled_by != Use::Internal;
        let words = shown.then(|| names.value(field, value))?;
        (!words.is_empty()).then_some((field, words))
    })
}

/// A record in one line: its filled fields, dates and numbers with their name, « oui » and « non » too.
fn summary(row: &Row, names: &Names) -> String {
    let parts = known(row, names)
        .enumerate()
        .map(|(at, (field, words))| match field.kind {
            Kind::Date(_) | Kind::Number(..) => {
                format!("{} {words}", uncapital(plain(field.label)))
            }
            Kind::Choice(_) if field.label.starts_with("Demandée par") => {
                format!("{} {}", uncapital(plain(field.label)), mid_sentence(&words))
            }
            Kind::Prose if at > 0 => {
                let words = words.replace('\n', " ");
                format!("{} : {words}", uncapital(plain(field.label)))
            }
            Kind::YesNo => format!("{} ({words})", uncapital(field.label)),
            Kind::Choice(_) if at > 0 => mid_sentence(&words),
            _ => words,
        });
    // What two fields say is said once: a theme, and a type that is called like it.
    let mut said: Vec<String> = Vec::new();
    for mut part in parts {
        // « demandée le 02/11/2026, par la personne ».
        if let Some((verb, by)) = part.split_once(' ')
            && by.starts_with("par ")
            && said
                .last()
                .is_some_and(|it| it.split(' ').next() == Some(verb))
        {
            part = by.to_owned();
        }
        let again = said.iter().any(|it| fold(it) == fold(&part));
        said.extend((!again).then_some(part));
    }
    if said.is_empty() {
        return "à compléter".to_owned();
    }
    said.join(", ")
}

/// A label without what only its form needs: « Demandée le (réorientation) ».
fn plain(label: &str) -> &str {
    label.split_once(" (").map_or(label, |(start, _)| start)
}

//! Who the person is, the parcours, who follows, and the agreements.
use super::{Names, PanelRow, join};
use crate::domain::date::{Date, age};
use crate::domain::file::CaseFile;
use crate::domain::record::{Entity, Kind, Row, Use};
use crate::words::following as who;

/// Rows of the identity.
pub(super) fn rows(file: &CaseFile, names: &Names, today: Date) -> Vec<PanelRow> {
    let Some(person) = file.identity() else {
        return Vec::new();
    };
    let mut rows = vec![PanelRow {
        target: Some((Entity::Allocataire, person.id)),
        ..PanelRow::heading("Identité et coordonnées")
    }];
    rows.extend(filled(person, names, today));
    rows.extend(following(file, names, today));
    for (entity, title) in [
        (Entity::Parcours, "Parcours"),
        (Entity::Orientation, "Orientations"),
        (Entity::Assignment, "Suivi par"),
        (Entity::Diagnostic, "Diagnostics"),
        (Entity::SharingAgreement, "Accords de partage"),
        (Entity::Share, "Partages"),
        (Entity::Examination, "Examens du parcours"),
        (Entity::Suspension, "Mesures sur l’allocation"),
        (Entity::Resumption, "Reprises d’activité"),
        (Entity::RightsPeriod, "État du droit au RSA"),
        (Entity::DutyPeriod, "Droits et devoirs"),
        (Entity::Exemption, "Neutralisations"),
        (Entity::Waiver, "Règles sans objet"),
    ] {
        let records = file.rows(entity);
        if records.is_empty() {
            continue;
        }
        rows.push(PanelRow::heading(title));
        rows.extend(
            records
                .iter()
                .map(|row| PanelRow::new(Some((entity, row.id)), summary(row, names))),
        );
    }
    rows
}

/// The follow-up model in words, and whether the person counts as followed today.
fn following(file: &CaseFile, names: &Names, today: Date) -> Vec<PanelRow> {
    let Some(parcours) = file.parcours() else {
        return Vec::new();
    };
    let target = Some((Entity::Parcours, parcours.id));
    let line = |(label, text): (&str, String)| PanelRow::new(target, format!("{label} : {text}"));
    let mut rows = vec![PanelRow::heading("Qui fait quoi")];
    let said = who::said(&file.follow_up(today), names);
    rows.extend(said.into_iter().map(line));
    if let Some(days) = &file.beside.followed {
        let answer = who::followed(&days.on(today), today);
        rows.push(line(("Personne suivie", answer)));
    }
    rows
}

/// One row a known field.
fn filled(row: &Row, names: &Names, today: Date) -> Vec<PanelRow> {
    row.entity
        .fields()
        .iter()
        .filter(|field| field.filled_by != Use::Internal)
        .filter_map(|field| {
            let mut words = words(row, field.name, names);
            if field.name == "ne_le"
                && let Some(birth) = row.date("ne_le")
            {
                words = format!("{words} ({} ans)", age(birth, today));
            }
            (!words.is_empty()).then(|| {
                PanelRow::new(
                    Some((row.entity, row.id)),
                    format!("{} : {}", field.label, words.replace('\n', " ")),
                )
            })
        })
        .collect()
}

/// A field in words, references named.
pub(super) fn words(row: &Row, field: &str, names: &Names) -> String {
    match row.entity.field(field).map(|field| field.kind) {
        Some(Kind::Ref(Entity::Agent)) => names.agent(row.int(field)).to_owned(),
        Some(Kind::Ref(Entity::Organization)) => names.organization(row.int(field)).to_owned(),
        Some(Kind::Ref(_)) => String::new(),
        Some(_) | None => row.words(field),
    }
}

/// A record in one line: its filled fields, dates with their name, « oui » and « non » too.
fn summary(row: &Row, names: &Names) -> String {
    let parts: Vec<String> = row
        .entity
        .fields()
        .iter()
        .filter(|field| field.filled_by != Use::Internal)
        .filter_map(|field| {
            let words = words(row, field.name, names);
            if words.is_empty() {
                return None;
            }
            Some(match field.kind {
                Kind::Date(_) => format!("{} {words}", lower_first(plain(field.label))),
                Kind::YesNo => format!("{} ({words})", lower_first(field.label)),
                _ => words,
            })
        })
        .collect();
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    let text = join(&parts, ", ");
    if text.is_empty() {
        "à compléter".to_owned()
    } else {
        text
    }
}

/// A label without what only its form needs: « Demandée le (réorientation) ».
fn plain(label: &str) -> &str {
    label.split_once(" (").map_or(label, |(start, _)| start)
}

/// « Demande de RSA le » in the middle of a line: only its first letter changes.
fn lower_first(label: &str) -> String {
    let mut letters = label.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(letters).collect()
    })
}

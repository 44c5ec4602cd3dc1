//! Who the person is, the parcours, who follows, and the agreements.
use crate::domain::date::{Date, age};
use crate::domain::file::CaseFile;
use crate::domain::record::{Entity, Field, Kind, Row, Use};
use crate::domain::text::uncapital;
use crate::words::following as who;
use crate::words::line::Line;
use crate::words::names::Names;

/// Lines of the identity.
pub(super) fn lines(file: &CaseFile, names: &Names, today: Date) -> Vec<Line> {
    let Some(person) = file.identity() else {
        return Vec::new();
    };
    let mut rows = vec![Line {
        target: Some((Entity::Allocataire, person.id)),
        ..Line::heading("Identité et coordonnées")
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
        rows.push(Line::heading(title));
        rows.extend(
            records
                .iter()
                .map(|row| Line::new(Some((entity, row.id)), summary(row, names))),
        );
    }
    rows
}

/// The follow-up model in words, and whether the person counts as followed today.
fn following(file: &CaseFile, names: &Names, today: Date) -> Vec<Line> {
    let Some(parcours) = file.parcours() else {
        return Vec::new();
    };
    let target = Some((Entity::Parcours, parcours.id));
    let line = |(label, text): (&str, String)| Line::new(target, format!("{label} : {text}"));
    let mut lines = vec![Line::heading("Qui fait quoi")];
    let model = who::model(&file.follow_up(today), names);
    lines.extend(model.into_iter().map(line));
    if let Some(days) = &file.beside.followed {
        let answer = who::followed(&days.on(today), today);
        lines.push(line(("Personne suivie", answer)));
    }
    lines
}

/// The fields that are filled, each with its value in words; other records of the file are not
/// named.
fn known<'a>(row: &'a Row, names: &'a Names) -> impl Iterator<Item = (&'static Field, String)> {
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

/// One line a known field.
fn filled(row: &Row, names: &Names, today: Date) -> Vec<Line> {
    known(row, names)
        .map(|(field, words)| {
            let birth = row.date("ne_le").filter(|_| field.name == "ne_le");
            let age =
                birth.map_or_else(String::new, |birth| format!(" ({} ans)", age(birth, today)));
            let text = format!("{} : {}{age}", field.label, words.replace('\n', " "));
            Line::new(Some((row.entity, row.id)), text)
        })
        .collect()
}

/// A record in one line: its filled fields, dates with their name, « oui » and « non » too.
fn summary(row: &Row, names: &Names) -> String {
    let parts: Vec<String> = known(row, names)
        .map(|(field, words)| match field.kind {
            Kind::Date(_) => format!("{} {words}", uncapital(plain(field.label))),
            Kind::YesNo => format!("{} ({words})", uncapital(field.label)),
            _ => words,
        })
        .collect();
    if parts.is_empty() {
        return "à compléter".to_owned();
    }
    parts.join(", ")
}

/// A label without what only its form needs: « Demandée le (réorientation) ».
fn plain(label: &str) -> &str {
    label.split_once(" (").map_or(label, |(start, _)| start)
}

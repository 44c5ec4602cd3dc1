//! Who the person is, the parcours, who follows, and the agreements.
use super::listed::known;
use crate::domain::date::age;
use crate::domain::file::household;
use crate::words::following as who;
use crate::words::prelude::*;

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
    rows.extend(household::words(&file.beside.household).map(Line::plain));
    rows.extend(following(file, names, today));
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

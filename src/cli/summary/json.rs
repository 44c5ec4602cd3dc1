//! The yearly summary as other programs read it: `carnet.bilan/1`.
use super::people::Person;
use crate::cli::prelude::*;
use crate::statistics::summary::report::Text;
use crate::statistics::summary::{Figure, Line, Report, Table};

/// Two decimals.
fn rounded(x: f64) -> f64 {
    (x * 100.0).round() / 100.0
}

fn figure(figure: &Figure) -> Json {
    match figure {
        Figure::Count(n) => json!(n),
        Figure::Decimal(x) => json!(rounded(*x)),
        Figure::Share(x) => json!((x * 10_000.0).round() / 10_000.0),
        Figure::Words(words) => json!(words),
        Figure::Day(day) => json!(iso(*day)),
        Figure::Unknown => Json::Null,
    }
}

/// The whole summary; `people` are those behind one line.
pub(super) fn summary(report: &Report, people: Option<(&[Person], &str)>) -> Json {
    let scope = &report.summary.scope;
    let heading = report.heading.iter();
    let heading = heading.map(|(label, value)| json!({ "libelle": label, "valeur": value }));
    json!({
        "schema": "carnet.bilan/1",
        "du": iso(scope.from),
        "au": iso(scope.to),
        "structure": scope.structure,
        "etiquette": scope.label,
        "en_tete": heading.collect::<Json>(),
        "tableaux": report.summary.tables.iter().map(|it| table(it, people)).collect::<Json>(),
        "textes": report.texts.iter().map(text).collect::<Json>(),
    })
}

fn text(text: &Text) -> Json {
    json!({
        "partie": text.section,
        "rubrique": text.code,
        "titre": text.title,
        "texte": text.words,
    })
}

fn table(table: &Table, people: Option<(&[Person], &str)>) -> Json {
    json!({
        "id": table.id,
        "partie": table.section,
        "titre": table.title,
        "colonnes": table.columns,
        "lignes": table.lines.iter().map(|it| line(it, people)).collect::<Json>(),
        "notes": table.notes,
    })
}

/// A line: `valeur` is its first number, `valeurs` has one a column where there are several.
fn line(line: &Line, people: Option<(&[Person], &str)>) -> Json {
    let number = |it: &&Figure| !matches!(it, Figure::Words(_) | Figure::Day(_));
    let value = line.figures.iter().find(number).or(line.figures.first());
    let it = json!({
        "id": line.id,
        "libelle": line.name(),
        "valeur": value.map(figure),
    });
    let it = match line.figures.len() {
        0 | 1 => it,
        _ => out::with(it, "valeurs", line.figures.iter().map(figure).collect()),
    };
    match people.filter(|(_, id)| line.id.eq_ignore_ascii_case(id)) {
        Some((people, _)) => out::with(it, "personnes", people.iter().map(person).collect()),
        None => it,
    }
}

fn person(person: &Person) -> Json {
    json!({
        "id": person.entry.person,
        "uid": person.uid,
        "date": person.entry.on.map(iso),
        "motif": person.entry.reason,
    })
}

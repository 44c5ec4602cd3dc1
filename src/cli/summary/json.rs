//! The yearly summary as other programs read it: `carnet.bilan/1`.
use super::people::Person;
use crate::cli::prelude::*;
use crate::statistics::summary::{ActivitySummary, Figure, Line, Table};

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
        Figure::Unknown => Json::Null,
    }
}

/// The whole summary; `people` are those behind one line.
pub(super) fn summary(summary: &ActivitySummary, people: Option<(&[Person], &str)>) -> Json {
    let scope = &summary.scope;
    json!({
        "schema": "carnet.bilan/1",
        "du": iso(scope.from),
        "au": iso(scope.to),
        "structure": scope.structure,
        "etiquette": scope.label,
        "tableaux": summary.tables.iter().map(|it| table(it, people)).collect::<Json>(),
    })
}

fn table(table: &Table, people: Option<(&[Person], &str)>) -> Json {
    json!({
        "id": table.id,
        "titre": table.title,
        "colonnes": table.columns,
        "lignes": table.lines.iter().map(|it| line(it, people)).collect::<Json>(),
        "notes": table.notes,
    })
}

/// A line: `valeur` is its first figure, `valeurs` has one a column where there are several.
fn line(line: &Line, people: Option<(&[Person], &str)>) -> Json {
    let it = json!({
        "id": line.id,
        "libelle": line.name(),
        "valeur": line.figures.first().map(figure),
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

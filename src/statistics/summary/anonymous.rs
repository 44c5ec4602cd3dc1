//! What a summary counts, one line a person, without anything that says who it is: what the cells of its tables add
//! up, for whoever may have the small numbers. Knows no layout.
//!
//! Chosen here: no name, number, date or town; no health, which the model gives in whole only, nor what the
//! interventions were about, which tells it; no month of presence,
//! which would tell when someone came and left. The lines are in the order of what they say, so that the order
//! itself tells nothing.
use std::collections::{BTreeMap, HashMap};

use super::model::{ActivitySummary, Figure, LineRole, Table};
use super::shown::words;

/// What is taken of a table or of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Taken {
    /// The line that counts the person, in words.
    Class,
    /// Whether it counts the person: 1 or 0.
    Once,
    /// How often it counts the person.
    Number,
}

/// What a column is called, and what it is taken from.
const COLUMNS: [(&str, &str, Taken); 17] = [
    ("Sexe", "C1", Taken::Class),
    ("Âge", "C2", Taken::Class),
    ("Situation familiale", "C3", Taken::Class),
    ("Type d’habitat", "C5", Taken::Class),
    ("Niveau d’étude", "C6", Taken::Class),
    ("Type d’accompagnement", "C12", Taken::Class),
    ("Situation traitée", "H1.1", Taken::Once),
    ("Orientée par le SDI", "H1.2", Taken::Once),
    (
        "Réorientée à l’issue de la phase d’accueil",
        "H1.3",
        Taken::Once,
    ),
    ("Accompagnement cessé", "H1.4", Taken::Once),
    ("1er CER signé", "H2.1", Taken::Once),
    ("Renouvellement signé", "H2.2", Taken::Once),
    ("Motif de sortie", "H4", Taken::Class),
    ("Accompagnement social renforcé", "H5.1", Taken::Once),
    ("Rendez-vous individuels honorés", "H6", Taken::Number),
    ("Dossiers constitués", "H7.1", Taken::Number),
    ("Interventions", "H8", Taken::Number),
];

/// A line a person.
#[derive(Clone, Debug, PartialEq)]
pub struct Anonymous {
    /// What each column is, with the table or the line that adds it up: « Situation traitée (H1.1) ».
    pub columns: Vec<String>,
    /// The persons counted; one who is in no class of a table has none.
    pub rows: Vec<Vec<Figure>>,
}

/// A line for each person whom a line of the summary counts; a person is told from another by any name that `counted`
/// gives them, which goes no further.
pub fn anonymous<P: Ord, L: AsRef<str>>(
    summary: &ActivitySummary,
    counted: impl IntoIterator<Item = (L, P)>,
) -> Anonymous {
    let mut people: BTreeMap<P, HashMap<String, i64>> = BTreeMap::new();
    for (line, person) in counted {
        let lines = people.entry(person).or_default();
        *lines.entry(line.as_ref().to_owned()).or_default() += 1;
    }
    let table = |id: &str| summary.tables.iter().find(|it| it.id == id);
    let row = |lines: HashMap<String, i64>| -> Vec<Figure> {
        let cell = |(_, from, taken): &(&str, &str, Taken)| {
            let of = from.split('.').next().unwrap_or(from);
            table(of).map_or(Figure::Unknown, |it| figure(it, from, *taken, &lines))
        };
        COLUMNS.iter().map(cell).collect()
    };
    let mut rows: Vec<Vec<Figure>> = people.into_values().map(row).collect();
    rows.sort_by_cached_key(|row| row.iter().map(words).collect::<Vec<_>>());
    let name = |(name, from, _): (&str, &str, Taken)| format!("{name} ({from})");
    Anonymous {
        columns: COLUMNS.map(name).to_vec(),
        rows,
    }
}

/// A cell: what is taken from a table, or from one of its lines, of the lines that count someone.
fn figure(table: &Table, from: &str, taken: Taken, lines: &HashMap<String, i64>) -> Figure {
    let parts = table.lines.iter();
    let mut parts =
        parts.filter(|it| it.role != LineRole::Total && (from == table.id || from == it.id));
    let times = |id: &str| lines.get(id).copied().unwrap_or_default();
    match taken {
        Taken::Class => {
            let own = parts.find(|it| times(&it.id) > 0);
            own.map_or(Figure::Unknown, |it| Figure::Words(it.label.clone()))
        }
        Taken::Once => Figure::Count(i64::from(parts.any(|it| times(&it.id) > 0))),
        Taken::Number => Figure::Count(parts.map(|it| times(&it.id)).sum()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statistics::summary::by_hand::{line, summary, table};

    /// Two persons, in the order of what their lines say; a total is no class.
    #[test]
    fn a_person_is_a_line_without_a_name_in_the_order_of_what_it_says() {
        let one = |label, role| line(label, role, [Figure::Count(1)]);
        let of = |id, lines| table(id, "iv_a", &["Nb"], lines);
        let summary = summary([
            of(
                "C1",
                vec![one("Femmes", LineRole::Part), one("Hommes", LineRole::Part)],
            ),
            of(
                "H4",
                vec![one("Emploi", LineRole::Part), one("Total", LineRole::Total)],
            ),
            of("H8", vec![one("Logement", LineRole::Part)]),
        ]);
        let counted = [
            ("C1.2", "a"),
            ("H8.1", "a"),
            ("H8.1", "a"),
            ("C1.1", "z"),
            ("H4.2", "z"),
            ("H4.1", "z"),
        ];
        let found = anonymous(&summary, counted);
        let column = |name: &str| {
            let at = found.columns.iter().position(|it| it == name).unwrap();
            let cells = found.rows.iter().map(|row| words(&row[at]));
            cells.collect::<Vec<_>>()
        };
        assert_eq!(column("Sexe (C1)"), ["Femmes", "Hommes"]);
        assert_eq!(column("Motif de sortie (H4)"), ["Emploi", "—"]);
        assert_eq!(column("Interventions (H8)"), ["0", "2"]);
        let others = [
            ("C1.2", "1"),
            ("H8.1", "1"),
            ("H8.1", "1"),
            ("C1.1", "0"),
            ("H4.1", "0"),
        ];
        assert_eq!(found, anonymous(&summary, others), "names change nothing");
    }
}

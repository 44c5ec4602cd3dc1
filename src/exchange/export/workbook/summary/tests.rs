//! The workbook of a yearly summary, read again.
use std::io::Cursor;

use calamine::{Data, Reader as _, Xlsx};

use super::*;
use crate::statistics::summary::by_hand::{line, summary, table};
use crate::statistics::summary::report::Text;
use crate::statistics::summary::{Around, masked};

/// The file is read again: a sheet a table, in its order, with cells of their types.
#[test]
fn a_workbook_has_a_sheet_a_table_and_cells_of_their_types() {
    let lines = vec![
        line(
            "Accès à l’emploi",
            LineRole::Part,
            [Figure::Count(12), Figure::Share(0.25)],
        ),
        line(
            "=Autres",
            LineRole::Part,
            [Figure::Count(3), Figure::Decimal(1.5)],
        ),
        line(
            "Fin de droit",
            LineRole::Part,
            [Figure::Count(40), Figure::Decimal(2.5)],
        ),
        line(
            "Total",
            LineRole::Total,
            [
                Figure::Count(55),
                Figure::Day(crate::domain::date::from_iso("2024-11-27").unwrap()),
            ],
        ),
    ];
    let mut motives = table("H4", "iv_a", &["Nombre", "Part"], lines);
    motives
        .notes
        .push("Les motifs sont les principaux.".to_owned());
    let one = vec![line("Dossiers", LineRole::Aside, [Figure::Count(7)])];
    let figures = masked(
        &summary([motives, table("H7", "iv_a", &["Nombre"], one)]),
        5,
    );
    let mut report = Report::of(figures, &Around::default());
    report.texts.push(Text {
        section: "i",
        code: "i_objectifs",
        title: "Objectifs",
        words: "Suivre cent personnes.".to_owned(),
    });
    let mut out = Vec::new();
    let why = "Il n’y a pas de ligne par personne.";
    summary_workbook(&report, Err(why), &mut out).unwrap();
    let mut book = Xlsx::new(Cursor::new(out)).unwrap();
    assert_eq!(
        book.sheet_names(),
        [
            "Convention",
            "H4 Titre du tableau",
            "H7 Titre du tableau",
            "Textes"
        ]
    );
    let sheet = book.worksheet_range("H4 Titre du tableau").unwrap();
    let at = |row, column| {
        sheet
            .get_value((row, column))
            .cloned()
            .unwrap_or(Data::Empty)
    };
    let text = |words: &str| Data::String(words.to_owned());
    assert_eq!(at(0, 0), text("Titre du tableau"));
    assert_eq!((at(2, 1), at(2, 2)), (text("Nombre"), text("Part")));
    assert_eq!((at(3, 1), at(3, 2)), (text("masqué"), text("masqué")));
    assert_eq!((at(4, 0), at(4, 1)), (text("=Autres"), text("< 5")));
    assert_eq!((at(5, 1), at(5, 2)), (Data::Float(40.0), Data::Float(2.5)));
    assert_eq!(at(6, 1), Data::Float(55.0));
    // A day is one, not its words.
    assert!(
        matches!(at(6, 2), Data::DateTime(it) if it.as_f64() == 45_623.0),
        "{:?}",
        at(6, 2)
    );
    assert_eq!(at(8, 0), text("Les motifs sont les principaux."));
    let heading = book.worksheet_range("Convention").unwrap();
    assert_eq!(heading.get_value((3, 1)), Some(&text("31/12/2026")));
    let words = book.worksheet_range("Textes").unwrap();
    assert_eq!(
        words.get_value((2, 1)),
        Some(&text("Suivre cent personnes."))
    );
}

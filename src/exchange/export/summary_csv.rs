//! A yearly summary as French spreadsheets take it: one line a figure, `;`, UTF-8 with its mark, CRLF, decimal
//! commas; the heading and the words of the parts are lines too.
use std::io::Write;

use crate::domain::text::{CSV_MARK, csv_row};
use crate::statistics::summary::shown::words;
use crate::statistics::summary::{Figure, Report};
use crate::store::Result;

const HEADINGS: [&str; 6] = ["Tableau", "Titre", "Ligne", "Libellé", "Colonne", "Valeur"];

/// Writes the table.
///
/// # Errors
/// When the text can't be written.
pub fn summary_csv(report: &Report, out: &mut dyn Write) -> Result<()> {
    out.write_all(CSV_MARK.as_bytes())?;
    out.write_all(csv_row(HEADINGS).as_bytes())?;
    for (label, value) in &report.heading {
        let row = ["Convention", "", "", label, "", value];
        out.write_all(csv_row(row).as_bytes())?;
    }
    for table in &report.summary.tables {
        for line in &table.lines {
            for (column, figure) in table.columns.iter().zip(&line.figures) {
                let label = line.name();
                let row = [table.id, table.title, &line.id, &label, column];
                match figure {
                    Figure::Words(words) => {
                        let row = row.into_iter().chain([words.as_str()]);
                        out.write_all(csv_row(row).as_bytes())?;
                    }
                    // A number is no text: nothing stands before one under zero.
                    number => {
                        let row = csv_row(row);
                        let row = format!("{};{}\r\n", row.trim_end(), plain(number));
                        out.write_all(row.as_bytes())?;
                    }
                }
            }
        }
        for note in &table.notes {
            out.write_all(csv_row([table.id, table.title, "", "Note", "", note]).as_bytes())?;
        }
    }
    for text in &report.texts {
        out.write_all(csv_row(["Texte", "", "", &text.name(), "", &text.words]).as_bytes())?;
    }
    Ok(out.flush()?)
}

/// A figure that a spreadsheet reads as a number: nothing between the thousands.
fn plain(figure: &Figure) -> String {
    match figure {
        Figure::Count(n) => n.to_string(),
        Figure::Decimal(_) | Figure::Share(_) => words(figure)
            .replace('\u{202f}', "")
            .replace('\u{2212}', "-"),
        Figure::Words(_) | Figure::Day(_) => words(figure),
        Figure::Unknown => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statistics::summary::by_hand::{line, summary, table};
    use crate::statistics::summary::{Around, LineRole, masked};

    #[test]
    fn a_line_a_figure_small_numbers_masked_and_nothing_that_runs() {
        let lines = vec![
            line(
                "=Emploi",
                LineRole::Part,
                [Figure::Count(1200), Figure::Share(0.25)],
            ),
            line(
                "Autres",
                LineRole::Part,
                [Figure::Count(3), Figure::Decimal(1.5)],
            ),
            line(
                "Retraite",
                LineRole::Part,
                [Figure::Count(20), Figure::Unknown],
            ),
            line(
                "Délai",
                LineRole::Aside,
                [Figure::Count(20), Figure::Decimal(-1.0)],
            ),
        ];
        let figures = masked(
            &summary([table("H4", "iv_a", &["Nombre", "Part"], lines)]),
            5,
        );
        let mut out = Vec::new();
        summary_csv(&Report::of(figures, &Around::default()), &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        for wanted in [
            "\u{feff}Tableau;Titre;Ligne;Libellé;Colonne;Valeur\r\n",
            "H4;Titre du tableau;H4.1;'=Emploi;Nombre;1200\r\n",
            "H4;Titre du tableau;H4.1;'=Emploi;Part;25,0%\r\n",
            "H4;Titre du tableau;H4.2;Autres;Nombre;< 5\r\n",
            "H4;Titre du tableau;H4.2;Autres;Part;masqué\r\n",
            "H4;Titre du tableau;H4.3;Retraite;Nombre;masqué\r\n",
            "H4;Titre du tableau;H4.4;Délai;Part;-1\r\n",
            "Convention;;;Arrêté au;;31/12/2026\r\n",
        ] {
            assert!(text.contains(wanted), "{wanted} in {text}");
        }
    }
}

//! The figures as a spreadsheet takes them: `;`, UTF-8 with its mark, CRLF, decimal commas;
//! small numbers masked. Knows no file.
use std::io::Write;

use crate::domain::date::full;
use crate::domain::text::{CSV_MARK, csv_row, decimal};
use crate::statistics::masking::{Cell, Masked, mask, mask_groups};
use crate::statistics::{Figure, Line, Report, words};
use crate::store::Result;

const HEADINGS: [&str; 14] = [
    "Indicateur",
    "Libellé",
    "Groupe",
    "Du",
    "Au",
    "Arrêté au",
    "Numérateur",
    "Dénominateur",
    "Taux (%)",
    "Cible (%)",
    "Délai moyen (jours)",
    "Délai médian (jours)",
    "En attente",
    "Dont déjà faits",
];

/// Writes the table; one more column has the cases that are not counted.
///
/// # Errors
/// When the text can't be written.
pub fn csv(report: &Report, out: &mut dyn Write) -> Result<()> {
    out.write_all(CSV_MARK.as_bytes())?;
    let headings = HEADINGS.iter().copied().chain(["Écartés"]);
    out.write_all(csv_row(headings).as_bytes())?;
    for line in &report.lines {
        for cells in rows(report, line) {
            out.write_all(csv_row(cells).as_bytes())?;
        }
    }
    out.flush()?;
    Ok(())
}

fn rows(report: &Report, line: &Line) -> Vec<Vec<String>> {
    let shape = line.indicator.shape;
    let whole = mask(&line.figure, shape, report.threshold);
    let figures: Vec<&Figure> = line.groups.iter().map(|group| &group.figure).collect();
    let groups = mask_groups(&figures, shape, report.threshold);
    let mut rows = vec![row(report, line, "ensemble", &whole)];
    for (group, masked) in line.groups.iter().zip(&groups) {
        rows.push(row(report, line, &group.label, masked));
    }
    rows
}

fn row(report: &Report, line: &Line, group: &str, figure: &Masked) -> Vec<String> {
    let percent = |rate: Option<f64>| rate.map_or_else(String::new, |it| decimal(it * 100.0, 1));
    let days =
        |days: Option<f64>, decimals| days.map_or_else(String::new, |it| decimal(it, decimals));
    let excluded: Vec<String> = figure
        .excluded
        .iter()
        .map(|(cause, n)| format!("{} : {}", words::cause(cause), number(*n, report.threshold)))
        .collect();
    let selection = &report.selection;
    vec![
        line.indicator.id.to_owned(),
        line.indicator.label.to_owned(),
        group.to_owned(),
        full(selection.from),
        full(selection.to),
        full(selection.as_of),
        number(figure.numerator, report.threshold),
        number(figure.denominator, report.threshold),
        percent(figure.rate),
        percent(line.target),
        days(figure.delay.map(|it| it.mean), 0),
        days(figure.delay.map(|it| it.median), 1),
        number(figure.waiting, report.threshold),
        number(figure.waiting_done, report.threshold),
        excluded.join(" ; "),
    ]
}

fn number(cell: Cell, threshold: u32) -> String {
    match cell {
        Cell::Shown(n) => n.to_string(),
        Cell::Masked => format!("< {threshold}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statistics::{Breakdown, Group, Indicator};
    use crate::store::Selection;

    /// RULES §6.2 and §8.2: « < 5 » for small cells, decimal commas, no formula.
    #[test]
    fn the_spreadsheet_masks_small_numbers_and_runs_nothing() {
        let figure = |numerator, denominator| Figure {
            numerator,
            denominator,
            ..Figure::default()
        };
        let day = |text| crate::domain::date::from_iso(text).unwrap();
        let group = |label: &str, figure| Group {
            key: label.to_owned(),
            label: label.to_owned(),
            figure,
        };
        let report = Report {
            selection: Selection::period(day("2026-01-01"), day("2026-12-31"), day("2026-11-21")),
            breakdown: Breakdown::Structure,
            threshold: 5,
            lines: vec![Line {
                indicator: Indicator::find("I4").unwrap(),
                target: Some(1.0),
                figure: figure(15, 23),
                buckets: Vec::new(),
                groups: vec![
                    group("=Sète", figure(10, 20)),
                    group("Béziers", figure(2, 3)),
                ],
            }],
        };
        let mut out = Vec::new();
        csv(&report, &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        let lines: Vec<&str> = text.split("\r\n").collect();
        assert!(
            lines[0].starts_with("\u{feff}Indicateur;Libellé;Groupe;Du;Au"),
            "{text}"
        );
        let period = "01/01/2026;31/12/2026;21/11/2026";
        assert!(
            lines[1].contains(&format!("ensemble;{period};15;23;65,2;100,0;")),
            "{text}"
        );
        // One number is too small: the other is masked too, or the total would reveal it.
        assert!(
            lines[2].contains(&format!("'=Sète;{period};< 5;< 5;;100,0;")),
            "{text}"
        );
        assert!(
            lines[3].contains(&format!("Béziers;{period};< 5;< 5;;100,0;")),
            "{text}"
        );
    }
}

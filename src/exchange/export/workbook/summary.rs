//! A yearly summary as a workbook of Excel: a sheet for the heading, a sheet a table, one for the words of each
//! part, one with a line a person where it may be; numbers are numbers. No cell is a formula.
use std::io::Write;

use rust_xlsxwriter::{DocProperties, Format, Workbook, Worksheet, XlsxError};

use super::{excel_day, refused};
use crate::domain::text::sheet_cell;
use crate::statistics::summary::report::Text;
use crate::statistics::summary::shown::words;
use crate::statistics::summary::{Anonymous, Figure, LineRole, Report, Table};
use crate::store::Result;

/// Longest name that a sheet may have.
const LONGEST: usize = 31;
/// Words that call for another.
const CALLS: [&str; 12] = [
    "à", "au", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les",
];

/// Widths of the columns, in letters: of what a line says, of its figures.
const WIDTHS: (f64, f64) = (70.0, 18.0);

/// What the sheet with a line a person is, on the sheet that is read first.
const PEOPLE: &str = "La feuille « Personnes » a une ligne par personne comptée (1 : oui, 0 : non), sans nom, sans numéro de dossier, sans date ni commune ; l’ordre des lignes ne dit rien. Une situation rare peut pourtant faire reconnaître quelqu’un : gardez ce classeur dans le service.";

/// Why a workbook whose small numbers are masked has no line a person.
pub const NO_PEOPLE: &str = "Ce classeur n’a pas de feuille avec une ligne par personne : elle ferait retrouver les petits nombres qui y sont masqués.";

/// Writes the workbook, with a line a person, or why there is none.
///
/// # Errors
/// When the file can't be written.
pub fn summary_workbook(
    report: &Report,
    people: std::result::Result<&Anonymous, &str>,
    out: &mut dyn Write,
) -> Result<()> {
    let bytes = bytes(report, people).map_err(refused)?;
    Ok(out.write_all(&bytes)?)
}

fn bytes(
    report: &Report,
    people: std::result::Result<&Anonymous, &str>,
) -> std::result::Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // The file tells of the day that it is about, not of the clock.
    let day = excel_day(report.summary.scope.as_of, None)?;
    let about = DocProperties::new().set_title(report.title());
    book.set_properties(&about.set_creation_datetime(&day));
    let heading = report
        .heading
        .iter()
        .map(|(label, value)| [label, value.as_str()])
        .chain([[
            "Données par personne",
            people.map_or_else(|why| why, |_| PEOPLE),
        ]]);
    listed(
        begin(&mut book, "Convention")?,
        report.title(),
        heading.collect(),
    )?;
    for table in &report.summary.tables {
        write(begin(&mut book, &sheet_name(table))?, table)?;
    }
    let names: Vec<String> = report.texts.iter().map(Text::name).collect();
    let texts = names.iter().zip(&report.texts);
    let texts: Vec<[&str; 2]> = texts.map(|(name, it)| [&**name, &*it.words]).collect();
    if !texts.is_empty() {
        listed(
            begin(&mut book, "Textes")?,
            "Ce qu’écrit la structure",
            texts,
        )?;
    }
    if let Ok(people) = people {
        a_person_a_line(begin(&mut book, "Personnes")?, people)?;
    }
    book.save_to_buffer()
}

/// « H4 Motif de sorties »: whole words, as many as fit.
fn sheet_name(table: &Table) -> String {
    let words = table.title.split([' ', '\u{a0}', '’']);
    let mut name = table.id.to_owned();
    for word in words {
        if name.chars().count() + 1 + word.chars().count() > LONGEST {
            break;
        }
        name.push(' ');
        name.push_str(word);
    }
    // A name does not end on a word that calls for another.
    while let Some((before, _)) = name
        .rsplit_once(' ')
        .filter(|(_, last)| CALLS.contains(last))
    {
        name.truncate(before.len());
    }
    name
}

fn begin<'b>(
    book: &'b mut Workbook,
    name: &str,
) -> std::result::Result<&'b mut Worksheet, XlsxError> {
    let sheet = book.add_worksheet();
    let name: String = name
        .chars()
        .filter(|it| it.is_alphanumeric() || *it == ' ')
        .take(LONGEST)
        .collect();
    sheet
        .set_name(name)?
        .set_landscape()
        .set_print_fit_to_pages(1, 0);
    sheet.set_column_width(0, WIDTHS.0)?;
    Ok(sheet)
}

fn bold() -> Format {
    Format::new().set_bold()
}

fn wrapped() -> Format {
    Format::new().set_text_wrap()
}

/// A title and lines of two texts.
fn listed(
    sheet: &mut Worksheet,
    title: &str,
    lines: Vec<[&str; 2]>,
) -> std::result::Result<(), XlsxError> {
    sheet.write_string_with_format(0, 0, title, &bold())?;
    sheet.set_column_width(1, WIDTHS.0)?;
    for ([label, value], at) in lines.into_iter().zip(2..) {
        sheet.write_string(at, 0, sheet_cell(label))?;
        sheet.write_string_with_format(at, 1, sheet_cell(value), &wrapped())?;
    }
    Ok(())
}

/// The title of a table, its columns, its lines, its notes.
fn write(sheet: &mut Worksheet, table: &Table) -> std::result::Result<(), XlsxError> {
    sheet.write_string_with_format(0, 0, table.title, &bold())?;
    sheet.write_string_with_format(2, 0, table.lines_are, &bold())?;
    for (column, at) in table.columns.iter().zip(1_u16..) {
        sheet.set_column_width(at, WIDTHS.1)?;
        sheet.write_string_with_format(2, at, *column, &bold().set_text_wrap())?;
    }
    sheet.set_freeze_panes(3, 1)?;
    let mut row = 3;
    for line in &table.lines {
        let look = if line.role == LineRole::Total {
            bold()
        } else {
            Format::new()
        };
        sheet.write_string_with_format(
            row,
            0,
            sheet_cell(&line.name()),
            &look.clone().set_text_wrap(),
        )?;
        for (figure, at) in line.figures.iter().zip(1_u16..) {
            cell(sheet, (row, at), figure, &look)?;
        }
        row += 1;
    }
    for (note, at) in table.notes.iter().zip(row + 1..) {
        sheet.write_string_with_format(at, 0, sheet_cell(note), &wrapped())?;
    }
    Ok(())
}

/// A number of the line, then what it says; each column has its filter.
fn a_person_a_line(
    sheet: &mut Worksheet,
    people: &Anonymous,
) -> std::result::Result<(), XlsxError> {
    let (heading, plain) = (bold().set_text_wrap(), Format::new());
    sheet.set_column_width(0, 6.0)?;
    sheet.write_string_with_format(0, 0, "N°", &heading)?;
    let mut last = 0;
    for (name, at) in people.columns.iter().zip(1_u16..) {
        sheet.set_column_width(at, WIDTHS.1)?;
        sheet.write_string_with_format(0, at, sheet_cell(name), &heading)?;
        last = at;
    }
    let mut line = 0;
    for row in &people.rows {
        line += 1;
        sheet.write_number(line, 0, line)?;
        for (figure, at) in row.iter().zip(1_u16..) {
            cell(sheet, (line, at), figure, &plain)?;
        }
    }
    sheet.set_freeze_panes(1, 1)?;
    sheet.autofilter(0, 0, line, last)?;
    sheet.set_repeat_rows(0, 0)?;
    Ok(())
}

fn cell(
    sheet: &mut Worksheet,
    (row, at): (u32, u16),
    figure: &Figure,
    look: &Format,
) -> std::result::Result<(), XlsxError> {
    let number = |format: &str| look.clone().set_num_format(format);
    match figure {
        Figure::Unknown => return Ok(()),
        // Excel has no whole number above 2^53: no count comes near.
        Figure::Count(n) => sheet.write_number_with_format(row, at, *n as f64, &number("#,##0"))?,
        Figure::Decimal(x) if x.is_finite() => {
            sheet.write_number_with_format(row, at, *x, &number("#,##0.##"))?
        }
        Figure::Share(x) if x.is_finite() => {
            sheet.write_number_with_format(row, at, *x, &number("0.0%"))?
        }
        // A day that Excel has no number for is written in words, below.
        Figure::Day(day) if excel_day(*day, None).is_ok() => {
            let moment = excel_day(*day, None)?;
            sheet.write_datetime_with_format(row, at, &moment, &number("dd/mm/yyyy"))?
        }
        other => sheet.write_string_with_format(
            row,
            at,
            sheet_cell(&words(other)),
            &look.clone().set_text_wrap(),
        )?,
    };
    Ok(())
}

#[cfg(test)]
mod tests;

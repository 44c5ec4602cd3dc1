//! Workbooks: the same people as from a text, and what only a workbook does to its cells.
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet, XlsxError};
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;

mod refusals;

const FIELDS: [F; 7] = [
    F::LastName,
    F::FirstName,
    F::BornOn,
    F::Caf,
    F::Phone,
    F::PostalCode,
    F::Referent,
];
const TITLES: [&str; 7] = [
    "Nom",
    "Prénom",
    "Né(e) le",
    "N° CAF",
    "Tél",
    "CP",
    "Référent",
];

/// What fills a sheet.
type Fill<'f> = &'f dyn Fn(&mut Worksheet) -> Result<(), XlsxError>;

/// A workbook of Excel with one sheet a name, each filled by its function.
fn excel(sheets: &[(&str, Fill<'_>)]) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, fill) in sheets {
        let sheet = book.add_worksheet();
        sheet.set_name(*name).unwrap();
        fill(sheet).unwrap();
    }
    book.save_to_buffer().unwrap()
}

/// Texts in a sheet, line after line.
fn texts(sheet: &mut Worksheet, from: u32, rows: &[&[&str]]) -> Result<(), XlsxError> {
    for (row, line) in rows.iter().zip(from..) {
        for (cell, column) in row.iter().zip(0_u16..) {
            if !cell.is_empty() {
                sheet.write_string(line, column, *cell)?;
            }
        }
    }
    Ok(())
}

/// A workbook of LibreOffice with those parts.
fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn open_document(tables: &str) -> Vec<u8> {
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\" \
         xmlns:style=\"s\" xmlns:calcext=\"c\"><office:automatic-styles>\
         <style:style style:name=\"masque\"><style:table-properties table:display=\"false\"/></style:style>\
         </office:automatic-styles><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>\
         </office:document-content>"
    );
    let kind = "application/vnd.oasis.opendocument.spreadsheet";
    zipped(&[("mimetype", kind), ("content.xml", &content)])
}

fn read_tab(bytes: Vec<u8>, tab: Option<&str>) -> Result<Read, ImportError> {
    let sheet = Sheet::open_tab(bytes, tab, &Mapping::default(), today())?;
    let mut read = Read {
        people: vec![],
        rejected: vec![],
        said: sheet.notices.clone(),
    };
    for row in sheet.rows() {
        read.said.extend(row.notices);
        match row.person {
            Ok(person) => read.people.push(person),
            Err(notice) => read.rejected.push(notice),
        }
    }
    Ok(read)
}

fn read(bytes: Vec<u8>) -> Read {
    read_tab(bytes, None).unwrap()
}

fn refusal(bytes: Vec<u8>, tab: Option<&str>) -> String {
    read_tab(bytes, tab)
        .err()
        .map(|it| it.to_string().replace(['\u{a0}', '\u{202f}'], " "))
        .unwrap_or_default()
}

fn reasons(read: &Read) -> String {
    let all = read.said.iter().chain(&read.rejected);
    all.map(|it| {
        format!(
            "{} {}: {}\n",
            it.line,
            it.column.as_deref().unwrap_or("∅"),
            it.reason
        )
    })
    .collect::<String>()
    .replace(['\u{a0}', '\u{202f}'], " ")
}

#[test]
fn typed_cells_of_excel_give_what_their_text_would_give() {
    let day = Format::new().set_num_format("dd/mm/yyyy");
    let code = Format::new().set_num_format("00000");
    let bytes = excel(&[("Suivi", &|sheet| {
        texts(sheet, 0, &[&["Liste du 9 mars"], &[], &TITLES])?;
        texts(
            sheet,
            3,
            &[&["LÉVÊQUE", "Aïcha\u{a0}Marie"], &["D’ANGELO", "Zoé"]],
        )?;
        sheet.write_with_format(3, 2, ExcelDateTime::from_ymd(1984, 5, 12)?, &day)?;
        sheet.write(3, 3, 1_234_567)?;
        sheet.write(3, 4, 639_980_001)?;
        sheet.write_with_format(3, 5, 6_000, &code)?;
        let rich = [
            (&Format::new().set_bold(), "PERRIN"),
            (&Format::new(), " Julie"),
        ];
        sheet.write_rich_string(3, 6, &rich)?;
        sheet.write_with_format(
            4,
            2,
            ExcelDateTime::parse_from_str("1990-02-01 14:30")?,
            &day,
        )?;
        sheet.write(4, 3, Formula::new("=1234567+1").set_result("1234568"))?;
        sheet.write(4, 4, "06\u{a0}39 98 00 02")?;
        sheet.write(4, 5, 46_100)?;
        Ok(())
    })]);
    let read = read(bytes);
    assert_eq!(
        read.people(&FIELDS),
        [
            "4 LÉVÊQUE | Aïcha Marie | 1984-05-12 | 1234567 | +33639980001 | 06000 | PERRIN Julie",
            "5 D’ANGELO | Zoé | 1990-02-01 | 1234568 | +33639980002 | 46100 | ∅",
        ]
    );
    assert_eq!(read.said(), ["4 Tél"], "{}", reasons(&read));
}

#[test]
fn a_workbook_of_old_is_read() {
    let read = fixture("16-excel-ancien.xls");
    let fields = [
        F::LastName,
        F::FirstName,
        F::BornOn,
        F::Caf,
        F::Phone,
        F::Referent,
    ];
    assert_eq!(
        read.people(&fields),
        [
            "3 LÉVÊQUE | Aïcha | 1984-05-12 | 1234567 | +33639980001 | PERRIN Julie",
            "4 DUPONT | Zoé | 1990-02-01 | 1234568 | ∅ | PERRIN Julie",
        ]
    );
    assert_eq!(read.said(), ["2 Référent", "3 Téléphone"]);
}

#[test]
fn a_cell_without_a_sure_value_says_so_with_its_line() {
    let bytes = excel(&[("Suivi", &|sheet| {
        texts(
            sheet,
            0,
            &[&["Nom", "Prénom", "DDN", "N° CAF", "Identifiant", "Commune"]],
        )?;
        texts(
            sheet,
            4,
            &[&["A", "B", "01/02/1980"], &["C", "D", "01/02/1981"]],
        )?;
        sheet.write(4, 3, Formula::new("=NA()").set_result("#N/A"))?;
        sheet.write(4, 4, 1.234_567_890_123_456_7e17)?;
        sheet.write(5, 5, Formula::new("=A0").set_result("#REF!"))?;
        Ok(())
    })]);
    let read = read(bytes);
    let fields = [F::LastName, F::Caf, F::ExternalId, F::City];
    assert_eq!(read.people(&fields), ["5 A | ∅ | ∅ | ∅", "6 C | ∅ | ∅ | ∅"]);
    assert_eq!(
        read.said(),
        ["5 Identifiant", "5 N° CAF", "6 Commune"],
        "{}",
        reasons(&read)
    );
    let said = reasons(&read);
    assert!(
        said.contains("perdu des chiffres") && said.contains("#N/A") && said.contains("#REF!"),
        "{said}"
    );
}

#[test]
fn merged_cells_of_excel_fill_their_block_and_say_it() {
    let bytes = excel(&[("Suivi", &|sheet| {
        let plain = Format::new();
        texts(
            sheet,
            0,
            &[
                &["Identité", "", "", "Suivi"],
                &["Nom", "Prénom", "DDN", "Référent", "Structure"],
            ],
        )?;
        sheet.merge_range(0, 0, 0, 2, "Identité", &plain)?;
        texts(
            sheet,
            2,
            &[
                &["A", "Un", "01/02/1980"],
                &["B", "Deux", "01/02/1981"],
                &["C", "Trois", "01/02/1982", "SAÏDI Karim"],
            ],
        )?;
        sheet.merge_range(2, 3, 3, 3, "PERRIN Julie", &plain)?;
        sheet.merge_range(2, 4, 6, 4, "CCAS de Cahors", &plain)?;
        Ok(())
    })]);
    let read = read(bytes);
    assert_eq!(
        read.people(&[F::LastName, F::Referent, F::Organization]),
        [
            "3 A | PERRIN Julie | CCAS de Cahors",
            "4 B | PERRIN Julie | CCAS de Cahors",
            "5 C | SAÏDI Karim | CCAS de Cahors",
        ]
    );
    assert_eq!(read.said(), ["2 Référent", "2 Structure"]);
    assert!(reasons(&read).contains("fusionnées"), "{}", reasons(&read));
}

#[test]
fn what_is_hidden_is_read_and_said() {
    let people: &[&[&str]] = &[
        &["Nom", "Prénom", "DDN", "Tél"],
        &["A", "B", "01/02/1980"],
        &["C", "D", "01/02/1981"],
    ];
    let bytes = excel(&[("Suivi", &|sheet| {
        texts(sheet, 0, people)?;
        sheet.set_row_hidden(2)?;
        sheet.set_column_hidden(3)?;
        Ok(())
    })]);
    let read = read(bytes);
    assert_eq!(read.people(&[F::LastName]), ["2 A", "3 C"]);
    assert_eq!(read.said(), ["1 ∅", "1 Tél"], "{}", reasons(&read));
}

#[test]
fn a_total_below_is_nobody_in_a_workbook_as_in_a_text() {
    let rows: &[&[&str]] = &[
        &["Nom", "Prénom", "DDN", "Tél"],
        &["A", "B", "01/02/1980"],
        &[],
        &["TOTAL : 1"],
        &["Total", "1"],
        &["Nombre de personnes", "", "", "1"],
    ];
    let book = read(excel(&[("Suivi", &|sheet| texts(sheet, 0, rows))]));
    let lines: Vec<String> = rows.iter().map(|row| row.join(";")).collect();
    let text = read(lines.join("\n").into_bytes());
    for read in [book, text] {
        assert_eq!(read.people(&[F::LastName]), ["2 A"]);
        assert_eq!(read.rejected(), ["4 Prénom", "5 Prénom", "6 Prénom"]);
        let said = reasons(&read);
        assert_eq!(said.matches("un total").count(), 3, "{said}");
    }
}

#[test]
fn open_document_gives_the_same_people() {
    let cell = |text: &str| {
        format!(
            "<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"
        )
    };
    let titles: String = TITLES.iter().map(|title| cell(title)).collect();
    let tables = format!(
        "<table:table table:name=\"Suivi\"><table:table-column table:number-columns-repeated=\"16384\"/>\
         <table:table-row table:number-rows-repeated=\"2\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>\
         <table:table-row>{titles}</table:table-row>\
         <table:table-row>{}{}<table:table-cell office:value-type=\"date\" office:date-value=\"1984-05-12\"><text:p>12/05/84</text:p></table:table-cell>\
         <table:table-cell office:value-type=\"float\" office:value=\"1234567\"><text:p>1 234 567</text:p></table:table-cell>\
         <table:table-cell office:value-type=\"float\" office:value=\"639980001\"><text:p>06</text:p></table:table-cell>\
         <table:table-cell office:value-type=\"string\"><office:annotation><text:p>Une remarque</text:p></office:annotation><text:p>46000</text:p></table:table-cell>\
         <table:table-cell table:number-rows-spanned=\"2\" office:value-type=\"string\"><text:p>PERRIN <text:span>Julie</text:span></text:p></table:table-cell></table:table-row>\
         <table:table-row table:visibility=\"collapse\">{}{}<table:table-cell office:value-type=\"date\" office:date-value=\"1990-02-01T00:00:00\"/>\
         <table:table-cell calcext:value-type=\"error\" office:value-type=\"string\" office:string-value=\"\"><text:p>#N/A</text:p></table:table-cell>\
         <table:table-cell table:number-columns-repeated=\"2\"/><table:covered-table-cell/></table:table-row>\
         <table:table-row table:number-rows-repeated=\"1048571\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>\
         </table:table><table:table table:name=\"Autre\" table:style-name=\"masque\"><table:table-row>{}</table:table-row></table:table>",
        cell("L&#201;V&#xCA;QUE"),
        cell("A&amp;<text:s text:c=\"2\"/>B"),
        cell("DUPONT"),
        cell("Zoé"),
        cell("rien"),
    );
    let read = read(open_document(&tables));
    assert_eq!(
        read.people(&FIELDS),
        [
            "4 LÉVÊQUE | A& B | 1984-05-12 | 1234567 | +33639980001 | 46000 | PERRIN Julie",
            "5 DUPONT | Zoé | 1990-02-01 | ∅ | ∅ | ∅ | PERRIN Julie",
        ]
    );
    assert_eq!(
        read.said(),
        ["3 ∅", "3 Référent", "3 ∅", "4 Tél", "5 N° CAF"],
        "{}",
        reasons(&read)
    );
}

//! Workbooks of old that would take more room than they have bytes. Knows no file.
use super::*;
use crate::exchange::import::workbook::compound;

const OLD: &[u8] = include_bytes!("../../../../../fixtures/import/16-excel-ancien.xls");
const BEGUN: u16 = BEGIN;

fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let size = u16::try_from(data.len()).unwrap();
    [&kind.to_le_bytes(), &size.to_le_bytes(), data].concat()
}

fn two(numbers: &[u16]) -> Vec<u8> {
    numbers.iter().flat_map(|it| it.to_le_bytes()).collect()
}

/// A short number in that row and that column.
fn cell(row: u16, column: u16) -> Vec<u8> {
    record(0x027E, &two(&[row, column, 0, 0, 0]))
}

/// A book whose sheets have those records, and whose shared texts are those bytes and what continues them.
fn book(sheets: &[Vec<u8>], texts: &[Vec<u8>]) -> Vec<u8> {
    let mut shared = Vec::new();
    for (at, part) in texts.iter().enumerate() {
        let head = if at == 0 { vec![0; 8] } else { Vec::new() };
        let kind = if at == 0 { SHARED_TEXTS } else { CONTINUES };
        shared.extend(record(kind, &[head, part.clone()].concat()));
    }
    let named = |at: usize| {
        let at = u32::try_from(at).unwrap().to_le_bytes();
        record(SHEET, &[&at[..], &[0, 0, 1, 0, b'A']].concat())
    };
    let begin = record(BEGUN, &[0, 6, 5, 0]);
    let mut at = begin.len() + sheets.len() * named(0).len() + shared.len() + 4;
    let mut book = begin.clone();
    let mut bodies = Vec::new();
    for sheet in sheets {
        book.extend(named(at));
        let body = [begin.clone(), sheet.clone(), record(END, &[])].concat();
        at += body.len();
        bodies.extend(body);
    }
    [book, shared, record(END, &[]), bodies].concat()
}

fn of(sheet: &[Vec<u8>]) -> Result<(), Fault> {
    measure(&book(&[sheet.concat()], &[]))
}

#[test]
fn a_workbook_that_a_spreadsheet_wrote_is_measured_and_read() {
    let stream = compound::stream(OLD.to_vec()).unwrap();
    assert_eq!(measure(&stream), Ok(()));
}

#[test]
fn a_sheet_is_as_big_as_excel_of_old_went_and_no_bigger() {
    let size = |rows: [u16; 4], columns: [u16; 2]| {
        record(SIZE, &[two(&rows), two(&columns), vec![0; 2]].concat())
    };
    assert_eq!(
        of(&[size([0, 0, 0, 1], [0, 256]), cell(65_535, 255), cell(0, 0)]),
        Ok(())
    );
    assert_eq!(of(&[size([0, 0, 0, 0], [0, 0])]), Ok(()));
    assert_eq!(of(&[size([0, 0, 1, 1], [0, 256])]), Err(Fault::Damaged));
    assert_eq!(of(&[size([5, 0, 1, 0], [0, 2])]), Err(Fault::Damaged));
    assert_eq!(of(&[size([0, 0, 1, 0], [0, 60_000])]), Err(Fault::Damaged));
    assert_eq!(
        of(&[record(SIZE, &two(&[0, 9, 0, 257, 0]))]),
        Err(Fault::Damaged)
    );
}

#[test]
fn cells_far_apart_count_for_all_between_them_in_all_sheets() {
    assert_eq!(of(&[cell(0, 256)]), Err(Fault::Damaged));
    let several = record(NUMBERS, &two(&[0, 0, 0, 0, 0, 300]));
    assert_eq!(of(&[several]), Err(Fault::Damaged));
    let far = [cell(0, 0), cell(65_535, 255)].concat();
    let near = [cell(3, 3), cell(9, 9)].concat();
    assert_eq!(
        measure(&book(&[far.clone(), near.clone(), near], &[])),
        Err(Fault::TooBig)
    );
    let formula = |row, column| record(FORMULA, &two(&[row, column, 0, 0, 0, 0, 0, 0, 0, 0, 0]));
    assert_eq!(
        of(&[formula(0, 0), formula(65_535, 255)]),
        Err(Fault::TooBig)
    );
    // A chart in the sheet has numbers of its own; the sheet goes on after it.
    let chart = [
        record(BEGUN, &[0, 6, 32, 0]),
        cell(0, 60_000),
        record(END, &[]),
    ]
    .concat();
    assert_eq!(of(&[chart.clone(), cell(0, 0)]), Ok(()));
    assert_eq!(of(&[cell(0, 0), chart, cell(0, 256)]), Err(Fault::Damaged));
}

#[test]
fn a_shared_text_counts_as_often_as_it_is_named() {
    // Two texts: of two letters with a style, of 60,000 letters over two records, the rest of them of two bytes.
    let short = [two(&[2]), vec![8], two(&[1]), b"ab".to_vec(), vec![0; 4]].concat();
    let long = [two(&[60_000]), vec![0], vec![b'x'; 50_000]].concat();
    let rest = [vec![1], vec![b'x'; 20_000]].concat();
    let record = |it: &[Vec<u8>]| {
        let stream = book(&[], it);
        let found = Records(&stream).find(|it| it.kind == SHARED_TEXTS);
        lengths(&found.unwrap())
    };
    let texts = [[short, long].concat(), rest];
    assert_eq!(record(&texts), [2 * LETTER, 60_000 * LETTER]);
    let named = |index: u16, times: u16| -> Vec<u8> {
        let cell = |row| super::tests::record(SHARED_TEXT, &two(&[row, 0, 0, index, 0]));
        (0..times).flat_map(cell).collect()
    };
    assert_eq!(measure(&book(&[named(0, 60_000)], &texts)), Ok(()));
    assert_eq!(
        measure(&book(&[named(1, 60_000)], &texts)),
        Err(Fault::TooBig)
    );
}

#[test]
fn sheets_that_are_all_the_same_place_are_refused() {
    let mut stream = book(&[cell(0, 0).repeat(50)], &[]);
    let sheet: Vec<u8> = stream[8..21].to_vec();
    assert_eq!(sheet[..2], SHEET.to_le_bytes());
    // The same sheet named again and again, before what begins the book ends.
    let at = 13 * 30;
    let moved = number(&sheet, 4, 4) + at;
    let mut named = sheet;
    named[4..8].copy_from_slice(&u32::try_from(moved).unwrap().to_le_bytes());
    stream.splice(8..21, named.repeat(31));
    assert_eq!(measure(&stream), Err(Fault::Damaged));
}

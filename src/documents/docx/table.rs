//! Tables of Word: those that hold data, and the one where each side signs.
use docx_rs::{
    HeightRule, Paragraph, Shading, Table, TableBorders, TableCell, TableCellBorder,
    TableCellBorderPosition, TableCellMargins, TableLayoutType, TableRow, WidthType,
};

use super::styles::{self, CELL, CLOSE};
use super::words::{run, wide};
use crate::documents::measures::{Paper, TO_SIGN};
use crate::documents::model::{self, Signature};
use crate::documents::shape;

/// Room beside the words of a cell, in twentieths of a point.
const BESIDE: usize = 85;
/// Ground of the header.
const HEADER: &str = "E2E8F0";
/// Ground of a title over rows.
const GROUP: &str = "F3F5F8";

/// A table of data. Its first row, left without any property, is the header: see
/// [`tables`](super::patch::tables).
pub(super) fn data(table: &model::Table, paper: Paper) -> Table {
    let columns = shape::columns(table);
    let widths: Vec<usize> = shape::shares(&columns)
        .into_iter()
        .map(|share| wide(paper.across() * share))
        .collect();
    let header = columns
        .iter()
        .zip(&widths)
        .map(|(column, &width)| {
            let words = run(&column.title).bold();
            let paragraph = Paragraph::new().style(CELL).keep_next(true).add_run(words);
            cell(width, Some(HEADER)).add_paragraph(paragraph)
        })
        .collect();
    let mut rows = vec![TableRow::new(header)];
    rows.extend(table.rows.iter().map(|row| self::row(row, &widths)));
    sized(rows, widths).set_borders(styles::borders())
}

fn row(row: &model::TableRow, widths: &[usize]) -> TableRow {
    let cells = match row {
        model::TableRow::Cells(texts) => shape::cells(texts, widths.len())
            .iter()
            .zip(widths)
            .map(|(text, &width)| {
                text.split('\n').fold(cell(width, None), |cell, line| {
                    cell.add_paragraph(Paragraph::new().style(CELL).add_run(run(line)))
                })
            })
            .collect(),
        model::TableRow::Group(title) => {
            let words = run(title).bold();
            let paragraph = Paragraph::new().style(CELL).keep_next(true).add_run(words);
            let whole = cell(widths.iter().sum(), Some(GROUP)).grid_span(widths.len());
            vec![whole.add_paragraph(paragraph)]
        }
    };
    TableRow::new(cells).cant_split()
}

fn cell(width: usize, ground: Option<&str>) -> TableCell {
    let cell = TableCell::new().width(width, WidthType::Dxa);
    match ground {
        Some(ground) => cell.shading(Shading::new().fill(ground)),
        None => cell,
    }
}

fn sized(rows: Vec<TableRow>, widths: Vec<usize>) -> Table {
    Table::new(rows)
        .layout(TableLayoutType::Fixed)
        .width(widths.iter().sum(), WidthType::Dxa)
        .set_grid(widths)
        .margins(TableCellMargins::new().margin(20, BESIDE, 20, BESIDE))
}

/// Where each side signs: two by two, side by side, all on one page.
pub(super) fn signatures(signatures: &[Signature], paper: Paper) -> Table {
    let half = wide(paper.across() / 2.0);
    let pairs = signatures.chunks(2);
    let last = pairs.len().saturating_sub(1);
    let rows = pairs
        .enumerate()
        .map(|(at, pair)| {
            let mut cells: Vec<TableCell> =
                pair.iter().map(|it| place(it, half, at < last)).collect();
            if cells.len() < 2 {
                let empty = Paragraph::new().style(CLOSE);
                cells.push(cell(half, None).add_paragraph(empty));
            }
            TableRow::new(cells)
                .cant_split()
                .row_height((TO_SIGN + 40.0) * 20.0)
                .height_rule(HeightRule::AtLeast)
        })
        .collect();
    sized(rows, vec![half, half]).set_borders(TableBorders::with_empty())
}

fn place(it: &Signature, width: usize, held: bool) -> TableCell {
    let done = it.done.as_deref().unwrap_or("Date et signature\u{a0}:");
    let line = |words| Paragraph::new().style(CLOSE).keep_next(held).add_run(words);
    let mut cell = boxed(cell(width, None)).add_paragraph(line(run(&it.who).bold()));
    for words in [it.name.as_str(), done] {
        if !words.trim().is_empty() {
            cell = cell.add_paragraph(line(run(words)));
        }
    }
    cell
}

/// A cell with a line all around.
fn boxed(cell: TableCell) -> TableCell {
    use TableCellBorderPosition::{Bottom, Left, Right, Top};
    [Top, Bottom, Left, Right]
        .into_iter()
        .map(|side| TableCellBorder::new(side).color(styles::LINE).size(4))
        .fold(cell, TableCell::set_border)
}

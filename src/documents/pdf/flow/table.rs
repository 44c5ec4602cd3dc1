//! Tables: a piece a row, the header repeated on each page; a row longer than half a page may break.
use super::{Flow, line_height};
use crate::documents::model::{Column, Side, Table, TableRow};
use crate::documents::pdf::prelude::*;

/// Part of a page beyond which a header is not repeated: it would leave no room.
const TALLEST_HEADER: f32 = 0.4;
/// Part of a page under which a table is not broken.
const WHOLE: f32 = 0.35;
/// Room above and below the words of a cell.
const ABOVE: f32 = 3.0;
/// Lines of a row that stay together when it breaks, and that are enough to stand alone.
const TOGETHER: usize = 4;
/// Thickness of a border.
const BORDER: f32 = 0.5;

/// Where the columns are, and how tall a cell may be.
struct Grid {
    /// Left edge and width of each column.
    columns: Vec<(f32, f32)>,
    /// Where the words of each stand.
    sides: Vec<Side>,
    /// Room on each side of the words of a cell.
    side: f32,
    /// Height of the type.
    size: f32,
}

/// A cell ready to be drawn.
struct Cell {
    x: f32,
    width: f32,
    lines: Vec<Line>,
    branch: Branch,
    side: Side,
}

impl Cell {
    /// Where a line of it begins.
    fn begins(&self, line: &Line, grid: &Grid) -> f32 {
        match self.side {
            Side::Left => self.x + grid.side,
            Side::Right => {
                let wide: f32 = line.iter().map(|it| it.width).sum();
                self.x + self.width - grid.side - wide
            }
        }
    }
}

/// Puts each cell of a row on the side of its column.
fn align(cells: &mut [Cell], grid: &Grid) {
    for (cell, side) in cells.iter_mut().zip(&grid.sides) {
        cell.side = *side;
    }
}

/// How a row looks.
#[derive(Clone, Copy)]
struct Look {
    face: Face,
    ground: Option<Ink>,
}

const HEADER: Look = Look {
    face: Face::Bold,
    ground: Some(Ink::Header),
};
const GROUP: Look = Look {
    face: Face::Bold,
    ground: Some(Ink::Group),
};
const BODY: Look = Look {
    face: Face::Regular,
    ground: None,
};

impl Flow<'_> {
    pub(super) fn table(&mut self, table: &Table) {
        let columns = shape::columns(table);
        let grid = self.grid(&columns);
        let summary = self.label(&table.summary);
        let branch = self.tags.root(Role::Table(summary));
        let first = self.stock.pieces.len();
        let titles: Vec<String> = columns.into_iter().map(|column| column.title).collect();
        let header = self.header(branch, &grid, &titles);
        let rows = self.tags.under(branch, Role::Rows);
        let mut begins = Vec::with_capacity(table.rows.len());
        for row in &table.rows {
            begins.push(self.stock.pieces.len());
            self.row(rows, &grid, row, header);
        }
        self.hold_rows(first, &begins);
        if let Some(piece) = self.stock.pieces.get_mut(first) {
            piece.before = self.scale.text * 0.7;
        }
        if table.rows.is_empty()
            && let Some(last) = self.stock.pieces.last_mut()
        {
            last.keep = Keep::Free;
        }
        // A little air before what follows.
        self.stock.pieces.push(Piece::new(0.0, 2.0));
    }

    /// A short table stays whole; of a longer one, no row stays alone at its beginning or at its end.
    fn hold_rows(&mut self, first: usize, begins: &[usize]) {
        let all = self.stock.pieces.get(first..).unwrap_or_default();
        let height: f32 = all.iter().map(|it| it.height).sum();
        let count = begins.len();
        let short = height <= self.paper.down() * WHOLE;
        let tall = line_height(self.scale.cell) * TOGETHER as f32;
        for (at, begin) in begins.iter().enumerate() {
            // A first row of several lines may stand alone under its header.
            let alone = at == 0
                && self
                    .stock
                    .pieces
                    .get(*begin)
                    .is_some_and(|it| it.height >= tall);
            let held = at + 1 < count && (short || at == 0 && !alone || at + 2 == count);
            let ends = begins.get(at + 1).copied();
            let Some(last) = ends.filter(|end| held && end - begin == 1) else {
                continue;
            };
            if let Some(piece) = self.stock.pieces.get_mut(last - 1) {
                piece.keep = Keep::WithNext;
            }
        }
    }

    fn grid(&self, columns: &[Column]) -> Grid {
        let across = self.paper.across();
        let mut x = self.paper.side;
        let sides = columns.iter().map(|it| it.side).collect();
        let columns: Vec<(f32, f32)> = shape::shares(columns)
            .iter()
            .map(|share| {
                let width = across * share;
                x += width;
                (x - width, width)
            })
            .collect();
        let narrowest = columns.iter().map(|it| it.1).fold(across, f32::min);
        Grid {
            columns,
            sides,
            side: (narrowest / 6.0).min(4.5),
            size: self.scale.cell,
        }
    }

    /// The header of a table; answers with its place among those to repeat.
    fn header(&mut self, table: Branch, grid: &Grid, titles: &[String]) -> Option<usize> {
        let head = self.tags.under(table, Role::Head);
        let row = self.tags.under(head, Role::Row);
        let mut cells = Vec::with_capacity(titles.len());
        for (title, &(x, width)) in titles.iter().zip(&grid.columns) {
            let branch = self.tags.under(row, Role::ColumnHeader);
            cells.push(self.cell(grid, title, HEADER, branch, (x, width)));
        }
        align(&mut cells, grid);
        let first = self.stock.pieces.len();
        self.slices(grid, cells, HEADER, None);
        for piece in self.stock.pieces.iter_mut().skip(first) {
            piece.keep = Keep::WithNext;
        }
        let mut drawn = self.stock.pieces.iter().skip(first);
        match (drawn.next(), drawn.next()) {
            (Some(only), None) if only.height <= self.paper.down() * TALLEST_HEADER => {
                self.stock.headers.push(Header {
                    height: only.height,
                    marks: only.marks.clone(),
                });
                Some(self.stock.headers.len() - 1)
            }
            _ => None,
        }
    }

    fn row(&mut self, rows: Branch, grid: &Grid, row: &TableRow, header: Option<usize>) {
        let branch = self.tags.under(rows, Role::Row);
        match row {
            TableRow::Cells(texts) => {
                let texts = shape::cells(texts, grid.columns.len());
                let mut cells = Vec::with_capacity(texts.len());
                for (text, &(x, width)) in texts.iter().zip(&grid.columns) {
                    let branch = self.tags.under(branch, Role::Cell);
                    cells.push(self.cell(grid, text, BODY, branch, (x, width)));
                }
                align(&mut cells, grid);
                self.slices(grid, cells, BODY, header);
            }
            TableRow::Group(title) => {
                let role = Role::GroupHeader(grid.columns.len());
                let branch = self.tags.under(branch, role);
                let whole = (self.paper.side, self.paper.across());
                let cell = self.cell(grid, title, GROUP, branch, whole);
                self.slices(grid, vec![cell], GROUP, header);
                self.hold_last();
            }
        }
    }

    fn cell(&self, grid: &Grid, text: &str, look: Look, branch: Branch, place: (f32, f32)) -> Cell {
        let mut text = self.printable(text);
        if text.trim().is_empty() {
            // A cell without anything in it would leave the tree, and the columns would shift.
            " ".clone_into(&mut text);
        }
        let (x, width) = place;
        let words = [(look.face, text.as_str())];
        let lines = self.cut(&words, grid.size, width - 2.0 * grid.side);
        Cell {
            x,
            width,
            lines,
            branch,
            side: Side::default(),
        }
    }

    /// The pieces of a row: one, unless it is longer than half a page; then it may break where a page
    /// ends, a few lines at least on each side.
    fn slices(&mut self, grid: &Grid, cells: Vec<Cell>, look: Look, header: Option<usize>) {
        let line = line_height(grid.size);
        let again = header
            .and_then(|at| self.stock.headers.get(at))
            .map_or(0.0, |header| header.height);
        let room = self.paper.down() - again - 2.0 * ABOVE;
        let most = ((room / line) as usize).max(1);
        let tallest = cells.iter().map(|cell| cell.lines.len()).max().unwrap_or(1);
        let whole = tallest <= most / 2;
        let each = if whole { most } else { TOGETHER.min(most) };
        for from in (0..tallest.max(1)).step_by(each) {
            let count = each.min(tallest - from).max(1);
            let (first, last) = (from == 0, from + count >= tallest);
            let above = if first { ABOVE } else { 0.0 };
            let height = count as f32 * line + above + if last { ABOVE } else { 0.0 };
            let mut piece = Piece::new(0.0, height);
            piece.header = header;
            let across = self.paper.across();
            piece.seam = (!first)
                .then(|| Mark::fill(self.paper.side, 0.0, across + BORDER, BORDER, Ink::Line));
            for cell in &cells {
                piece.marks.extend(frame(cell, height, look, (first, last)));
            }
            for cell in &cells {
                let style = Style::of(cell.branch, grid.size, Ink::Black);
                for (at, words) in cell.lines.iter().skip(from).take(count).enumerate() {
                    let top = above + at as f32 * line;
                    let marks = line_marks(words, cell.begins(words, grid), top, line, style);
                    piece.marks.extend(marks);
                }
            }
            self.stock.pieces.push(piece);
        }
    }
}

/// Ground and borders of a cell, at its top and at its bottom where the row begins and ends.
fn frame(cell: &Cell, height: f32, look: Look, (first, last): (bool, bool)) -> Vec<Mark> {
    let (x, width) = (cell.x, cell.width);
    let mut marks = Vec::with_capacity(5);
    if let Some(ground) = look.ground {
        marks.push(Mark::fill(x, 0.0, width, height, ground));
    }
    let lines = [
        first.then_some((x, 0.0, width + BORDER, BORDER)),
        last.then_some((x, height, width + BORDER, BORDER)),
        Some((x, 0.0, BORDER, height)),
        Some((x + width, 0.0, BORDER, height)),
    ];
    let lines = lines.into_iter().flatten();
    marks.extend(lines.map(|(x, y, width, height)| Mark::fill(x, y, width, height, Ink::Line)));
    marks
}

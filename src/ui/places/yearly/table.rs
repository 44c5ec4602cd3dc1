//! A table of the summary: its heading, its lines in columns of figures, a bar where they are compared by eye.
use crate::app::places::yearly::Opened;
use crate::domain::text::number;
use crate::statistics::summary::shown::words;
use crate::statistics::summary::{Figure, Line, LineRole, Table};
use crate::ui::places::steering::bars;
use crate::ui::prelude::*;

/// The least room for the words of a line.
const LEAST: usize = 22;

/// As far as the eye follows a line to its figures.
const WIDEST: usize = 110;

/// Where the words, the figures and the bar are.
struct Columns {
    label: usize,
    figures: Vec<(usize, usize)>,
    bar: Option<(usize, usize)>,
}

impl Columns {
    fn of(opened: &Opened, table: &Table, width: usize) -> Self {
        let width = width.min(WIDEST);
        let bar = match table.has_bars() {
            true => (width / 5).min(30),
            false => 0,
        };
        let widths = (0..table.columns.len()).map(|at| column(opened, table, at));
        let mut left = width.saturating_sub(LEAST + 2 + if bar > 0 { bar + 2 } else { 0 });
        let widths: Vec<usize> = widths
            .map_while(|wide| {
                left = left.checked_sub(wide + 2)?;
                Some(wide)
            })
            .collect();
        let used: usize = widths.iter().map(|wide| wide + 2).sum();
        let ends = if bar > 0 { bar + 2 } else { 0 };
        let label = width.saturating_sub(used + ends + 2);
        let mut x = 2 + label;
        let figures = widths.into_iter().map(|wide| {
            x += 2 + wide;
            (x - wide, wide)
        });
        Self {
            label,
            figures: figures.collect(),
            bar: (bar > 0).then(|| (width - bar, bar)),
        }
    }
}

/// How wide a column of figures is.
fn column(opened: &Opened, table: &Table, at: usize) -> usize {
    let heading = table.columns.get(at).map_or("", |it| *it);
    let word = heading.split(' ').map(text::width).max().unwrap_or(0);
    let cells = table.lines.iter().map(|line| {
        let former = opened
            .former_line(table, line)
            .and_then(|it| it.figures.get(at));
        let now = line.figures.get(at);
        let before = now
            .zip(former)
            .map_or(0, |(now, it)| text::width(&before(now, it)));
        now.map_or(0, |it| text::width(&words(it))).max(before)
    });
    cells.max().unwrap_or(0).clamp(4, 14).max(word.min(14))
}

/// The name of a table, with the headings of its columns.
pub(super) fn heading(opened: &Opened, at: usize, width: usize) -> Block {
    let Some(table) = opened.summary.as_ref().and_then(|it| it.tables.get(at)) else {
        return Block::default();
    };
    let columns = Columns::of(opened, table, width);
    let alone = table.columns.first().filter(|_| table.columns.len() == 1);
    if let Some((words, (x, wide))) = alone.zip(columns.figures.first()) {
        // A heading alone stands beside the name of the table.
        let wanted = text::width(words).min(x + wide);
        let mut beside = Block::wrapped(
            2,
            (x + wide).saturating_sub(wanted + 2),
            table.title,
            Role::Title,
        );
        if let Some(last) = beside.0.last_mut() {
            last.push(piece(x + wide - wanted, *words, Role::FieldLabel));
        }
        return beside;
    }
    let mut block = Block::wrapped(2, width, table.title, Role::Title);
    let headings = table.columns.iter().zip(&columns.figures);
    let wrapped: Vec<(Vec<String>, (usize, usize))> = headings
        .map(|(words, (x, wide))| (text::wrap(words, *wide), (*x, *wide)))
        .collect();
    let height = wrapped
        .iter()
        .map(|(lines, _)| lines.len())
        .max()
        .unwrap_or(0);
    for row in 0..height {
        let mut line = Vec::new();
        for (lines, (x, wide)) in &wrapped {
            // The last line of each heading stands over the figures.
            let found = (row + lines.len()).checked_sub(height);
            if let Some(words) = found.and_then(|at| lines.get(at)) {
                let words = text::truncate(words, *wide);
                let x = x + wide - text::width(&words);
                line.push(piece(x, words, Role::FieldLabel));
            }
        }
        block.0.push(line);
    }
    block
}

/// A line: its words, its figures, those of before under them when they are asked for.
pub(super) fn line(opened: &Opened, (table, line): (usize, usize), width: usize) -> Block {
    let Some((table, line)) = opened.line(table, line) else {
        return Block::default();
    };
    let columns = Columns::of(opened, table, width);
    let role = match line.role {
        LineRole::Total => Role::Title,
        LineRole::Part | LineRole::Aside => Role::Base,
    };
    let mut block = Block::default();
    block.put(2, columns.label, &line.name(), role);
    if block.0.is_empty() {
        block.0.push(Vec::new());
    }
    let right = |words: String, (x, wide): (usize, usize), role: Role| {
        let words = text::truncate(&words, wide).into_owned();
        piece(x + wide - text::width(&words), words, role)
    };
    let cells = line.figures.iter().zip(&columns.figures);
    let now = cells
        .clone()
        .map(|(it, place)| right(words(it), *place, role));
    let now: Vec<_> = now.chain(bar(table, line, &columns)).collect();
    if let Some(first) = block.0.first_mut() {
        first.extend(now);
    }
    if let Some(former) = opened.former_line(table, line) {
        let words = cells.zip(&former.figures);
        let mut row = vec![piece(4, "avant", Role::Muted)];
        row.extend(words.map(|((now, place), it)| right(before(now, it), *place, Role::Muted)));
        block.0.push(row);
    }
    block
}

/// The bar of a line, against the longest of its table.
fn bar(table: &Table, line: &Line, columns: &Columns) -> Option<stack::Piece> {
    let (x, wide) = columns.bar?;
    let value = |line: &Line| match (line.role, line.figures.first()) {
        (LineRole::Part | LineRole::Aside, Some(Figure::Count(n))) => Some(*n),
        _ => None,
    };
    let most = table.lines.iter().filter_map(value).max()?.max(1);
    #[expect(clippy::cast_precision_loss, reason = "people of a structure")]
    let rate = value(line)? as f64 / most as f64;
    Some(piece(x, bars::bar(rate, None, wide), Role::Base))
}

/// « 12 (+3) »: the figure of before, and what has been added since.
fn before(now: &Figure, before: &Figure) -> String {
    match (now, before) {
        (Figure::Count(now), Figure::Count(then)) => {
            let more = now - then;
            let sign = if more > 0 { "+" } else { "" };
            format!("{} ({sign}{})", number(*then), number(more))
        }
        (Figure::Decimal(now), Figure::Decimal(then)) => {
            let more = words(&Figure::Decimal(now - then));
            let sign = if *now - *then >= 0.005 { "+" } else { "" };
            format!("{} ({sign}{more})", words(before))
        }
        // A share is compared in points.
        (Figure::Share(now), Figure::Share(then)) => {
            let more = words(&Figure::Decimal(((now - then) * 1000.0).round() / 10.0));
            let sign = if *now - *then >= 0.000_5 { "+" } else { "" };
            format!("{} ({sign}{more}\u{a0}pt)", words(before))
        }
        (_, before) => words(before),
    }
}

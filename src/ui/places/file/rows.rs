//! Rows of a rubrique other than the plan. What starts a row (a theme, a date, the name of a
//! field) has a column of its own, so that the eye goes down it.
use crate::domain::record::Panel;
use crate::ui::prelude::*;
use crate::words::line::{Line, Look};

/// Widest column for what starts the rows.
const WIDEST: usize = 24;

/// Rows as blocks of lines.
pub(super) fn blocks(rows: &[Line], panel: Panel, width: usize) -> Vec<Block> {
    let most = match panel {
        Panel::Identity => WIDEST.min(width * 2 / 5),
        Panel::Situation | Panel::Contract | Panel::Appointments | Panel::Plan | Panel::History => {
            WIDEST.min(width / 3)
        }
    };
    let column = rows
        .iter()
        .filter_map(|row| Some(text::width(parts(row, panel).0?)))
        .filter(|start| *start <= most)
        .max()
        .unwrap_or_default();
    rows.iter()
        .map(|row| block(row, panel, column, width))
        .collect()
}

/// What starts a row, and the rest.
fn parts(row: &Line, panel: Panel) -> (Option<&str>, &str) {
    let mark = match panel {
        Panel::Identity => " : ",
        Panel::Situation | Panel::Contract | Panel::Appointments | Panel::Plan | Panel::History => {
            "  "
        }
    };
    if row.look == Look::Heading && panel != Panel::History {
        return (None, &row.text);
    }
    row.text
        .split_once(mark)
        .map_or((None, &row.text), |(start, rest)| (Some(start), rest))
}

fn block(row: &Line, panel: Panel, column: usize, width: usize) -> Block {
    let indent = usize::from(row.indent);
    let role = look::of_row(row.look);
    let (Some(start), rest) = parts(row, panel) else {
        return Block::wrapped(indent, width, &row.text, role);
    };
    let named = match (panel, row.look) {
        (Panel::Situation | Panel::Identity, Look::Plain) => Role::FieldLabel,
        _ => role,
    };
    let x = indent + column + 2;
    if text::width(start) <= column {
        let mut block = Block(vec![vec![piece(indent, start, named)]]);
        block.put(x, width.saturating_sub(x), rest.trim_start(), role);
        return block;
    }
    // A long start has its own lines, the rest stands beneath in its column.
    let mut block = Block::wrapped(indent, width, start, named);
    let below = Block::wrapped(x, width, rest.trim_start(), role);
    block.0.extend(below.0);
    block
}

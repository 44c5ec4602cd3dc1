//! The plan as columns: objective or action, actor, deadline, follow-up, as the official model
//! has it (« DITP 2019, contrat vivant », volet II B).
use crate::domain::record::Entity;
use crate::ui::prelude::*;
use crate::words::line::{Line, Look};

const TITLES: [&str; 4] = ["Objectif / action", "Acteur", "Échéance", "Suivi"];
/// Cells between two columns.
const GAP: usize = 2;

/// Widest deadline, and the room of the follow-up on a narrow screen.
const DUE: usize = 13;
const FOLLOW: usize = 13;

/// First cell and width of the four columns.
type Columns = [(usize, usize); 4];

fn columns(rows: &[Line], width: usize) -> Columns {
    let title = |column: usize| TITLES.get(column).map_or(0, |title| text::width(title));
    let widest = |column: usize| {
        let cells = rows
            .iter()
            .filter_map(|row| row.columns.as_ref()?.get(column));
        cells
            .map(|cell| text::width(cell))
            .max()
            .unwrap_or(0)
            .max(title(column + 1))
    };
    let due = widest(1).min(DUE);
    let follow = widest(2).min((width / 5).max(FOLLOW));
    let rest = width.saturating_sub(due + follow + 3 * GAP);
    // The actions have what they need first; where both are long, the actors wrap more.
    let actions = rows
        .iter()
        .filter(|row| row.columns.is_some())
        .map(|row| usize::from(row.indent) + text::width(&row.text))
        .max()
        .unwrap_or(0)
        .max(title(0));
    let least = rest * 2 / 5;
    let actor = widest(0).min(rest.saturating_sub(actions).max(least));
    let first = rest.saturating_sub(actor);
    let mut x = 0;
    [first, actor, due, follow].map(|width| {
        let column = (x, width);
        x += width + GAP;
        column
    })
}

/// Draws the titles of the columns.
pub fn draw_titles(rows: &[Line], area: Rect, canvas: &mut Canvas<'_>) {
    let columns = columns(rows, usize::from(area.width));
    for ((x, width), title) in columns.into_iter().zip(TITLES) {
        let at = (area.x.saturating_add(cells(x)), area.y);
        canvas.text(at, cells(width), title, Role::Muted);
    }
}

/// Rows as blocks of lines.
pub fn blocks(rows: &[Line], width: usize) -> Vec<Block> {
    let columns = columns(rows, width);
    rows.iter().map(|row| block(row, &columns, width)).collect()
}

fn block(row: &Line, columns: &Columns, width: usize) -> Block {
    let indent = usize::from(row.indent);
    let Some(cells) = &row.columns else {
        return Block::wrapped(indent, width, &row.text, look::of_row(row.look));
    };
    let objective = row
        .target
        .is_some_and(|(entity, _)| entity == Entity::Objective);
    // What is done, late or near colours what says so, not the whole row.
    let words = match (objective, row.look) {
        (_, Look::Done) => Role::Muted,
        (true, _) => Role::Title,
        (false, _) => Role::Base,
    };
    let (who, due, said) = match row.look {
        Look::Plain | Look::Heading => (Role::Base, Role::Base, Role::Base),
        Look::Done => (Role::Muted, Role::Muted, Role::Done),
        look => (Role::Base, look::of_row(look), Role::Base),
    };
    let [first, actor, date, follow] = *columns;
    let [actor_words, due_words, follow_words] = cells;
    let mut block = Block::default();
    // An objective has no actor: its words may take that column too.
    let wide = if actor_words.is_empty() {
        date.0.saturating_sub(GAP)
    } else {
        first.1
    };
    block.put(indent, wide.saturating_sub(indent), &row.text, words);
    block.put(actor.0, actor.1, actor_words, who);
    block.put(date.0, date.1, due_words, due);
    block.put(follow.0, follow.1, follow_words, said);
    block
}

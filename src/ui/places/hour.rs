//! The interview in one page: its rows as the plan has them, what is asked of an action in its place.
use crate::app::places::hour::{Hour, SLOTS_APART};
use crate::ui::parts::plan;
use crate::ui::prelude::*;
use crate::words::hour::Piece;
use crate::words::line::{Line, Look};

/// Draws the page.
pub(super) fn draw(page: &Hour, body: Rect, canvas: &mut Canvas<'_>) {
    canvas.clear(body, Role::Base);
    let title = format!("Entretien ─ {}", page.name);
    let inside = inset(canvas.frame(body, &vec![(title, Role::Title)], Role::BorderFocused));
    let lines: Vec<Line> = page.rows.iter().map(|row| shown(page, row)).collect();
    let width = usize::from(inside.width);
    let mut blocks = plan::blocks(&lines, width);
    let values = width / 3;
    for (block, (piece, line)) in blocks.iter_mut().zip(&page.rows) {
        if let Piece::Theme(theme) = piece {
            *block = Block::default();
            block.put(0, values.saturating_sub(2), theme.label(), Role::FieldLabel);
            block.put(values, width.saturating_sub(values), &line.text, Role::Base);
        }
    }
    let chosen = Some((page.cursor.at, Role::Selected));
    let way = (page.cursor.at, Way::Rows(None));
    stack::hits(&blocks, way, |at| page.can_stand(at), inside, canvas);
    slots(page, &blocks, inside, canvas);
    stack::draw(&blocks, page.cursor.at, chosen, inside, canvas);
}

/// Says where the slots of the next appointment are: a click proposes one, as going to it does.
fn slots(page: &Hour, blocks: &[Block], inside: Rect, canvas: &mut Canvas<'_>) {
    let rank = |at: usize| (0..at).filter(|at| page.can_stand(*at)).count();
    for (at, place) in stack::places(blocks, page.cursor.at, inside) {
        if !matches!(page.rows.get(at), Some((Piece::Next(None), _))) {
            continue;
        }
        let down = steps(rank(page.cursor.at), rank(at));
        let lines = blocks.get(at).into_iter().flat_map(|block| &block.0);
        let mut slot = 0;
        for (row, piece) in place.rows().zip(lines.flatten()) {
            let mut x = place.x + cells(piece.x);
            for words in piece.text.split(SLOTS_APART) {
                let wide = cells(text::width(words));
                let hit = Hit::Aside(down, steps(page.slot_at(), slot));
                canvas.hit(Rect::new(x, row.y, wide, 1), hit);
                x += wide + cells(SLOTS_APART.len());
                slot += 1;
            }
        }
    }
}

/// A row, or what is asked of the action that it is about.
fn shown(page: &Hour, (piece, line): &(Piece, Line)) -> Line {
    let asked = page
        .judging
        .filter(|it| *piece == Piece::Row(crate::domain::record::Entity::Action, it.action));
    match asked {
        Some(judging) => Line {
            columns: None,
            text: format!(
                "{} : faite, pas encore enregistrée. {}",
                line.text,
                judging.words()
            ),
            ..line.clone().look(Look::Notice)
        },
        None => line.clone(),
    }
}

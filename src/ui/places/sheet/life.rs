//! The life of the carnet: one line a fact, months as headings. Only what is near the row chosen
//! is worded, however long the life.
use crate::ui::prelude::*;
use chrono::Datelike;

use crate::app::places::sheet::Life;
use crate::domain::date::{Time, month_name};
use crate::domain::record::Sign;
use crate::domain::text::{capital, joined};
use crate::words::life::Event;

/// Columns of the day, of its sign, and before the sentence.
const SIGN: usize = 7;
const TEXT: usize = 9;

/// Draws the events around the one chosen.
pub(super) fn draw(life: &Life, cursor: usize, inside: Rect, canvas: &mut Canvas<'_>) {
    if life.shown.is_empty() && inside.height > 0 {
        let words = "Rien de daté pour l’instant.";
        canvas.say(inside, words, Role::Muted);
        return;
    }
    let rows = usize::from(inside.height).max(1);
    // One screen before the one that holds the row chosen, one after: enough for any window.
    let base = cursor / rows * rows;
    let from = base.saturating_sub(rows);
    let to = base.saturating_add(2 * rows).min(life.shown.len());
    let width = usize::from(inside.width);
    let mut blocks = Vec::new();
    let mut at_cursor = 0;
    let mut headings = Vec::new();
    for at in from..to {
        let Some(event) = life.event(at) else { break };
        let before = at.checked_sub(1).and_then(|at| life.event(at));
        if before.is_none_or(|before| month(before) != month(event)) {
            headings.push(blocks.len());
            blocks.push(heading(event, width));
        }
        if at == cursor {
            at_cursor = blocks.len();
        }
        blocks.push(block(event, width));
    }
    let chosen = Some((at_cursor, Role::Selected));
    let can_stand = |at: usize| !headings.contains(&at);
    stack::hits(
        &blocks,
        (at_cursor, Way::Rows(None)),
        can_stand,
        inside,
        canvas,
    );
    stack::draw(&blocks, at_cursor, chosen, inside, canvas);
}

fn month(event: &Event) -> (i32, u32) {
    (event.on.year(), event.on.month())
}

/// « Novembre 2026 ».
fn heading(event: &Event, width: usize) -> Block {
    let (year, month) = month(event);
    let name = capital(month_name(month));
    Block::wrapped(0, width, &format!("{name} {year}"), Role::Title)
}

fn block(event: &Event, width: usize) -> Block {
    let (role, words_role) = look(event.sign);
    let mut block = Block(vec![vec![
        piece(1, short(event.on), Role::Base),
        piece(SIGN, event.sign.text(), role),
    ]]);
    let at = Time::from_code(&event.at).map_or_else(String::new, Time::long);
    let words = joined([&at, &event.text], " ");
    block.put(TEXT, width.saturating_sub(TEXT), &words, words_role);
    block
}

/// Looks of the sign and of the sentence: only what was missed or is not known stands out.
const fn look(sign: Sign) -> (Role, Role) {
    match sign {
        Sign::ToCome | Sign::Begins | Sign::Noted | Sign::Ends => (Role::Base, Role::Base),
        Sign::Done => (Role::Success, Role::Base),
        Sign::Missed => (Role::Soon, Role::Soon),
        Sign::Unknown => (Role::Unknown, Role::Unknown),
    }
}

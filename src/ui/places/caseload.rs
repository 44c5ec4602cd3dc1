//! The portefeuille: a frame that says what is shown, titles of columns, one row a person; the
//! preview at the right when there is room.
mod columns;
mod contract;
mod day;
mod empty;
mod row;
mod title;

use crate::app::geometry::{WIDE, WIDEST};
use crate::ui::parts::area::cut;
use crate::ui::parts::found::Sought;
use crate::ui::parts::preview;
use crate::ui::prelude::*;
use columns::{Columns, Needs};

/// Columns of the person and of the day, where both stand beside the list.
const GLANCE: u16 = 46;
const DAY: u16 = 34;

/// Draws the list, the preview beside it, then the day of the agenda.
pub(in crate::ui) fn draw(app: &App, body: Rect, canvas: &mut Canvas<'_>) {
    let preview = app.stack.caseload.preview.as_ref();
    let shown = preview.filter(|_| body.width >= WIDE);
    let right = shown.map_or(0, |_| preview_width(body.width));
    let day = app.stack.caseload.day.as_ref();
    let day = day.filter(|_| shown.is_some() && body.width >= WIDEST);
    let (rest, last) = cut(body, day.map_or(0, |_| DAY));
    let right = if day.is_some() { GLANCE } else { right };
    let (left, beside) = cut(rest, right);
    if let Some(day) = day {
        day::draw(app, day, last, canvas);
    }
    let mut needs = Needs::of(&app.stack.caseload.list);
    if day.is_some() {
        // The person chosen says it beside.
        needs.referent = 0;
    }
    draw_list(app, left, (body.width, needs), canvas);
    if let Some(shown) = shown {
        preview::draw(app, shown, beside, canvas);
    }
}

/// The list keeps what its columns need; the preview has the rest.
pub(super) const fn preview_width(width: u16) -> u16 {
    match width {
        0..100 => 0,
        100..118 => 36 + (width - 100) * 3 / 5,
        118..160 => 47,
        160..200 => 44 + (width - 160) / 3,
        _ => 57 + (width - 200) / 5,
    }
}

fn draw_list(app: &App, area: Rect, (screen, needs): (u16, Needs), canvas: &mut Canvas<'_>) {
    let inside = canvas.frame(area, &Vec::new(), Role::BorderFocused);
    title::draw(app, area, canvas);
    let columns = Columns::of(inside.width, screen, needs).seen_by(app.desk.store.rights());
    let order = app.stack.caseload.list.query.sort;
    columns.draw_titles(order, row_at(inside, inside.y), canvas);
    let rows = under(inside, 1);
    if app.stack.caseload.list.rows.is_empty() {
        empty::draw(app, rows, canvas);
        return;
    }
    let visible = app.stack.caseload.list.visible(usize::from(rows.height));
    let sought = Sought::of(&app.stack.caseload.list.query.search);
    for (place, (at, line)) in rows.rows().zip(visible) {
        let chosen = (at, app.stack.caseload.list.cursor.at);
        row::draw(app, (line, &sought), chosen, (place, &columns), canvas);
    }
}

//! The open file: rubriques beside one another on a wide screen; on a narrow one, where things stand and one
//! rubrique at a time.
mod glance;
mod rows;
mod titles;
mod wrapped;

use crate::app::geometry::WIDE;
use crate::app::places::file::FileView;
use crate::domain::record::Panel;
use crate::ui::parts::area::cut;
use crate::ui::parts::plan;
use crate::ui::prelude::*;

/// Rubriques of the left column, from the top.
const LEFT: [Panel; 3] = [Panel::Situation, Panel::Contract, Panel::Appointments];

/// Draws the file.
pub(super) fn draw(app: &App, view: &FileView, body: Rect, canvas: &mut Canvas<'_>) {
    // Who sees none of the left column has one rubrique at a time, whatever the room.
    let left = LEFT.iter().any(|panel| view.panels.contains(panel));
    if body.width < WIDE || !left {
        let body = glance::draw(app, view, body, canvas);
        let title = titles::tabs(app, view, body.width);
        let inside = canvas.frame(body, &title, Role::BorderFocused);
        titles::hits(view, &title, body, canvas);
        draw_panel(view, view.panel, inside, canvas);
        return;
    }
    let wide = cells(usize::from(body.width) * 42 / 100);
    let (left, right) = cut(body, body.width - wide);
    draw_left(app, view, left, canvas);
    let title = titles::one(app, view.right, view.panel);
    let inside = canvas.frame(right, &title, border(view.right == view.panel));
    draw_panel(view, view.right, inside, canvas);
}

const fn border(focused: bool) -> Role {
    if focused {
        Role::BorderFocused
    } else {
        Role::Border
    }
}

/// Three rubriques in one frame.
fn draw_left(app: &App, view: &FileView, area: Rect, canvas: &mut Canvas<'_>) {
    if LEFT.iter().any(|panel| !view.panels.contains(panel)) {
        // Support staff have one of the three: it takes the whole height.
        let panel = Panel::Appointments;
        let focused = border(view.panel == panel);
        let inside = canvas.frame(area, &titles::one(app, panel, view.panel), focused);
        draw_panel(view, panel, inside, canvas);
        return;
    }
    let room = area.height.saturating_sub(4);
    let width = usize::from(area.width.saturating_sub(4));
    let needs = LEFT.map(|panel| {
        let blocks = wrapped::blocks(view, panel, width);
        cells(blocks.iter().map(Block::height).sum())
    });
    let focus = LEFT.iter().position(|panel| *panel == view.panel);
    let heights = share(room, needs, focus);
    canvas.sides(area, Role::Border);
    let mut y = area.y;
    for (at, (panel, height)) in LEFT.into_iter().zip(heights).enumerate() {
        let focused = view.panel == panel;
        let ends = match at {
            0 => ("┌", "┐"),
            _ => ("├", "┤"),
        };
        let title = titles::one(app, panel, view.panel);
        canvas.rule(row_at(area, y), ends, &title, border(focused));
        canvas.hit(row_at(area, y), Hit::Act(titles::action(panel)));
        let under = Rect {
            y: y.saturating_add(1),
            height,
            ..area
        };
        if focused {
            canvas.sides(under, Role::BorderFocused);
        }
        draw_panel(view, panel, inset(under), canvas);
        y = under.bottom();
    }
    let last = border(view.panel == Panel::Appointments);
    canvas.rule(row_at(area, y), ("└", "┘"), &Vec::new(), last);
}

/// Rows of each of three rubriques: what they need when there is room. When there is not, the
/// focused one has up to three fifths and the others share; what is left goes where it is needed.
fn share(room: u16, needs: [u16; 3], focus: Option<usize>) -> [u16; 3] {
    let focused = focus.and_then(|at| needs.get(at)).copied().unwrap_or(0);
    let focused = focused.min(room.saturating_mul(3) / 5);
    let other = match focus {
        Some(_) => room.saturating_sub(focused) / 2,
        None => room.saturating_mul(2) / 5,
    };
    let mut at: u16 = 0;
    let mut free = room;
    let mut heights = needs.map(|need| {
        let here = focus == Some(usize::from(at));
        let most = if here { focused } else { other };
        at += 1;
        // Each of those under it keeps a row.
        let height = need.min(most).min(free.saturating_sub(3 - at)).max(1);
        free = free.saturating_sub(height);
        height
    });
    let mut left = room.saturating_sub(heights.iter().sum());
    for at in focus.into_iter().chain(0..3) {
        if let (Some(height), Some(need)) = (heights.get_mut(at), needs.get(at)) {
            let more = need.saturating_sub(*height).min(left);
            *height += more;
            left -= more;
        }
    }
    if let Some(last) = heights.last_mut() {
        *last += left;
    }
    heights
}

/// Draws a rubrique inside its frame; the row chosen is always on screen.
fn draw_panel(view: &FileView, panel: Panel, inside: Rect, canvas: &mut Canvas<'_>) {
    let mut body = inset(inside);
    let width = usize::from(body.width);
    if panel == Panel::Plan && body.height > 2 {
        plan::draw_titles(view.rows(panel), body, canvas);
        body = under(body, 1);
    }
    let cursor = view.cursor(panel);
    let chosen = (view.panel == panel).then_some((cursor, Role::Selected));
    let blocks = wrapped::blocks(view, panel, width);
    let other = (view.panel != panel).then(|| titles::action(panel));
    canvas.hit(inside, Hit::Ground(Way::Rows(other)));
    stack::hits(&blocks, (cursor, Way::Rows(other)), |_| true, body, canvas);
    stack::draw(&blocks, cursor, chosen, body, canvas);
}

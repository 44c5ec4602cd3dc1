//! Pages about one file, over the whole screen: the plan before a review, the situation then and
//! now, the life of the carnet.
mod comparison;
mod life;

use crate::app::action::Action;
use crate::app::places::sheet::{Page, Sheet, Walk};
use crate::domain::text::enclosed;
use crate::ui::parts::plan;
use crate::ui::prelude::*;
use crate::words::life::Kind;

/// Draws the page.
pub(super) fn draw(sheet: &Sheet, body: Rect, canvas: &mut Canvas<'_>) {
    canvas.clear(body, Role::Base);
    let title = vec![(title(sheet), Role::Title)];
    let inside = inset(canvas.frame(body, &title, Role::BorderFocused));
    if let Page::Life(_) = &sheet.page {
        let whole = Rect::new(body.x + 2, body.y, cells(width(&title)), 1);
        canvas.hit(whole.intersection(body), Hit::Act(Action::Filters));
    }
    let can_stand = |at: usize| sheet.page.can_stand(at);
    let stands = (sheet.cursor.at, can_stand);
    match &sheet.page {
        Page::Walk(walk) => draw_walk(walk, stands, inside, canvas),
        Page::Comparison(it) => comparison::draw(it, stands, inside, canvas),
        Page::Life(it) => life::draw(it, sheet.cursor.at, inside, canvas),
    }
}

fn title(sheet: &Sheet) -> String {
    let name = &sheet.name;
    match &sheet.page {
        Page::Walk(_) => format!("Où en est le plan ? ─ {name}"),
        Page::Comparison(_) => format!("La situation, alors et maintenant ─ {name}"),
        Page::Life(life) => {
            let count = plural(life.shown.len(), "fait", "faits");
            let only = enclosed(" ─ ", life.only.map_or("", Kind::label), "");
            format!("La vie du carnet ─ {name} ─ {count}{only}")
        }
    }
}

/// Draws a sentence over the rest; gives what is left under it.
fn sentence(words: &str, inside: Rect, canvas: &mut Canvas<'_>) -> Rect {
    let lines = text::wrap(&typography(words), usize::from(inside.width));
    let rows = cells(lines.len());
    if inside.height < rows.saturating_add(4) {
        return inside;
    }
    canvas.lines(inside, lines, Role::Muted);
    under(inside, rows.saturating_add(1))
}

fn draw_walk(
    walk: &Walk,
    (cursor, can_stand): (usize, impl Fn(usize) -> bool),
    inside: Rect,
    canvas: &mut Canvas<'_>,
) {
    let since = match (walk.span.action, walk.span.since) {
        (Some(_), _) => "L’action qui se termine.".to_owned(),
        (None, Some(on)) => {
            let day = full(on);
            format!("Ce qui reste ouvert, et ce qui a bougé depuis la revue du {day}.")
        }
        (None, None) => "C’est la première revue : tout le plan.".to_owned(),
    };
    let words = format!("{since} Notez ce qui est fait ou ne l’est pas ; la revue le reprendra.");
    let mut area = sentence(&words, inside, canvas);
    if area.height > 2 {
        plan::draw_titles(&walk.rows, area, canvas);
        area = under(area, 1);
    }
    let blocks = plan::blocks(&walk.rows, usize::from(area.width));
    let chosen = Some((cursor, Role::Selected));
    stack::hits(&blocks, (cursor, Way::Rows(None)), can_stand, area, canvas);
    stack::draw(&blocks, cursor, chosen, area, canvas);
}

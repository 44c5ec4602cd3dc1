//! Pages about one file, over the whole screen: the plan before a review, the situation then and
//! now, the life of the carnet.
mod comparison;
mod life;

use crate::app::places::sheet::{Page, Sheet, Walk};
use crate::ui::parts::plan;
use crate::ui::parts::window::under;
use crate::ui::prelude::*;

/// Draws the page.
pub(super) fn draw(sheet: &Sheet, body: Rect, canvas: &mut Canvas<'_>) {
    canvas.clear(body, Role::Base);
    let title = vec![(title(sheet), Role::Title)];
    let inside = canvas.frame(body, &title, Role::BorderFocused);
    let inside = Rect {
        x: inside.x.saturating_add(1),
        width: inside.width.saturating_sub(2),
        ..inside
    };
    match &sheet.page {
        Page::Walk(walk) => draw_walk(walk, sheet.cursor.at, inside, canvas),
        Page::Comparison(it) => comparison::draw(it, sheet.cursor.at, inside, canvas),
        Page::Life(it) => life::draw(it, sheet.cursor.at, inside, canvas),
    }
}

fn title(sheet: &Sheet) -> String {
    let name = &sheet.name;
    match &sheet.page {
        Page::Walk(_) => format!("Où en est le plan ? ─ {name}"),
        Page::Comparison(_) => format!("La situation, alors et maintenant ─ {name}"),
        Page::Life(life) => {
            let count = i64::try_from(life.shown.len()).unwrap_or(i64::MAX);
            let count = plural(count, "fait", "faits");
            let only = life
                .only
                .map_or_else(String::new, |kind| format!(" ─ {}", kind.label()));
            format!("La vie du carnet ─ {name} ─ {count}{only}")
        }
    }
}

/// Draws a sentence over the rest; gives what is left under it.
fn sentence(words: &str, inside: Rect, canvas: &mut Canvas<'_>) -> Rect {
    let lines = text::wrap(&typography(words), usize::from(inside.width));
    let rows = u16::try_from(lines.len()).unwrap_or(u16::MAX);
    if inside.height < rows.saturating_add(4) {
        return inside;
    }
    for (y, line) in (inside.y..inside.bottom()).zip(&lines) {
        canvas.text((inside.x, y), inside.width, line, Role::Muted);
    }
    under(inside, rows.saturating_add(1))
}

fn draw_walk(walk: &Walk, cursor: usize, inside: Rect, canvas: &mut Canvas<'_>) {
    let since = match (walk.span.action, walk.span.since) {
        (Some(_), _) => "L’action qui se termine.".to_owned(),
        (None, Some(on)) => format!(
            "Ce qui reste ouvert, et ce qui a bougé depuis la revue du {}.",
            full(on)
        ),
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
    stack::draw(&blocks, cursor, chosen, area, canvas);
}

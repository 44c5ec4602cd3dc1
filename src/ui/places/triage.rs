//! The queue: one item with just what is needed to decide, the list to mark several in, the end.
mod frame;
mod item;
mod list;

use crate::ui::prelude::*;
use frame::framed;

use crate::app::places::triage::{Triage, View};

/// Draws the queue.
pub(super) fn draw(app: &App, queue: &Triage, body: Rect, canvas: &mut Canvas<'_>) {
    match (queue.view, &queue.shown) {
        (View::List, _) => list::draw(app, queue, framed(app, queue, body, canvas), canvas),
        (View::One, Some(shown)) => item::draw(app, queue, shown, body, canvas),
        (View::One, None) => end(app, queue, framed(app, queue, body, canvas), canvas),
    }
}

/// What is said when nothing is left to decide.
fn end(app: &App, queue: &Triage, inside: Rect, canvas: &mut Canvas<'_>) {
    let count =
        |n: usize, one: &str, many: &str| plural(i64::try_from(n).unwrap_or(i64::MAX), one, many);
    let mut lines: Vec<(String, Role)> = Vec::new();
    if queue.unread {
        lines.push(("Ouverture de la file…".to_owned(), Role::Muted));
    } else if queue.left == 0 {
        lines.push((
            "C’est tout : il n’y a plus rien à voir dans cette file.".to_owned(),
            Role::Title,
        ));
    } else {
        lines.push(("Vous êtes au bout de la file.".to_owned(), Role::Title));
    }
    if queue.count() > 0 {
        let rate = queue
            .rate(app.desk.clock.moment().instant)
            .map_or_else(String::new, |rate| format!(", {rate} par heure"));
        lines.push((
            format!(
                "{}{rate}.",
                count(queue.count(), "élément fait", "éléments faits")
            ),
            Role::Base,
        ));
    }
    if !queue.skipped.is_empty() {
        let aside = count(
            queue.skipped.len(),
            "élément laissé de côté",
            "éléments laissés de côté",
        );
        lines.push((format!("{aside} : la touche v les reprend."), Role::Base));
    }
    if queue.held > 0 {
        let held = count(
            queue.held,
            "élément est entre les mains d’un collègue ; s’il le laisse, il viendra ici.",
            "éléments sont entre les mains de collègues ; ceux qu’ils laissent viendront ici.",
        );
        lines.push((held, Role::Base));
    }
    let mut y = inside.y.saturating_add(inside.height / 4);
    for (words, role) in lines {
        for line in text::wrap(
            &typography(&words),
            usize::from(inside.width.saturating_sub(4)),
        ) {
            if y < inside.bottom() {
                canvas.text(
                    (inside.x.saturating_add(2), y),
                    inside.width.saturating_sub(2),
                    &line,
                    role,
                );
            }
            y = y.saturating_add(1);
        }
    }
    let bottom = item::bottom(app, usize::from(inside.width));
    let rows = u16::try_from(bottom.len())
        .unwrap_or(u16::MAX)
        .min(inside.height);
    for (y, line) in (inside.bottom() - rows..inside.bottom()).zip(&bottom) {
        canvas.words((inside.x, y), inside.width, line);
    }
}

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
    let mut lines: Vec<(String, Role)> = Vec::new();
    if queue.unread {
        lines.push(("Ouverture de la file…".to_owned(), Role::Muted));
    } else if queue.left == 0 {
        let words = "C’est tout : il n’y a plus rien à voir dans cette file.";
        lines.push((words.to_owned(), Role::Title));
    } else {
        lines.push(("Vous êtes au bout de la file.".to_owned(), Role::Title));
    }
    if queue.count() > 0 {
        let done = plural(queue.count(), "élément fait", "éléments faits");
        lines.push((format!("{done}."), Role::Base));
    }
    if !queue.skipped.is_empty() {
        let aside = plural(
            queue.skipped.len(),
            "élément laissé de côté",
            "éléments laissés de côté",
        );
        lines.push((format!("{aside} : la touche v les reprend."), Role::Base));
    }
    if queue.held > 0 {
        let held = plural(
            queue.held,
            "élément est entre les mains d’un collègue ; s’il le laisse, il viendra ici.",
            "éléments sont entre les mains de collègues ; ceux qu’ils laissent viendront ici.",
        );
        lines.push((held, Role::Base));
    }
    let mut rows = under(inside, inside.height / 4).rows();
    let columns = usize::from(inside.width.saturating_sub(4));
    for (words, role) in lines {
        for (line, row) in text::wrap(&typography(&words), columns)
            .iter()
            .zip(&mut rows)
        {
            canvas.text((row.x + 2, row.y), row.width.saturating_sub(2), line, role);
        }
    }
    item::draw_bottom(app, inside, canvas);
}

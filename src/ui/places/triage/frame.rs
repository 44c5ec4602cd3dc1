//! The frame of the queue: whose it is, what was done, what is left.
use crate::app::action::Action;
use crate::app::places::triage::{COUNTED, Triage, queue_name};
use crate::ui::prelude::*;

/// The frame, with whose queue it is and where one stands; gives its inside, with a margin.
pub(super) fn framed(app: &App, queue: &Triage, area: Rect, canvas: &mut Canvas<'_>) -> Rect {
    let title = format!("Triage ─ {}", queue_name(queue.scope, &app.desk));
    let title: Words = vec![(title, Role::Title)];
    let inside = canvas.frame(area, &title, Role::BorderFocused);
    let whose = Rect::new(area.x + 2, area.y, cells(width(&title)), 1);
    canvas.hit(whose.intersection(area), Hit::Act(Action::Scope));
    let words = format!(" {} ", standing(queue));
    let wide = cells(text::width(&words));
    let taken = width(&title) + text::width(&words) + 6;
    if taken <= usize::from(area.width) {
        let x = area.right().saturating_sub(wide + 2);
        canvas.text((x, area.y), wide, &words, Role::Base);
    }
    inset(inside)
}

/// « 3 faits · 17 à voir ».
fn standing(queue: &Triage) -> String {
    let done = plural(queue.count(), "fait", "faits");
    format!("{done} · {} à voir", left(queue))
}

/// Items left, « 500+ » beyond.
fn left(queue: &Triage) -> String {
    if queue.left >= COUNTED {
        format!("{}+", COUNTED - 1)
    } else {
        queue.left.to_string()
    }
}

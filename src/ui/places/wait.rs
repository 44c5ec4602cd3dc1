//! Something long that is being done: how far it is, and how to give it up.
use crate::app::action::Action;
use crate::app::places::wait::Wait;
use crate::domain::text::number;
use crate::ui::prelude::*;

const WIDTH: u16 = 60;

/// Draws the progress.
pub(super) fn draw(wait: &Wait, body: Rect, canvas: &mut Canvas<'_>) {
    let columns = WIDTH.min(body.width.saturating_sub(4));
    let inside = window(&wait.title, (columns, 3), body, canvas);
    let at = wait.gauge.progress();
    let width = usize::from(inside.width);
    let filled = (at.done * width).checked_div(at.total).unwrap_or(0);
    let filled = filled.min(width);
    let bar = format!("{}{}", "▄".repeat(filled), "▁".repeat(width - filled));
    let count = |n: usize| number(i64::try_from(n).unwrap_or(i64::MAX));
    let way_out = if wait.gauge.is_given_up() {
        "Abandon en cours…"
    } else {
        wait.way_out
    };
    let (done, total) = (count(at.done), count(at.total));
    let counted = format!("{done} {} sur {total}", wait.counted);
    let lines = [
        (bar.as_str(), Role::Title),
        (&counted, Role::Base),
        (way_out, Role::Muted),
    ];
    canvas.hit(last_row(inside), Hit::Act(Action::Back));
    for (row, (line, role)) in inside.rows().zip(lines) {
        canvas.say(row, &typography(line), role);
    }
}

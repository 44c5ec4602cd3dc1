//! The frame of the queue: whose it is, what was done, what is left.
use crate::app::places::triage::{COUNTED, Triage, queue_name};
use crate::ui::prelude::*;

/// The frame, with whose queue it is and where one stands; gives its inside, with a margin.
pub(super) fn framed(app: &App, queue: &Triage, area: Rect, canvas: &mut Canvas<'_>) -> Rect {
    let title: Words = vec![
        ("Triage".to_owned(), Role::Title),
        (
            format!(" ─ {}", queue_name(queue.scope, &app.desk)),
            Role::Title,
        ),
    ];
    let inside = canvas.frame(area, &title, Role::BorderFocused);
    let words = format!(" {} ", standing(app, queue));
    let wide = u16::try_from(text::width(&words)).unwrap_or(u16::MAX);
    let taken = width(&title) + text::width(&words) + 6;
    if taken <= usize::from(area.width) {
        let x = area.right().saturating_sub(wide + 2);
        canvas.text((x, area.y), wide, &words, Role::Base);
    }
    Rect {
        x: inside.x.saturating_add(1),
        width: inside.width.saturating_sub(2),
        ..inside
    }
}

/// « 3 faits · 17 à voir · 40 par heure ».
fn standing(app: &App, queue: &Triage) -> String {
    let done = i64::try_from(queue.count()).unwrap_or(i64::MAX);
    let mut words = format!("{} · {} à voir", plural(done, "fait", "faits"), left(queue));
    if let Some(rate) = queue.rate(app.desk.clock.moment().instant) {
        words.push_str(&format!(" · {rate} par heure"));
    }
    words
}

/// Items left, « 500+ » beyond.
fn left(queue: &Triage) -> String {
    if queue.left >= COUNTED {
        format!("{}+", COUNTED - 1)
    } else {
        queue.left.to_string()
    }
}

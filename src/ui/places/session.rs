//! A group session: a row a person, with what became of the appointment.
use crate::app::places::session::Session;
use crate::domain::vocabulary::AppointmentStatus as Status;
use crate::ui::prelude::*;

/// Draws the rows.
pub(super) fn draw(session: &Session, body: Rect, canvas: &mut Canvas<'_>) {
    let title = typography(&session.title());
    let inside = inset(canvas.frame(body, &vec![(title, Role::Title)], Role::BorderFocused));
    canvas.say(inside, &typography(&session.count()), Role::Muted);
    let area = under(inside, 2);
    let heights = vec![1; session.people.len()];
    let start = stack::first(&heights, session.cursor.at, usize::from(area.height));
    let shown = session.people.iter().enumerate().skip(start);
    let name = area.width.saturating_sub(4) * 55 / 100;
    for (row, (at, it)) in area.rows().zip(shown) {
        canvas.row(row, (at, session.cursor.at), |canvas| {
            let (sign, words, look) = state(it.status.as_deref().and_then(Status::from_code));
            canvas.text((row.x, row.y), 2, sign, look);
            canvas.text((row.x + 2, row.y), name, &it.name(), Role::Base);
            let x = row.x + 2 + name + 2;
            let room = row.right().saturating_sub(x);
            canvas.text((x, row.y), room, words, look);
        });
    }
}

/// The sign, the words and the look of an outcome.
const fn state(status: Option<Status>) -> (&'static str, &'static str, Role) {
    match status {
        None | Some(Status::Planned) => ("?", "à noter", Role::Soon),
        Some(Status::Kept) => ("✓", "présence", Role::Done),
        Some(Status::Excused) => ("·", "absence excusée", Role::Muted),
        Some(Status::Absent) => ("!", "absence", Role::Soon),
        Some(Status::CancelledByStructure) => ("·", "annulé par la structure", Role::Muted),
    }
}

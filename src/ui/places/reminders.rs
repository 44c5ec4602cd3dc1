//! « Rappels à envoyer », over the whole screen: a row an appointment, with what reaches the person.
use crate::app::places::reminders::Reminders;
use crate::domain::date::{Time, full, in_the_week};
use crate::domain::identifiers::phone_display;
use crate::store::ToRemind;
use crate::ui::prelude::*;

/// What is said under the heading: carnet sends nothing itself.
const HOW: &str = "Envoyez-les avec votre outil habituel, puis notez-les.";

/// Draws the rows.
pub(super) fn draw(reminders: &Reminders, body: Rect, canvas: &mut Canvas<'_>) {
    canvas.clear(body, Role::Base);
    let count = plural(reminders.list.len(), "rendez-vous", "rendez-vous");
    let marked = match reminders.marks.len() {
        0 => String::new(),
        n => format!(", {}", plural(n, "marqué", "marqués")),
    };
    let title = typography(&format!("Rappels à envoyer ─ {count}{marked}"));
    let inside = inset(canvas.frame(body, &vec![(title, Role::Title)], Role::BorderFocused));
    let (from, to) = reminders.days;
    let days = format!("du {} au {}", full(from), full(to));
    let words = match reminders.list.is_empty() {
        true => format!("Aucun rappel à envoyer pour les rendez-vous {days}."),
        false => format!("Rendez-vous {days}. {HOW}"),
    };
    let lines = text::wrap(&typography(&words), usize::from(inside.width));
    let rows = u16::try_from(lines.len()).unwrap_or(u16::MAX);
    canvas.lines(inside, lines, Role::Muted);
    let area = under(inside, rows.saturating_add(1));
    let heights = vec![1; reminders.list.len()];
    let start = stack::first(&heights, reminders.cursor.at, usize::from(area.height));
    let shown = reminders.list.iter().enumerate().skip(start);
    for (row, (at, it)) in area.rows().zip(shown) {
        canvas.row(row, (at, reminders.cursor.at), |canvas| {
            draw_row(it, reminders.marks.contains(&it.meeting.id), row, canvas);
        });
    }
}

fn draw_row(it: &ToRemind, is_marked: bool, row: Rect, canvas: &mut Canvas<'_>) {
    let mut x = 0;
    let shared = row.width.saturating_sub(2 + 21 + 2);
    let mark = Column::put(&mut x, 1, 1);
    let when = Column::put(&mut x, 19, 2);
    let name = Column::put(&mut x, shared / 2, 2);
    let reached = Column::put(&mut x, shared - shared / 2, 0);
    if is_marked {
        mark.text(row, "▪", Role::Marked, canvas);
    }
    let hour = it.meeting.time.map_or_else(String::new, Time::long);
    let day = in_the_week(it.meeting.day);
    when.text(row, &format!("{day} {hour}"), Role::Base, canvas);
    name.text(row, &it.meeting.name(), Role::Title, canvas);
    let phone = it.means.phone.as_deref().map(phone_display);
    match it.lacks_place() {
        true => reached.text(row, "lieu à noter", Role::Warning, canvas),
        false => {
            let words = phone.or_else(|| it.means.mail.clone()).unwrap_or_default();
            reached.text(row, &words, Role::Base, canvas);
        }
    }
}

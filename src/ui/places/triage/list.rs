//! The queue as a list, to mark several items for one outcome.
use super::item::{bottom, hits, look};
use crate::app::places::triage::{Triage, words};
use crate::domain::identifiers::phone_display;
use crate::domain::text::display_name;
use crate::store::QueueItem;
use crate::ui::prelude::*;
use crate::ui::text::{pad, pad_left};

/// Draws the rows, what is marked, and the keys.
pub(super) fn draw(app: &App, queue: &Triage, inside: Rect, canvas: &mut Canvas<'_>) {
    let columns = usize::from(inside.width);
    let mut bottom = bottom(app, columns);
    let count = queue.marks.len();
    let marked = match count {
        0 => "Espace marque un élément, * tous ceux du même motif et du même jour.".to_owned(),
        count => format!(
            "{} : une touche d’issue vaut pour tous.",
            plural(count, "élément marqué", "éléments marqués")
        ),
    };
    let role = if count == 0 { Role::Muted } else { Role::Title };
    bottom.insert(0, vec![(marked, role)]);
    let below = cells(bottom.len() + 1).min(inside.height);
    let rows = Rect {
        height: inside.height - below,
        ..inside
    };
    if queue.rows.is_empty() {
        let words = "Il n’y a plus rien à voir dans cette file.";
        canvas.say(rows, words, Role::Muted);
    }
    let height = usize::from(rows.height).max(1);
    let last = queue.rows.len().saturating_sub(height);
    let top = queue.cursor.at.saturating_sub(height / 2).min(last);
    for (row, (at, item)) in rows.rows().zip(queue.rows.iter().enumerate().skip(top)) {
        draw_row(app, queue, (at, item), row, canvas);
    }
    for (y, line) in (rows.bottom() + 1..inside.bottom()).zip(&bottom) {
        canvas.words((inside.x, y), inside.width, line);
        hits(app, (inside.x, y), line, canvas);
    }
}

fn draw_row(
    app: &App,
    queue: &Triage,
    (at, item): (usize, &QueueItem),
    row: Rect,
    canvas: &mut Canvas<'_>,
) {
    let marked = queue.marks.contains(&item.key);
    let mark = if marked { "✓ " } else { "  " };
    let (sign, role) = look(item, app);
    let day = item.since().map_or_else(|| "—".to_owned(), short);
    let time = item.key.time.map_or_else(String::new, |time| time.long());
    let start = format!("{mark}{} {day} {} ", pad(sign, 2), pad(&time, 9));
    let since = pad_left(&words::since_short(item, app.desk.today), 9);
    let label = pad(&words::label(item, &app.desk.rules), 20);
    let room = usize::from(row.width).saturating_sub(start.chars().count() + 32);
    // The telephone is in the item; here it stands where there is room for the names.
    let phone = item.person.telephone.as_deref().filter(|_| room >= 44);
    let phone = phone.map_or_else(String::new, phone_display);
    let name_room = if phone.is_empty() { room } else { 30 };
    let name = display_name(&item.person.nom, &item.person.prenom);
    let name = pad(&name, name_room);
    let words = [
        (start, role),
        (format!("{label} "), role),
        (format!("{since}  "), role),
        (name, Role::Base),
        (format!(" {phone}"), Role::Base),
    ];
    canvas.row(row, (at, queue.cursor.at), |canvas| {
        canvas.words((row.x, row.y), row.width, &words);
    });
}

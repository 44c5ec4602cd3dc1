//! « Réglages », over the whole screen: a row each under its heading; what the chosen one means, below.
use crate::app::places::settings::{SettingLine, Settings};
use crate::ui::prelude::*;

/// Columns of a label.
const LABELS: u16 = 26;
/// Rows for what the chosen one means.
const MEANING: u16 = 5;

/// Draws the rows.
pub(super) fn draw(settings: &Settings, body: Rect, canvas: &mut Canvas<'_>) {
    canvas.clear(body, Role::Base);
    let title = vec![("Réglages".to_owned(), Role::Title)];
    let inside = inset(canvas.frame(body, &title, Role::BorderFocused));
    let rows = Rect {
        height: inside.height.saturating_sub(MEANING + 1),
        ..inside
    };
    let count = settings.lines.len();
    let groups = (0..count).filter(|at| begins(settings, *at)).count();
    // Groups stand apart where there is room.
    let apart = |at: usize| at > 0 && usize::from(rows.height) >= count + 2 * groups;
    let heading = |at: usize| usize::from(begins(settings, at)) * (1 + usize::from(apart(at)));
    let heights: Vec<usize> = (0..count).map(|at| 1 + heading(at)).collect();
    let start = stack::first(&heights, settings.cursor.at, usize::from(rows.height));
    let mut left = rows.rows();
    for (at, line) in settings.lines.iter().enumerate().skip(start) {
        if begins(settings, at) {
            if apart(at) {
                left.next();
            }
            let Some(row) = left.next() else { break };
            canvas.say(row, line.group, Role::Title);
        }
        let Some(row) = left.next() else { break };
        canvas.row(row, (at, settings.cursor.at), |canvas| {
            draw_row(line, row, canvas);
        });
    }
    if let Some(line) = settings.line() {
        meaning(line, under(inside, rows.height), canvas);
    }
}

/// Whether a heading stands over that line.
fn begins(settings: &Settings, at: usize) -> bool {
    let group = |at: usize| settings.lines.get(at).map(|it| it.group);
    at == 0 || group(at - 1) != group(at)
}

fn draw_row(line: &SettingLine, row: Rect, canvas: &mut Canvas<'_>) {
    let x = row.x + 2;
    canvas.text((x, row.y), LABELS, line.label, Role::Base);
    let value = x + LABELS + 1;
    let room = row.right().saturating_sub(value);
    canvas.text((value, row.y), room, &line.value, Role::Field);
}

fn meaning(line: &SettingLine, area: Rect, canvas: &mut Canvas<'_>) {
    let rule = row_at(area, area.y);
    canvas.say(
        rule,
        &"─".repeat(usize::from(area.width)),
        Role::BorderFocused,
    );
    let width = usize::from(area.width);
    let means = text::wrap(&typography(line.meaning), width).into_iter();
    let kept = text::wrap(&typography(&line.kept), width).into_iter();
    let lines = means
        .map(|it| (it, Role::Base))
        .chain(kept.map(|it| (it, Role::Muted)));
    for (row, (line, role)) in under(area, 1).rows().zip(lines) {
        canvas.say(row, &line, role);
    }
}

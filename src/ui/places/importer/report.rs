//! What an import would do, or did: a row each for what can be decided, the chosen one told in full below.
use crate::app::places::importer::{Report, ReportLine, State};
use crate::ui::prelude::*;

/// Rows kept for the whole of the chosen row.
const BELOW: u16 = 5;
/// Columns of what was decided.
const DECIDED: u16 = 16;

/// Draws the rows, then the chosen one in full.
pub(super) fn draw(report: &Report, cursor: usize, area: Rect, canvas: &mut Canvas<'_>) {
    if report.lines.is_empty() {
        canvas.say(area, "Il n’y a rien à relire.", Role::Muted);
        return;
    }
    let rows = Rect {
        height: area.height.saturating_sub(BELOW + 1),
        ..area
    };
    let heights = vec![1; report.lines.len()];
    let start = stack::first(&heights, cursor, usize::from(rows.height));
    for (row, at) in rows.rows().zip(start..report.lines.len()) {
        // Only what can be chosen is clicked: titles and sentences are passed over.
        let rank = |at: usize| (0..at).filter(|at| report.can_stand(*at)).count();
        match report.can_stand(at) {
            true => canvas.row(row, (rank(at), rank(cursor)), |canvas| {
                draw_row(report, at, row, canvas);
            }),
            false => draw_row(report, at, row, canvas),
        }
    }
    let below = under(area, rows.height + 1);
    let width = usize::from(area.width);
    let told = report.told(cursor).into_iter();
    let lines = told.flat_map(|words| text::wrap(&typography(&words), width));
    canvas.lines(below, lines, Role::Base);
}

fn draw_row(report: &Report, at: usize, row: Rect, canvas: &mut Canvas<'_>) {
    let inner = row.width.saturating_sub(2);
    match report.lines.get(at) {
        Some(ReportLine::Title(title, count)) => {
            let words = format!("{title} : {count}");
            canvas.say(row, &typography(&words), Role::Title);
        }
        Some(ReportLine::Said(words)) => {
            canvas.text((row.x + 2, row.y), inner, words, Role::Base);
        }
        Some(ReportLine::Item(..)) => {
            let state = report.state(at);
            canvas.text((row.x + 2, row.y), DECIDED, &state.words(), look(state));
            let x = row.x + 2 + DECIDED + 1;
            let words = typography(&report.short(at));
            canvas.text(
                (x, row.y),
                row.right().saturating_sub(x),
                &words,
                Role::Base,
            );
        }
        None => {}
    }
}

const fn look(state: State) -> Role {
    match state {
        State::Open => Role::Warning,
        State::Imported => Role::Soon,
        State::Known(_) | State::New => Role::Done,
        State::Stored | State::Left => Role::Muted,
    }
}

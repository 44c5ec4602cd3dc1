//! Drawing: from the state to a frame. `&App` in, cells out: it changes nothing, reads no file.
//!
//! ```text
//!  header   who, store, what waits                       today
//!  ┌ list ─────────────────────┐┌ preview ─────────────┐
//!  │ or the open file, by rubriques; layers stand over │
//!  └───────────────────────────┘└──────────────────────┘
//!  footer   what can be done now, or the last answer
//! ```
mod footer;
pub mod form;
mod header;
mod parts;
mod places;
mod prelude;
#[cfg(test)]
mod tests;
pub mod text;
pub mod theme;
mod veil;
pub mod welcome;

use ratatui::Frame;

use crate::app::geometry::Size;
use crate::app::hit::Zones;
use crate::app::places::Place;
use prelude::*;
use theme::Theme;

/// Rows of the footer.
const FOOTER: u16 = 2;

/// Draws the whole screen, whatever its size; gives what the mouse does where it falls. The cursor stands where
/// text is typed, and is hidden elsewhere.
pub fn draw(app: &App, theme: &Theme, frame: &mut Frame<'_>) -> Zones {
    let area = frame.area();
    if area.is_empty() {
        return Zones::default();
    }
    let mut canvas = Canvas::new(frame.buffer_mut(), theme);
    canvas.fill(area, Role::Base);
    if let Some(hidden) = &app.veil {
        veil::draw(hidden, area, &mut canvas);
    } else if !tiny(area, &mut canvas) {
        regions(app, area, &mut canvas);
    }
    let zones = std::mem::take(&mut canvas.zones);
    if let Some(cursor) = canvas.cursor() {
        frame.set_cursor_position(cursor);
    }
    zones
}

fn regions(app: &App, area: Rect, canvas: &mut Canvas<'_>) {
    let body = Rect {
        y: area.y.saturating_add(1),
        height: area.height.saturating_sub(1 + FOOTER),
        ..area
    };
    let footer = Rect {
        y: body.bottom(),
        height: FOOTER.min(area.height),
        ..area
    };
    header::draw(app, row_at(area, area.y), canvas);
    // Nothing of what is beneath a place that takes the whole screen shows through.
    let over = app.stack.over();
    let whole = |place: &Place| place.is_ground() || matches!(place, Place::Interview(_));
    let lowest = over.iter().rposition(whole);
    if lowest.is_none() {
        canvas.hit(body, Hit::Ground(Way::Rows(None)));
        places::caseload::draw(app, body, canvas);
    }
    for place in over.iter().skip(lowest.unwrap_or(0)) {
        // Only the topmost answers the mouse, as it does the keys.
        canvas.zones.clear();
        match place.is_window() {
            true => canvas.dim(body),
            false => canvas.hit(body, Hit::Ground(Way::Rows(None))),
        }
        places::draw(app, place, body, canvas);
    }
    footer::draw(app, footer, canvas);
}

/// What stands on a screen where nothing else fits; says whether it is one.
fn tiny(area: Rect, canvas: &mut Canvas<'_>) -> bool {
    let (width, height) = (area.width, area.height);
    if !(Size { width, height }).is_tiny() {
        return false;
    }
    let words = "Agrandissez la fenêtre (60 × 15 au moins). Ctrl-S enregistre, Ctrl-Q quitte.";
    let lines = text::wrap(words, usize::from(area.width));
    canvas.lines(area, lines, Role::Base);
    true
}

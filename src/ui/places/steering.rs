//! The pilotage: one row an indicator with its bar against the target and its trend, what is
//! told of the one chosen under them; or the persons behind one of its figures.
//!
//! Everything reads without colour: signs, words, blocks of a bar, heights of a trend.
mod bars;
mod detail;
mod people;

use crate::app::geometry::Size;
use crate::app::places::steering::Steering;
use crate::domain::text::number;
use crate::statistics::{Line, Shape, words};
use crate::ui::prelude::*;

/// Draws the screen.
pub(super) fn draw(app: &App, steering: &Steering, body: Rect, canvas: &mut Canvas<'_>) {
    if let Some(shown) = &steering.people {
        people::draw(steering, shown, body, canvas);
        return;
    }
    let room = usize::from(body.width).saturating_sub(4);
    let inside = canvas.frame(body, &title(steering, room), Role::BorderFocused);
    let size = Size {
        width: body.width,
        height: app.desk.size.height,
    };
    if steering.report.is_none() {
        let words = "Les chiffres sont en train d’être comptés…";
        canvas.text(
            (inside.x + 1, inside.y + 1),
            inside.width,
            words,
            Role::Muted,
        );
        return;
    }
    let columns = Columns::of(inside.width);
    columns.draw_titles(inside, canvas);
    let under = size.steering_detail().min(inside.height.saturating_sub(2));
    let rows = Rect {
        y: inside.y + 1,
        height: inside.height.saturating_sub(under + 2),
        ..inside
    };
    let shown = steering
        .lines()
        .iter()
        .enumerate()
        .skip(steering.cursor.top);
    for (y, (at, line)) in (rows.top()..rows.bottom()).zip(shown) {
        let place = Rect {
            y,
            height: 1,
            ..rows
        };
        columns.draw_row(line, at == steering.cursor.at, place, canvas);
    }
    let rule = Rect {
        y: rows.bottom(),
        height: 1,
        ..body
    };
    canvas.rule(rule, ("├", "┤"), &Words::new(), Role::BorderFocused);
    let below = Rect {
        y: rule.y + 1,
        height: under,
        ..inside
    };
    if let Some(line) = steering.line() {
        detail::draw(steering, line, below, canvas);
    }
}

/// « Pilotage ─ du … au … ─ Structure : Sète »; the last parts give way on a narrow frame.
fn title(steering: &Steering, room: usize) -> Words {
    let selection = &steering.selection;
    let mut parts = vec![
        "Pilotage".to_owned(),
        format!("du {} au {}", full(selection.from), full(selection.to)),
        steering
            .filter
            .clone()
            .unwrap_or_else(|| "tout le monde".to_owned()),
    ];
    if selection.as_of != selection.to {
        parts.push(format!("arrêté au {}", full(selection.as_of)));
    }
    let mut left = room;
    let mut words = Words::new();
    for part in parts {
        let gap = if words.is_empty() { "" } else { " ─ " };
        let wide = text::width(gap) + text::width(&part);
        if wide > left {
            break;
        }
        left -= wide;
        words.push((gap.to_owned(), Role::BorderFocused));
        words.push((part, Role::Title));
    }
    words
}

/// A column: where it starts, how wide it is; not shown when it has no width.
#[derive(Clone, Copy, Debug, Default)]
struct Column {
    x: u16,
    width: u16,
}

/// Columns of the table for a width.
#[derive(Clone, Copy, Debug, Default)]
struct Columns {
    sign: Column,
    id: Column,
    label: Column,
    ratio: Column,
    rate: Column,
    bar: Column,
    target: Column,
    waiting: Column,
    excluded: Column,
    trend: Column,
}

impl Columns {
    fn of(width: u16) -> Self {
        let (label, ratio, bar, target, more, trend) = match width {
            0..78 => (22, 0, 0, 0, 0, 0),
            78..98 => (23, 14, 7, 0, 0, 11),
            98..158 => (27, 15, 12, 6, 9, 13),
            _ => (64, 17, 30, 6, 9, 13),
        };
        let mut x = 1;
        let mut next = |width: u16| {
            let column = Column { x, width };
            x += if width > 0 { width + 1 } else { 0 };
            column
        };
        Self {
            sign: next(1),
            id: next(6),
            label: next(label),
            ratio: next(ratio),
            rate: next(8),
            bar: next(bar),
            target: next(target),
            waiting: next(more),
            excluded: next(more),
            trend: next(trend),
        }
    }

    fn draw_titles(&self, row: Rect, canvas: &mut Canvas<'_>) {
        let left = [
            (self.label, "Indicateur"),
            (self.bar, "cible ┃"),
            (self.trend, "par mois"),
        ];
        for (column, words) in left {
            canvas.text((row.x + column.x, row.y), column.width, words, Role::Muted);
        }
        let right = [
            (self.ratio, "Cas"),
            (self.rate, "Taux"),
            (self.target, "Cible"),
            (self.waiting, "Attente"),
            (self.excluded, "Écartés"),
        ];
        for (column, words) in right {
            canvas.text_right((row.x + column.x, row.y), column.width, words, Role::Muted);
        }
    }

    fn draw_row(&self, line: &Line, chosen: bool, row: Rect, canvas: &mut Canvas<'_>) {
        if chosen {
            canvas.fill(row, Role::Selected);
        }
        let role = |role: Role| if chosen { Role::Selected } else { role };
        let (figure, indicator) = (&line.figure, line.indicator);
        let (sign, look) = bars::sign(line);
        let at = |column: Column| (row.x + column.x, row.y);
        canvas.text(at(self.sign), self.sign.width, sign, role(look));
        canvas.text(at(self.id), self.id.width, indicator.id, role(Role::Muted));
        let wide = usize::from(self.label.width) >= 50;
        let label = if wide {
            indicator.label
        } else {
            indicator.short
        };
        canvas.text(at(self.label), self.label.width, label, role(Role::Base));
        let ratio = match indicator.shape {
            Shape::Rate => format!(
                "{} / {}",
                number(figure.numerator),
                number(figure.denominator)
            ),
            Shape::Days => format!("{} cas", number(figure.denominator)),
        };
        canvas.text_right(at(self.ratio), self.ratio.width, &ratio, role(Role::Base));
        let rate = words::rate(indicator, figure);
        canvas.text_right(at(self.rate), self.rate.width, &rate, role(look));
        if let Some(rate) = figure.rate(indicator.shape) {
            let bar = bars::bar(rate, line.target, usize::from(self.bar.width));
            canvas.text(at(self.bar), self.bar.width, &bar, role(look));
        }
        if let Some(target) = line.target {
            let words = crate::domain::text::percent(target, 0);
            canvas.text_right(
                at(self.target),
                self.target.width,
                &words,
                role(Role::Muted),
            );
        }
        let excluded: i64 = figure.excluded.iter().map(|(_, n)| n).sum();
        for (column, n) in [(self.waiting, figure.waiting), (self.excluded, excluded)] {
            let words = if n > 0 { number(n) } else { "—".to_owned() };
            canvas.text_right(at(column), column.width, &words, role(Role::Muted));
        }
        let trend = bars::trend(line, usize::from(self.trend.width));
        canvas.text(at(self.trend), self.trend.width, &trend, role(Role::Base));
    }
}

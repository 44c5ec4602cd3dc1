//! The pilotage: one row an indicator with its bar against the target and its trend, what is
//! told of the one chosen under them; or the persons behind one of its figures.
//!
//! Everything reads without colour: signs, words, blocks of a bar, heights of a trend.
pub(super) mod bars;
mod detail;
mod people;

use crate::app::action::Action;
use crate::app::geometry::Size;
use crate::app::places::steering::Steering;
use crate::domain::text::{number, percent};
use crate::statistics::{Line, Shape, words};
use crate::ui::prelude::*;

/// Draws the screen.
pub(super) fn draw(app: &App, steering: &Steering, body: Rect, canvas: &mut Canvas<'_>) {
    if let Some(shown) = &steering.people {
        people::draw(steering, shown, body, canvas);
        return;
    }
    let room = usize::from(body.width).saturating_sub(4);
    let title = title(steering, room);
    let inside = canvas.frame(body, &title, Role::BorderFocused);
    let chosen = title
        .iter()
        .skip(2)
        .filter(|(_, role)| *role == Role::Title);
    let chosen = chosen.map(|(words, _)| (&**words, Hit::Act(Action::Filters)));
    canvas.hit_words((body.x + 2, body.y), &title, &chosen.collect::<Vec<_>>());
    let size = Size {
        width: body.width,
        height: app.desk.size.height,
    };
    if steering.report.is_none() {
        let words = "Les chiffres sont en train d’être comptés…";
        let at = (inside.x + 1, inside.y + 1);
        canvas.text(at, inside.width, words, Role::Muted);
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
    let lines = steering.lines().iter().enumerate();
    for (place, (at, line)) in rows.rows().zip(lines.skip(steering.cursor.top)) {
        canvas.row(place, (at, steering.cursor.at), |canvas| {
            columns.draw_row(line, place, canvas);
        });
    }
    let rule = row_at(body, rows.bottom());
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
            .as_deref()
            .unwrap_or("tout le monde")
            .to_owned(),
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

/// Columns of the table for a width.
#[derive(Clone, Copy, Debug, Default)]
struct Columns {
    sign: Column,
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
        let mut next = |width: u16| Column::put(&mut x, width, width.min(1));
        Self {
            sign: next(1),
            label: next(label + 7),
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
            column.text(row, words, Role::Muted, canvas);
        }
        let right = [
            (self.ratio, "Cas"),
            (self.rate, "Taux"),
            (self.target, "Cible"),
            (self.waiting, "Attente"),
            (self.excluded, "Écartés"),
        ];
        for (column, words) in right {
            column.text_right(row, words, Role::Muted, canvas);
        }
    }

    fn draw_row(&self, line: &Line, row: Rect, canvas: &mut Canvas<'_>) {
        let (figure, indicator) = (&line.figure, line.indicator);
        let (sign, look) = bars::sign(line);
        let (base, muted) = (Role::Base, Role::Muted);
        self.sign.text(row, sign, look, canvas);
        let label = match self.label.width {
            50.. => indicator.label,
            _ => indicator.short,
        };
        self.label.text(row, label, base, canvas);
        let cases = number(figure.denominator);
        let ratio = match indicator.shape {
            Shape::Rate => format!("{} / {cases}", number(figure.numerator)),
            Shape::Days => format!("{cases} cas"),
        };
        self.ratio.text_right(row, &ratio, base, canvas);
        let rate = words::rate(indicator, figure);
        self.rate.text_right(row, &rate, look, canvas);
        if let Some(rate) = figure.rate(indicator.shape) {
            let bar = bars::bar(rate, line.target, usize::from(self.bar.width));
            self.bar.text(row, &bar, look, canvas);
        }
        if let Some(target) = line.target {
            let target = percent(target, 0);
            self.target.text_right(row, &target, muted, canvas);
        }
        let excluded: i64 = figure.excluded.iter().map(|(_, n)| n).sum();
        for (column, n) in [(self.waiting, figure.waiting), (self.excluded, excluded)] {
            let words = if n > 0 { number(n) } else { "—".to_owned() };
            column.text_right(row, &words, muted, canvas);
        }
        let trend = bars::trend(line, usize::from(self.trend.width));
        self.trend.text(row, &trend, muted, canvas);
    }
}

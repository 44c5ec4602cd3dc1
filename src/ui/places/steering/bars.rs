//! Figures as blocks of text: a bar with the mark of the target, a trend by month, the sign of
//! a target that is met. Read without colour.
use crate::statistics::{Figure, Line, Shape};
use crate::ui::theme::Role;

/// At most half a line, as the bars are: months all alike make a line, not a slab.
const HEIGHTS: [&str; 4] = ["▁", "▂", "▃", "▄"];
/// A month without anybody.
const NOBODY: &str = "·";
/// The target on a bar.
const TARGET: &str = "┃";

/// Sign and look of a line: target met, missed, or none to meet.
pub(super) fn sign(line: &Line) -> (&'static str, Role) {
    match (line.figure.rate(line.indicator.shape), line.target) {
        // Rates are told to a tenth of a percent.
        (Some(rate), Some(target)) if rate + 0.0005 >= target => ("✓", Role::Done),
        (Some(_), Some(_)) => ("!", Role::Missed),
        (Some(_) | None, None) => ("", Role::Base),
        (None, Some(_)) => ("", Role::Muted),
    }
}

/// Cells filled for a rate, at most `width`.
fn cells(rate: f64, width: usize) -> usize {
    #[expect(clippy::cast_precision_loss, reason = "columns of a screen")]
    let filled = (rate.clamp(0.0, 1.0) * width as f64 + 1e-9).floor();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 0 and the columns of a screen"
    )]
    let filled = filled as usize;
    filled.min(width)
}

/// « ▄▄▄▄▄▄▁▁┃▁ ».
pub(in crate::ui) fn bar(rate: f64, target: Option<f64>, width: usize) -> String {
    let filled = cells(rate, width);
    let mark = target.map(|target| cells(target, width).max(1) - 1);
    (0..width)
        .map(|at| match mark {
            Some(mark) if at == mark => TARGET,
            _ if at < filled => "▄",
            _ => "▁",
        })
        .collect()
}

/// The last months, one column each: the height is the rate, or the mean delay over the longest.
pub(super) fn trend(line: &Line, width: usize) -> String {
    let shape = line.indicator.shape;
    let value = |figure: &Figure| match shape {
        Shape::Rate => figure.rate(shape),
        Shape::Days => figure.delay.map(|delay| delay.mean),
    };
    let skipped = line.groups.len().saturating_sub(width);
    let months: Vec<Option<f64>> = line
        .groups
        .iter()
        .skip(skipped)
        .map(|group| value(&group.figure))
        .collect();
    let top = match shape {
        Shape::Rate => 1.0,
        Shape::Days => months.iter().flatten().copied().fold(1.0, f64::max),
    };
    let height = |value: f64| {
        let last = HEIGHTS.len() - 1;
        HEIGHTS.get(cells(value / top, last)).copied()
    };
    months
        .into_iter()
        .map(|value| value.and_then(height).unwrap_or(NOBODY))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::record::Value;
    use crate::statistics::{Delay, Group, Indicator};

    #[test]
    fn a_bar_shows_the_rate_and_the_target() {
        assert_eq!(bar(0.0, None, 4), "▁▁▁▁");
        assert_eq!(bar(1.0, Some(1.0), 4), "▄▄▄┃");
        assert_eq!(bar(0.5, Some(1.0), 4), "▄▄▁┃");
        assert_eq!(bar(0.5, Some(0.9), 10), "▄▄▄▄▄▁▁▁┃▁");
        assert_eq!(bar(2.0, Some(0.0), 0), "");
    }

    fn line(id: &str, rates: &[(i64, i64)]) -> Line {
        let figure = |(numerator, denominator): &(i64, i64)| Figure {
            numerator: *numerator,
            denominator: *denominator,
            delay: (*denominator > 0).then_some(Delay {
                #[expect(clippy::cast_precision_loss, reason = "small")]
                mean: *numerator as f64,
                median: 0.0,
                count: 1,
            }),
            ..Figure::default()
        };
        Line {
            indicator: Indicator::find(id).unwrap(),
            target: Some(1.0),
            figure: Figure::default(),
            buckets: Vec::new(),
            groups: rates
                .iter()
                .map(|it| Group {
                    key: format!("{:?}", Value::Null),
                    label: String::new(),
                    figure: figure(it),
                })
                .collect(),
        }
    }

    #[test]
    fn a_trend_has_a_column_a_month() {
        let rates = line("I4", &[(0, 4), (2, 4), (4, 4), (0, 0)]);
        assert_eq!(trend(&rates, 12), "▁▂▄·");
        assert_eq!(trend(&rates, 2), "▄·");
        let days = line("I3b", &[(10, 1), (40, 1), (0, 0)]);
        assert_eq!(trend(&days, 12), "▁▄·");
    }
}

//! Numbers, shares, means and medians as figures. Knows no table.
use super::model::{Figure, Line};

/// How many.
pub(super) fn count(n: usize) -> Figure {
    Figure::Count(i64::try_from(n).unwrap_or(i64::MAX))
}

/// A number over another, unless it is none.
#[expect(clippy::cast_precision_loss, reason = "numbers of persons, of days")]
pub(super) fn ratio(of: i64, to: i64) -> Option<f64> {
    (to > 0).then(|| of as f64 / to as f64)
}

/// A number in another, unless it is none.
pub(super) fn share(of: usize, to: usize) -> Figure {
    let number = |n| i64::try_from(n).unwrap_or(i64::MAX);
    ratio(number(of), number(to)).map_or(Figure::Unknown, Figure::Share)
}

/// The mean of some numbers.
pub(super) fn mean(values: &[i64]) -> Figure {
    let sum = values.iter().sum();
    let number = i64::try_from(values.len()).unwrap_or(i64::MAX);
    ratio(sum, number).map_or(Figure::Unknown, Figure::Decimal)
}

/// The one in the middle, or between both in the middle.
pub(super) fn median(values: &[i64]) -> Figure {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    let half = sorted.len() / 2;
    let middle = match sorted.len() % 2 {
        0 => half
            .checked_sub(1)
            .and_then(|low| Some(sorted.get(low)? + sorted.get(half)?)),
        _ => sorted.get(half).map(|it| it * 2),
    };
    middle
        .and_then(|twice| ratio(twice, 2))
        .map_or(Figure::Unknown, Figure::Decimal)
}

/// Says of each line how many its means are of.
pub(super) fn measured<'t>(
    lines: impl Iterator<Item = &'t mut Line>,
    of: impl IntoIterator<Item = usize>,
) {
    for (line, of) in lines.zip(of) {
        line.measured = i64::try_from(of).ok();
    }
}

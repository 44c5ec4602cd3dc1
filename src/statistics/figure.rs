//! One figure: numerator, denominator, what waits, what is apart, and the delays. Knows no
//! indicator.
use std::collections::BTreeMap;

use crate::statistics::Shape;
use crate::store::{Class, Tally};

/// The value of one indicator for one group of people.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figure {
    /// Met; or the sum of the days, for an indicator in days.
    pub numerator: i64,
    /// Mature cases.
    pub denominator: i64,
    /// Cases not due yet, which no rate counts.
    pub waiting: i64,
    /// Those of them that are done already.
    pub waiting_done: i64,
    /// Cases not counted, by cause (its code), the most frequent first.
    pub excluded: Vec<(String, i64)>,
    /// Days from start to end, when asked.
    pub delay: Option<Delay>,
}

/// Delays of the cases that ended, in days.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Delay {
    /// Simple mean.
    pub mean: f64,
    /// Middle value.
    pub median: f64,
    /// How many were measured.
    pub count: i64,
}

impl Figure {
    /// Adds up observations.
    pub fn of(shape: Shape, tallies: &[&Tally]) -> Self {
        let mut figure = Self::default();
        let mut excluded: BTreeMap<&str, i64> = BTreeMap::new();
        let mut days: BTreeMap<i64, i64> = BTreeMap::new();
        for tally in tallies {
            let count = i64::try_from(tally.count).unwrap_or(i64::MAX);
            match &tally.class {
                Class::Met => {
                    figure.numerator += count;
                    figure.denominator += count;
                }
                Class::NotMet => figure.denominator += count,
                Class::Waiting => figure.waiting += count,
                Class::WaitingDone => {
                    figure.waiting += count;
                    figure.waiting_done += count;
                }
                Class::Apart(cause) => *excluded.entry(cause).or_default() += count,
            }
            if let (Class::Met | Class::NotMet, Some(delay)) = (&tally.class, tally.delay) {
                *days.entry(delay).or_default() += count;
            }
        }
        figure.excluded = excluded
            .into_iter()
            .map(|(cause, n)| (cause.to_owned(), n))
            .collect();
        figure.excluded.sort_by_key(|(_, n)| -n);
        figure.delay = Delay::of(&days);
        if shape == Shape::Days {
            figure.numerator = days.iter().map(|(delay, n)| delay * n).sum();
        }
        figure
    }

    /// The rate, 0 to 1; none without anybody in the denominator.
    pub fn rate(&self, shape: Shape) -> Option<f64> {
        #[expect(clippy::cast_precision_loss, reason = "numbers of persons")]
        let ratio = |a: i64, b: i64| a as f64 / b as f64;
        (shape == Shape::Rate && self.denominator > 0)
            .then(|| ratio(self.numerator, self.denominator))
    }
}

impl Delay {
    /// Mean and median of delays, given with how many times each occurs.
    fn of(days: &BTreeMap<i64, i64>) -> Option<Self> {
        let count: i64 = days.values().sum();
        if count == 0 {
            return None;
        }
        let sum: i64 = days.iter().map(|(delay, n)| delay * n).sum();
        let at = |rank: i64| {
            let mut seen = 0;
            let reached = |(_, n): &(&i64, &i64)| {
                seen += **n;
                seen > rank
            };
            days.iter().find(reached).map_or(0, |(delay, _)| *delay)
        };
        let middle = at((count - 1) / 2) + at(count / 2);
        #[expect(clippy::cast_precision_loss, reason = "days and numbers of persons")]
        let (sum, middle, n) = (sum as f64, middle as f64, count as f64);
        Some(Self {
            mean: sum / n,
            median: middle / 2.0,
            count,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::record::Value;

    fn tally(class: Class, delay: Option<i64>, count: usize) -> Tally {
        Tally {
            key: Value::Null,
            class,
            bucket: None,
            delay,
            count,
        }
    }

    fn figure(shape: Shape, tallies: &[Tally]) -> Figure {
        Figure::of(shape, &tallies.iter().collect::<Vec<_>>())
    }

    /// RULES §5.1: only mature cases enter the rate, even when an immature one is done.
    #[test]
    fn waiting_cases_stay_out_of_the_rate() {
        let it = figure(
            Shape::Rate,
            &[
                tally(Class::Met, Some(3), 7),
                tally(Class::NotMet, None, 1),
                tally(Class::Waiting, None, 4),
                tally(Class::WaitingDone, None, 2),
                tally(Class::Apart("inconnu".into()), None, 3),
            ],
        );
        assert_eq!((it.numerator, it.denominator), (7, 8));
        assert_eq!((it.waiting, it.waiting_done), (6, 2));
        assert_eq!(it.excluded, [("inconnu".to_owned(), 3)]);
        assert_eq!(it.rate(Shape::Rate), Some(0.875));
    }

    /// RULES §5.1: an empty denominator has no rate, never 0 % nor 100 %.
    #[test]
    fn nobody_has_no_rate() {
        let it = figure(Shape::Rate, &[tally(Class::Waiting, None, 4)]);
        assert_eq!((it.rate(Shape::Rate), it.delay), (None, None));
    }

    /// RULES §5.1: simple mean in days, with the median.
    #[test]
    fn delays_have_a_mean_and_a_median() {
        let it = figure(
            Shape::Days,
            &[
                tally(Class::Met, Some(10), 1),
                tally(Class::Met, Some(2), 2),
                tally(Class::Met, Some(40), 1),
                tally(Class::Waiting, Some(90), 1),
            ],
        );
        assert_eq!((it.numerator, it.denominator), (54, 4));
        let delay = it.delay.unwrap();
        assert_eq!((delay.mean, delay.median, delay.count), (13.5, 6.0, 4));
        assert_eq!(it.rate(Shape::Days), None);
    }
}

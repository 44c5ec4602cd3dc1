//! What the oracle says of each line: its figures, and the persons behind.
use std::collections::{BTreeMap, BTreeSet};

use carnet::domain::record::Id;
use carnet::statistics::summary::Figure;

#[derive(Default)]
pub struct Told {
    pub figures: BTreeMap<String, Vec<Figure>>,
    /// Who is behind a line, as many times as it counts them.
    pub people: BTreeMap<String, Vec<Id>>,
}

pub fn count(n: usize) -> Figure {
    Figure::Count(i64::try_from(n).unwrap())
}

pub fn distinct(people: &[Id]) -> usize {
    people.iter().collect::<BTreeSet<_>>().len()
}

#[expect(clippy::cast_precision_loss, reason = "small numbers")]
pub fn over(a: usize, b: usize) -> Option<f64> {
    (b > 0).then(|| a as f64 / b as f64)
}

pub fn share(a: usize, b: usize) -> Figure {
    over(a, b).map_or(Figure::Unknown, Figure::Share)
}

/// A mean, in the middle of the day.
#[expect(clippy::cast_precision_loss, reason = "small numbers")]
pub fn mean(values: &[i64]) -> Figure {
    if values.is_empty() {
        return Figure::Unknown;
    }
    Figure::Decimal(values.iter().map(|it| *it as f64).sum::<f64>() / values.len() as f64)
}

#[expect(clippy::cast_precision_loss, reason = "small numbers")]
pub fn median(values: &[i64]) -> Figure {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    let n = sorted.len();
    if n == 0 {
        return Figure::Unknown;
    }
    Figure::Decimal((sorted[(n - 1) / 2] + sorted[n / 2]) as f64 / 2.0)
}

impl Told {
    /// A line that counts each person once.
    pub fn persons(&mut self, line: String, people: Vec<Id>) {
        self.figures
            .insert(line.clone(), vec![count(distinct(&people))]);
        self.people.insert(line, people);
    }

    /// A line that counts each act.
    pub fn acts(&mut self, line: String, people: Vec<Id>) {
        self.figures.insert(line.clone(), vec![count(people.len())]);
        self.people.insert(line, people);
    }

    /// A line that opens nobody.
    pub fn figures(&mut self, line: &str, figures: Vec<Figure>) {
        self.figures.insert(line.to_owned(), figures);
    }

    /// The first figure of a line.
    pub fn of(&self, line: &str) -> i64 {
        match self.figures[line][0] {
            Figure::Count(n) => n,
            ref other => panic!("{line}: {other:?}"),
        }
    }
}

/// Whether two figures are the same, to the last decimals of a mean.
pub fn same(a: &Figure, b: &Figure) -> bool {
    match (a, b) {
        (Figure::Decimal(a), Figure::Decimal(b)) | (Figure::Share(a), Figure::Share(b)) => {
            (a - b).abs() < 1e-6
        }
        _ => a == b,
    }
}

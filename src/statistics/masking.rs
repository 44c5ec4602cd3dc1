//! What an export may show: numbers under the threshold are masked, and one more where a total
//! would give them back (RULES: bilan, cells 1 to 4). Knows no layout.
use crate::statistics::Figure;

/// A number as an export shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell {
    /// As it is.
    Shown(i64),
    /// Masked.
    Masked,
}

/// The numbers of a figure as an export shows them.
#[derive(Clone, Debug, PartialEq)]
pub struct Masked {
    /// Numerator.
    pub numerator: Cell,
    /// Denominator.
    pub denominator: Cell,
    /// Not due yet.
    pub waiting: Cell,
    /// Of which done.
    pub waiting_done: Cell,
    /// Cases not counted, by cause (its code).
    pub excluded: Vec<(String, Cell)>,
    /// The rate, when both its terms are shown.
    pub rate: Option<f64>,
    /// Mean and median delay, when enough people were measured.
    pub delay: Option<crate::statistics::Delay>,
}

/// Whether a number of people is too small to be shown.
const fn is_small(n: i64, threshold: u32) -> bool {
    n > 0 && n < threshold as i64
}

fn cell(n: i64, hidden: bool) -> Cell {
    if hidden { Cell::Masked } else { Cell::Shown(n) }
}

/// A part of a whole: neither it nor what is left may be small.
fn part(n: i64, whole: i64, threshold: u32) -> Cell {
    let hidden =
        is_small(n, threshold) || is_small(whole, threshold) || is_small(whole - n, threshold);
    cell(n, hidden)
}

/// The figure of one group, by itself.
pub fn mask(figure: &Figure, shape: crate::statistics::Shape, threshold: u32) -> Masked {
    let small = is_small(figure.denominator, threshold);
    let denominator = cell(figure.denominator, small);
    let numerator = match shape {
        crate::statistics::Shape::Rate => part(figure.numerator, figure.denominator, threshold),
        crate::statistics::Shape::Days => cell(figure.numerator, small),
    };
    let shown_whole = numerator != Cell::Masked && denominator != Cell::Masked;
    let measured = figure.delay.filter(|it| !is_small(it.count, threshold));
    Masked {
        numerator,
        denominator,
        waiting: cell(figure.waiting, is_small(figure.waiting, threshold)),
        waiting_done: part(figure.waiting_done, figure.waiting, threshold),
        excluded: figure
            .excluded
            .iter()
            .map(|(cause, n)| (cause.clone(), cell(*n, is_small(*n, threshold))))
            .collect(),
        rate: figure.rate(shape).filter(|_| shown_whole),
        delay: measured.filter(|_| shown_whole),
    }
}

/// The figures of groups whose total is shown too: where one number alone is masked, the
/// smallest other one is masked with it.
pub fn mask_groups(
    figures: &[&Figure],
    shape: crate::statistics::Shape,
    threshold: u32,
) -> Vec<Masked> {
    let mut rows: Vec<Masked> = figures
        .iter()
        .map(|figure| mask(figure, shape, threshold))
        .collect();
    complete(&mut rows, |row| Some(&mut row.denominator));
    complete(&mut rows, |row| Some(&mut row.numerator));
    complete(&mut rows, |row| Some(&mut row.waiting));
    complete(&mut rows, |row| Some(&mut row.waiting_done));
    let mut causes: Vec<String> = rows
        .iter()
        .flat_map(|row| row.excluded.iter().map(|(cause, _)| cause.clone()))
        .collect();
    causes.sort_unstable();
    causes.dedup();
    for cause in causes {
        complete(&mut rows, |row| {
            let found = row.excluded.iter_mut().find(|(own, _)| *own == cause);
            found.map(|(_, cell)| cell)
        });
    }
    for row in &mut rows {
        if row.numerator == Cell::Masked || row.denominator == Cell::Masked {
            (row.rate, row.delay) = (None, None);
        }
    }
    rows
}

/// Masks a second number of a column where only one is.
fn complete(rows: &mut [Masked], column: impl Fn(&mut Masked) -> Option<&mut Cell>) {
    let mut masked = 0;
    let mut smallest: Option<(i64, usize)> = None;
    for (at, row) in rows.iter_mut().enumerate() {
        match column(row) {
            Some(Cell::Masked) => masked += 1,
            Some(Cell::Shown(n)) if *n > 0 => {
                smallest = Some(smallest.map_or((*n, at), |known| known.min((*n, at))));
            }
            Some(Cell::Shown(_)) | None => {}
        }
    }
    let second = smallest.filter(|_| masked == 1);
    if let Some(cell) = second.and_then(|(_, at)| rows.get_mut(at)).and_then(column) {
        *cell = Cell::Masked;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statistics::Shape;

    fn figure(numerator: i64, denominator: i64) -> Figure {
        Figure {
            numerator,
            denominator,
            ..Figure::default()
        }
    }

    /// RULES §6.2: cells 1 to 4 are not printed; 0 and 5 are.
    #[test]
    fn small_numbers_are_masked() {
        for (numerator, denominator, shown) in [
            (0, 0, (Cell::Shown(0), Cell::Shown(0))),
            (0, 8, (Cell::Shown(0), Cell::Shown(8))),
            (3, 20, (Cell::Masked, Cell::Shown(20))),
            // The rest would reveal the three others.
            (17, 20, (Cell::Masked, Cell::Shown(20))),
            (5, 10, (Cell::Shown(5), Cell::Shown(10))),
            (8, 8, (Cell::Shown(8), Cell::Shown(8))),
            (2, 4, (Cell::Masked, Cell::Masked)),
        ] {
            let it = mask(&figure(numerator, denominator), Shape::Rate, 5);
            assert_eq!(
                (it.numerator, it.denominator),
                shown,
                "{numerator}/{denominator}"
            );
            let shown_whole = shown.0 != Cell::Masked && denominator > 0;
            assert_eq!(it.rate.is_some(), shown_whole, "{numerator}/{denominator}");
        }
    }

    /// RULES §6.2: one more cell is masked where a total would reveal it.
    #[test]
    fn a_total_gives_no_masked_number_back() {
        let rows = [figure(10, 10), figure(3, 3), figure(7, 7), figure(0, 0)];
        let refs: Vec<&Figure> = rows.iter().collect();
        let masked = mask_groups(&refs, Shape::Rate, 5);
        let cells: Vec<Cell> = masked.iter().map(|row| row.denominator).collect();
        assert_eq!(
            cells,
            [Cell::Shown(10), Cell::Masked, Cell::Masked, Cell::Shown(0)]
        );
        assert!(masked[2].rate.is_none());
    }

    /// Whatever the figures, no masked number is the only one of its column.
    #[test]
    fn no_masked_number_is_alone_beside_others() {
        for a in 0..9 {
            for b in 0..9 {
                for c in 0..9 {
                    let rows = [figure(a, a), figure(b, b), figure(c, c)];
                    let refs: Vec<&Figure> = rows.iter().collect();
                    let masked = mask_groups(&refs, Shape::Rate, 5);
                    let hidden = masked.iter().filter(|row| row.denominator == Cell::Masked);
                    let alone = [a, b, c].iter().filter(|n| **n > 0).count() == 1;
                    assert!(hidden.count() != 1 || alone, "{a} {b} {c}");
                }
            }
        }
    }
}

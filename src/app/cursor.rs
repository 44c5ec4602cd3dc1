//! A list with a cursor: the one way to move in rows, whatever they are. Knows no row.
use super::action::Action;

/// The row chosen, and the first row shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cursor {
    /// The row chosen.
    pub at: usize,
    /// The first row shown, where a list keeps it.
    pub top: usize,
}

impl Cursor {
    /// On that row.
    pub const fn on(at: usize) -> Self {
        Self { at, top: 0 }
    }

    /// Moves by some rows of so many.
    pub fn step(&mut self, by: isize, rows: usize) {
        self.at = self
            .at
            .saturating_add_signed(by)
            .min(rows.saturating_sub(1));
    }

    /// Moves by some rows that can be chosen; the others are passed over.
    pub fn step_over(&mut self, by: isize, rows: usize, can_be_chosen: impl Fn(usize) -> bool) {
        let mut left = by.unsigned_abs();
        let mut at = self.at;
        while left > 0 {
            let next = if by < 0 {
                at.checked_sub(1)
            } else {
                at.checked_add(1).filter(|next| *next < rows)
            };
            let Some(next) = next else { break };
            at = next;
            if can_be_chosen(at) {
                self.at = at;
                left -= 1;
            }
        }
    }

    /// Goes to the nearest row that can be chosen, below first: the rows have changed.
    pub fn settle(&mut self, rows: usize, can_be_chosen: impl Fn(usize) -> bool) {
        let last = rows.saturating_sub(1);
        let wanted = self.at.min(last);
        let below = (wanted..=last).find(|at| can_be_chosen(*at));
        let above = || (0..=wanted).rev().find(|at| can_be_chosen(*at));
        self.at = below.or_else(above).unwrap_or_default();
    }

    /// Scrolls so that the row chosen is in a window of so many rows.
    pub fn show(&mut self, height: usize) {
        let height = height.max(1);
        self.top = self.top.clamp(self.at.saturating_sub(height - 1), self.at);
    }
}

/// Rows that an action moves by, with pages of so many; `None` for an action that does not move.
pub const fn rows_of(action: Action, page: isize) -> Option<isize> {
    match action {
        Action::Up => Some(-1),
        Action::Down => Some(1),
        Action::PageUp => Some(-page),
        Action::PageDown => Some(page),
        Action::First => Some(isize::MIN + 1),
        Action::Last => Some(isize::MAX),
        _ => None,
    }
}

/// How many pages an action turns.
pub const fn pages_of(action: Action) -> Option<isize> {
    match action {
        Action::NextPanel => Some(1),
        Action::PreviousPanel => Some(-1),
        _ => None,
    }
}

/// The item so many places further in a ring, or the first one.
pub fn turned<T: Copy + PartialEq>(ring: &[T], from: T, by: isize) -> T {
    let at = ring.iter().position(|it| *it == from).unwrap_or_default();
    let count = isize::try_from(ring.len().max(1)).unwrap_or(1);
    let to = isize::try_from(at).unwrap_or_default() + by;
    let to = usize::try_from(to.rem_euclid(count)).unwrap_or_default();
    ring.get(to).copied().unwrap_or(from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cursor_stays_among_the_rows() {
        let mut cursor = Cursor::default();
        for (by, at) in [
            (-1, 0),
            (1, 1),
            (isize::MAX, 4),
            (1, 4),
            (isize::MIN + 1, 0),
        ] {
            cursor.step(by, 5);
            assert_eq!(cursor.at, at, "{by}");
        }
        cursor.step(3, 0);
        assert_eq!(cursor.at, 0, "no row");
    }

    #[test]
    fn rows_that_cannot_be_chosen_are_passed_over() {
        let can = |at: usize| at % 2 == 1;
        let mut cursor = Cursor::on(1);
        for (by, at) in [
            (1, 3),
            (1, 5),
            (1, 5),
            (-1, 3),
            (isize::MIN + 1, 1),
            (isize::MAX, 5),
        ] {
            cursor.step_over(by, 7, can);
            assert_eq!(cursor.at, at, "{by}");
        }
        cursor = Cursor::on(6);
        cursor.settle(7, can);
        assert_eq!(cursor.at, 5, "nothing below");
    }

    #[test]
    fn the_row_chosen_is_in_the_window() {
        let mut cursor = Cursor::default();
        for (at, top) in [(0, 0), (4, 0), (5, 1), (9, 5), (6, 5), (2, 2)] {
            cursor.at = at;
            cursor.show(5);
            assert_eq!(cursor.top, top, "{at}");
        }
    }

    #[test]
    fn a_ring_has_no_end() {
        assert_eq!(turned(&['a', 'b', 'c'], 'c', 1), 'a');
        assert_eq!(turned(&['a', 'b', 'c'], 'a', -1), 'c');
        assert_eq!(turned(&[], 'a', 1), 'a');
    }
}

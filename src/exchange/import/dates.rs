//! Whether the dates of a column are written the day or the month first: its sure cells say it for
//! all of them. Knows no store.
use super::cell;
use std::borrow::Cow;

/// The order of the day and the month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DateOrder {
    /// « 25/03/2026 »: what is usual, and kept when no cell says otherwise.
    #[default]
    DayFirst,
    /// « 03/25/2026 ».
    MonthFirst,
    /// Some cells are in one order and some in the other.
    Mixed,
}

/// How one date is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Written {
    DayFirst,
    MonthFirst,
    /// Both numbers may be a month, and they differ.
    Either,
}

/// The two numbers before the year, where a date is written so, and where they are.
fn numbers(text: &str) -> Option<[&str; 3]> {
    let text = text.trim();
    let end = |text: &str| text.find(|c: char| !c.is_ascii_digit());
    let (first, rest) = text.split_at(end(text)?);
    let rest = rest.strip_prefix(['/', '-', '.', ' '])?;
    let (second, rest) = rest.split_at(end(rest)?);
    let year = rest.strip_prefix(['/', '-', '.', ' '])?;
    let short = |part: &str| (1..=2).contains(&part.len());
    let dated = year.get(..2)?.bytes().all(|byte| byte.is_ascii_digit());
    (short(first) && short(second) && dated).then_some([first, second, year])
}

fn written(text: &str) -> Option<Written> {
    let [first, second, _] = numbers(text)?;
    let (first, second): (u32, u32) = (first.parse().ok()?, second.parse().ok()?);
    match (first, second) {
        (13..=31, 1..=12) => Some(Written::DayFirst),
        (1..=12, 13..=31) => Some(Written::MonthFirst),
        (1..=12, 1..=12) if first != second => Some(Written::Either),
        _ => None,
    }
}

/// Whether a text is a date in one of the two orders.
pub(super) fn is_written(text: &str) -> bool {
    written(text).is_some()
}

/// The first sure cell of a column in each order.
#[derive(Clone, Debug, Default)]
pub(super) struct Evidence([Option<String>; 2]);

impl Evidence {
    pub(super) fn add(&mut self, text: &str) {
        let Some(written) = written(text) else { return };
        if let Some(place) = self.0.get_mut(written as usize) {
            place.get_or_insert_with(|| cell::shortened(text));
        }
    }

    /// The order of the column, and what to say of it when it is not the usual one.
    pub(super) fn decide(&self) -> (DateOrder, Option<String>) {
        match &self.0 {
            [None, Some(month)] => (
                DateOrder::MonthFirst,
                Some(format!(
                    "Les dates de cette colonne sont lues le mois avant le jour, comme « {month} » le montre."
                )),
            ),
            [Some(day), Some(month)] => (
                DateOrder::Mixed,
                Some(format!(
                    "Les dates de cette colonne sont écrites dans les deux sens (« {day} », « {month} ») : \
                     celles qui peuvent se lire des deux façons ne sont pas reprises."
                )),
            ),
            [_, None] => (DateOrder::DayFirst, None),
        }
    }
}

/// A date of a column of that order, written the day first.
///
/// # Errors
/// When the column does not say how to read it.
pub(super) fn day_first(text: &str, order: DateOrder) -> Result<Cow<'_, str>, String> {
    match (order, written(text)) {
        (DateOrder::MonthFirst, Some(_)) | (DateOrder::Mixed, Some(Written::MonthFirst)) => {
            let turned = numbers(text).map(|[month, day, year]| format!("{day}/{month}/{year}"));
            Ok(turned.map_or(Cow::Borrowed(text), Cow::Owned))
        }
        (DateOrder::Mixed, Some(Written::Either)) => Err(format!(
            "« {} » : le jour et le mois ne se distinguent pas, et la colonne a des dates dans les deux sens.",
            cell::shortened(text)
        )),
        (DateOrder::DayFirst | DateOrder::Mixed, _) | (DateOrder::MonthFirst, None) => {
            Ok(Cow::Borrowed(text))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(cells: &[&str]) -> (DateOrder, Vec<Option<String>>, Option<String>) {
        let mut evidence = Evidence::default();
        cells.iter().for_each(|cell| evidence.add(cell));
        let (order, said) = evidence.decide();
        let read = |cell: &&str| day_first(cell, order).ok().map(Cow::into_owned);
        (order, cells.iter().map(read).collect(), said)
    }

    #[test]
    fn a_column_is_read_in_the_order_of_its_sure_cells() {
        let some = |cells: &[&str]| -> Vec<Option<String>> {
            cells.iter().map(|it| Some((*it).to_owned())).collect()
        };
        let usual = ["25/03/2026", "03/04/2026", "2026-03-09", "mars"];
        assert_eq!(column(&usual), (DateOrder::DayFirst, some(&usual), None));
        let american = ["03/04/2026", "3-25-26 00:00", "05/05/2026", "2026-03-09"];
        let (order, read, said) = column(&american);
        let turned = ["04/03/2026", "25/3/26 00:00", "05/05/2026", "2026-03-09"];
        assert_eq!((order, read), (DateOrder::MonthFirst, some(&turned)));
        assert!(said.unwrap().contains("le mois avant le jour"));
    }

    #[test]
    fn what_nothing_decides_is_usual_and_what_contradicts_itself_is_not_taken() {
        let (order, _, said) = column(&["03/04/2026", "05/05/2026"]);
        assert_eq!((order, said), (DateOrder::DayFirst, None));
        let (order, read, said) = column(&["25/03/2026", "03/26/2026", "03/04/2026", "05/05/2026"]);
        assert_eq!(order, DateOrder::Mixed);
        let kept = ["25/03/2026", "26/03/2026", "", "05/05/2026"];
        assert_eq!(read, kept.map(|it| (!it.is_empty()).then(|| it.to_owned())));
        assert!(said.unwrap().contains("dans les deux sens"));
    }
}

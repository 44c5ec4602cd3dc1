//! Whether the dates of a column are written the day or the month first. The day comes first, as in France, unless no
//! cell of the column can be read so; cells that only read the other way are then refused, and their lines named.
//! Knows no store.
use super::cell;
use crate::domain::text::listed;
use std::borrow::Cow;

/// The order of the day and the month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DateOrder {
    /// « 25/03/2026 »: what is usual. A cell that only reads « 03/25/2026 » is refused.
    #[default]
    DayFirst,
    /// « 03/25/2026 »: no cell reads otherwise.
    MonthFirst,
    /// Some cells are in one order and some in the other: those that read both ways are refused too.
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

/// Lines named at most; beyond, they are counted.
const NAMED: usize = 8;

/// How the cells of a column are written: how many of each order, and where those are that read the month first.
#[derive(Clone, Debug, Default)]
pub(super) struct Evidence {
    day: usize,
    either: usize,
    month: usize,
    /// The first one, as it is written.
    example: String,
    /// The lines of the first ones.
    lines: Vec<u32>,
}

impl Evidence {
    pub(super) fn add(&mut self, text: &str, line: u32) {
        match written(text) {
            None => {}
            Some(Written::DayFirst) => self.day += 1,
            Some(Written::Either) => self.either += 1,
            Some(Written::MonthFirst) => {
                if self.month == 0 {
                    self.example = cell::shortened(text);
                }
                self.month += 1;
                if self.lines.len() < NAMED {
                    self.lines.push(line);
                }
            }
        }
    }

    /// The order of the column, and what to say of it when some cell reads the month first.
    pub(super) fn decide(&self) -> (DateOrder, Option<String>) {
        let order = match (self.month, self.day, self.either) {
            (0, _, _) => return (DateOrder::DayFirst, None),
            (_, 0, 0) => DateOrder::MonthFirst,
            // One odd cell, or fewer of them than of the others: the column is as usual.
            (1, _, _) => DateOrder::DayFirst,
            (month, day, _) if month < day => DateOrder::DayFirst,
            _ => DateOrder::Mixed,
        };
        let example = &self.example;
        let (lines, they) = (self.places(), self.they());
        let words = match order {
            DateOrder::MonthFirst => format!(
                "Les dates de cette colonne sont lues le mois avant le jour : aucune ne se lit autrement, comme « {example} » le montre."
            ),
            DateOrder::DayFirst => format!(
                "{lines} : le mois y est écrit avant le jour (« {example} »), {they}. Les autres dates de la colonne sont lues le jour avant le mois."
            ),
            DateOrder::Mixed => format!(
                "{lines} : le mois y est écrit avant le jour (« {example} »), {they}. Comme la colonne a des dates dans les deux sens, celles qui peuvent se lire des deux façons ne sont pas reprises non plus. Mettez la colonne au format JJ/MM/AAAA, puis recommencez."
            ),
        };
        (order, Some(words))
    }

    /// « Ligne 3 », « Lignes 3, 8 et 12 », « Lignes 3, 4… et 40 autres ».
    fn places(&self) -> String {
        let mut lines: Vec<String> = self.lines.iter().map(u32::to_string).collect();
        if let Some(more) = self.month.checked_sub(lines.len()).filter(|more| *more > 0) {
            lines.push(format!("{more} de plus"));
        }
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let word = if self.month == 1 { "Ligne" } else { "Lignes" };
        format!("{word} {}", listed(&lines))
    }

    const fn they(&self) -> &'static str {
        match self.month {
            1 => "et cette date n’est pas reprise",
            _ => "et ces dates ne sont pas reprises",
        }
    }
}

/// A date of a column of that order, written the day first.
///
/// # Errors
/// When the column does not say how to read it.
pub(super) fn day_first(text: &str, order: DateOrder) -> Result<Cow<'_, str>, String> {
    match (order, written(text)) {
        (DateOrder::MonthFirst, Some(_)) => {
            let turned = numbers(text).map(|[month, day, year]| format!("{day}/{month}/{year}"));
            Ok(turned.map_or(Cow::Borrowed(text), Cow::Owned))
        }
        (DateOrder::Mixed, Some(Written::Either)) => Err(format!(
            "« {} » : le jour et le mois ne se distinguent pas, et la colonne a des dates dans les deux sens.",
            cell::shortened(text)
        )),
        (_, Some(Written::MonthFirst)) => Err(format!(
            "« {} » : le mois y est écrit avant le jour, et pas dans le reste de la colonne ; la date n’est pas reprise.",
            cell::shortened(text)
        )),
        (_, _) => Ok(Cow::Borrowed(text)),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn column(cells: &[&str]) -> (DateOrder, Vec<Option<String>>, Option<String>) {
        let mut evidence = Evidence::default();
        for (at, cell) in cells.iter().enumerate() {
            evidence.add(cell, u32::try_from(at).unwrap() + 2);
        }
        let (order, said) = evidence.decide();
        let read = |cell: &&str| day_first(cell, order).ok().map(Cow::into_owned);
        (order, cells.iter().map(read).collect(), said)
    }

    fn kept(cells: &[&str]) -> Vec<Option<String>> {
        let kept = |it: &&str| (!it.is_empty()).then(|| (*it).to_owned());
        cells.iter().map(kept).collect()
    }

    #[test]
    fn a_column_is_read_the_day_first_unless_no_cell_can_be() {
        let usual = ["25/03/2026", "03/04/2026", "2026-03-09", "mars"];
        assert_eq!(column(&usual), (DateOrder::DayFirst, kept(&usual), None));
        let american = ["03/14/2026", "3-25-26 00:00", "05/05/2026", "2026-03-09"];
        let (order, read, said) = column(&american);
        let turned = ["14/03/2026", "25/3/26 00:00", "05/05/2026", "2026-03-09"];
        assert_eq!((order, read), (DateOrder::MonthFirst, kept(&turned)));
        assert!(said.unwrap().contains("le mois avant le jour"));
    }

    #[test]
    fn one_odd_date_swaps_no_other_and_its_line_is_named() {
        for cells in [
            ["03/04/2026", "12/25/1981", "05/06/2026", "05/05/2026"],
            ["25/03/2026", "12/25/1981", "05/06/2026", "05/05/2026"],
        ] {
            let (order, read, said) = column(&cells);
            let left = [cells[0], "", cells[2], cells[3]];
            assert_eq!((order, read), (DateOrder::DayFirst, kept(&left)));
            assert!(said.unwrap().starts_with("Ligne 3 : "));
        }
    }

    #[test]
    fn what_nothing_decides_is_usual_and_what_contradicts_itself_is_not_taken() {
        let (order, _, said) = column(&["03/04/2026", "05/05/2026"]);
        assert_eq!((order, said), (DateOrder::DayFirst, None));
        let cells = [
            "25/03/2026",
            "03/26/2026",
            "03/04/2026",
            "05/05/2026",
            "1/31/26",
        ];
        let (order, read, said) = column(&cells);
        assert_eq!(order, DateOrder::Mixed);
        assert_eq!(read, kept(&["25/03/2026", "", "", "05/05/2026", ""]));
        let said = said.unwrap();
        assert!(said.starts_with("Lignes 3 et 6 : "), "{said}");
        let many = ["03/26/2026"; 10].into_iter().chain(["03/04/2026"]);
        let (_, _, said) = column(&many.collect::<Vec<_>>());
        let said = said.unwrap();
        assert!(
            said.starts_with("Lignes 2, 3, 4, 5, 6, 7, 8, 9 et 2 de plus : "),
            "{said}"
        );
    }

    proptest! {
        /// A date that can be read the day first is read so or refused; each that can't be is named, or all are
        /// read the month first because none can.
        #[test]
        fn no_date_is_swapped_beside_one_that_reads_the_day_first(
            cells in prop::collection::vec((1_u32..=31, 1_u32..=31), 1..8),
        ) {
            let texts: Vec<String> = cells
                .iter()
                .map(|(first, second)| format!("{first:02}/{second:02}/2026"))
                .collect();
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            let (order, read, said) = column(&texts);
            let fits = |it: Written| texts.iter().any(|text| written(text) == Some(it));
            let usual = fits(Written::DayFirst) || fits(Written::Either);
            for (at, (text, read)) in texts.iter().zip(&read).enumerate() {
                match written(text) {
                    Some(Written::MonthFirst) if usual => {
                        prop_assert_eq!(read, &None);
                        let said = said.as_deref().unwrap_or_default();
                        prop_assert!(said.contains(&(at + 2).to_string()), "{}", said);
                    }
                    Some(Written::MonthFirst) => prop_assert_eq!(order, DateOrder::MonthFirst),
                    Some(_) => prop_assert!(read.as_deref().is_none_or(|read| read == *text)),
                    None => prop_assert_eq!(read.as_deref(), Some(*text)),
                }
            }
            prop_assert_eq!(said.is_some(), fits(Written::MonthFirst));
        }
    }
}

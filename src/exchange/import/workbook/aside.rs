//! What stands beside the cells of a sheet of Excel: merged cells, hidden lines and columns. Knows no value.
use super::fault::Fault;
use super::package::{self, Package, attribute, elements};
use crate::exchange::import::grid::{Block, COLUMNS};
use std::ops::RangeInclusive;

/// Most blocks that are kept.
const BLOCKS: usize = 200_000;

/// What is known of a sheet beside its cells.
#[derive(Clone, Debug, Default)]
pub struct Aside {
    /// Merged cells.
    pub blocks: Vec<Block>,
    /// How many lines are hidden.
    pub hidden_lines: usize,
    /// The columns that are hidden, from 0.
    pub hidden_columns: Vec<usize>,
}

impl Aside {
    /// Hides columns counted from 0.
    pub(super) fn hide(&mut self, columns: RangeInclusive<usize>) {
        let end = (*columns.end()).min(COLUMNS - 1);
        self.hidden_columns.extend(*columns.start()..=end);
    }

    /// Keeps the block when it has several lines.
    pub(super) fn keep(&mut self, block: Block) {
        if block.last > block.first && self.blocks.len() < BLOCKS {
            self.blocks.push(block);
        }
    }
}

/// A region of merged cells, by its first and its last cell, each a line and a column from 0.
pub(super) fn region(start: (u32, u32), end: (u32, u32)) -> Block {
    Block {
        first: start.0.saturating_add(1),
        last: end.0.saturating_add(1),
        at: usize::try_from(start.1).unwrap_or(usize::MAX),
    }
}

/// What stands beside the cells of a sheet of that name; nothing when its part is not where it usually is.
pub(super) fn of(package: &mut Package<'_>, name: &str) -> Result<Aside, Fault> {
    let mut aside = Aside::default();
    let Some(path) = path(package, name)? else {
        return Ok(aside);
    };
    elements(package::part(package, &path)?, |element, it| {
        let number = |name: &str| attribute(it, name)?.parse::<usize>().ok();
        let hidden = || attribute(it, "hidden").is_some_and(|it| it == "1" || it == "true");
        match element {
            "row" => aside.hidden_lines += usize::from(hidden()),
            "col" if hidden() => {
                if let (Some(first @ 1..), Some(last @ 1..)) = (number("min"), number("max")) {
                    aside.hide(first - 1..=last - 1);
                }
            }
            "mergeCell" => {
                if let Some(block) = attribute(it, "ref").as_deref().and_then(block) {
                    aside.keep(block);
                }
            }
            _ => {}
        }
        true
    })?;
    Ok(aside)
}

/// The part of a sheet.
fn path(package: &mut Package<'_>, name: &str) -> Result<Option<String>, Fault> {
    let [book, links] = ["xl/workbook.xml", "xl/_rels/workbook.xml.rels"];
    if package.index_for_name(book).is_none() || package.index_for_name(links).is_none() {
        return Ok(None);
    }
    let mut link = None;
    elements(package::part(package, book)?, |element, it| {
        if element == "sheet" && attribute(it, "name").is_some_and(|it| it == name) {
            link = attribute(it, "r:id");
        }
        link.is_none()
    })?;
    let mut path = None;
    elements(package::part(package, links)?, |element, it| {
        if element == "Relationship" && attribute(it, "Id") == link {
            path = attribute(it, "Target");
        }
        path.is_none()
    })?;
    let path = path
        .filter(|_| link.is_some())
        .map(|target| match target.strip_prefix('/') {
            Some(whole) => whole.to_owned(),
            None => format!("xl/{target}"),
        });
    Ok(path.filter(|path| package.index_for_name(path).is_some()))
}

/// « C3:D12 » as the block of its first column.
fn block(range: &str) -> Option<Block> {
    let (first, last) = range.split_once(':')?;
    let (at, first) = place(first)?;
    let (_, last) = place(last)?;
    Some(Block { first, last, at })
}

/// « C3 » as column 2, line 3.
fn place(text: &str) -> Option<(usize, u32)> {
    let end = text.find(|c: char| c.is_ascii_digit())?;
    let (letters, line) = text.split_at(end);
    let column = letters.bytes().try_fold(0_usize, |sum, letter| {
        let letter = letter.to_ascii_uppercase();
        let number = letter
            .is_ascii_uppercase()
            .then(|| usize::from(letter - b'A') + 1)?;
        sum.checked_mul(26)?.checked_add(number)
    })?;
    Some((column.checked_sub(1)?, line.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_read() {
        assert_eq!(place("A1"), Some((0, 1)));
        assert_eq!(place("AB12"), Some((27, 12)));
        assert_eq!(
            block("C3:D12"),
            Some(Block {
                first: 3,
                last: 12,
                at: 2
            })
        );
        for text in ["", "3", "A", "é1"] {
            assert_eq!(place(text), None, "{text}");
        }
    }
}

//! What both renderers must understand alike in a document: where its title is, how deep a
//! heading is, how many cells a row has. Knows neither Word nor PDF.
use unicode_normalization::char::is_combining_mark;

use super::error::PaperError;
use super::measures::{self, Paper};
use super::model::{Block, Column, Document, Level, Logo, Part, Sheet, Table};
use crate::domain::attachment::FileKind;

/// Parts of a document; one without any has an empty page with its title.
pub(super) fn parts(document: &Document) -> &[Part] {
    const EMPTY: &[Part] = &[Part {
        sheet: Sheet::Portrait,
        blocks: Vec::new(),
    }];
    if document.parts.is_empty() {
        EMPTY
    } else {
        &document.parts
    }
}

/// Blocks before the title and after it: the postal address of a letter comes first.
pub(super) fn around_title(blocks: &[Block]) -> (&[Block], &[Block]) {
    let addresses = blocks
        .iter()
        .take_while(|block| matches!(block, Block::Address(_)))
        .count();
    blocks.split_at_checked(addresses).unwrap_or((&[], blocks))
}

/// The lines of the first address, which goes in the window of the envelope, and the blocks after it.
pub(super) fn window(before_title: &[Block]) -> (Option<&[String]>, &[Block]) {
    match before_title {
        [Block::Address(lines), after @ ..] => (Some(lines), after),
        blocks => (None, blocks),
    }
}

/// How many places to sign stand side by side.
pub(super) const fn abreast(signatures: usize) -> usize {
    if signatures == 3 { 3 } else { 2 }
}

/// Title of the document, never without a letter: a file must have one that is seen.
pub(super) fn title(document: &Document) -> &str {
    // A vowel sign alone is alphanumeric, and is printed over nothing.
    let is_seen = |it: char| it.is_alphanumeric() && !is_combining_mark(it);
    if document.title.contains(is_seen) {
        &document.title
    } else {
        "Document"
    }
}

/// Words at the left of each foot: whom it is about, and which version.
pub(super) fn foot(document: &Document) -> String {
    [document.about.as_str(), document.version.as_str()]
        .into_iter()
        .filter(|words| !words.trim().is_empty())
        .collect::<Vec<_>>()
        .join(" – ")
}

/// Depths of headings: none is skipped on the way down, or those who listen to the paper are lost.
#[derive(Debug, Default)]
pub(super) struct Depths {
    last: usize,
}

impl Depths {
    /// Depth of the next heading, from 1.
    pub fn next(&mut self, level: Level) -> usize {
        let wanted = match level {
            Level::One => 1,
            Level::Two => 2,
            Level::Three => 3,
        };
        self.last = wanted.min(self.last + 1);
        self.last
    }
}

/// Columns of a table: at least one.
pub(super) fn columns(table: &Table) -> Vec<Column> {
    if table.columns.is_empty() {
        return vec![Column::of("", 1)];
    }
    table.columns.clone()
}

/// Shares of the width, adding up to 1.
pub(super) fn shares(columns: &[Column]) -> Vec<f32> {
    let share = |column: &Column| f32::from(column.share.max(1));
    let all: f32 = columns.iter().map(share).sum();
    columns.iter().map(|column| share(column) / all).collect()
}

/// Exactly one cell a column: the missing ones are empty, the words of those in excess stay in the
/// last one.
pub(super) fn cells(row: &[String], columns: usize) -> Vec<String> {
    let mut cells: Vec<String> = row.iter().take(columns).cloned().collect();
    cells.resize(columns, String::new());
    if let Some(last) = cells.last_mut() {
        for words in row.iter().skip(columns) {
            last.push('\n');
            last.push_str(words);
        }
    }
    cells
}

/// A picture of a paper, and the room that it takes.
pub(super) struct Picture<'d> {
    pub bytes: &'d [u8],
    pub kind: FileKind,
    pub size: (f32, f32),
    pub says: &'d str,
}

/// The pictures of a paper: that of the letterhead, then the images that go with it.
pub(super) fn pictures(document: &Document) -> Vec<Picture<'_>> {
    let logo = document.letterhead.logo.iter().map(|logo| Picture {
        bytes: &logo.png,
        kind: FileKind::Png,
        size: measures::logo_box((logo.width, logo.height)),
        says: &logo.says,
    });
    let blocks = document.parts.iter().flat_map(|part| {
        let paper = Paper::of(part.sheet);
        part.blocks.iter().map(move |block| (block, paper))
    });
    let images = blocks.filter_map(|(block, paper)| match block {
        Block::Attached(it) if it.content.kind != FileKind::Pdf => Some(Picture {
            bytes: &it.content.bytes,
            kind: it.content.kind,
            size: measures::image_box(it.content.pixels, paper),
            says: &it.caption,
        }),
        _ => None,
    });
    logo.chain(images).collect()
}

/// Checks that a logo is a PNG and has a size.
///
/// # Errors
/// [`PaperError::Logo`] when it is not.
pub(super) fn check_logo(logo: &Logo) -> Result<(), PaperError> {
    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";
    if !logo.png.starts_with(PNG) {
        return Err(PaperError::Logo("ce n’est pas une image PNG".to_owned()));
    }
    if logo.width == 0 || logo.height == 0 {
        return Err(PaperError::Logo("l’image est vide".to_owned()));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_depth_is_skipped() {
        let mut depths = Depths::default();
        let levels = [
            Level::Three,
            Level::Two,
            Level::Three,
            Level::One,
            Level::Three,
        ];
        let said: Vec<usize> = levels.into_iter().map(|level| depths.next(level)).collect();
        assert_eq!(said, [1, 2, 3, 1, 2]);
    }

    #[test]
    fn a_row_has_the_cells_of_its_table_and_loses_no_word() {
        let row = |cells: &[&str]| cells.iter().map(|&it| it.to_owned()).collect::<Vec<_>>();
        assert_eq!(cells(&row(&["a"]), 3), row(&["a", "", ""]));
        assert_eq!(cells(&row(&["a", "b", "c"]), 2), row(&["a", "b\nc"]));
    }

    #[test]
    fn shares_need_not_make_a_hundred() {
        let column = |share| Column::of(String::new(), share);
        assert_eq!(shares(&[column(1), column(3)]), [0.25, 0.75]);
        assert_eq!(shares(&[column(0), column(0)]), [0.5, 0.5]);
    }
}

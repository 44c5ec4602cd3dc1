//! What a paper is made of, whatever the format: parts, blocks, tables, signatures. Knows no record
//! and no file format; the words in it are final, already in French typography.

use chrono::{DateTime, Utc};

use crate::domain::attachment::Content;
use crate::domain::text::joined;

/// A whole paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Title of the file (metadata) and first heading.
    pub title: String,
    /// Name of the person it is about (metadata, foot of each page).
    pub about: String,
    /// « Version du 22/11/2026 à 14 h 05 », at the foot of each page.
    pub version: String,
    /// When it was made, for the metadata.
    pub made_at: DateTime<Utc>,
    /// Who sends it, at the head of the first page.
    pub letterhead: Letterhead,
    /// Size of the type.
    pub type_size: TypeSize,
    /// Parts, each from the top of a page.
    pub parts: Vec<Part>,
}

impl Document {
    /// The files that go with the paper, in order.
    pub(super) fn attached(&self) -> impl Iterator<Item = &Attached> {
        let blocks = self.parts.iter().flat_map(|part| &part.blocks);
        blocks.filter_map(|block| match block {
            Block::Attached(it) => Some(it),
            _ => None,
        })
    }

    /// Gives every text of the paper, in reading order, to be looked at or changed.
    pub(super) fn texts(&mut self, mut change: impl FnMut(&mut String)) {
        let about = [&mut self.title, &mut self.about, &mut self.version];
        let head = about.into_iter().chain(&mut self.letterhead.lines);
        head.for_each(&mut change);
        for block in self.parts.iter_mut().flat_map(|part| &mut part.blocks) {
            block.texts(&mut change);
        }
    }
}

/// Who sends the paper.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Letterhead {
    /// Name of the structure, its address, its telephone: a line each.
    pub lines: Vec<String>,
    /// The structure's own picture, if it gave one.
    pub logo: Option<Logo>,
}

/// A picture in PNG.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logo {
    /// Bytes of the PNG file.
    pub png: Vec<u8>,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// What it shows, for those who can't see it.
    pub says: String,
}

/// Size of the type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TypeSize {
    /// Forms and letters: 12 points, as what anyone reads with ease.
    Normal,
    /// The plan that the person keeps: 14 points.
    Large,
}

/// Which way a page is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// A4 upright.
    Portrait,
    /// A4 on its side, for wide tables.
    Landscape,
}

/// Pages of one shape.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Shape of the pages.
    pub sheet: Sheet,
    /// What is on them, in reading order.
    pub blocks: Vec<Block>,
}

/// Depth of a heading; the title of the document is above all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// A volet or an article.
    One,
    /// A rubrique.
    Two,
    /// A group inside a rubrique.
    Three,
}

/// One thing on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading.
    Heading(Level, String),
    /// Running text; a line break in it starts a new line.
    Paragraph(String),
    /// Words of the person, between quotation marks.
    Quote(String),
    /// Words of less weight: guidance, legal notice.
    Note(String),
    /// Words with a dot before each, possibly with words under them.
    Bullets(Vec<Bullet>),
    /// « Label : value », a line each.
    Facts(Vec<Fact>),
    /// A table.
    Table(Table),
    /// Bars, under a table that has the same numbers.
    Bars(Bars),
    /// Where each side signs, or when it did.
    Signatures(Vec<Signature>),
    /// The postal address of a letter, at its right.
    Address(Vec<String>),
    /// Lines left empty, to write by hand.
    Blank(usize),
    /// A file that goes with the paper.
    Attached(Attached),
}

impl Block {
    fn texts(&mut self, change: &mut impl FnMut(&mut String)) {
        match self {
            Self::Heading(_, text)
            | Self::Paragraph(text)
            | Self::Quote(text)
            | Self::Note(text) => change(text),
            Self::Bullets(bullets) => bullets.iter_mut().for_each(|it| {
                change(&mut it.text);
                it.under.iter_mut().for_each(&mut *change);
            }),
            Self::Facts(facts) => facts.iter_mut().for_each(|it| {
                change(&mut it.label);
                change(&mut it.value);
            }),
            Self::Table(table) => {
                change(&mut table.summary);
                let titles = table.columns.iter_mut().map(|column| &mut column.title);
                titles.for_each(&mut *change);
                table.rows.iter_mut().for_each(|row| match row {
                    TableRow::Cells(cells) => cells.iter_mut().for_each(&mut *change),
                    TableRow::Group(title) => change(title),
                });
            }
            Self::Bars(bars) => {
                change(&mut bars.says);
                bars.bars.iter_mut().for_each(|it| {
                    change(&mut it.label);
                    change(&mut it.value);
                });
            }
            Self::Signatures(signatures) => signatures.iter_mut().for_each(|it| {
                change(&mut it.who);
                change(&mut it.name);
                it.done.iter_mut().for_each(&mut *change);
            }),
            Self::Address(lines) => lines.iter_mut().for_each(change),
            Self::Blank(_) => {}
            Self::Attached(it) => {
                change(&mut it.caption);
                change(&mut it.apart);
            }
        }
    }
}

/// A file that goes with the paper: an image is drawn in it, a PDF is attached to a PDF.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attached {
    /// The name of the file.
    pub name: String,
    /// What is said of it where it is there.
    pub caption: String,
    /// What is said of it where it can't be.
    pub apart: String,
    /// What it holds.
    pub content: Content,
}

/// A line with a dot before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bullet {
    /// Words.
    pub text: String,
    /// Words under it.
    pub under: Vec<String>,
}

/// « Label : value ».
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// Label, without its colon.
    pub label: String,
    /// Value.
    pub value: String,
}

/// A table; its header is repeated at the top of each page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// What the table is, for those who can't see it.
    pub summary: String,
    /// Columns.
    pub columns: Vec<Column>,
    /// Rows.
    pub rows: Vec<TableRow>,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Words of the header.
    pub title: String,
    /// Share of the width; the shares are added up and need not make 100.
    pub share: u16,
    /// Where its words stand.
    pub side: Side,
}

/// Where the words of a column stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Side {
    /// From its left: words.
    #[default]
    Left,
    /// Up to its right: numbers, units under units.
    Right,
}

impl Column {
    /// A column of words.
    pub fn of(title: impl Into<String>, share: u16) -> Self {
        Self {
            title: title.into(),
            share,
            side: Side::default(),
        }
    }
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableRow {
    /// One cell a column; a cell with line breaks has several lines.
    Cells(Vec<String>),
    /// A title over the rows that follow, across the whole table.
    Group(String),
}

/// Numbers drawn as bars.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bars {
    /// What they show, for those who can't see them.
    pub says: String,
    /// The bars, one a line.
    pub bars: Vec<Bar>,
}

impl Bars {
    /// What they show and each number, for those who can't see them.
    pub fn in_words(&self) -> String {
        let each = self.bars.iter();
        let each = each.map(|it| format!("{}\u{a0}: {}", it.label, it.value));
        let each: Vec<String> = each.collect();
        joined([&*self.says, &each.join("\u{a0}; ")], "\u{a0}: ")
    }

    /// The number of the longest.
    pub fn most(&self) -> u32 {
        let numbers = self.bars.iter().filter_map(|it| it.number);
        numbers.max().unwrap_or_default()
    }
}

/// One bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// What it counts.
    pub label: String,
    /// Its number, in words.
    pub value: String,
    /// Its number; none when it is masked or not known, and nothing is drawn.
    pub number: Option<u32>,
}

/// A place to sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// Who signs: « La personne », « Pour le Département, la référente ».
    pub who: String,
    /// Name printed under it.
    pub name: String,
    /// « Signé le 02/11/2026 » when it is done; nothing when there is room to sign.
    pub done: Option<String>,
}

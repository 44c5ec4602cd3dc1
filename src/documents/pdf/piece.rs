//! What pages are made of: pieces that stay whole, each with its marks. Knows no model and no PDF.
use super::prelude::*;

/// Colours used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ink {
    /// Running text.
    Black,
    /// Notes, foot: still 7 to 1 against the paper.
    Grey,
    /// Headings.
    Blue,
    /// Borders.
    Line,
    /// Ground of the header of a table.
    Header,
    /// Ground of a title over rows.
    Group,
}

/// What a mark belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Owner {
    /// A branch of the reading tree.
    Branch(Branch),
    /// Lines and grounds: nothing to read.
    Layout,
    /// The header of a table, repeated at the top of a page.
    Repeated,
    /// The foot of the page.
    Foot,
}

/// One thing drawn. Lengths in points from the left of the sheet and from the top of the piece.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Mark {
    /// Words on one line, in one face; `y` is their base line.
    Words {
        /// From the left.
        x: f32,
        /// From the top.
        y: f32,
        /// Weight.
        face: Face,
        /// Size, colour, owner.
        style: Style,
        /// Words, all of them letters of the face.
        text: String,
    },
    /// A filled rectangle.
    Fill {
        /// From the left.
        x: f32,
        /// From the top.
        y: f32,
        /// Width.
        width: f32,
        /// Height.
        height: f32,
        /// Colour.
        ink: Ink,
    },
    /// A picture.
    Picture {
        /// Its place among those of the paper.
        which: usize,
        /// From the left.
        x: f32,
        /// From the top.
        y: f32,
        /// Width.
        width: f32,
        /// Height.
        height: f32,
        /// Its branch.
        owner: Owner,
    },
}

impl Mark {
    /// A filled rectangle.
    pub const fn fill(x: f32, y: f32, width: f32, height: f32, ink: Ink) -> Self {
        Self::Fill {
            x,
            y,
            width,
            height,
            ink,
        }
    }

    /// The same mark so much lower, as part of something repeated or not.
    pub fn lower(&self, by: f32, again: Option<Owner>) -> Self {
        let mut mark = self.clone();
        match &mut mark {
            Self::Words {
                y,
                style: Style { owner, .. },
                ..
            }
            | Self::Picture { y, owner, .. } => {
                *y += by;
                *owner = again.unwrap_or(*owner);
            }
            Self::Fill { y, .. } => *y += by,
        }
        mark
    }
}

/// Whether a piece may be the last of its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Keep {
    /// It may.
    Free,
    /// It stays on the page of the next one.
    WithNext,
}

/// A piece that stays whole.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Piece {
    /// Room above it, unless it opens a page.
    pub before: f32,
    /// Its height.
    pub height: f32,
    /// Whether it may end a page.
    pub keep: Keep,
    /// What is drawn.
    pub marks: Vec<Mark>,
    /// The header to repeat when it opens a page, by its place in [`Stock::headers`].
    pub header: Option<usize>,
    /// Depth and words of the heading it is, for the outline.
    pub heading: Option<(usize, String)>,
    /// The border between it and the piece before, drawn only where a page ends between them.
    pub seam: Option<Mark>,
}

impl Piece {
    /// A piece with nothing on it yet.
    pub fn new(before: f32, height: f32) -> Self {
        Self {
            before,
            height,
            keep: Keep::Free,
            marks: Vec::new(),
            header: None,
            heading: None,
            seam: None,
        }
    }
}

/// Header of a table, to repeat.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Header {
    /// Its height.
    pub height: f32,
    /// What is drawn.
    pub marks: Vec<Mark>,
}

/// The pieces of one part, in order.
#[derive(Debug, Default)]
pub(super) struct Stock {
    /// Pieces.
    pub pieces: Vec<Piece>,
    /// Headers of their tables.
    pub headers: Vec<Header>,
}

/// How words are set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Style {
    /// Height of the type.
    pub size: f32,
    /// Colour.
    pub ink: Ink,
    /// Whose words.
    pub owner: Owner,
}

impl Style {
    /// Words of a branch of the tree.
    pub const fn of(branch: Branch, size: f32, ink: Ink) -> Self {
        let owner = Owner::Branch(branch);
        Self { size, ink, owner }
    }
}

/// From the top of a line to its base line: the letters are in the middle.
pub(super) fn base_line(line: f32, size: f32) -> f32 {
    line / 2.0 + 0.347 * size
}

/// Marks of a line whose top is at `top`. An empty line draws nothing.
pub(super) fn line_marks(
    line: &Line,
    x: f32,
    top: f32,
    line_height: f32,
    style: Style,
) -> Vec<Mark> {
    let y = top + base_line(line_height, style.size);
    let mut across = x;
    let mut marks = Vec::with_capacity(line.len());
    for chunk in line {
        marks.push(Mark::Words {
            x: across,
            y,
            face: chunk.face,
            style,
            text: chunk.text.clone(),
        });
        across += chunk.width;
    }
    marks
}

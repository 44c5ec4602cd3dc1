//! The two faces compiled into the program, read once: their letters and widths. Knows no layout.
use std::collections::HashMap;
use std::sync::OnceLock;

use krilla::text::{Font, GlyphId};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider as _};

use crate::documents::error::PaperError;

/// Which weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Face {
    /// Running text.
    Regular,
    /// Headings, labels.
    Bold,
}

/// A letter in a face.
#[derive(Clone, Copy, Debug)]
pub(super) struct Letter {
    /// Its drawing.
    pub glyph: GlyphId,
    /// Width in heights of the type.
    pub width: f32,
}

/// Both faces.
pub(super) struct Fonts {
    regular: Cut,
    bold: Cut,
}

struct Cut {
    font: Font,
    letters: HashMap<char, Letter>,
}

const REGULAR: &[u8] = include_bytes!("../fonts/LiberationSans-Regular.ttf");
const BOLD: &[u8] = include_bytes!("../fonts/LiberationSans-Bold.ttf");

/// The fonts, read at the first paper.
///
/// # Errors
/// [`PaperError::Font`] when the bytes compiled in are no font.
pub(super) fn fonts() -> Result<&'static Fonts, PaperError> {
    static FONTS: OnceLock<Option<Fonts>> = OnceLock::new();
    FONTS.get_or_init(read).as_ref().ok_or(PaperError::Font)
}

fn read() -> Option<Fonts> {
    Some(Fonts {
        regular: cut(REGULAR)?,
        bold: cut(BOLD)?,
    })
}

fn cut(bytes: &'static [u8]) -> Option<Cut> {
    let face = FontRef::new(bytes).ok()?;
    let whole = f32::from(
        face.metrics(Size::unscaled(), LocationRef::default())
            .units_per_em,
    );
    let widths = face.glyph_metrics(Size::unscaled(), LocationRef::default());
    let letters = face
        .charmap()
        .mappings()
        .filter_map(|(code, glyph)| {
            let letter = Letter {
                glyph: GlyphId::new(glyph.to_u32()),
                width: widths.advance_width(glyph)? / whole,
            };
            (glyph.to_u32() != 0).then_some((char::from_u32(code)?, letter))
        })
        .collect();
    Some(Cut {
        font: Font::new(bytes.into(), 0)?,
        letters,
    })
}

impl Fonts {
    fn cut(&self, face: Face) -> &Cut {
        match face {
            Face::Regular => &self.regular,
            Face::Bold => &self.bold,
        }
    }

    /// The font, for the PDF library.
    pub fn font(&self, face: Face) -> Font {
        self.cut(face).font.clone()
    }

    /// A letter, if the face has it.
    pub fn letter(&self, face: Face, letter: char) -> Option<Letter> {
        self.cut(face).letters.get(&letter).copied()
    }

    /// Whether both faces have a letter.
    pub fn has(&self, letter: char) -> bool {
        self.regular.letters.contains_key(&letter) && self.bold.letters.contains_key(&letter)
    }

    /// Width of a letter at a size, in points; none when the face lacks it.
    pub fn width(&self, face: Face, letter: char, size: f32) -> f32 {
        self.letter(face, letter)
            .map_or(0.0, |letter| letter.width * size)
    }

    /// Width of words on one line at a size, in points.
    pub fn across(&self, face: Face, words: &str, size: f32) -> f32 {
        let letters = words.chars();
        letters.map(|letter| self.width(face, letter, size)).sum()
    }
}

//! Sizes of the type and of the sheets, the same in Word and in PDF. All lengths are in points.
use super::model::{Sheet, TypeSize};

/// Sizes of the type, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Scale {
    /// Running text.
    pub text: f32,
    /// Cells of a table.
    pub cell: f32,
    /// Guidance, legal notice.
    pub note: f32,
    /// Foot of the page.
    pub foot: f32,
    /// Title of the document.
    pub title: f32,
    /// Headings, from the highest level down.
    pub headings: [f32; 3],
}

impl Scale {
    /// Room above the title, then above the headings from the highest level down.
    pub fn above(self) -> [f32; 4] {
        let [one, two, three] = self.headings;
        [self.title * 0.9, one * 1.1, two * 0.9, three * 0.8]
    }
}

/// Sizes of a [`TypeSize`].
pub(super) const fn scale(size: TypeSize) -> Scale {
    match size {
        TypeSize::Normal => Scale {
            text: 12.0,
            cell: 12.0,
            note: 10.0,
            foot: 9.0,
            title: 18.0,
            headings: [15.0, 13.0, 12.0],
        },
        TypeSize::Large => Scale {
            text: 14.0,
            cell: 14.0,
            note: 12.0,
            foot: 10.0,
            title: 24.0,
            headings: [19.0, 16.0, 14.0],
        },
    }
}

/// Height of a line, in heights of its type.
pub(super) const LINE: f32 = 1.26;
/// Part of the width given to the labels of facts.
pub(super) const LABEL: f32 = 0.36;
/// Part of the width kept for the number at the end of a bar.
pub(super) const BAR_END: f32 = 0.1;
/// Where an address starts, as a part of the width.
pub(super) const ADDRESS: f32 = 0.529;
/// Where the address of a letter is on the sheet, left, top and bottom: in the window of a French DL
/// envelope, 110 mm from the left of a sheet folded in three, 55 mm from its top.
pub(super) const WINDOW: (f32, f32, f32) =
    (110.0 * MILLIMETRE, 55.0 * MILLIMETRE, 90.0 * MILLIMETRE);
/// Points in a millimetre.
const MILLIMETRE: f32 = 72.0 / 25.4;
/// Part of a page under which a last page is not left alone.
pub(super) const LEAST: f32 = 0.3;
/// From the margin to the words of a bullet.
pub(super) const BULLET: f32 = 14.0;
/// Room left to sign.
pub(super) const TO_SIGN: f32 = 58.0;
/// Empty lines to write on: more than that is a mistake.
pub(super) const MOST_BLANK: usize = 100;
/// Largest picture at the head, width and height.
pub(super) const LOGO: (f32, f32) = (150.0, 56.0);

/// A sheet and its margins, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Paper {
    /// Width of the sheet.
    pub width: f32,
    /// Height of the sheet.
    pub height: f32,
    /// Margins on the left and on the right.
    pub side: f32,
    /// Margin at the top.
    pub top: f32,
    /// Margin at the bottom, the foot being inside it.
    pub bottom: f32,
}

impl Paper {
    /// A4, held the way asked.
    pub const fn of(sheet: Sheet) -> Self {
        match sheet {
            Sheet::Portrait => Self {
                width: 595.28,
                height: 841.89,
                side: 51.0,
                top: 45.0,
                bottom: 58.0,
            },
            Sheet::Landscape => Self {
                width: 841.89,
                height: 595.28,
                side: 42.5,
                top: 42.5,
                bottom: 56.0,
            },
        }
    }

    /// Width between the margins.
    pub fn across(self) -> f32 {
        self.width - 2.0 * self.side
    }

    /// Height between the margins.
    pub fn down(self) -> f32 {
        self.height - self.top - self.bottom
    }
}

/// Room kept for the headings above an image, and for its words.
const AROUND_IMAGE: f32 = 115.0;

/// Width and height of the picture of the letterhead.
pub(super) fn logo_box(pixels: (u32, u32)) -> (f32, f32) {
    picture_box(pixels, LOGO)
}

/// Width and height of an image that has a page.
pub(super) fn image_box(pixels: (u32, u32), paper: Paper) -> (f32, f32) {
    picture_box(pixels, (paper.across(), paper.down() - AROUND_IMAGE))
}

/// Width and height a picture takes at most, its proportions kept.
fn picture_box(pixels: (u32, u32), most: (f32, f32)) -> (f32, f32) {
    let (width, height) = (pixels.0.max(1) as f32, pixels.1.max(1) as f32);
    // Three quarters of a point is a pixel: never larger than life.
    let by = (most.0 / width).min(most.1 / height).min(0.75);
    ((width * by).max(1.0), (height * by).max(1.0))
}

//! What the files of the pages of a PDF all use.
pub(super) use super::fonts::{Face, Fonts};
pub(super) use super::lines::Line;
pub(super) use super::piece::{Header, Ink, Keep, Mark, Owner, Piece, Stock, Style, line_marks};
pub(super) use super::tags::{Branch, Role, Tags};
pub(super) use crate::documents::measures::{self, Paper};
pub(super) use crate::documents::shape;

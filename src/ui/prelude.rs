//! What nearly every drawing uses.
pub(super) use super::parts::area::{cells, centred, inset, last_row, row_at, under};
pub(super) use super::parts::canvas::{Canvas, GAP, Words, add_parts, steps, width};
pub(super) use super::parts::column::Column;
pub(super) use super::parts::look;
pub(super) use super::parts::stack::{self, Block, piece};
pub(super) use super::parts::window::window;
pub(super) use super::text;
pub(super) use super::theme::Role;
pub(super) use crate::app::App;
pub(super) use crate::app::hit::{Hit, Way};
pub(super) use crate::domain::date::{full, short};
pub(super) use crate::domain::text::{plural, typography};
pub(super) use ratatui::layout::{Position, Rect};

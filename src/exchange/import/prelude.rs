//! What the readers of a file all use.
pub(super) use super::field::{Heading, ImportField as F};
pub(super) use super::header::Header;
pub(super) use super::notice::{Matter, Notice};
pub(super) use crate::domain::change::{Op, Values};
pub(super) use crate::domain::date::{Date, from_iso};
pub(super) use crate::domain::record::{Entity, Id, Record, Row, Value};
pub(super) use crate::domain::text::{clean_line, fold};
pub(super) use crate::store::ImportTarget;

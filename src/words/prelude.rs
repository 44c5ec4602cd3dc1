//! What most of the sentences use.
pub(super) use super::line::{Line, Look};
pub(super) use super::names::Names;
pub(super) use crate::domain::date::{Date, full};
pub(super) use crate::domain::file::CaseFile;
pub(super) use crate::domain::record::{Entity, Id, Row};
pub(super) use crate::domain::text::{enclosed, in_brackets, joined};

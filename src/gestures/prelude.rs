//! What the files of the gestures and of the kinds all use.
pub(super) use super::filled::{Filled, MarkedCounts};
pub(super) use super::gesture::Gesture;
pub(super) use super::kinds::hooks::{Hooks, NONE};
pub(super) use super::name::name_of;
pub(super) use super::next::Next;
pub(super) use super::opening::{Opening, owner};
pub(super) use super::remarks::Remarks;
pub(super) use super::steps::Steps;
pub(super) use crate::domain::change::{Op, Values};
pub(super) use crate::domain::date::{Date, full};
pub(super) use crate::domain::file::CaseFile;
pub(super) use crate::domain::record::{Entity, Field, Id, Kind, Record, Row, Value};
pub(super) use crate::form::{Form, FormSpec};

//! What the places, and the files that open or serve them, all use. Knows no place.
pub(super) use super::action::{Action, Availability};
pub(super) use super::at::At;
pub(super) use super::chooser::{Choice, Chooser, Item};
pub(super) use super::context::Context;
pub(super) use super::cursor::{Cursor, pages_of, rows_of};
pub(super) use super::desk::Desk;
pub(super) use super::effect::Effect;
pub(super) use super::message::Message;
pub(super) use super::offer::{Offers, Shown};
pub(super) use super::turn::{Answer, FormAsked, News, Opening, Spot, Step, Turn};
pub(super) use crate::domain::date::Date;
pub(super) use crate::domain::file::CaseFile;
pub(super) use crate::domain::record::{Entity, Id};
pub(super) use crate::form::FormInput;
pub(super) use crate::gestures::gesture::Gesture;
pub(super) use crate::gestures::name::name_of;
pub(super) use crate::store::Result;

//! What the parts of the life of an invented person all use.
pub(super) use super::case::{First, Target, Term};
pub(super) use super::days::{
    is_office, minus_months, office_after, office_before, plus_months, shift,
};
pub(super) use super::rng::Rng;
pub(super) use super::story::Story;
pub(super) use super::words::{SENTENCES, agree, say};
pub(super) use super::writer::Writer;
pub(super) use crate::domain::date::Date;
pub(super) use crate::domain::record::{Entity, NewRecord, Value};

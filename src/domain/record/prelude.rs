//! What the file of every kind of record uses. Knows no kind.
pub(super) use super::completed::OfPartner;
pub(super) use super::entity::Entity;
pub(super) use super::field::{
    CARNET_DE_BORD, Kind, ORIENTATION_AND_FOLLOW_UP, choice, choices, field, future, internal,
    line, near, number, object, owner, past, prose, reference, required, yes_no,
};
pub(super) use super::id::Id;
pub(super) use super::issue::{Issue, nothing};
pub(super) use super::panel::Panel;
pub(super) use super::section::Section;
pub(super) use super::step::{Sign, Step};
pub(super) use super::table::record;
pub(super) use super::writers;
pub(super) use crate::domain::date::Date;
pub(super) use crate::domain::vocabulary::Vocabulary as V;

/// The model of the yearly summary of a funding agreement.
pub(super) const FUNDING_SUMMARY: &str = "Hérault, bilan de convention";

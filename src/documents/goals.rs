//! Objectives and actions in the order of the papers, which is that of the official model.
use crate::domain::contract::{Goal, in_model_order};
use crate::domain::file::CaseFile;

/// The goals of a file.
pub(super) fn goals(file: &CaseFile) -> Vec<Goal<'_>> {
    in_model_order(file.plan())
}

//! What every evaluator uses. Knows no rule.
pub(super) use super::case::{Case, Due};
pub(super) use super::context::Context;
pub(super) use super::span::{self, Span};
pub(super) use super::{Deadline, Outcome, Start};
pub(super) use crate::domain::calendar::Unit;
pub(super) use crate::domain::contract::{Contract, ContractKind};
pub(super) use crate::domain::facts::{
    Appointment, AppointmentStatus, Facts, Object, ObjectKind, Parcours,
};
pub(super) use crate::domain::rules::{EventKey, Rule};
pub(super) use chrono::NaiveDate;
pub(super) use std::sync::Arc;

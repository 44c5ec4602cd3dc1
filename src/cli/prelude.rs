//! What the files of the commands all use. Knows no command.
pub(super) use super::context::Context;
pub(super) use super::error::{AppError, Code};
pub(super) use super::options::Because;
pub(super) use super::{options, out, person};
pub(super) use crate::domain::date::{Date, full, iso};
pub(super) use crate::domain::record::{Entity, Id, Record};
pub(super) use crate::domain::rights::{Act, Need};
pub(super) use crate::domain::text::{plural, typography, visible};
pub(super) use crate::domain::vocabulary::Consultation;
pub(super) use crate::store::{Store, StoreError};
pub(super) use clap::{Args, Subcommand};
pub(super) use serde_json::{Value as Json, json};
pub(super) use std::path::{Path, PathBuf};

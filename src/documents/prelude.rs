//! What the files of the papers all use: what a paper is made of, the words, the records.
pub(super) use super::model::{Block, Bullet, Document, Level, Table, TableRow, TypeSize};
pub(super) use super::sheet::{paper, upright};
pub(super) use super::source::Source;
pub(super) use super::words::{
    bullet, cell_date, column, date_in_words, fact, facts, follow_up, heading, list, paragraph,
};
pub(super) use crate::domain::date::{Date, full};
pub(super) use crate::domain::file::CaseFile;
pub(super) use crate::domain::record::action::ActionRecord;
pub(super) use crate::domain::record::objective::ObjectiveRecord;
pub(super) use crate::domain::record::situation::SituationRecord;
pub(super) use crate::domain::record::{Id, Record};
pub(super) use crate::domain::text::{capital, enclosed, joined};

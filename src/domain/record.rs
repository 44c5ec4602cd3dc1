//! What is kept: every kind of record, one file a kind, with its fields, their labels and types, and
//! what must hold between them.
//!
//! One description serves the forms, the journal in words, the exports, the checks of the
//! schema and the imports. It knows no storage engine and no screen.
pub mod absence_action;
pub mod action;
pub mod agent;
pub mod aid_request;
pub mod allocataire;
pub mod appointment;
pub mod assignment;
pub mod attachment;
pub mod commitment;
pub mod contact;
pub mod contract;
pub mod contract_version;
pub mod deferral;
pub mod diagnostic;
pub mod duty_period;
pub mod examination;
pub mod exemption;
pub mod finding;
pub mod former_file;
pub mod funding_agreement;
pub mod intensive_support;
pub mod intervention;
pub mod not_same;
pub mod objective;
pub mod office_hours;
pub mod organization;
pub mod orientation;
pub mod parcours;
pub mod partnership;
pub mod person_request;
pub mod postponement;
pub mod resumption;
pub mod retention;
pub mod review;
pub mod rights_period;
pub mod share;
pub mod sharing_agreement;
pub mod situation;
pub mod staff_member;
pub mod summary_text;
pub mod suspension;
pub mod unmet_need;
pub mod validation;
pub mod waiver;

pub mod checks;
mod completed;
mod entity;
mod field;
#[cfg(test)]
mod field_tests;
mod id;
mod issue;
mod kinds;
mod list;
mod name;
mod new;
mod panel;
mod parent;
mod prelude;
mod section;
mod step;
mod table;
mod validity;
mod value;
mod words;
mod writers;

pub use checks::{check, doubt};
pub use completed::{Completed, OfPartner};
pub use entity::Entity;
pub use field::{CARNET_DE_BORD, Field, Guidance, Kind, Usage, Use};
pub use id::{Id, REHEARSED};
pub use issue::{Doubt, Issue, Severity};
pub use name::{Fits, Name};
pub use new::NewRecord;
pub use panel::Panel;
pub use parent::OBJECT;
pub use section::Section;
pub use step::{Sign, Step};
pub use table::KindTable;
pub use validity::{Reason, Refusal, refusal};
pub use value::{Record, Row, Value, Values};
pub use words::{in_words, labels};

//! What must hold between the fields of one record, kind by kind. Pure: a record and
//! today; knows no form.
//!
//! An error forbids to save; a warning is only said. Sources: « DITP 2019, contrat vivant »
//! for what a done action and a closed objective must carry; « DITP 2019, orientation et
//! suivi » for the outcomes of a rendez-vous.
mod contract;
mod person;
mod plan;
pub mod review;

pub use contract::beside as contract_doubts;
pub use review::EVERY as REVIEW_EVERY;

use crate::domain::date::{Date, DateHint, full};
use crate::domain::record::{Entity, Kind, Row};

/// Whether what is wrong forbids to save.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// It forbids to save.
    Error,
    /// It is said, and forbids nothing.
    Warning,
}

/// Something wrong, or doubtful, in a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// The field beside which it is said.
    pub field: &'static str,
    /// Every field it is about.
    pub about: Vec<&'static str>,
    /// Whether it forbids to save.
    pub severity: Severity,
    /// French sentence.
    pub sentence: String,
}

impl Issue {
    fn error(field: &'static str, about: &[&'static str], sentence: impl Into<String>) -> Self {
        Self {
            field,
            about: about.to_vec(),
            severity: Severity::Error,
            sentence: sentence.into(),
        }
    }

    fn warning(field: &'static str, about: &[&'static str], sentence: impl Into<String>) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::error(field, about, sentence)
        }
    }
}

/// Everything wrong or doubtful in a record, on the day `today`.
#[must_use]
pub fn check(row: &Row, today: Date) -> Vec<Issue> {
    let mut issues = not_in_the_future(row, today);
    issues.extend(periods(row));
    issues.extend(match row.entity {
        Entity::Allocataire => person::identity(row, today),
        Entity::Parcours => person::exit(row),
        Entity::Appointment => person::appointment(row, today),
        Entity::SharingAgreement => person::agreement(row),
        Entity::Finding => plan::finding(row),
        Entity::Objective => plan::objective(row),
        Entity::Action => plan::action(row),
        Entity::Contract => contract::contract(row),
        Entity::Review => review::review(row),
        Entity::Organization
        | Entity::Agent
        | Entity::Orientation
        | Entity::Assignment
        | Entity::Situation
        | Entity::AbsenceAction
        | Entity::Contact
        | Entity::Commitment
        | Entity::ContractVersion
        | Entity::Validation
        | Entity::Diagnostic
        | Entity::Share
        | Entity::DutyPeriod
        | Entity::RightsPeriod
        | Entity::Examination
        | Entity::Suspension
        | Entity::Resumption
        | Entity::Exemption
        | Entity::Waiver
        | Entity::Postponement
        | Entity::Deferral => Vec::new(),
    });
    issues
}

/// Dates of the past that may be known in advance: someone starts next month, a contract
/// will end earlier, a person moves next week.
const ANNOUNCED: &[&str] = &["du", "fin_anticipee_le", "sortie_le"];

/// What happened did not happen after today.
fn not_in_the_future(row: &Row, today: Date) -> Vec<Issue> {
    let past = row.entity.fields().iter();
    let past = past.filter(|field| field.kind == Kind::Date(DateHint::Past));
    let late = past.filter(|field| row.date(field.name).is_some_and(|date| date > today));
    late.map(|field| {
        if ANNOUNCED.contains(&field.name) {
            let sentence = "Cette date est à venir. Vérifiez-la.";
            Issue::warning(field.name, &[field.name], sentence)
        } else {
            let sentence = format!(
                "Cette date est après aujourd’hui, le {}. Vérifiez-la.",
                full(today)
            );
            Issue::error(field.name, &[field.name], sentence)
        }
    })
    .collect()
}

/// Start, end, and what is said when the end comes first.
const PERIODS: &[(&str, &str)] = &[
    ("debut", "fin"),
    ("du", "au"),
    ("debut", "fin_anticipee_le"),
    ("debut", "fin_prevue"),
    ("donne_le", "expire_le"),
    ("donne_le", "retire_le"),
    ("demandee_le", "decidee_le"),
    ("decidee_le", "notifiee_le"),
    ("entree_rsa_le", "sortie_le"),
    ("prise_en_charge_le", "sortie_le"),
    ("demande_rsa_le", "droits_notifies_le"),
];

/// An end does not come before its start.
fn periods(row: &Row) -> Vec<Issue> {
    let named = |name: &str| row.entity.field(name);
    let pairs = PERIODS
        .iter()
        .filter_map(|(start, end)| Some((named(start)?, named(end)?)));
    let turned = pairs.filter_map(|(start, end)| {
        let (from, to) = (row.date(start.name)?, row.date(end.name)?);
        (to < from).then(|| {
            let sentence = format!(
                "Cette date est avant le {} («\u{a0}{}\u{a0}»). Corrigez l’une des deux.",
                full(from),
                start.label
            );
            Issue::error(end.name, &[start.name, end.name], sentence)
        })
    });
    turned.collect()
}

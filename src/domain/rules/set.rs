//! A rule set as read, with its settings; why a file gives none. Knows no file format.
use std::fmt;
use std::sync::Arc;

use chrono::NaiveDate;

use super::ids::PLEIN_EMPLOI;
use super::rule::{Evaluator, Level, Rule, Validity};
use crate::domain::calendar::{Calendar, Unit};
use crate::domain::contract::{Regime, Validation};
use crate::domain::facts::Absence;
use crate::domain::toml_file::Fault;

/// Which absences start « action sous 15 jours » (`absence_excusee_compte`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AbsencesCounted {
    /// All of them: an excused absence needs a next step too.
    All,
    /// Only those without an excuse.
    Unexcused,
}

impl AbsencesCounted {
    /// Whether such an absence counts.
    pub fn counts(self, absence: Absence) -> bool {
        self == Self::All || absence == Absence::Unexcused
    }
}

/// Settings of a rule set (`[parametres]`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parameters {
    /// Absences that start A5.
    pub absences: AbsencesCounted,
    /// Whether a decision is expected after the signatures of a contract.
    pub validation: Validation,
    /// Appointments expected before a contract, a hint only; 0 when unset.
    pub appointments_before_contract: u32,
    /// Months from which a « reprise courte » gives a hint.
    pub short_job_months: u32,
    /// Cells from 1 up to this number, excluded, are masked in exports.
    pub masking_threshold: u32,
}

impl Default for Parameters {
    fn default() -> Self {
        Self {
            absences: AbsencesCounted::All,
            validation: Validation::Required,
            appointments_before_contract: 0,
            short_job_months: 3,
            masking_threshold: 5,
        }
    }
}

/// A complete set of rules.
#[derive(Debug, Clone, PartialEq)]
pub struct RuleSet {
    /// Slug, e.g. `convention-pauvrete-2019`.
    pub id: String,
    /// Title, as the screen shows it.
    pub title: String,
    /// Version: a number that grows at each change.
    pub version: u32,
    /// First start date that the set's own rules apply to; `None` for no limit.
    pub valid_from: Option<NaiveDate>,
    /// Last start date that they apply to; `None` for no limit.
    pub valid_to: Option<NaiveDate>,
    /// Territory, closures.
    pub calendar: Calendar,
    /// Settings.
    pub parameters: Parameters,
    /// Ids of the sets it inherits from, the farthest first.
    pub ancestors: Vec<String>,
    /// The rules, active or not, in the order of the file.
    pub rules: Vec<Arc<Rule>>,
}

impl RuleSet {
    /// The rule that has this id (« CER-1S ») or code (« A6 »), in capitals or not.
    pub fn rule(&self, name: &str) -> Option<&Arc<Rule>> {
        self.rules.iter().find(|rule| rule.is_named(name))
    }

    /// The law that the set belongs to: the « plein emploi » law for its own set and for the sets
    /// that inherit from it.
    pub fn regime(&self) -> Regime {
        let ids = self.ancestors.iter().chain([&self.id]);
        if ids.into_iter().any(|id| id == PLEIN_EMPLOI) {
            Regime::FullEmployment
        } else {
            Regime::Reciprocal
        }
    }

    /// The rules in use.
    pub fn active(&self) -> impl Iterator<Item = &Arc<Rule>> {
        self.rules.iter().filter(|rule| rule.active)
    }

    /// The longest time before a due date at which an alert can be « bientôt », in calendar days.
    /// A due date further away cannot call for anyone today.
    pub fn longest_warning_in_days(&self) -> u64 {
        let ahead = |rule: &Rule| {
            let warning = rule.pre_alerts.iter().copied().max().unwrap_or(0);
            // An appointment fixed too late is an alert from the start of its delay.
            let delay = if rule.evaluator == Evaluator::FirstAppointment {
                rule.delay
            } else {
                0
            };
            let days = match rule.unit {
                Unit::Days => 1,
                // There is at least one jour ouvré in three calendar days, even with holidays.
                Unit::WorkingDays => 3,
                Unit::Months => 31,
            };
            (u64::from(warning) * if rule.unit == Unit::WorkingDays { 3 } else { 1 })
                .max(u64::from(delay) * days)
        };
        self.active()
            .filter(|rule| rule.level == Level::Alert)
            .map(|rule| ahead(rule))
            .max()
            .unwrap_or(0)
    }

    /// Whether the set applies to a start date. The sets that it inherits from are not asked.
    pub fn applies_to(&self, start: NaiveDate) -> bool {
        let (from, to) = (self.valid_from, self.valid_to);
        Validity { from, to }.covers(start)
    }
}

/// Why a rule file is refused. One error refuses the whole file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleFileError {
    /// Name of the file.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// A French sentence, without its final full stop.
    pub message: String,
}

impl fmt::Display for RuleFileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}, ligne {}\u{a0}: {}.",
            self.file, self.line, self.message
        )
    }
}

impl std::error::Error for RuleFileError {}

impl RuleFileError {
    pub(super) fn new(file: &str, fault: Fault) -> Self {
        Self {
            file: file.to_owned(),
            line: fault.line,
            message: fault.message,
        }
    }
}

//! What is wrong or doubtful in one record, in words. Knows no kind of record and no form.
use crate::domain::date::Date;

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
    /// It only asks what is not known yet: shown to whoever fills the record, no doubt about what it says.
    pub is_reminder: bool,
    /// French sentence.
    pub sentence: String,
}

impl Issue {
    /// Something that forbids to save.
    pub(in crate::domain) fn error(
        field: &'static str,
        about: &[&'static str],
        sentence: impl Into<String>,
    ) -> Self {
        Self {
            field,
            about: about.to_vec(),
            severity: Severity::Error,
            is_reminder: false,
            sentence: sentence.into(),
        }
    }

    /// Something that is shown and forbids nothing.
    pub(in crate::domain) fn warning(
        field: &'static str,
        about: &[&'static str],
        sentence: impl Into<String>,
    ) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::error(field, about, sentence)
        }
    }

    /// Something still to be filled, which is shown and forbids nothing.
    pub(in crate::domain) fn reminder(
        field: &'static str,
        about: &[&'static str],
        sentence: impl Into<String>,
    ) -> Self {
        Self {
            is_reminder: true,
            ..Self::warning(field, about, sentence)
        }
    }
}

/// What is doubtful in one record that comes from elsewhere, or was written before it was checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// The first field that it is about.
    pub field: &'static str,
    /// French sentences.
    pub sentence: String,
}

/// The check of a kind whose fields ask nothing of one another.
pub(super) fn nothing<T>(_: T, _: Date) -> Vec<Issue> {
    Vec::new()
}

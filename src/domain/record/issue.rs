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
}

/// The check of a kind whose fields ask nothing of one another.
pub(super) fn nothing<T>(_: T, _: Date) -> Vec<Issue> {
    Vec::new()
}

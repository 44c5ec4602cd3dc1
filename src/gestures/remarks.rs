//! What the file says of a form while it is filled: words under a field, a doubt, or why the form
//! can't be saved. Knows no gesture.
use crate::domain::record::{Issue, Severity};

/// Remarks on a form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Remarks {
    /// Words for some fields.
    pub notices: Vec<(&'static str, String)>,
    /// Doubts and refusals.
    pub issues: Vec<Issue>,
}

impl Remarks {
    pub(super) fn notice(&mut self, field: &'static str, words: impl Into<String>) {
        self.notices.push((field, words.into()));
    }

    pub(super) fn doubt(&mut self, field: &'static str, sentence: impl Into<String>) {
        self.issue(Severity::Warning, &[field], sentence);
    }

    pub(super) fn refuse(&mut self, field: &'static str, sentence: impl Into<String>) {
        self.issue(Severity::Error, &[field], sentence);
    }

    /// A doubt or a refusal about several fields, shown at the first one.
    pub(super) fn issue(
        &mut self,
        severity: Severity,
        about: &[&'static str],
        sentence: impl Into<String>,
    ) {
        let Some(field) = about.first() else { return };
        self.issues.push(Issue {
            field,
            about: about.to_vec(),
            severity,
            is_reminder: false,
            sentence: sentence.into(),
        });
    }
}

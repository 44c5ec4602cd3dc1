//! The short form of a gesture on an action or an objective: a few fields, with the answers that the
//! gesture sets and those that it only offers where nothing is known yet.
use super::opening::{Opening, missing};
use crate::gestures::prelude::*;

/// The fields, and their answers.
pub(super) struct ShortForm<'a> {
    /// Its title, before the label of the record.
    pub title: &'a str,
    /// Its fields.
    pub fields: &'a [&'a str],
    /// Answers whatever the record says.
    pub set: Values,
    /// Answers where it says nothing.
    pub offered: Values,
}

impl ShortForm<'_> {
    /// The form on that record, if it is still there.
    pub(super) fn on(self, at: Opening<'_>, kind: Entity, id: Id) -> Option<Form> {
        let row = at.record(kind, id)?;
        let label = match row.text("libelle") {
            Some(label) => label.to_owned(),
            None => row.small_words("nature"),
        };
        let spec = FormSpec::only(kind, self.fields).titled(format!("{} : {label}", self.title));
        let mut first = self.set;
        first.extend(missing(row, self.offered));
        Some(at.form(spec, Some(row), &first))
    }
}

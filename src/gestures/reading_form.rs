//! The form that the person and the référent fill together after a page was read: when, how, what
//! the person says of it, what they want to add.
use super::kinds;
use crate::domain::record::validation::VALIDATION;
use crate::domain::validation::{ValidatedPart, answer, record_read};
use crate::gestures::prelude::*;

/// Fields, with the words in which they are asked to the person.
const FIELDS: [(&str, &str); 4] = [
    (VALIDATION.made_on.name, "Relu le"),
    (VALIDATION.means.name, "Comment"),
    (VALIDATION.opinion.name, "Ce que vous en dites"),
    (VALIDATION.note.name, "Ce que vous voulez ajouter"),
];

/// The form on that part, with the usual answer; nothing when there is nothing to read in it.
pub(super) fn on(part: ValidatedPart, at: Opening<'_>, answer: &'static str) -> Option<Form> {
    let record = record_read(at.file?, part)?;
    let given = [VALIDATION.opinion.set(answer)];
    let at = Opening {
        given: &given,
        ..at
    };
    let mut first = kinds::first_answers(at, Entity::Validation, 0);
    first.push(VALIDATION.object.set(part));
    first.push(VALIDATION.object_id.set(record));
    let spec = FormSpec::only(Entity::Validation, &FIELDS.map(|(name, _)| name))
        .labelled(&FIELDS)
        .titled(format!("Ce que vous dites de {}", part.yours()));
    Some(at.form(spec, None, &first))
}

/// The act in words.
pub(super) fn label(part: ValidatedPart, row: &Row) -> String {
    let (day, read) = (row.short_day(VALIDATION.made_on.name), part.was_read());
    format!("{read} avec la personne le {day} ({})", answer(row))
}

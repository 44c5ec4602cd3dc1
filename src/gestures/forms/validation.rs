//! The form that the person and the référent fill together after a page was read: when, how, what
//! the person says of it, what they want to add.
use super::{Desk, first, options};
use crate::domain::file::CaseFile;
use crate::domain::record::{Entity, Value};
use crate::domain::validation::ValidatedPart;
use crate::domain::validation::record_read;
use crate::form::{Form, FormSpec};
use crate::store::{Result, StoreError};

/// Fields, with the words in which they are asked to the person.
const FIELDS: [(&str, &str); 4] = [
    ("faite_le", "Relu le"),
    ("moyen", "Comment"),
    ("avis", "Ce que vous en dites"),
    ("note", "Ce que vous voulez ajouter"),
];

/// Fields of a validation that is corrected afterwards: what was read does not change.
pub(super) const EDITED: [&str; 4] = ["faite_le", "moyen", "avis", "note"];

/// What the person says of a part that was just read.
///
/// # Errors
/// When there is no file, or nothing to read in that part.
pub(super) fn open(part: ValidatedPart, file: Option<&CaseFile>, desk: Desk<'_>) -> Result<Form> {
    filled(part, file, desk, "accord")
}

/// The same form, where the person writes first.
///
/// # Errors
/// When there is no file, or nothing to read in that part.
pub(super) fn with_a_word(
    part: ValidatedPart,
    file: Option<&CaseFile>,
    desk: Desk<'_>,
) -> Result<Form> {
    let mut form = filled(part, file, desk, "reserve")?;
    form.focus_field("note");
    Ok(form)
}

fn filled(
    part: ValidatedPart,
    file: Option<&CaseFile>,
    desk: Desk<'_>,
    answer: &'static str,
) -> Result<Form> {
    let record = file
        .and_then(|file| record_read(file, part))
        .ok_or(StoreError::NotFound)?;
    let mut first = first::answers(Entity::Validation, 0, file, desk);
    first.retain(|(name, _)| *name != "avis");
    first.push(("avis", Value::from(answer)));
    first.push(("objet", Value::from(part.code())));
    first.push(("objet_id", Value::Int(record)));
    let mut spec = FormSpec::only(Entity::Validation, &FIELDS.map(|(name, _)| name)).named(
        "validation",
        &format!("Ce que vous dites de {}", part.yours()),
    );
    for field in &mut spec.fields {
        if let Some((_, label)) = FIELDS.iter().find(|(name, _)| *name == field.name) {
            field.label = label;
        }
    }
    Ok(Form::new(
        spec,
        None,
        &first,
        desk.today,
        &options(file, desk.names),
    ))
}

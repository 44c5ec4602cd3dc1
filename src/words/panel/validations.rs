//! What the person said of a part of their carnet, as rows of its rubrique: the référent reads
//! there what was added in the interview, and may correct it.
use super::{Look, PanelRow};
use crate::domain::file::CaseFile;
use crate::domain::record::{Entity, Id, Row};
use crate::domain::validation::{self, ValidatedPart, agrees};

/// What the person said of a part, the latest first; of one record of it when one is named.
#[must_use]
pub fn validations_of(file: &CaseFile, part: ValidatedPart, record: Option<Id>) -> Vec<&Row> {
    validation::validations_of(file.rows(Entity::Validation), part, record)
}

/// Rows that show it: what was validated, then the words added.
pub(super) fn rows(file: &CaseFile, part: ValidatedPart, record: Option<Id>) -> Vec<PanelRow> {
    let mut rows = Vec::new();
    for row in validations_of(file, part, record) {
        let target = Some((Entity::Validation, row.id));
        let look = if agrees(row) {
            Look::Muted
        } else {
            Look::Plain
        };
        rows.push(PanelRow::new(target, validation::sentence(row)).look(look));
        if let Some(note) = row.text("note") {
            let words = note.replace('\n', " ");
            rows.push(PanelRow::new(target, format!("La personne ajoute : « {words} »")).indent(2));
        }
    }
    rows
}

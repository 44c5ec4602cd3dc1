//! What the person said of a part of their carnet, as lines of its panel: the référent reads there
//! what was added in the interview, and may correct it.
use crate::domain::validation::{ValidatedPart, agrees, sentence, validations_of};
use crate::words::prelude::*;

/// Lines that show it: what was validated, then the words added.
pub(super) fn lines(file: &CaseFile, part: ValidatedPart, record: Option<Id>) -> Vec<Line> {
    let mut lines = Vec::new();
    for row in validations_of(file.rows(Entity::Validation), part, record) {
        let target = Some((Entity::Validation, row.id));
        let look = if agrees(row) {
            Look::Muted
        } else {
            Look::Plain
        };
        lines.push(Line::new(target, sentence(row)).look(look));
        if row.text("note").is_some() {
            let words = row.on_one_line("note");
            lines.push(Line::new(target, format!("La personne ajoute : « {words} »")).indent(2));
        }
    }
    lines
}

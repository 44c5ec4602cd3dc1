//! Diagnostics and evaluations of the situation.
use super::event::{Gathering, Kind, Sign};
use crate::domain::record::Entity;
use crate::domain::text::plural;

const NOTED: (Kind, Sign) = (Kind::Situation, Sign::Noted);
const DONE: (Kind, Sign) = (Kind::Situation, Sign::Done);

pub(super) fn gather(life: &mut Gathering<'_>) {
    let file = life.file;
    for row in file.rows(Entity::Diagnostic) {
        let words = format!("Diagnostic {}", row.mid_words("type"));
        let by = row.text("auteur").unwrap_or_default();
        life.add(row, "etabli_le", NOTED, words.trim_end(), &[by]);
    }
    for row in file.rows(Entity::Situation) {
        let count = i64::try_from(file.findings(row.id).len()).unwrap_or_default();
        let themes = plural(count, "thème", "thèmes");
        life.add(row, "faite_le", DONE, "Situation évaluée", &[&themes]);
        let validated = "Situation validée par la personne";
        life.add(row, "validee_le", DONE, validated, &[]);
    }
}

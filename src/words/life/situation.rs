//! Diagnostics and evaluations of the situation.
use super::{Kind, Mark, Teller, inside, sentence};
use crate::domain::record::Entity;
use crate::domain::text::plural;
use crate::words::panel::situation::findings;

const NOTED: (Kind, Mark) = (Kind::Situation, Mark::Noted);
const DONE: (Kind, Mark) = (Kind::Situation, Mark::Done);

pub(super) fn tell(teller: &mut Teller<'_>) {
    let file = teller.file;
    for row in file.rows(Entity::Diagnostic) {
        let kind = inside(&row.words("type"));
        let by = row.text("auteur").unwrap_or_default();
        let text = sentence(format!("Diagnostic {kind}").trim_end(), &[by]);
        teller.say(row, "etabli_le", NOTED, text);
    }
    for row in file.rows(Entity::Situation) {
        let count = i64::try_from(findings(file, row.id).len()).unwrap_or_default();
        let themes = plural(count, "thème", "thèmes");
        teller.say(
            row,
            "faite_le",
            DONE,
            sentence("Situation évaluée", &[&themes]),
        );
        teller.say(row, "validee_le", DONE, "Situation validée par la personne");
    }
}

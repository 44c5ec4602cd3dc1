//! Diagnostics and evaluations of the situation.
use super::event::{Gathering, Kind};
use crate::domain::record::Sign;
use crate::domain::record::diagnostic::DiagnosticRecord;
use crate::domain::record::situation::SituationRecord;
use crate::domain::text::plural;

const NOTED: (Kind, Sign) = (Kind::Situation, Sign::Noted);
const DONE: (Kind, Sign) = (Kind::Situation, Sign::Done);

pub(super) fn gather(life: &mut Gathering<'_>) {
    let file = life.file;
    for it in file.all::<DiagnosticRecord<'_>>() {
        let words = format!("Diagnostic {}", it.mid_words("type"));
        let by = it.author().unwrap_or_default();
        life.add(&it, it.made_on(), NOTED, words.trim_end(), &[by]);
    }
    for it in file.all::<SituationRecord<'_>>() {
        let themes = plural(file.findings(it.id).len(), "thème", "thèmes");
        life.add(&it, it.made_on(), DONE, "Situation évaluée", &[&themes]);
        let validated = "Situation validée par la personne";
        life.add(&it, it.validated_on(), DONE, validated, &[]);
    }
}

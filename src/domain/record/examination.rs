//! Examination of the parcours.
use super::field::{choice, line, owner, past, required};
use super::issue::nothing;
use super::section::Section;
use super::table::record;
use crate::domain::vocabulary::ExaminationKind;
use crate::domain::vocabulary::Vocabulary as V;

record! {
    /// Examination of the parcours.
    pub struct ExaminationRecord;
    pub const EXAMINATION: ExaminationFields;
    kind Examination {
        table: "examen", the: "l’examen du parcours", title: "Examen du parcours",
        section: Section::Following, check: nothing,
    }
    person: id = owner();
    kind: (ExaminationKind) = required(choice("type", "Examen", V::Examination));
    made_on: date = required(past("fait_le", "Fait le"));
    note: text = line("note", "Suite donnée").seen_as(Section::Notes);
}

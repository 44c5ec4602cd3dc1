//! Examination of the parcours.
use super::prelude::*;
use crate::domain::vocabulary::{ExaminationKind, Role};

record! {
    /// Examination of the parcours.
    pub struct ExaminationRecord;
    pub const EXAMINATION: ExaminationFields;
    kind Examination {
        table: "examen", the: "l’examen du parcours", title: "Examen du parcours",
        section: Section::Following, panel: Panel::Identity, check: nothing,
        changed_by: &[Role::Referent, Role::Supervisor, Role::Board],
        listed: Some((70, "Examens du parcours")),
        added: Some((70, "Un examen du parcours")),
        first: |today, _| vec![EXAMINATION.made_on.set(today)],
    }
    person: id = owner();
    kind: (ExaminationKind) = required(choice("type", "Examen", V::Examination));
    made_on: date = required(past("fait_le", "Fait le"));
    note: text = line("note", "Suite donnée").seen_as(Section::Notes);
}

//! Former value of a deadline that was moved.
use super::field::{choice, internal, line, number, owner, past};
use super::issue::nothing;
use super::section::Section;
use super::table::record;
use crate::domain::vocabulary::Vocabulary as V;

record! {
    /// Former value of a deadline that was moved.
    pub struct PostponementRecord;
    pub const POSTPONEMENT: PostponementFields;
    kind Postponement {
        table: "report", the: "le report d’échéance", title: "Report d’échéance",
        section: Section::Deadlines, check: nothing,
    }
    person: id = owner();
    object: text = internal(line("objet", "Objet")).for_rules();
    object_id: id = internal(number("objet_id", "Numéro", 0, i64::MAX));
    former: text = internal(line("ancienne", "Ancienne échéance")).for_rules();
    replacement: text = internal(line("nouvelle", "Nouvelle échéance")).for_rules();
    moved_on: date = internal(past("reporte_le", "Déplacée le"));
    requested_by: code = choice("demande_par", "Demandé par", V::RequestedBy);
    reason: text = line("motif", "Motif").seen_as(Section::Plan).for_rules();
}

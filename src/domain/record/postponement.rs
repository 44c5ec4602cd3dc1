//! Former value of a deadline that was moved.
use super::Row;
use super::prelude::*;

record! {
    /// Former value of a deadline that was moved.
    pub struct PostponementRecord;
    pub const POSTPONEMENT: PostponementFields;
    kind Postponement {
        table: "report", the: "le report d’échéance", title: "Report d’échéance",
        section: Section::Deadlines, panel: Panel::Plan, check: nothing,
    }
    person: id = owner();
    object: text = internal(line("objet", "Objet")).for_rules();
    object_id: id = object().parent();
    former: text = internal(line("ancienne", "Ancienne échéance")).for_rules().in_dossier();
    replacement: text = internal(line("nouvelle", "Nouvelle échéance")).for_rules().in_dossier();
    moved_on: date = internal(past("reporte_le", "Déplacée le")).in_dossier();
    requested_by: code = choice("demande_par", "Demandé par", V::RequestedBy);
    reason: text = line("motif", "Motif").seen_as(Section::Plan).for_rules();
}

impl PostponementRecord<'_> {
    /// Whether it says why that appointment does not take place: it has no other day.
    pub fn cancels(self, appointment: &Row) -> bool {
        let of = self.object() == Some(appointment.entity.table());
        of && self.object_id() == Some(appointment.id) && self.replacement().is_none()
    }
}

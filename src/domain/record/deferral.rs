//! An item of the queue put off, or passed to a colleague, with the reason.
use super::prelude::*;

record! {
    /// An item of the queue put off, or passed to a colleague, with the reason.
    pub struct DeferralRecord;
    pub const DEFERRAL: DeferralFields;
    kind Deferral {
        table: "plus_tard", the: "la remise à plus tard", title: "Remis à plus tard",
        section: Section::Deadlines, panel: Panel::Appointments, check: nothing,
        changed_by: writers::OFFICE,
        counted: false,
    }
    person: id = owner();
    rule: text = internal(line("regle", "Règle"));
    object: text = internal(line("objet", "Objet"));
    object_id: id = object();
    until: date = future("jusque_le", "Revient le");
    agent: id = reference("agent_id", "Passé à", Entity::Agent);
    reason: text = line("motif", "Motif");
    created_on: date = internal(past("cree_le", "Décidé le")).in_dossier();
}

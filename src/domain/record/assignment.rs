//! Who follows the person, from when to when.
use super::prelude::*;
use crate::domain::vocabulary::AssignmentRole;

record! {
    /// Who follows the person, from when to when.
    pub struct AssignmentRecord;
    pub const ASSIGNMENT: AssignmentFields;
    kind Assignment {
        table: "affectation", the: "l’affectation", title: "Affectation",
        section: Section::Following, panel: Panel::Identity, check: nothing,
        changed_by: writers::OFFICE,
        plural: Some("Affectations"),
        listed: Some((30, "Suivi par")),
        added: Some((20, "Un référent ou un accompagnateur")),
    }
    person: id = owner();
    agent: id = required(reference("agent_id", "Agent", Entity::Agent));
    role: (AssignmentRole) = required(choice("fonction", "En tant que", V::AssignmentRole));
    from: date = past("du", "Depuis le").announced();
    to: date = near("au", "Jusqu’au").after(&["du"]).happens();
    temporary: yes = yes_no("temporaire", "Le temps d’une action seulement").silent();
    reason: text = line("motif", "Raison du changement").for_rules();
}

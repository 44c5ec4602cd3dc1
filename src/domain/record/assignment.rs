//! Who follows the person, from when to when.
use super::entity::Entity;
use super::field::{choice, line, near, owner, past, reference, required, yes_no};
use super::issue::nothing;
use super::section::Section;
use super::table::record;
use crate::domain::vocabulary::AssignmentRole;
use crate::domain::vocabulary::Vocabulary as V;

record! {
    /// Who follows the person, from when to when.
    pub struct AssignmentRecord;
    pub const ASSIGNMENT: AssignmentFields;
    kind Assignment {
        table: "affectation", the: "l’affectation", title: "Affectation",
        section: Section::Following, check: nothing,
    }
    person: id = owner();
    agent: id = required(reference("agent_id", "Agent", Entity::Agent));
    role: (AssignmentRole) = required(choice("fonction", "En tant que", V::AssignmentRole));
    from: date = past("du", "Depuis le").announced();
    to: date = near("au", "Jusqu’au").after(&["du"]);
    temporary: yes = yes_no("temporaire", "Le temps d’une action seulement").silent();
    reason: text = line("motif", "Raison du changement").for_rules();
}

//! Someone of the team that carries the mission out, with the share of their time (« Hérault, bilan de
//! convention », II: « Tableau du personnel »).
use super::prelude::*;

record! {
    /// Someone of the team that carries the mission out.
    pub struct StaffMemberRecord;
    pub const STAFF_MEMBER: StaffMemberFields;
    kind StaffMember {
        table: "personnel", the: "le personnel", title: "Personnel de la mission",
        section: Section::Team, panel: Panel::Identity, check: nothing,
        changed_by: writers::SERVICE,
        first: |_, _| vec![STAFF_MEMBER.full_time.set(100), STAFF_MEMBER.funded.set(true)],
        counted: false,
    }
    name: text = required(line("nom", "Nom et prénom"));
    post: code = required(choice("poste", "Poste", V::TeamPost));
    trade: text = line("metier", "Métier");
    tasks: text = line("taches", "Tâches");
    full_time: int = required(number("quotite", "Part d’un temps plein", 1, 100).in_unit("%"));
    funded: yes = yes_no("conventionne", "Compté dans la convention");
    organization: id = reference("structure_id", "Structure", Entity::Organization);
    from: date = past("du", "Employé depuis le").announced();
    to: date = near("au", "Employé jusqu’au").after(&["du"]);
}

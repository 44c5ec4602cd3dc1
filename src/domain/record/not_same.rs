//! Someone whom this person could be taken for, and is not: what was settled once is not asked again.
use super::prelude::*;

/// The fields that are about the other person: they are not given to this one.
pub const OF_ANOTHER: [&str; 2] = [NOT_SAME.other_uid.name, NOT_SAME.other_name.name];

record! {
    /// Someone whom this person is not.
    pub struct NotSameRecord;
    pub const NOT_SAME: NotSameFields;
    kind NotSame {
        table: "deux_personnes", the: "le constat que ce sont deux personnes", title: "Deux personnes",
        section: Section::Identity, panel: Panel::Identity, check: nothing,
        counted: false,
        plural: Some("À ne pas confondre"),
    }
    person: id = owner();
    other_uid: text = internal(line("autre_uid", "Identifiant de l’autre dossier")).in_dossier();
    other_name: text = internal(line("autre_nom", "Avec")).in_dossier();
    decided_on: date = internal(near("decide_le", "Constaté le")).in_dossier();
    decided_by: text = internal(line("decide_par", "Par")).in_dossier();
}

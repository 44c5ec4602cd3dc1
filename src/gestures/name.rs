//! How a record is called in the journal. Knows no gesture.
use crate::domain::date::short;
use crate::domain::record::{Entity, Row};
use crate::domain::text::display_name;

/// What is called what in sentences: « l’action « Inscription au code » ».
pub fn name_of(row: &Row) -> String {
    if row.entity == Entity::Allocataire {
        let name = |field| row.text(field).unwrap_or_default();
        return display_name(name("nom"), name("prenom"));
    }
    let label = row.text("libelle").or_else(|| row.text("texte"));
    let quoted = label.map(|label| format!(" « {label} »"));
    let days = [
        "prevu_le",
        "faite_le",
        "fait_le",
        "etabli_le",
        "debut",
        "recue_le",
    ];
    let dated = days
        .into_iter()
        .find_map(|field| row.date(field))
        .map(|date| format!(" du {}", short(date)));
    let title = row.entity.title();
    format!("{title}{}", quoted.or(dated).unwrap_or_default())
}

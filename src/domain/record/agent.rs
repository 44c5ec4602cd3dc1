//! Professional of a structure (référent, secrétariat, encadrement…).
use super::prelude::*;
use crate::domain::vocabulary::Role;

record! {
    /// Professional of a structure (référent, secrétariat, encadrement…).
    pub struct AgentRecord;
    pub const AGENT: AgentFields;
    kind Agent {
        table: "agent", the: "l’agent", title: "Agent",
        section: Section::Team, panel: Panel::Identity, check: nothing,
        changed_by: writers::TEAM,
        counted: false,
    }
    last_name: text = required(line("nom", "Nom"));
    first_name: text = line("prenom", "Prénom");
    role: (Role) = choice("fonction", "Fonction", V::AgentRole);
    organization: id = reference("structure_id", "Structure", Entity::Organization);
    account: text = line("utilisateur", "Compte sur cette machine");
    email: text = field("courriel", "Courriel", Kind::Email).rare();
    phone: text = field("telephone", "Téléphone", Kind::Phone).rare();
    trained_on: date = past("forme_mappi_le", "Formé à la MAPPI le").rare();
    from: date = past("du", "En poste depuis le").announced().rare();
    to: date = near("au", "En poste jusqu’au").after(&["du"]).rare();
}

//! Who the structure works with, on what and how often (« Hérault, bilan de convention », VI).
use super::prelude::*;

record! {
    /// Who the structure works with.
    pub struct PartnershipRecord;
    pub const PARTNERSHIP: PartnershipFields;
    kind Partnership {
        table: "partenariat", the: "le partenariat", title: "Partenariat",
        section: Section::Team, panel: Panel::Identity, check: nothing,
        changed_by: writers::SERVICE,
        counted: false,
    }
    partner: text = required(line("partenaire", "Partenaire")).of_partner(OfPartner::Organization);
    fields: text = line("domaines", "Domaines d’intervention");
    level: text = line("cooperation", "Niveau de coopération");
    means: text = line("modalites", "Modalités d’organisation");
    frequency: text = line("frequence", "Fréquence des échanges");
    organization: id = reference("structure_id", "Structure", Entity::Organization).rare();
    from: date = past("du", "Depuis le").rare();
    to: date = near("au", "Jusqu’au").after(&["du"]).rare();
}

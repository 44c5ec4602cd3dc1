//! Structure, organisme référent.
use super::prelude::*;

record! {
    /// Structure, organisme référent.
    pub struct OrganizationRecord;
    pub const ORGANIZATION: OrganizationFields;
    kind Organization {
        table: "structure", the: "la structure", title: "Structure",
        section: Section::Team, panel: Panel::Identity, check: nothing,
        changed_by: writers::TEAM,
        counted: false,
    }
    name: text = required(line("nom", "Nom de la structure"));
    kind: code = choice("type", "Type d’organisme", V::OrganizationType);
    department: text = line("departement", "Département").rare();
    territory: code = choice("territoire", "Territoire (jours fériés)", V::Territory).rare();
    time_zone: text = internal(line("fuseau", "Fuseau horaire"));
    rule_set: text = internal(line("jeu_de_regles", "Jeu de règles"));
    phone: text = field("telephone", "Téléphone", Kind::Phone);
    email: text = field("courriel", "Courriel", Kind::Email);
    address: text = line("adresse", "Adresse");
    venues: text = prose("permanences", "Permanences : nom et adresse, une par ligne");
}

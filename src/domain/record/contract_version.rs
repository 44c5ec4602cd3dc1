//! The words of a contract as they stood when someone signed.
use super::entity::Entity;
use super::field::{choice, internal, number, owner, past, prose, reference};
use super::issue::nothing;
use super::section::Section;
use super::table::record;
use crate::domain::vocabulary::Vocabulary as V;

record! {
    /// The words of a contract as they stood when someone signed.
    pub struct ContractVersionRecord;
    pub const CONTRACT_VERSION: ContractVersionFields;
    kind ContractVersion {
        table: "contrat_version", the: "la version du contrat", title: "Version du contrat",
        section: Section::Contract, check: nothing,
    }
    person: id = owner();
    contract: id = internal(reference("contrat_id", "Contrat", Entity::Contract));
    number: int = internal(number("numero", "Version", 1, 9_999));
    frozen_on: date = internal(past("figee_le", "Figée le"));
    occasion: code = internal(choice("occasion", "À l’occasion de", V::VersionOccasion));
    content: text = internal(prose("contenu", "Contenu"));
}

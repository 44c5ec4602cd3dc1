//! The words of a contract as they stood when someone signed.
use super::prelude::*;

record! {
    /// The words of a contract as they stood when someone signed.
    pub struct ContractVersionRecord;
    pub const CONTRACT_VERSION: ContractVersionFields;
    kind ContractVersion {
        table: "contrat_version", the: "la version du contrat", title: "Version du contrat",
        section: Section::Contract, panel: Panel::Contract, check: nothing,
        counted: false,
        plural: Some("Versions du contrat"),
    }
    person: id = owner();
    contract: id = internal(reference("contrat_id", "Contrat", Entity::Contract)).parent();
    number: int = internal(number("numero", "Version", 1, 9_999)).in_dossier();
    frozen_on: date = internal(past("figee_le", "Figée le")).in_dossier();
    occasion: code = internal(choice("occasion", "À l’occasion de", V::VersionOccasion)).in_dossier();
    content: text = internal(prose("contenu", "Contenu")).in_dossier().shared();
}

//! What the person said of the situation, the plan or the contract that they read.
use super::prelude::*;
use crate::domain::vocabulary::ValidatedPart;

record! {
    /// What the person said of the situation, the plan or the contract that they read.
    pub struct ValidationRecord;
    pub const VALIDATION: ValidationFields;
    kind Validation {
        table: "validation", the: "la validation par la personne", title: "Validation par la personne",
        section: Section::Contract, panel: Panel::Situation, check: nothing,
        counted: false,
        plural: Some("Ce que la personne a validé"),
    }
    person: id = owner();
    object: (ValidatedPart) = required(choice("objet", "Ce qui a été lu", V::ValidatedPart));
    object_id: id = object();
    made_on: date = required(past("faite_le", "Le"));
    means: code = required(choice("moyen", "Comment", V::ValidationMeans));
    opinion: code = required(choice("avis", "Ce que dit la personne", V::ValidationAnswer));
    note: text = prose("note", "Ce que la personne veut ajouter");
}

//! A commitment of one side, beside the common base of every contract.
use super::entity::Entity;
use super::field::{choice, internal, line, number, owner, reference, required};
use super::issue::nothing;
use super::section::Section;
use super::table::record;
use crate::domain::vocabulary::Side;
use crate::domain::vocabulary::Vocabulary as V;

record! {
    /// A commitment of one side, beside the common base of every contract.
    pub struct CommitmentRecord;
    pub const COMMITMENT: CommitmentFields;
    kind Commitment {
        table: "engagement", the: "l’engagement", title: "Engagement",
        section: Section::Contract, check: nothing,
    }
    person: id = owner();
    contract: id = internal(reference("contrat_id", "Contrat", Entity::Contract));
    side: (Side) = required(choice("cote", "Qui s’engage", V::CommitmentSide));
    order: int = internal(number("ordre", "Ordre", 0, 9_999));
    wording: text = required(line("texte", "Engagement"));
}

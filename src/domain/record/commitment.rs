//! A commitment of one side, beside the common base of every contract.
use super::prelude::*;
use crate::domain::vocabulary::Side;

record! {
    /// A commitment of one side, beside the common base of every contract.
    pub struct CommitmentRecord;
    pub const COMMITMENT: CommitmentFields;
    kind Commitment {
        table: "engagement", the: "l’engagement", title: "Engagement",
        section: Section::Contract, panel: Panel::Contract, check: nothing,
        counted: false,
        plural: Some("Engagements propres au contrat"),
    }
    person: id = owner();
    contract: id = internal(reference("contrat_id", "Contrat", Entity::Contract)).parent();
    side: (Side) = required(choice("cote", "Qui s’engage", V::CommitmentSide));
    order: int = internal(number("ordre", "Ordre", 0, 9_999));
    wording: text = required(line("texte", "Engagement"));
}

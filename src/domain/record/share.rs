//! The act of sharing.
use super::entity::Entity;
use super::field::{line, owner, past, reference, required};
use super::issue::nothing;
use super::section::Section;
use super::table::record;

record! {
    /// The act of sharing.
    pub struct ShareRecord;
    pub const SHARE: ShareFields;
    kind Share {
        table: "partage", the: "le partage", title: "Partage",
        section: Section::Sharing, check: nothing,
    }
    person: id = owner();
    agreement: id = required(reference("accord_id", "Accord", Entity::SharingAgreement));
    diagnostic: id = reference("diagnostic_id", "Diagnostic partagé", Entity::Diagnostic);
    made_on: date = required(past("fait_le", "Partagé le"));
    content: text = line("contenu", "Ce qui a été remis");
}

//! The act of sharing.
use super::prelude::*;

record! {
    /// The act of sharing.
    pub struct ShareRecord;
    pub const SHARE: ShareFields;
    kind Share {
        table: "partage", the: "le partage", title: "Partage",
        section: Section::Sharing, panel: Panel::Identity, check: nothing,
        listed: Some((60, "Partages")),
        added: Some((60, "Un partage")),
        first: |today, _| vec![SHARE.made_on.set(today)],
    }
    person: id = owner();
    agreement: id = required(reference("accord_id", "Accord", Entity::SharingAgreement));
    diagnostic: id = reference("diagnostic_id", "Diagnostic partagé", Entity::Diagnostic);
    made_on: date = required(past("fait_le", "Partagé le"));
    content: text = line("contenu", "Ce qui a été remis");
}

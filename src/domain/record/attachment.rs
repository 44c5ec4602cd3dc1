//! A file that goes with the yearly summary of an agreement (« Hérault, bilan de convention », III: « joindre un
//! organigramme »). What it holds is kept apart, under its digest.
use super::prelude::*;

record! {
    /// A file that goes with a yearly summary.
    pub struct AttachmentRecord;
    pub const ATTACHMENT: AttachmentFields;
    kind Attachment {
        table: "piece_jointe", the: "le fichier joint", title: "Fichier joint au bilan",
        section: Section::Team, panel: Panel::Identity, check: nothing,
        changed_by: writers::SERVICE,
        counted: false,
    }
    agreement: id = internal(reference("convention_id", "Convention", Entity::FundingAgreement)).parent();
    label: text = required(line("libelle", "Ce que c’est"));
    file: text = internal(line("fichier", "Fichier"));
    size: int = internal(number("taille", "Taille", 0, 5_000_000).in_unit("octets"));
    digest: text = internal(line("empreinte", "Empreinte"));
}

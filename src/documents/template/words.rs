//! What a template holds. Knows no file.
use crate::documents::model::Logo;
use crate::domain::contract::CommonBase;

/// Words and picture of the papers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Template {
    /// Lines of the letterhead; those of the structure when empty.
    pub letterhead: Vec<String>,
    /// Picture of the letterhead.
    pub logo: Option<Logo>,
    /// Title of a CER.
    pub title_cer: String,
    /// Title of a contrat d’engagement.
    pub title_engagement: String,
    /// Notice at the end of the papers; nothing when empty.
    pub notice: String,
    /// What the contract says besides what both sides write.
    pub contract: ContractWords,
    /// The letter that says when and where.
    pub invitation: Letter,
    /// What is useful to bring.
    pub bring: Vec<String>,
    /// The letter after a missed appointment.
    pub reminder: Letter,
    /// The short message that reminds of an appointment, piece by piece.
    pub message: Vec<String>,
    /// What the accompaniment is.
    pub information: Information,
    /// The common base of the commitments.
    pub base: CommonBase,
}

/// The words of the law around a contract, a text a paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ContractWords {
    /// What the law says of a CER.
    pub law_cer: Vec<String>,
    /// What the law says of a contrat d’engagement.
    pub law_engagement: Vec<String>,
    /// How to appeal against a decision.
    pub appeal: Vec<String>,
}

/// The words of a letter, a text a paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Letter {
    /// Before what the program writes itself.
    pub opening: Vec<String>,
    /// After it.
    pub closing: Vec<String>,
}

/// What explains the accompaniment to someone who begins, a text a line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Information {
    /// Before the rest.
    pub opening: Vec<String>,
    /// What the accompaniment is.
    pub accompaniment: Vec<String>,
    /// Who does what.
    pub roles: Vec<String>,
    /// The first appointment.
    pub first: Vec<String>,
    /// What one commits to.
    pub commitments: Vec<String>,
    /// What one has a right to.
    pub rights: Vec<String>,
    /// Whom to call.
    pub call: Vec<String>,
    /// The site or the video of the département; nothing when empty.
    pub site: String,
}

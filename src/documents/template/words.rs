//! What a template holds, and what may be wrong in one. Knows no file.
use std::fmt;

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
    /// The letter that says when and where.
    pub invitation: Letter,
    /// What is useful to bring.
    pub bring: Vec<String>,
    /// The letter after a missed appointment.
    pub reminder: Letter,
    /// The common base of the commitments.
    pub base: CommonBase,
}

/// The words of a letter, a text a paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Letter {
    /// Before what the program writes itself.
    pub opening: Vec<String>,
    /// After it.
    pub closing: Vec<String>,
}

/// Something wrong in a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Line in the file, from 1.
    pub line: usize,
    /// What is wrong, and the way out.
    pub message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ligne {}\u{a0}: {}", self.line, self.message)
    }
}

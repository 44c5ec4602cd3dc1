//! What an import says: of a place in the file, or of the whole file when it can't be taken.
use super::field::ImportField;
use crate::domain::date::Date;
use crate::domain::record::Id;
use crate::domain::text::typography;
use serde::Serialize;

/// Why a file cannot be imported at all. `Display` gives the French sentence to show.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// Not text, or text that cannot be read without loss.
    #[error("{}", typography(.0))]
    NotText(String),
    /// The file can't be read at all.
    #[error("{}", typography(.0))]
    File(String),
    /// No line of titles, or not what is needed in it.
    #[error("{}", typography(.0))]
    Header(String),
    /// Which sheet of a workbook to read has to be said.
    #[error("{}", typography(.0))]
    Tab(String),
    /// Several sheets of a workbook can be read: the sentence, and their names.
    #[error("{}", typography(.0))]
    Tabs(String, Vec<String>),
    /// The table of correspondence is wrong.
    #[error("{}", typography(.0))]
    Mapping(String),
}

/// What a notice is about: a summary is read in that order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Matter {
    /// A person whom nobody can tell from another.
    #[serde(rename = "doute")]
    Doubt,
    /// A value of the file takes the place of the one that stood.
    #[serde(rename = "remplacee")]
    Replaced,
    /// A value of the file is left: the one that stands is newer, or says who someone is.
    #[serde(rename = "laissee")]
    Left,
    /// A colleague or a structure is added.
    #[serde(rename = "ajout")]
    Made,
    /// A file that was open is closed.
    #[serde(rename = "sortie")]
    Closed,
    /// A whole column.
    #[serde(rename = "colonne")]
    Column,
    /// A cell, or a line.
    #[default]
    #[serde(rename = "cellule")]
    Cell,
}

/// The value of the file, and the one that stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// The file.
    #[serde(rename = "dossier")]
    pub person: Id,
    /// Who it is, in words.
    #[serde(rename = "personne")]
    pub who: String,
    /// What the column says.
    #[serde(skip)]
    pub from: ImportField,
    /// Label of the field.
    #[serde(rename = "champ")]
    pub field: &'static str,
    /// The value that stands.
    #[serde(rename = "avant")]
    pub before: String,
    /// The value of the file.
    #[serde(rename = "apres")]
    pub after: String,
    /// When the value that stands was set.
    #[serde(rename = "depuis")]
    pub since: Option<Date>,
    /// Who set it.
    #[serde(rename = "auteur")]
    pub author: Option<String>,
}

impl Difference {
    /// Whether it is about who someone is: a name, a birth date. That is decided alone, never with others.
    pub const fn is_identity(&self) -> bool {
        matches!(
            self.from,
            ImportField::LastName
                | ImportField::FirstName
                | ImportField::BirthName
                | ImportField::BornOn
        )
    }
}

/// Someone whom a row may speak of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Likely {
    /// The file.
    #[serde(rename = "dossier")]
    pub person: Id,
    /// Who it is, in words.
    #[serde(rename = "personne")]
    pub who: String,
    /// What speaks for them.
    #[serde(rename = "pour")]
    pub agreeing: Vec<&'static str>,
    /// What speaks against.
    #[serde(rename = "contre")]
    pub differing: Vec<&'static str>,
}

/// Something to say of a place in the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Notice {
    /// Line of the file, from 1.
    #[serde(rename = "ligne")]
    pub line: u32,
    /// Title of the column; none when it is the whole line or the whole file.
    #[serde(rename = "colonne")]
    pub column: Option<String>,
    /// French sentence.
    #[serde(rename = "motif")]
    pub reason: String,
    /// What it is about.
    #[serde(rename = "nature")]
    pub matter: Matter,
    /// The two values, when they differ.
    #[serde(flatten)]
    pub difference: Option<Box<Difference>>,
    /// Who the row says that it is about, when nobody can tell.
    #[serde(rename = "de_qui", skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// Those whom the row may speak of.
    #[serde(rename = "candidats", skip_serializing_if = "Vec::is_empty")]
    pub candidates: Vec<Likely>,
}

impl Notice {
    /// Something to say, in French typography.
    pub fn new(line: u32, column: Option<&str>, reason: &str) -> Self {
        Self {
            line,
            column: column.map(str::to_owned),
            reason: typography(reason),
            matter: Matter::default(),
            difference: None,
            subject: None,
            candidates: Vec::new(),
        }
    }

    /// The same, about that.
    #[must_use]
    pub fn about(self, matter: Matter) -> Self {
        Self { matter, ..self }
    }
}

//! What an import says: of a place in the file, or of the whole file when it can't be taken.
use crate::domain::text::typography;

/// Why a file cannot be imported at all. `Display` gives the French sentence to show.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// Not text, or text that cannot be read without loss.
    #[error("{}", typography(.0))]
    NotText(String),
    /// No line of titles, or not what is needed in it.
    #[error("{}", typography(.0))]
    Header(String),
    /// Which sheet of a workbook to read has to be said.
    #[error("{}", typography(.0))]
    Tab(String),
    /// The table of correspondence is wrong.
    #[error("{}", typography(.0))]
    Mapping(String),
}

/// Something to say of a place in the file.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
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
}

impl Notice {
    /// Something to say, in French typography.
    pub fn new(line: u32, column: Option<&str>, reason: &str) -> Self {
        Self {
            line,
            column: column.map(str::to_owned),
            reason: typography(reason),
        }
    }
}

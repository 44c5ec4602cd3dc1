//! The formats of a paper, and its bytes in each.
use std::path::Path;

use super::error::PaperError;
use super::model::Document;
use super::{docx, pdf, text};

/// A format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// PDF.
    Pdf,
    /// Word.
    Word,
    /// Text at 80 columns.
    Text,
}

impl Format {
    /// Every format, the usual one first.
    pub const ALL: [Self; 3] = [Self::Pdf, Self::Word, Self::Text];

    /// Extension of its files.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Word => "docx",
            Self::Text => "txt",
        }
    }

    /// French name.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Pdf => "PDF, à imprimer ou à envoyer",
            Self::Word => "Word, à compléter",
            Self::Text => "Texte, 80 colonnes",
        }
    }

    /// The format that the name of a file asks for.
    #[must_use]
    pub fn of(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?.to_lowercase();
        Self::ALL
            .into_iter()
            .find(|format| format.extension() == extension)
    }

    /// The bytes of a paper.
    ///
    /// # Errors
    /// When the format can't hold it.
    pub fn bytes(self, document: &Document) -> Result<Vec<u8>, PaperError> {
        match self {
            Self::Pdf => pdf::pdf(document),
            Self::Word => docx::docx(document),
            Self::Text => Ok(text::text(document).into_bytes()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_the_file_says_the_format() {
        for (name, format) in [
            ("a/cer.PDF", Some(Format::Pdf)),
            ("cer.docx", Some(Format::Word)),
            ("cer.txt", Some(Format::Text)),
            ("cer.odt", None),
            ("cer", None),
            (".pdf", None),
        ] {
            assert_eq!(Format::of(Path::new(name)), format, "{name}");
        }
    }
}

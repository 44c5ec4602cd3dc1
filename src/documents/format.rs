//! The formats of a paper, and its bytes in each.
use std::path::Path;

use super::error::PaperError;
use super::model::Document;
use super::{docx, pdf, text};

/// The way out, when letters are missing from a PDF.
const WORD_KEEPS: &str = "Le fichier Word (.docx) les garde : imprimez-le.";

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
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Word => "docx",
            Self::Text => "txt",
        }
    }

    /// French name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Pdf => "PDF, à imprimer ou à envoyer",
            Self::Word => "Word, à compléter",
            Self::Text => "Texte, 80 colonnes",
        }
    }

    /// The format that the name of a file asks for.
    pub fn of(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?.to_lowercase();
        Self::ALL
            .into_iter()
            .find(|format| format.extension() == extension)
    }

    /// Letters of a paper that this format shows as a close one, in a sentence; nothing when it
    /// shows them all.
    pub fn replaced(self, document: &Document) -> Option<String> {
        let letters = match self {
            Self::Pdf => pdf::missing(document),
            Self::Word | Self::Text => Vec::new(),
        };
        let named: Vec<String> = letters.iter().map(|it| format!("« {it} »")).collect();
        let (last, others) = named.split_last()?;
        if others.is_empty() {
            return Some(format!(
                "La lettre {last} manque à la police du PDF : elle est remplacée. {WORD_KEEPS}"
            ));
        }
        let others = others.join(", ");
        Some(format!(
            "Les lettres {others} et {last} manquent à la police du PDF : elles sont remplacées. {WORD_KEEPS}"
        ))
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
    use crate::documents::model::{Letterhead, TypeSize};

    #[test]
    fn the_letters_that_the_font_lacks_are_said() {
        let of = |about: &str| Document {
            title: "Essai".to_owned(),
            about: about.to_owned(),
            version: String::new(),
            made_at: "2026-11-22T09:00:00Z".parse().unwrap(),
            letterhead: Letterhead::default(),
            type_size: TypeSize::Normal,
            parts: Vec::new(),
        };
        assert_eq!(Format::Pdf.replaced(&of("Élodie Œuvré")), None);
        assert_eq!(
            Format::Pdf.replaced(&of("日 Œ 日")).as_deref(),
            Some(
                "La lettre « 日 » manque à la police du PDF : elle est remplacée. Le fichier Word (.docx) les garde : imprimez-le."
            )
        );
        assert_eq!(
            Format::Pdf.replaced(&of("日本語")).as_deref(),
            Some(
                "Les lettres « 日 », « 本 » et « 語 » manquent à la police du PDF : elles sont remplacées. Le fichier Word (.docx) les garde : imprimez-le."
            )
        );
        assert_eq!(Format::Word.replaced(&of("日")), None);
    }

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

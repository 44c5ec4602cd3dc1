//! Why a paper could not be made, in words for the person at the keyboard.

/// Why a paper could not be made, and the way out.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PaperError {
    /// The picture of the letterhead is no readable PNG; the words say what is wrong with it.
    #[error(
        "Le logo ne peut pas être lu\u{a0}: {0}. Enregistrez-le de nouveau en PNG, ou retirez-le du modèle."
    )]
    Logo(String),
    /// The embedded font is unreadable: the program itself is damaged.
    #[error(
        "La police d’écriture du programme est illisible. Réinstallez carnet, ou choisissez le format Word (.docx)."
    )]
    Font,
    /// The PDF breaks a rule of its format; the words are the validator's.
    #[error(
        "Le PDF ne respecterait pas le format accessible et d’archivage\u{a0}: {0}. Rien n’a été écrit. Choisissez le format Word (.docx) ou texte."
    )]
    Pdf(String),
    /// The Word file could not be put together; the words say where.
    #[error(
        "Le fichier Word n’a pas pu être composé\u{a0}: {0}. Rien n’a été écrit. Choisissez le format PDF ou texte."
    )]
    Word(String),
}

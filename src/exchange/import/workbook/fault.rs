//! Why a workbook can't be read, and what to do. Knows no cell.
use crate::exchange::import::notice::ImportError;

/// Why a workbook can't be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is cut or broken.
    Damaged,
    /// It asks for a passphrase.
    Locked,
    /// It holds more than is read.
    TooBig,
}

impl Fault {
    pub fn of(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::FileTooLarge => Self::TooBig,
            _ => Self::Damaged,
        }
    }

    pub fn of_xml(error: quick_xml::Error) -> Self {
        match error {
            quick_xml::Error::Io(error) if error.kind() == std::io::ErrorKind::FileTooLarge => {
                Self::TooBig
            }
            _ => Self::Damaged,
        }
    }
}

/// Any fault of a zip file.
pub(super) fn damaged(_: zip::result::ZipError) -> Fault {
    Fault::Damaged
}

impl From<Fault> for ImportError {
    fn from(fault: Fault) -> Self {
        let said = match fault {
            Fault::Damaged => {
                "Ce classeur est abîmé ou incomplet : il ne peut pas être lu sans rien perdre. Ouvrez-le dans votre \
                 tableur et enregistrez-en une copie, ou demandez-le de nouveau."
            }
            Fault::Locked => {
                "Ce classeur est protégé par un mot de passe : carnet ne l’ouvre pas. Ouvrez-le dans votre tableur et \
                 enregistrez-en une copie sans mot de passe."
            }
            Fault::TooBig => {
                "Ce classeur est trop grand : carnet lit au plus 4 millions de cellules et 256 Mo une fois déplié. \
                 Gardez la feuille des personnes seule dans un nouveau classeur, ou enregistrez-la au format « CSV \
                 UTF-8 »."
            }
        };
        Self::NotText(said.to_owned())
    }
}

//! What a file that is no spreadsheet of text is, by its first bytes and what it holds.
use super::notice::ImportError;

/// A kind of file that is given by mistake.
struct Kind {
    /// How it starts, blanks aside.
    starts: &'static [u8],
    /// What it holds as well, if that is needed to tell it.
    holds: &'static [u8],
    /// What it is.
    what: &'static str,
    advice: Advice,
}

/// What to do.
#[derive(Clone, Copy)]
enum Advice {
    /// It is a sheet in another form.
    SaveAsCsv,
    /// It holds no sheet, or none that can be opened as it is.
    GiveAnother,
    /// It is packed.
    Unpack,
    /// It comes from the CAF.
    AskTheDepartment,
    /// It is an export of carnet, under another name.
    Rename,
}

impl Advice {
    const fn words(self) -> &'static str {
        match self {
            Self::SaveAsCsv => {
                "Ouvrez-le dans votre tableur et enregistrez-le au format « CSV UTF-8 »."
            }
            Self::GiveAnother => {
                "Donnez le tableau lui-même, enregistré par votre tableur au format « CSV UTF-8 »."
            }
            Self::Unpack => {
                "Ouvrez-le et donnez le tableau qu’il contient, au format « CSV UTF-8 »."
            }
            Self::AskTheDepartment => {
                "Carnet ne le lit pas. Demandez au Département la liste de vos allocataires au format CSV."
            }
            Self::Rename => "S’il vient de carnet, donnez-lui un nom qui finit par « .json ».",
        }
    }
}

const fn kind(
    starts: &'static [u8],
    holds: &'static [u8],
    what: &'static str,
    advice: Advice,
) -> Kind {
    Kind {
        starts,
        holds,
        what,
        advice,
    }
}

/// The kinds, the most precise first.
const KINDS: &[Kind] = &[
    kind(
        b"PK\x03\x04",
        b"xl/workbook",
        "un classeur Excel (.xlsx)",
        Advice::SaveAsCsv,
    ),
    kind(
        b"PK\x03\x04",
        b"opendocument.spreadsheet",
        "un classeur LibreOffice (.ods)",
        Advice::SaveAsCsv,
    ),
    kind(
        b"PK\x03\x04",
        b"word/document",
        "un document Word (.docx)",
        Advice::GiveAnother,
    ),
    kind(
        b"PK\x03\x04",
        b"opendocument.text",
        "un document LibreOffice (.odt)",
        Advice::GiveAnother,
    ),
    kind(
        b"PK\x03\x04",
        b"ppt/presentation",
        "une présentation (.pptx)",
        Advice::GiveAnother,
    ),
    kind(
        b"PK\x03\x04",
        b"",
        "un classeur (.xlsx ou .ods) ou une archive ZIP",
        Advice::Unpack,
    ),
    kind(
        b"\xD0\xCF\x11\xE0",
        b"W\0o\0r\0k\0b\0o\0o\0k",
        "un classeur Excel ancien (.xls)",
        Advice::SaveAsCsv,
    ),
    kind(
        b"\xD0\xCF\x11\xE0",
        b"W\0o\0r\0d\0D\0o\0c",
        "un document Word ancien (.doc)",
        Advice::GiveAnother,
    ),
    kind(
        b"\xD0\xCF\x11\xE0",
        b"",
        "un classeur Excel ancien (.xls), ou un fichier protégé",
        Advice::SaveAsCsv,
    ),
    kind(b"%PDF", b"", "un document PDF", Advice::GiveAnother),
    kind(b"\x1F\x8B", b"", "un fichier compressé", Advice::Unpack),
    kind(b"7z\xBC\xAF", b"", "une archive 7-Zip", Advice::Unpack),
    kind(b"Rar!", b"", "une archive RAR", Advice::Unpack),
    kind(b"\x89PNG", b"", "une image", Advice::GiveAnother),
    kind(b"\xFF\xD8\xFF", b"", "une image", Advice::GiveAnother),
    kind(b"GIF8", b"", "une image", Advice::GiveAnother),
    kind(b"II*\0", b"", "une image", Advice::GiveAnother),
    kind(b"MM\0*", b"", "une image", Advice::GiveAnother),
    kind(
        b"{\\rtf",
        b"",
        "un document de texte (RTF)",
        Advice::GiveAnother,
    ),
    kind(
        b"SQLite format 3",
        b"",
        "une base de données, peut-être celle de carnet",
        Advice::GiveAnother,
    ),
    kind(
        b"BEGIN:VCARD",
        b"",
        "une liste de contacts (vCard)",
        Advice::GiveAnother,
    ),
    kind(
        b"BEGIN:VCALENDAR",
        b"",
        "un agenda (iCalendar)",
        Advice::GiveAnother,
    ),
    kind(
        b"<?xml",
        b"InfosFoyerRSA",
        CAF_FLOW,
        Advice::AskTheDepartment,
    ),
    kind(
        b"<?xml",
        b"IdentificationFlux",
        CAF_FLOW,
        Advice::AskTheDepartment,
    ),
    kind(b"<Racine", b"", CAF_FLOW, Advice::AskTheDepartment),
    kind(
        b"<?xml",
        b"office:spreadsheet",
        "un classeur Excel en XML",
        Advice::SaveAsCsv,
    ),
    kind(b"<?xml", b"<html", HTML, Advice::SaveAsCsv),
    kind(b"<?xml", b"", "un fichier XML", Advice::GiveAnother),
    kind(b"<!DOCTYPE", b"<html", HTML, Advice::SaveAsCsv),
    kind(b"<html", b"", HTML, Advice::SaveAsCsv),
    kind(b"<table", b"", HTML, Advice::SaveAsCsv),
    kind(b"<meta", b"", HTML, Advice::SaveAsCsv),
    kind(b"{", b"\":", "un fichier JSON", Advice::Rename),
];
const CAF_FLOW: &str = "un flux XML de la CAF ou de la MSA (bénéficiaires du RSA)";
const HTML: &str = "une page web, même si son nom finit par « .xls »";

/// Refuses a file of another kind.
///
/// # Errors
/// The sentence says what it is and what to do.
pub fn check(bytes: &[u8]) -> Result<(), ImportError> {
    let marked = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let start = marked.trim_ascii_start();
    let is = |kind: &&Kind| {
        let begins = start
            .get(..kind.starts.len())
            .is_some_and(|it| it.eq_ignore_ascii_case(kind.starts));
        begins && holds(start, kind.holds)
    };
    match KINDS.iter().find(is) {
        None => Ok(()),
        Some(kind) => Err(ImportError::NotText(format!(
            "Ce fichier est {}, pas un fichier CSV. {}",
            kind.what,
            kind.advice.words()
        ))),
    }
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    part.is_empty()
        || bytes
            .windows(part.len())
            .any(|it| it.eq_ignore_ascii_case(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_what_is_given_by_mistake() {
        for (bytes, words) in [
            (&b"PK\x03\x04..xl/workbook.xml"[..], "Excel (.xlsx)"),
            (
                b"PK\x03\x04..mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
                ".ods",
            ),
            (b"PK\x03\x04..word/document.xml", "Word"),
            (b"PK\x03\x04", "ZIP"),
            (b"\xD0\xCF\x11\xE0", "ancien"),
            (b"%PDF-1.7", "PDF"),
            (b"\xFF\xD8\xFF\xE0", "image"),
            (
                b"<?xml version=\"1.0\"?>\n<Racine><InfosFoyerRSA>",
                "flux XML de la CAF",
            ),
            (
                b"\xEF\xBB\xBF <?XML?><Racine><identificationflux>",
                "flux XML de la CAF",
            ),
            (
                b"<?xml?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">",
                "en XML",
            ),
            (b"<?xml version=\"1.0\"?><liste/>", "un fichier XML"),
            (b"\r\n<HTML><table>", "page web"),
            (b"<table border=1><tr>", "page web"),
            (b"{\"schema\": 1}", "JSON"),
            (b"SQLite format 3\0", "base de donn"),
        ] {
            let message = check(bytes).unwrap_err().to_string();
            assert!(message.contains(words), "{message}");
        }
        for bytes in [&b"Nom;Pr\xE9nom\n"[..], b"", b"{nom};x", b"<nom>;b"] {
            assert!(check(bytes).is_ok());
        }
    }
}

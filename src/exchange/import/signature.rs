//! What a file that is no spreadsheet of text is, by its first bytes and what it holds.
use super::notice::ImportError;

/// A kind of file that is given by mistake: how it starts, blanks aside; what it holds as well, if that is
/// needed to tell it; what it is; what to do.
type Kind = (&'static [u8], &'static [u8], &'static str, &'static str);

const SAVE: &str = "Ouvrez-le dans votre tableur et enregistrez-le en classeur (.xlsx ou .ods) ou au format « CSV UTF-8 ».";
const GIVE: &str = "Donnez le tableau lui-même : un classeur (.xlsx ou .ods), ou le format « CSV UTF-8 » de votre tableur.";
const UNPACK: &str = "Ouvrez-le et donnez le tableau qu’il contient, en classeur (.xlsx ou .ods) ou au format « CSV UTF-8 ».";
const ASK: &str = "Demandez au Département la liste de vos allocataires au format CSV.";
const RENAME: &str = "S’il vient de carnet, donnez-lui un nom qui finit par « .json ».";
const FLOW: &str = "un flux XML de la CAF ou de la MSA (bénéficiaires du RSA)";
const HTML: &str = "une page web, même si son nom finit par « .xls »";
const ZIP: &[u8] = b"PK\x03\x04";
const OLE: &[u8] = b"\xD0\xCF\x11\xE0";
const ODT: &[u8] = b"opendocument.text";
const OLD: &str = "un document Office ancien, ou protégé par un mot de passe";

/// The kinds, the most precise first.
const KINDS: &[Kind] = &[
    (
        ZIP,
        b"xl/workbook.bin",
        "un classeur Excel binaire (.xlsb)",
        SAVE,
    ),
    (ZIP, b"word/document", "un document Word (.docx)", GIVE),
    (ZIP, ODT, "un document LibreOffice (.odt)", GIVE),
    (ZIP, b"ppt/presentation", "une présentation (.pptx)", GIVE),
    (ZIP, b"", "une archive ZIP", UNPACK),
    (
        OLE,
        b"W\0o\0r\0d\0D\0o\0c",
        "un document Word ancien (.doc)",
        GIVE,
    ),
    (OLE, b"", OLD, SAVE),
    (b"%PDF", b"", "un document PDF", GIVE),
    (b"\x1F\x8B", b"", "un fichier compressé", UNPACK),
    (b"7z\xBC\xAF", b"", "une archive 7-Zip", UNPACK),
    (b"Rar!", b"", "une archive RAR", UNPACK),
    (b"\x89PNG", b"", "une image", GIVE),
    (b"\xFF\xD8\xFF", b"", "une image", GIVE),
    (b"GIF8", b"", "une image", GIVE),
    (b"II*\0", b"", "une image", GIVE),
    (b"MM\0*", b"", "une image", GIVE),
    (b"{\\rtf", b"", "un document de texte (RTF)", GIVE),
    (b"SQLite format 3", b"", "une base de données", GIVE),
    (b"BEGIN:VCARD", b"", "une liste de contacts (vCard)", GIVE),
    (b"BEGIN:VCALENDAR", b"", "un agenda (iCalendar)", GIVE),
    (b"<?xml", b"InfosFoyerRSA", FLOW, ASK),
    (b"<?xml", b"IdentificationFlux", FLOW, ASK),
    (b"<Racine", b"", FLOW, ASK),
    (
        b"<?xml",
        b"office:spreadsheet",
        "un classeur Excel en XML",
        SAVE,
    ),
    (b"<?xml", b"<html", HTML, SAVE),
    (b"<?xml", b"", "un fichier XML", GIVE),
    (b"<!DOCTYPE", b"<html", HTML, SAVE),
    (b"<html", b"", HTML, SAVE),
    (b"<table", b"", HTML, SAVE),
    (b"<meta", b"", HTML, SAVE),
    (b"{", b"\":", "un fichier JSON", RENAME),
];

/// Refuses a file of another kind.
///
/// # Errors
/// The sentence says what it is and what to do.
pub fn check(bytes: &[u8]) -> Result<(), ImportError> {
    let marked = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let start = marked.trim_ascii_start();
    let is = |(starts, part, ..): &&Kind| {
        let head = start.get(..starts.len());
        head.is_some_and(|it| it.eq_ignore_ascii_case(starts)) && holds(start, part)
    };
    match KINDS.iter().find(is) {
        None => Ok(()),
        Some((.., what, advice)) => Err(ImportError::NotText(format!(
            "Ce fichier est {what} : carnet n’y lit pas de tableau. {advice}"
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
            (&b"PK\x03\x04..xl/workbook.bin"[..], "Excel binaire (.xlsb)"),
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

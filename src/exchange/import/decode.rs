//! From the bytes of a file to text: which encoding, and never a character lost in silence.
//!
//! Knows nothing of separators, headers or people.
pub use super::legacy::Encoding;
use super::notice::ImportError;
use super::{legacy, signature};
use encoding_rs::{Encoding as Charset, UTF_16BE, UTF_16LE};

/// Text of a file, without its mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text.
    pub text: String,
    /// How it was written.
    pub encoding: Encoding,
    /// French sentence to show when the encoding was deduced, not declared.
    pub warning: Option<String>,
}

const UTF8_MARK: &[u8] = b"\xEF\xBB\xBF";
/// Reads the bytes as UTF-8 (with or without mark), UTF-16 with its mark, or in an encoding of before.
///
/// # Errors
/// When the file is not text, or damaged: the sentence names line, column and byte.
pub fn decode(bytes: Vec<u8>) -> Result<Decoded, ImportError> {
    signature::check(&bytes)?;
    if bytes.starts_with(b"\xFF\xFE") {
        return utf16(&bytes, UTF_16LE, Encoding::Utf16Le);
    }
    if bytes.starts_with(b"\xFE\xFF") {
        return utf16(&bytes, UTF_16BE, Encoding::Utf16Be);
    }
    if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
        return Err(ImportError::NotText(format!(
            "Ce fichier contient un octet nul ({}) : ce n’est pas du texte, ou c’est de l’UTF-16 \
             sans sa marque. Enregistrez-le au format « CSV UTF-8 ».",
            place(&bytes, at)
        )));
    }
    let marked = bytes.starts_with(UTF8_MARK);
    match String::from_utf8(bytes) {
        Ok(mut text) if marked => {
            text.remove(0);
            Ok(Decoded {
                text,
                encoding: Encoding::Utf8Bom,
                warning: None,
            })
        }
        Ok(text) => Ok(Decoded {
            text,
            encoding: Encoding::Utf8,
            warning: None,
        }),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            before_utf8(&error.into_bytes(), at)
        }
    }
}

fn utf16(
    bytes: &[u8],
    charset: &'static Charset,
    encoding: Encoding,
) -> Result<Decoded, ImportError> {
    let body = bytes.get(2..).unwrap_or_default();
    charset
        .decode_without_bom_handling_and_without_replacement(body)
        .map(|text| Decoded {
            text: text.into_owned(),
            encoding,
            warning: None,
        })
        .ok_or_else(|| {
            ImportError::NotText(
                "Ce fichier annonce de l’UTF-16 mais contient des caractères coupés : il est \
                 abîmé. Enregistrez-le de nouveau au format « CSV UTF-8 »."
                    .to_owned(),
            )
        })
}

/// `at` is the first byte that is not UTF-8.
fn before_utf8(bytes: &[u8], at: usize) -> Result<Decoded, ImportError> {
    let damaged = |at: usize, why: &str| {
        ImportError::NotText(format!(
            "Ce fichier ne peut pas être lu sans perdre de caractères : {why} ({}). \
             Enregistrez-le de nouveau au format « CSV UTF-8 ».",
            place(bytes, at)
        ))
    };
    if bytes.starts_with(UTF8_MARK) {
        return Err(damaged(
            at,
            "il annonce de l’UTF-8 mais une suite d’octets n’en est pas",
        ));
    }
    if holds_utf8_letters(bytes) {
        return Err(damaged(at, "il mélange deux encodages"));
    }
    let encoding = legacy::guess(bytes).ok_or_else(|| {
        damaged(
            at,
            "ses lettres accentuées n’ont de sens ni en UTF-8, ni en Windows-1252, ni dans l’encodage d’un \
             ancien Mac (MacRoman) ou de DOS (CP850)",
        )
    })?;
    let name = match encoding {
        Encoding::Macintosh => "celui d’un ancien Mac (MacRoman)",
        Encoding::Cp850 => "celui de DOS (CP850)",
        _ => "du Windows-1252",
    };
    Ok(Decoded {
        text: legacy::read(bytes, encoding),
        encoding,
        warning: Some(format!(
            "Le fichier n’est pas en UTF-8 ({}) : son encodage est lu comme {name}. Vérifiez les accents.",
            place(bytes, at)
        )),
    })
}

/// Whether an accented letter of French in UTF-8 (two bytes, the first one C3 or C5) is there:
/// in Windows-1252 these pairs read « Ã© » or « Å“ », which nobody writes.
fn holds_utf8_letters(bytes: &[u8]) -> bool {
    bytes.windows(2).any(|pair| match pair {
        [0xC3, second] => (0x80..=0xBF).contains(second),
        [0xC5, second] => matches!(second, 0x92 | 0x93 | 0xB8),
        _ => false,
    })
}

/// « ligne 3, colonne 12, octet E9 » for the byte at that place; columns count bytes.
fn place(bytes: &[u8], at: usize) -> String {
    let before = bytes.get(..at).unwrap_or_default();
    let line = super::lines::breaks(before) + 1;
    let last = before
        .iter()
        .rposition(|byte| matches!(byte, b'\n' | b'\r'));
    let column = last.map_or(at, |end| at - end - 1) + 1;
    let byte = bytes.get(at).copied().unwrap_or_default();
    format!("ligne {line}, colonne {column}, octet {byte:02X}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::WINDOWS_1252;

    fn text(bytes: &[u8]) -> Decoded {
        decode(bytes.to_vec()).unwrap()
    }

    #[test]
    fn reads_each_encoding_alike() {
        let expected = "Prénom;Né(e) le\nCélia;œuvre €";
        let (windows, _, lost) = WINDOWS_1252.encode(expected);
        assert!(!lost);
        let mut little = vec![0xFF, 0xFE];
        little.extend(expected.encode_utf16().flat_map(u16::to_le_bytes));
        let mut big = vec![0xFE, 0xFF];
        big.extend(expected.encode_utf16().flat_map(u16::to_be_bytes));
        let marked = [UTF8_MARK, expected.as_bytes()].concat();
        for (bytes, encoding) in [
            (expected.as_bytes(), Encoding::Utf8),
            (&marked, Encoding::Utf8Bom),
            (&little, Encoding::Utf16Le),
            (&big, Encoding::Utf16Be),
            (&*windows, Encoding::Windows1252),
        ] {
            let read = text(bytes);
            assert_eq!((read.text.as_str(), read.encoding), (expected, encoding));
            assert_eq!(read.warning.is_some(), encoding == Encoding::Windows1252);
        }
    }

    #[test]
    fn names_line_column_and_byte_of_a_damaged_file() {
        for (bytes, words) in [
            (
                &b"nom\r\nC\xC3\xA9lia\r\nZo\xE9"[..],
                "ligne 3, colonne 3, octet E9",
            ),
            (b"\xEF\xBB\xBFnom\nZo\xE9;", "ligne 2, colonne 3, octet E9"),
            (b"nom\na\x81\xE9", "ligne 2, colonne 2, octet 81"),
            (b"nom\nab\x00", "ligne 2, colonne 3, octet 00"),
        ] {
            let message = decode(bytes.to_vec()).unwrap_err().to_string();
            assert!(message.contains(words), "{message}");
        }
    }

    #[test]
    fn refuses_what_is_not_text() {
        for bytes in [
            &b"PK\x03\x04rest"[..],
            b"%PDF-1.7",
            b"\xFF\xFEa",
            b"\xD0\xCF\x11\xE0",
        ] {
            assert!(decode(bytes.to_vec()).is_err());
        }
    }

    proptest::proptest! {
        #[test]
        fn never_makes_a_replacement_character(bytes in proptest::collection::vec(0u8.., 0..200)) {
            let marked = bytes.clone();
            if let Ok(read) = decode(bytes) {
                let lost = read.text.contains('\u{FFFD}');
                let written = String::from_utf8(marked).is_ok_and(|text| text.contains('\u{FFFD}'));
                let wide = matches!(read.encoding, Encoding::Utf16Le | Encoding::Utf16Be);
                proptest::prop_assert!(!lost || written || wide);
            }
        }
    }
}

//! Files of an old Mac or of DOS, told from those of Windows by the letters that each reading gives.
//!
//! A reading is believed when its accented letters stand where French puts them: « Prénom », never « PrŽnom »
//! or « Pr‚nom ». Knows nothing of separators, headers or people.
use encoding_rs::{MACINTOSH, WINDOWS_1252};

/// How the file was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8 without a mark.
    Utf8,
    /// UTF-8 with its mark (BOM), as Excel writes « CSV UTF-8 ».
    Utf8Bom,
    /// UTF-16, little end first, with its mark.
    Utf16Le,
    /// UTF-16, big end first, with its mark.
    Utf16Be,
    /// The encoding of older Windows programs.
    Windows1252,
    /// The encoding of Macs before OS X, that Excel for Mac still writes.
    Macintosh,
    /// Code page 850, the encoding of DOS in western Europe.
    Cp850,
    /// That of a workbook, which says it itself.
    Workbook,
}

/// The upper half of code page 850, in the order of its bytes.
const CP850: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤\
                     ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";
/// Letters that French writes often, and less often.
const OFTEN: &str = "éÉ";
const FRENCH: &str = "àâçèêëîïôùûüœÀÂÇÈÊËÎÏÔÙÛÜŒ";
/// Signs that French writes beside letters.
const SIGNS: &str = "’‘“”«»–—…°º€\u{a0}";

/// What the letters of a reading are worth.
#[derive(Clone, Copy, Debug, Default)]
struct Worth {
    good: i64,
    bad: i64,
    /// It holds characters that no text has.
    broken: bool,
}

/// Bytes that mean nothing in Windows-1252.
const UNDEFINED_1252: [u8; 5] = [0x81, 0x8D, 0x8F, 0x90, 0x9D];
/// The readings that are tried besides that of Windows.
const OTHERS: [Encoding; 2] = [Encoding::Macintosh, Encoding::Cp850];
/// How bad an odd letter is: a capital inside a word or a sign in its middle, a small letter among
/// capitals.
const ODD: i64 = 8;
const SMALL: i64 = 1;
/// How much better another reading must be than that of Windows.
const MARGIN: i64 = 4;

impl Worth {
    const fn total(self) -> i64 {
        self.good - self.bad
    }
}

/// The text as those bytes write it in that encoding.
pub fn read(bytes: &[u8], encoding: Encoding) -> String {
    match encoding {
        Encoding::Macintosh => MACINTOSH.decode_without_bom_handling(bytes).0.into_owned(),
        Encoding::Cp850 => {
            let upper: Vec<char> = CP850.chars().collect();
            let letter = |byte: &u8| match byte.checked_sub(0x80) {
                None => char::from(*byte),
                Some(at) => upper.get(usize::from(at)).copied().unwrap_or('\u{fffd}'),
            };
            bytes.iter().map(letter).collect()
        }
        _ => WINDOWS_1252
            .decode_without_bom_handling(bytes)
            .0
            .into_owned(),
    }
}

/// The encoding that the accented letters show, when it is clear.
pub fn guess(bytes: &[u8]) -> Option<Encoding> {
    let lines = bytes.split(|byte| matches!(byte, b'\n' | b'\r'));
    let accented: Vec<&[u8]> = lines.filter(|line| !line.is_ascii()).take(2_000).collect();
    let sample = accented.join(&b'\n');
    let weighed = |encoding: Encoding| (encoding, worth(&read(&sample, encoding)));
    let (_, windows) = weighed(Encoding::Windows1252);
    let broken = bytes.iter().any(|byte| UNDEFINED_1252.contains(byte));
    let mut others = OTHERS.map(weighed);
    others.sort_by_key(|(_, worth)| std::cmp::Reverse(worth.total()));
    let [(best, first), (_, second)] = others;
    let clear = !first.broken
        && first.good > 2 * first.bad
        && first.total() > second.total()
        && first.total() >= windows.total() + MARGIN
        && windows.bad >= ODD;
    match (clear, broken) {
        (true, _) => Some(best),
        // What is usual, as long as it can be read.
        (false, false) => Some(Encoding::Windows1252),
        (false, true) => None,
    }
}

/// Looks at each letter that is not ASCII with those around it.
fn worth(text: &str) -> Worth {
    let letters: Vec<char> = text.chars().collect();
    let mut worth = Worth::default();
    for (at, c) in letters.iter().enumerate().filter(|(_, c)| !c.is_ascii()) {
        let near = |at: Option<usize>| at.and_then(|at| letters.get(at)).copied();
        let (before, after) = (near(at.checked_sub(1)), near(Some(at + 1)));
        let is_letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
        let in_word = is_letter(before) || is_letter(after);
        let lower = before.is_some_and(char::is_lowercase) || after.is_some_and(char::is_lowercase);
        match c {
            '\u{80}'..='\u{9f}' => {
                worth.broken = true;
                worth.bad += ODD;
            }
            _ if c.is_uppercase() && before.is_some_and(char::is_lowercase) => worth.bad += ODD,
            _ if c.is_lowercase() && !lower && is_letter(before) && is_letter(after) => {
                worth.bad += SMALL;
            }
            _ if OFTEN.contains(*c) && in_word => worth.good += 4,
            _ if FRENCH.contains(*c) && in_word => worth.good += 2,
            _ if (OFTEN.contains(*c) || FRENCH.contains(*c)) && !in_word => worth.good += 1,
            _ if SIGNS.contains(*c) => {
                let odd = *c != '’' && is_letter(before) && is_letter(after);
                worth.bad += if odd { ODD } else { 0 };
            }
            _ if c.is_alphabetic() && in_word && u32::from(*c) < 0x180 => worth.good += 1,
            _ if in_word => worth.bad += ODD,
            _ => worth.bad += SMALL,
        }
    }
    worth
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str, encoding: Encoding) -> Vec<u8> {
        let upper: Vec<(u8, char)> = (0x80..=0xff)
            .filter_map(|byte| Some((byte, read(&[byte], encoding).chars().next()?)))
            .collect();
        let byte = |c: char| upper.iter().find(|(_, it)| *it == c).map(|(byte, _)| *byte);
        text.chars()
            .map(|c| {
                u8::try_from(c)
                    .ok()
                    .filter(u8::is_ascii)
                    .or_else(|| byte(c))
                    .unwrap()
            })
            .collect()
    }

    #[test]
    fn each_encoding_is_told_by_its_letters() {
        assert_eq!(CP850.chars().count(), 128);
        for text in [
            "Nom;Prénom;Né(e) le\nLEFÈVRE;Zoé;12/03/1980",
            "Nom;Prénom\nROUX;Anaïs\nGARÇON;Jérôme",
            "Nom;Prénom;Téléphone;Commune;N° CAF\nMARTIN;Paul;06;Saint-Céré;1\nNOËL;Ève;06;Nîmes;2",
            "Prénom;Note\nPaul;à l'école, déjà vu à Sète",
        ] {
            for encoding in [Encoding::Windows1252, Encoding::Macintosh, Encoding::Cp850] {
                let bytes = written(text, encoding);
                assert_eq!(guess(&bytes), Some(encoding), "{text}");
                assert_eq!(read(&bytes, encoding), text);
            }
        }
    }

    #[test]
    fn what_shows_nothing_clear_is_not_guessed() {
        for bytes in [&b"nom\na\x81\xE9"[..], b"x\x9Dx\x8Fx\xB1"] {
            assert_eq!(guess(bytes), None);
        }
        // Whoever has no accented capital writes a small one; dashes and quotes are no letters.
        for text in [
            "NOM\nNOëL\nFRANçOIS",
            "Nom\nSuite… 5 € “oui” l’an – fin",
            "Nom\nMuñoz",
        ] {
            let bytes = written(text, Encoding::Windows1252);
            assert_eq!(guess(&bytes), Some(Encoding::Windows1252), "{text}");
        }
    }
}

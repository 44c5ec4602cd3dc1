//! Files of an old Mac or of DOS, told from those of Windows by the letters that each reading gives.
//!
//! A reading is believed when its accented letters stand where French puts them: « Prénom », never « PrŽnom »
//! or « Pr‚nom ». Knows nothing of separators, headers or people.
use super::decode::Encoding;
use encoding_rs::{MACINTOSH, WINDOWS_1252};

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
    good: usize,
    bad: usize,
}

/// The readings that are tried.
const READINGS: [Encoding; 3] = [Encoding::Windows1252, Encoding::Macintosh, Encoding::Cp850];
/// How many good letters excuse a bad one.
const EXCUSE: usize = 20;

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
    let mut found: Vec<(Encoding, Worth)> = READINGS
        .into_iter()
        .map(|encoding| (encoding, worth(&read(&sample, encoding))))
        .filter(|(_, worth)| worth.bad * EXCUSE <= worth.good)
        .collect();
    // The first of two that are worth as much is that of Windows.
    found.sort_by_key(|(_, worth)| std::cmp::Reverse((worth.good, usize::MAX - worth.bad)));
    let clear = match found.as_slice() {
        [(first, one), (_, other), ..] => one.good > other.good || *first == Encoding::Windows1252,
        [(_, one)] => one.good > 0,
        [] => false,
    };
    found
        .first()
        .filter(|_| clear)
        .map(|(encoding, _)| *encoding)
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
        let odd_case = c.is_uppercase() && before.is_some_and(char::is_lowercase)
            || c.is_lowercase() && !lower && is_letter(before) && is_letter(after);
        match c {
            _ if odd_case => worth.bad += 1,
            _ if OFTEN.contains(*c) && in_word => worth.good += 4,
            _ if FRENCH.contains(*c) && in_word => worth.good += 2,
            _ if (OFTEN.contains(*c) || FRENCH.contains(*c)) && !in_word => worth.good += 1,
            _ if SIGNS.contains(*c) => {
                let odd = *c != '’' && is_letter(before) && is_letter(after);
                worth.bad += usize::from(odd);
            }
            _ if c.is_alphabetic() && in_word && u32::from(*c) < 0x180 => worth.good += 1,
            _ => worth.bad += 1,
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
            for encoding in READINGS {
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
    }
}

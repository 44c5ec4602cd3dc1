//! A numéro de sécurité sociale written anywhere in a text: alone, in a sentence, with or without its
//! key. Nothing that holds one is kept or shown.
use super::nir::{nir_is_plausible, nir_key};

/// What is written instead of the number.
pub const NIR_REMOVED: &str = "[n° de sécurité sociale retiré]";
/// Characters with and without the key.
const LENGTHS: [usize; 2] = [15, 13];
/// Where the usual groups of the number end: 2 69 05 49 588 157 80.
const GROUPS: [usize; 6] = [1, 3, 5, 7, 10, 13];
/// Fewest digits that a text with such a number has.
const FEWEST: usize = 12;

/// The text without the numbers that it holds; nothing when it holds none.
pub fn without_nir(text: &str) -> Option<String> {
    if text.bytes().filter(u8::is_ascii_digit).count() < FEWEST {
        return None;
    }
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    let mut clean = String::new();
    let (mut at, mut kept) = (0, 0);
    while at < letters.len() {
        if let Some(end) = found(&letters, at) {
            let place = |at: usize| letters.get(at).map_or(text.len(), |(place, _)| *place);
            clean.push_str(text.get(kept..place(at)).unwrap_or_default());
            clean.push_str(NIR_REMOVED);
            kept = place(end);
            at = end;
        } else {
            at += 1;
        }
    }
    (kept > 0).then(|| clean + text.get(kept..).unwrap_or_default())
}

/// Where the number that starts there ends.
fn found(letters: &[(usize, char)], start: usize) -> Option<usize> {
    let is_digit = |at: usize| letter(letters, at).is_some_and(|c| c.is_ascii_digit());
    let before = start.checked_sub(1);
    if !is_digit(start) || before.is_some_and(is_digit) {
        return None;
    }
    LENGTHS.into_iter().find_map(|length| {
        let read = Read::of(letters, start, length)?;
        let end = start + read.taken;
        if is_digit(end) {
            return None;
        }
        let spaced = |at: usize| letter(letters, at).is_some_and(is_gap);
        let digits_before =
            before.is_some_and(|at| spaced(at) && at.checked_sub(1).is_some_and(is_digit));
        let alone = !(digits_before || spaced(end) && is_digit(end + 1));
        read.is_nir(alone).then_some(end)
    })
}

fn letter(letters: &[(usize, char)], at: usize) -> Option<char> {
    letters.get(at).map(|(_, c)| *c)
}

const fn is_gap(c: char) -> bool {
    matches!(c, ' ' | '.' | '-' | '_' | '\t' | '\u{a0}' | '\u{202f}')
}

/// So many characters of a number, read from a text.
struct Read {
    number: String,
    /// Characters of the text, gaps included.
    taken: usize,
    /// Whether gaps are where they usually are, if there are any.
    usual: bool,
}

impl Read {
    fn of(letters: &[(usize, char)], start: usize, length: usize) -> Option<Self> {
        let mut read = Self {
            number: String::with_capacity(length),
            taken: 0,
            usual: true,
        };
        let mut gap = 0;
        while read.number.len() < length {
            let c = letter(letters, start + read.taken)?;
            let corsica = read.number.len() == 6 && matches!(c, 'A' | 'B' | 'a' | 'b');
            if c.is_ascii_digit() || corsica {
                read.usual &= gap == 0 || GROUPS.contains(&read.number.len());
                read.number.push(c.to_ascii_uppercase());
                gap = 0;
            } else if is_gap(c) && gap < 2 {
                gap += 1;
            } else {
                return None;
            }
            read.taken += 1;
        }
        Some(read)
    }

    /// Whether it is one; `alone` when no other digits are around it.
    fn is_nir(&self, alone: bool) -> bool {
        let (body, key) = self.number.split_at_checked(13).unwrap_or_default();
        let Some(right) = nir_key(body).filter(|_| nir_is_plausible(&self.number)) else {
            return false;
        };
        let place = body.get(5..7).unwrap_or_default();
        let possible = !matches!(place, "00" | "96") && !body.ends_with("000");
        let keyed = key == format!("{right:02}");
        possible && (keyed && (self.usual || alone) || alone && self.usual)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn removes_the_number_however_it_is_written() {
        for text in [
            "2830734172001",
            "269054958815780",
            "2 69 05 49 588 157 80",
            "2.69.05.49.588.157.80",
            "2-69-05-49-588-157",
            "26905 49588 15780",
            "2\u{a0}69\u{a0}05\u{a0}49\u{a0}588\u{a0}157\u{a0}80",
            "1 92 10 2A 131 123",
            "19210 2b131123 84",
        ] {
            assert_eq!(without_nir(text).as_deref(), Some(NIR_REMOVED), "{text}");
            let sentence = format!("NIR {text}, à rappeler");
            let clean = without_nir(&sentence).unwrap();
            assert_eq!(clean, format!("NIR {NIR_REMOVED}, à rappeler"));
        }
        let two = "n°2830734172001/né le 12/03/1980 269054958815780.";
        let clean = format!("n°{NIR_REMOVED}/né le 12/03/1980 {NIR_REMOVED}.");
        assert_eq!(without_nir(two), Some(clean));
    }

    #[test]
    fn leaves_other_numbers_alone() {
        for text in [
            "",
            "06 39 98 00 01 / 06 39 98 00 02",
            "+33 6 39 98 00 01",
            "FR76 3000 4000 0312 3456 7890 143",
            "123456700000000",
            "1234567A0000000",
            "73282932000074",
            "12345678901",
            "12/03/1980 14/05/2026",
            "du 01.02.2026 au 31.07.2026",
            "0269054958815780",
        ] {
            assert_eq!(without_nir(text), None, "{text}");
        }
    }
}

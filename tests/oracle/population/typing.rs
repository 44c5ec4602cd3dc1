//! How a text or a date goes wrong under the fingers.
use carnet::domain::date::Date;
use chrono::Datelike;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::person::day;
use crate::oracle::history::Chance;

/// The keys of a French keyboard, by row.
const ROWS: [&str; 3] = ["azertyuiop", "qsdfghjklm", "wxcvbn"];

/// Without its accents, nor the letters that have none.
pub fn plain(text: &str) -> String {
    let kept = text.nfd().filter(|it| !is_combining_mark(*it));
    kept.map(|it| if it == 'ı' { 'i' } else { it }).collect()
}

/// What is left of a name once accents, case and all but letters are put aside.
pub fn folded(text: &str) -> String {
    let small = plain(text).to_lowercase();
    small.chars().filter(|it| it.is_alphanumeric()).collect()
}

/// A letter for another: seven times in ten that of the next key, else any.
fn wrong_letter(chance: &mut Chance, right: char) -> char {
    let low = plain(&right.to_lowercase().to_string());
    let row = ROWS.iter().find(|row| row.contains(&low));
    let wrong = match row.and_then(|row| Some((row, row.find(&low)?))) {
        Some((row, at)) if chance.percent(70) => {
            let beside = if at == 0 || (at + 1 < row.len() && chance.percent(50)) {
                at + 1
            } else {
                at - 1
            };
            char::from(row.as_bytes()[beside])
        }
        _else => char::from(b'a' + u8::try_from(chance.below(26)).unwrap()),
    };
    if right.is_uppercase() {
        wrong.to_ascii_uppercase()
    } else {
        wrong
    }
}

/// One letter changed, dropped, doubled, or swapped with the next; the first one seldom, since people
/// look at it. Nothing under three letters: it would be seen.
pub fn mistyped(chance: &mut Chance, text: &str) -> Option<String> {
    let mut letters: Vec<char> = text.chars().collect();
    if letters.len() < 3 {
        return None;
    }
    let place = |chance: &mut Chance| usize::try_from(chance.below(letters.len() as u64)).unwrap();
    let mut at = place(chance);
    if at == 0 {
        at = place(chance);
    }
    match chance.below(4) {
        0 => letters[at] = wrong_letter(chance, letters[at]),
        1 => drop(letters.remove(at)),
        2 => letters.insert(at + 1, letters[at].to_lowercase().next()?),
        _ => {
            let at = at.min(letters.len() - 2);
            letters.swap(at, at + 1);
        }
    }
    let wrong: String = letters.into_iter().collect();
    (folded(&wrong) != folded(text)).then_some(wrong)
}

/// As another machine writes it: capitals, accents, hyphens and spaces come and go.
pub fn restyled(chance: &mut Chance, text: &str) -> String {
    let mut text = text.to_owned();
    if chance.percent(75) {
        text = plain(&text);
    }
    if chance.percent(60) {
        text = text.to_uppercase();
    } else if chance.percent(10) {
        text = text.to_lowercase();
    }
    match chance.below(10) {
        0..4 => text = text.replace(['-', '\''], " "),
        4 => text = text.replace(['-', ' ', '\''], ""),
        5 => text = text.replace(' ', "-"),
        _else => {}
    }
    text
}

/// One digit wrong, and still a day on which someone of that age may be born.
pub fn wrong_digit(chance: &mut Chance, date: Date) -> Option<Date> {
    let mut digits: Vec<u8> = date.format("%d%m%Y").to_string().into_bytes();
    let at = chance.pick(&[0_usize, 1, 2, 3, 6, 6, 7, 7]);
    digits[at] = b'0' + u8::try_from(chance.below(10)).unwrap();
    let number = |from: usize, to: usize| -> u32 {
        std::str::from_utf8(&digits[from..to])
            .unwrap()
            .parse()
            .unwrap()
    };
    let year = i32::try_from(number(4, 8)).unwrap();
    let wrong = day(year, number(2, 4), number(0, 2))?;
    (wrong != date && (1945..=2009).contains(&year)).then_some(wrong)
}

/// The day for the month.
pub fn swapped(date: Date) -> Option<Date> {
    let wrong = day(date.year(), date.day(), date.month())?;
    (wrong != date).then_some(wrong)
}

/// A number with a digit wrong.
pub fn wrong_number(chance: &mut Chance, number: &str) -> Option<String> {
    let mut digits: Vec<char> = number.chars().collect();
    let at = usize::try_from(chance.below(digits.len() as u64)).unwrap();
    digits[at].is_ascii_digit().then_some(())?;
    digits[at] = char::from(b'0' + u8::try_from(chance.below(10)).unwrap());
    let wrong: String = digits.into_iter().collect();
    (wrong != number).then_some(wrong)
}

//! The words by which a person is found, and what was typed as beginnings of such words. Knows no
//! index.
use crate::domain::date::{Date, DateHint, parse_date};
use crate::domain::identifiers::phone;
use crate::domain::record::allocataire::AllocataireRecord;
use crate::domain::text::{fold, words};

/// Words by which a person is found: names in use and of birth, telephones, CAF number,
/// birth date, commune. Nothing of the situation.
pub(in crate::store) fn person_words(person: AllocataireRecord<'_>) -> String {
    let mut all: Vec<String> = Vec::new();
    let names = [person.last_name(), person.first_name(), person.birth_name()];
    for name in names.into_iter().flatten() {
        all.extend(words(name));
        // « Le Gall » is also found as « legall ».
        let joined = joined(name);
        if !all.contains(&joined) {
            all.push(joined);
        }
    }
    all.extend(person.town().into_iter().flat_map(words));
    let phones = [person.phone(), person.other_phone()];
    all.extend(phones.into_iter().flatten().map(phone_word));
    let numbers = [
        person.caf_number(),
        person.external_id(),
        person.france_travail_number(),
        person.rsa_request_number(),
    ];
    all.extend(numbers.into_iter().flatten().map(joined));
    let born_on = person.born_on();
    all.extend(born_on.map(|date| date.format("%Y%m%d").to_string()));
    all.dedup();
    all.join(" ")
}

fn joined(text: &str) -> String {
    fold(text).replace(' ', "")
}

/// A telephone as one word: national digits for French numbers, all digits otherwise.
fn phone_word(e164: &str) -> String {
    let digits: String = e164.chars().filter(char::is_ascii_digit).collect();
    match digits.strip_prefix("33") {
        Some(rest) if e164.starts_with("+33") => format!("0{rest}"),
        _ => digits,
    }
}

/// The word beginnings that what was typed stands for.
pub(super) fn patterns(typed: &str, today: Date) -> Vec<String> {
    let has_letter = typed.chars().any(char::is_alphabetic);
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    if has_letter || digits.is_empty() {
        return words(typed);
    }
    let dated = typed.contains(['/', '.', '-']) || digits.len() == 8;
    if dated && let Ok(date) = parse_date(typed.trim(), today, DateHint::Birth) {
        return vec![date.format("%Y%m%d").to_string()];
    }
    // Digits in any spacing are one number; +33 is the national 0.
    if typed.trim_start().starts_with('+')
        && let Ok(full) = phone(typed)
    {
        return vec![phone_word(&full.value)];
    }
    vec![digits]
}

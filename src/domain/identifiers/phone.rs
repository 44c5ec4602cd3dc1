//! Telephone numbers: stored as E.164, shown in pairs.
#[cfg(test)]
mod tests;

use super::{Normalised, is_digits};

const ADDED_ZERO: &str = "Le 0 du début manquait\u{a0}: il a été ajouté.";

/// The sentence shown when a number cannot be read.
fn refusal() -> String {
    "Écrivez le téléphone avec 10 chiffres, comme 06 39 98 00 01.".to_owned()
}

/// Reads a telephone into E.164 form, `+33639980001`. French numbers of the outre-mer get their
/// own prefix; foreign numbers are kept as they are; a missing first 0 is added, with a warning.
///
/// # Errors
/// A French sentence when the text is no number.
pub fn phone(raw: &str) -> Result<Normalised, String> {
    let (text, plus) = dialled(raw)?;
    if plus {
        return Ok(Normalised::sure(international(&text)?));
    }
    let national = |digits: &str| french(digits).ok_or_else(refusal);
    match (text.len(), text.strip_prefix('0'), text.strip_prefix("33")) {
        (10, Some(rest), _) => Ok(Normalised::sure(national(rest)?)),
        (9, None, _) => Ok(Normalised::doubtful(national(&text)?, ADDED_ZERO)),
        (11, None, Some(rest)) => Ok(Normalised::doubtful(
            national(rest)?,
            "Le + du début manquait\u{a0}: il a été ajouté.",
        )),
        _ => Err(refusal()),
    }
}

/// The digits of the number, and whether they begin with a country code.
fn dialled(raw: &str) -> Result<(String, bool), String> {
    let raw = raw.trim().trim_start_matches('\'');
    let raw = raw
        .strip_suffix(".0")
        .filter(|whole| is_digits(whole))
        .unwrap_or(raw);
    let kept = |c: &char| !c.is_whitespace() && !matches!(c, '.' | '-' | '/' | '_' | '‑' | '–');
    let text: String = raw.chars().filter(kept).collect();
    // Ten digits are a French number: the second 0 is a typing error, not an international prefix.
    let zeros = text.strip_prefix("00").filter(|_| text.len() != 10);
    let abroad = text.strip_prefix('+').or(zeros);
    let (digits, plus) = match abroad {
        Some(rest) => (rest.replacen("(0)", "", 1), true),
        None => (text.clone(), false),
    };
    let digits: String = digits.chars().filter(|c| !matches!(c, '(' | ')')).collect();
    if is_digits(&digits) {
        Ok((digits, plus))
    } else {
        Err(refusal())
    }
}

/// The E.164 form of the digits after a + sign.
fn international(digits: &str) -> Result<String, String> {
    for code in ["33", "590", "594", "596", "262"] {
        let Some(rest) = digits.strip_prefix(code) else {
            continue;
        };
        let rest = rest.strip_prefix('0').unwrap_or(rest);
        return if code == "33" {
            french(rest).ok_or_else(refusal)
        } else if is_national(rest) {
            Ok(format!("+{code}{rest}"))
        } else {
            Err(refusal())
        };
    }
    if (8..=15).contains(&digits.len()) && !digits.starts_with('0') {
        Ok(format!("+{digits}"))
    } else {
        Err(refusal())
    }
}

/// The E.164 form of the nine digits that follow the 0 of a French number.
fn french(national: &str) -> Option<String> {
    let (area, rest) = national.split_at_checked(3)?;
    let code = match area {
        "590" | "690" | "691" => "590",
        "594" | "694" => "594",
        "596" | "696" | "697" => "596",
        "262" | "692" | "693" | "269" => "262",
        "639" if is_mayotte_block(rest) => "262",
        _ => "33",
    };
    is_national(national).then(|| format!("+{code}{national}"))
}

/// The blocks of 06 39 that belong to Mayotte, by the two digits that follow. 06 39 98 is reserved
/// for fiction and belongs to mainland France.
fn is_mayotte_block(rest: &str) -> bool {
    let block: u32 = rest
        .get(..2)
        .and_then(|block| block.parse().ok())
        .unwrap_or(98);
    matches!(block, 0..=7 | 9..=11 | 19..=29 | 30 | 39 | 40 | 50 | 55..=79 | 90 | 94..=97 | 99)
}

fn is_national(digits: &str) -> bool {
    digits.len() == 9 && is_digits(digits) && !digits.starts_with('0')
}

/// The nine digits of a stored French number after its 0, if reading them gives the same number.
fn national_part(e164: &str) -> Option<&str> {
    let codes = ["+33", "+590", "+594", "+596", "+262"];
    let rest = codes.iter().find_map(|code| e164.strip_prefix(code))?;
    (french(rest)? == e164).then_some(rest)
}

/// « 06 39 98 00 01 » for a French number; a foreign one is shown as it is stored.
pub fn phone_display(e164: &str) -> String {
    let Some(national) = national_part(e164) else {
        return e164.to_owned();
    };
    let mut out = String::from("0");
    for (place, digit) in national.chars().enumerate() {
        if place % 2 == 1 {
            out.push(' ');
        }
        out.push(digit);
    }
    out
}

/// True when a stored number is a French mobile (06, 07), that can receive an SMS.
pub fn phone_is_mobile(e164: &str) -> bool {
    national_part(e164).is_some_and(|national| national.starts_with(['6', '7']))
}

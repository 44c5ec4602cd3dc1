//! Postal codes, INSEE codes and départements. None of them is ever computed from another.
use super::{Normalised, compact, has_digits, is_digits};

/// Reads a code postal: 5 digits, the first two from 01 to 98. With 4, the lost zero is put back.
///
/// # Errors
/// A French sentence when the text is no such code.
pub fn postal_code(raw: &str) -> Result<Normalised, String> {
    let sentence = "Le code postal a 5 chiffres, comme 46000.";
    let valid = |text: &str| {
        let area: u32 = text
            .get(..2)
            .and_then(|area| area.parse().ok())
            .unwrap_or(0);
        has_digits(text, 5) && (1..=98).contains(&area)
    };
    with_lost_zero(raw, sentence, valid)
}

/// Code INSEE of a commune: département then commune, 2A and 2B in Corsica.
///
/// # Errors
/// A French sentence when the text is no such code.
pub fn insee(raw: &str) -> Result<Normalised, String> {
    let sentence = "Le code INSEE a 5 caractères, comme 46042 ou 2A004.";
    let valid = |text: &str| {
        let (area, commune) = text.split_at_checked(2).unwrap_or((text, ""));
        let third: u32 = commune.get(..1).and_then(|c| c.parse().ok()).unwrap_or(0);
        let overseas = match area {
            "97" => (1..=8).contains(&third),
            "98" => (4..=8).contains(&third),
            _ => false,
        };
        has_digits(commune, 3) && (overseas || is_mainland(area))
    };
    with_lost_zero(raw, sentence, valid)
}

/// Code of a département: 01 to 95 without 20, 2A, 2B, 971 to 978.
///
/// # Errors
/// A French sentence when the text is no such code.
pub fn departement(raw: &str) -> Result<Normalised, String> {
    let sentence = "Le département s’écrit comme 46, 2A ou 974.";
    with_lost_zero(raw, sentence, |text| {
        let number: u32 = text.parse().unwrap_or(0);
        is_mainland(text) || (has_digits(text, 3) && (971..=978).contains(&number))
    })
}

/// 01 to 95 without 20, 2A, 2B.
fn is_mainland(area: &str) -> bool {
    let number: u32 = area.parse().unwrap_or(0);
    matches!(area, "2A" | "2B")
        || (has_digits(area, 2) && (1..=95).contains(&number) && number != 20)
}

/// Accepts a valid code, or a code that is valid with a zero before it.
fn with_lost_zero(
    raw: &str,
    sentence: &str,
    valid: impl Fn(&str) -> bool,
) -> Result<Normalised, String> {
    let text = compact(raw)?;
    if valid(&text) {
        return Ok(Normalised::sure(text));
    }
    let longer = format!("0{text}");
    if is_digits(&text) && !text.starts_with('0') && valid(&longer) {
        return Ok(Normalised::doubtful(
            longer,
            "Un zéro manquait devant\u{a0}: il a été ajouté.",
        ));
    }
    Err(sentence.to_owned())
}

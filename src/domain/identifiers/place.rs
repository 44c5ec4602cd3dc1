//! Postal codes.
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

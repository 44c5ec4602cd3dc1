//! The numbers of organisations.
use super::{Normalised, compact, has_digits};

/// SIREN of La Poste, whose establishments may follow another rule.
const LA_POSTE: &str = "356000000";

/// SIREN: 9 digits that satisfy Luhn's formula.
///
/// # Errors
/// A French sentence when the text is no such number.
pub fn siren(raw: &str) -> Result<Normalised, String> {
    let text = compact(raw)?;
    if !has_digits(&text, 9) {
        Err("Le SIREN a 9 chiffres.".to_owned())
    } else if luhn(&text) {
        Ok(Normalised::sure(text))
    } else {
        Err("Ce SIREN n’existe pas\u{a0}: vérifiez chaque chiffre.".to_owned())
    }
}

/// SIRET: a SIREN and 5 digits that satisfy Luhn's formula together. For La Poste, a sum of digits
/// that is a multiple of 5 is also valid.
///
/// # Errors
/// A French sentence when the text is no such number.
pub fn siret(raw: &str) -> Result<Normalised, String> {
    let text = compact(raw)?;
    if !has_digits(&text, 14) {
        return Err("Le SIRET a 14 chiffres.".to_owned());
    }
    let siren = text.get(..9).unwrap_or_default();
    let sum: u32 = text.chars().filter_map(|c| c.to_digit(10)).sum();
    if luhn(siren) && (luhn(&text) || (siren == LA_POSTE && sum.is_multiple_of(5))) {
        Ok(Normalised::sure(text))
    } else {
        Err("Ce SIRET n’existe pas\u{a0}: vérifiez chaque chiffre.".to_owned())
    }
}

/// Luhn's formula: every second digit from the right counts double.
fn luhn(digits: &str) -> bool {
    let value = |(place, digit): (usize, u32)| match (place % 2, digit) {
        (0, digit) => digit,
        (_, 0..=4) => digit * 2,
        (_, digit) => digit * 2 - 9,
    };
    let digits = digits.chars().rev().filter_map(|c| c.to_digit(10));
    digits
        .enumerate()
        .map(value)
        .sum::<u32>()
        .is_multiple_of(10)
}

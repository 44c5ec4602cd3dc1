//! The numéro de sécurité sociale (NIR). The program keeps none unless a structure asks for it.
use super::{Normalised, compact, has_digits};

/// Characters of a NIR without its key.
const BODY: usize = 13;

/// NIR on 15 characters. On 13 the key is computed; on 15 it is verified.
///
/// # Errors
/// A French sentence when the form is wrong or the key does not match.
pub fn nir(raw: &str) -> Result<Normalised, String> {
    let text = compact(raw)?;
    let (body, key) = text.split_at_checked(BODY).unwrap_or((&text, ""));
    let right = nir_key(body).ok_or("Le numéro de sécurité sociale a 13 ou 15 caractères.")?;
    let right = format!("{right:02}");
    if !(key.is_empty() || has_digits(key, 2)) {
        return Err("Le numéro de sécurité sociale a 13 ou 15 caractères.".to_owned());
    }
    if !(key.is_empty() || key == right) {
        return Err(
            "La clé de ce numéro de sécurité sociale ne correspond pas\u{a0}: \
                    vérifiez chaque chiffre."
                .to_owned(),
        );
    }
    Ok(Normalised {
        value: format!("{body}{right}"),
        warnings: doubts(body),
    })
}

/// The key of the 13 characters: 97 − (N mod 97), where 2A counts as 19 and 2B as 18.
/// `None` when they do not have the form of a NIR.
pub fn nir_key(body: &str) -> Option<u64> {
    let (head, rest) = body.split_at_checked(5)?;
    let (area, tail) = rest.split_at_checked(2)?;
    if !(has_digits(head, 5) && has_digits(tail, 6)) {
        return None;
    }
    let area = match area {
        "2A" => "19",
        "2B" => "18",
        area => area,
    };
    let number: u64 = has_digits(area, 2).then(|| format!("{head}{area}{tail}").parse().ok())??;
    Some(97 - number % 97)
}

/// True when the sex, the month and the form are possible: this distinguishes a NIR from another
/// number.
pub fn nir_is_plausible(text: &str) -> bool {
    let (body, key) = text.split_at_checked(BODY).unwrap_or((text, ""));
    let sex = body.starts_with(['1', '2', '3', '4', '7', '8']);
    let month = matches!(month(body), 1..=12 | 20..=99);
    nir_key(body).is_some() && sex && month && (key.is_empty() || has_digits(key, 2))
}

fn month(body: &str) -> u32 {
    body.get(3..5).and_then(|m| m.parse().ok()).unwrap_or(0)
}

fn doubts(body: &str) -> Vec<String> {
    let mut warnings = Vec::new();
    let strange_month = matches!(month(body), 43..=49);
    if !nir_is_plausible(body) || strange_month || body.ends_with("000") {
        warnings.push(
            "Ce numéro de sécurité sociale a une forme inhabituelle\u{a0}: vérifiez-le.".to_owned(),
        );
    }
    warnings
}

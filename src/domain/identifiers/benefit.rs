//! The numbers given by the CAF, the département and France Travail.
use super::{Normalised, compact, has_digits, is_digits};

/// Length of a n° CAF without its key letter.
const CAF: usize = 7;

/// Reads a n° allocataire CAF: 7 digits, with or without a key letter. The matricules of files
/// exchanged with the CAF are also read; zeros fill them up to 15 characters.
///
/// # Errors
/// A French sentence when the text is no such number.
pub fn caf(raw: &str) -> Result<Normalised, String> {
    let refusal = || "Le n° CAF a 7 chiffres, comme 1234567.".to_owned();
    let text = compact(raw)?;
    let mut text = without_padding(&text).to_owned();
    if text.len() > CAF && !is_caf(&text) {
        text = without_padding(text.trim_start_matches('0')).to_owned();
    }
    if text.bytes().all(|b| b == b'0') {
        return Err(refusal());
    }
    if is_caf(&text) {
        Ok(Normalised::sure(text))
    } else if text.len() < CAF && is_digits(&text) {
        Ok(Normalised::doubtful(
            format!("{text:0>CAF$}"),
            "Ce n° CAF avait moins de 7 chiffres\u{a0}: des zéros ont été ajoutés devant.",
        ))
    } else {
        Err(refusal())
    }
}

fn is_caf(text: &str) -> bool {
    let (digits, key) = text.split_at_checked(CAF).unwrap_or((text, ""));
    has_digits(digits, CAF) && (key.is_empty() || is_letter(key))
}

/// Removes the zeros that fill a matricule after its 7 digits and its key letter.
fn without_padding(text: &str) -> &str {
    let Some((number, rest)) = text.split_at_checked(CAF) else {
        return text;
    };
    let rest = rest.trim_end_matches('0');
    if rest.is_empty() {
        number
    } else if is_letter(rest) {
        text.get(..CAF + 1).unwrap_or(text)
    } else {
        text
    }
}

fn is_letter(text: &str) -> bool {
    text.len() == 1 && text.bytes().all(|b| b.is_ascii_uppercase())
}

/// N° de demande RSA: 11 digits; with 10, the zero lost by a spreadsheet is put back.
///
/// # Errors
/// A French sentence when the text is no such number.
pub fn rsa_request(raw: &str) -> Result<Normalised, String> {
    let text = compact(raw)?;
    if has_digits(&text, 11) {
        Ok(Normalised::sure(text))
    } else if has_digits(&text, 10) {
        Ok(Normalised::doubtful(
            format!("0{text}"),
            "Ce n° de demande avait 10 chiffres\u{a0}: un zéro a été ajouté devant.",
        ))
    } else {
        Err("Le n° de demande RSA a 11 chiffres.".to_owned())
    }
}

/// Reads an identifiant France Travail: regional (7 digits, then a digit or a letter) or national
/// (11 digits). Files exchanged with France Travail write 3 characters of region before a
/// regional one; this is certain only when the last character is a letter.
///
/// # Errors
/// A French sentence when the text is neither.
pub fn france_travail(raw: &str) -> Result<Normalised, String> {
    let text = compact(raw)?;
    let regional = |text: &str| {
        let (digits, key) = text.split_at_checked(7).unwrap_or((text, ""));
        has_digits(digits, 7) && (is_letter(key) || has_digits(key, 1))
    };
    let ends_with_letter = text.ends_with(|c: char| c.is_ascii_uppercase());
    let tail = text
        .get(3..)
        .filter(|tail| text.len() == 11 && ends_with_letter && regional(tail));
    match tail {
        Some(tail) => Ok(Normalised::sure(tail.to_owned())),
        None if regional(&text) || has_digits(&text, 11) => Ok(Normalised::sure(text)),
        None => Err(
            "L’identifiant France Travail a 8 caractères, comme 1234567A, \
                     ou 11 chiffres."
                .to_owned(),
        ),
    }
}

//! CAF numbers, telephones and other identifiers: canonical form, display, doubts.
//!
//! All are optional and none is a key. What is stored is canonical, what is shown is
//! grouped. An error blocks a form; an import leaves the field empty and keeps the raw
//! value in its list of anomalies. A warning blocks nowhere.
mod benefit;
mod email;
mod nir;
mod phone;
mod phone_cell;
mod place;
mod siret;
#[cfg(test)]
mod tests;

pub use benefit::{caf, france_travail, rsa_request};
pub use email::email;
pub use nir::{Sex, nir, nir_coherence, nir_display, nir_is_plausible, nir_key, nir_mask};
pub use phone::{phone, phone_display, phone_is_mobile};
pub use phone_cell::{PhoneCell, phone_cell, split_phones};
pub use place::{departement, insee, postal_code};
pub use siret::{siren, siret};

/// An identifier in its canonical form, with the doubts that its text leaves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Normalised {
    /// The canonical form, the one that is stored.
    pub value: String,
    /// French sentences to show; none forbids to keep the value.
    pub warnings: Vec<String>,
}

impl Normalised {
    fn sure(value: String) -> Self {
        Self {
            value,
            warnings: Vec::new(),
        }
    }

    fn doubtful(value: String, warning: &str) -> Self {
        Self {
            value,
            warnings: vec![warning.to_owned()],
        }
    }
}

/// What is left of a text without spaces, dots and hyphens, in capitals, and without the
/// `.0` that spreadsheets add to numbers.
///
/// # Errors
/// A French sentence when the spreadsheet kept only an approximation (`1,85E+14`).
fn compact(raw: &str) -> Result<String, String> {
    let raw = raw.trim().trim_start_matches('\'');
    let whole = raw.strip_suffix(".0").or_else(|| raw.strip_suffix(",0"));
    let raw = whole.filter(|w| is_digits(w)).unwrap_or(raw);
    let upper = raw.to_uppercase();
    if upper.contains("E+") {
        return Err(
            "Le tableur a arrondi ce numéro\u{a0}: des chiffres sont perdus. \
                    Reprenez-le sur un document."
                .to_owned(),
        );
    }
    let kept = |c: &char| !c.is_whitespace() && !matches!(c, '.' | '-' | '‑');
    Ok(upper.chars().filter(kept).collect())
}

/// True for at least one ASCII digit and nothing else.
fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// True when a text has exactly so many digits and nothing else.
fn has_digits(text: &str, count: usize) -> bool {
    text.len() == count && is_digits(text)
}

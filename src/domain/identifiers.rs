//! CAF numbers, telephones and other identifiers: their stored form, their display, and warnings
//! about them.
//!
//! Every identifier is optional, and none is a key of the store. The store keeps a canonical
//! form; the screen shows it in groups. An error stops a form from being saved; an import leaves
//! the field empty and lists the raw value. A warning stops nothing.
mod benefit;
mod email;
mod nir;
mod nir_search;
mod phone;
mod phone_cell;
mod place;
#[cfg(test)]
mod tests;

pub use benefit::{caf, france_travail, rsa_request};
pub use email::email;
pub use nir::{nir, nir_is_plausible, nir_key};
pub use nir_search::{NIR_REMOVED, without_nir};
pub use phone::{phone, phone_display, phone_is_mobile};
pub use phone_cell::{PhoneCell, phone_cell};
pub use place::postal_code;

/// An identifier in its canonical form, with warnings about the text it was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Normalised {
    /// The canonical form, which is stored.
    pub value: String,
    /// French sentences to show. The value can be kept in any case.
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

/// Removes spaces, dots, hyphens and the `.0` that spreadsheets add to numbers, and puts the text
/// in capitals.
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

/// True when a text is one or more ASCII digits.
fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// True when a text is exactly that number of digits.
fn has_digits(text: &str, count: usize) -> bool {
    text.len() == count && is_digits(text)
}

//! Addresses in one département: real communes with their postal codes, invented streets.
use std::sync::LazyLock;

use serde::Deserialize;

use super::data::read;
use super::rng::Rng;

/// Département of the demo.
pub(super) const DEPARTEMENT: &str = "34";

#[derive(Clone, Copy, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Town {
    #[serde(rename = "nom")]
    name: &'static str,
    #[serde(rename = "code_postal")]
    postal_code: &'static str,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
struct Places {
    #[serde(rename = "communes")]
    towns: Vec<Town>,
    #[serde(rename = "rues")]
    streets: Vec<&'static str>,
    complements: Vec<&'static str>,
}

static PLACES: LazyLock<Places> = LazyLock::new(|| read(include_str!("lieux.toml")));

/// Where someone lives.
pub(super) struct Address {
    /// Number and street.
    pub street: String,
    /// Building, floor, or "".
    pub more: &'static str,
    /// Postal code of the commune.
    pub postal_code: &'static str,
    /// Commune.
    pub town: &'static str,
}

impl Address {
    /// The address on one line.
    pub(super) fn line(&self) -> String {
        format!("{}, {} {}", self.street, self.postal_code, self.town)
    }
}

/// An address.
pub(super) fn address(rng: &mut Rng) -> Address {
    let town = rng.pick(&PLACES.towns);
    let number = rng.between(1, 89);
    let suffix = if rng.chance(8) { " bis" } else { "" };
    Address {
        street: format!("{number}{suffix} {}", rng.pick(&PLACES.streets)),
        more: if rng.chance(25) {
            rng.pick(&PLACES.complements)
        } else {
            ""
        },
        postal_code: town.postal_code,
        town: town.name,
    }
}

/// Mobile number of the block kept for fiction (06 39 98), in E.164.
pub(super) fn mobile(rng: &mut Rng) -> String {
    format!("+3363998{:04}", rng.between(0, 9_999))
}

/// Fixed number of a block kept for fiction (04 65 71), in E.164.
pub(super) fn landline(rng: &mut Rng) -> String {
    format!("+3346571{:04}", rng.between(0, 9_999))
}

//! Invented names, as various as those of a real caseload.
use std::sync::LazyLock;

use serde::Deserialize;

use super::data::read;
use super::rng::Rng;

/// Where a first name goes with a last name.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
struct Origin {
    /// Whether people of these last names are raised in French.
    #[serde(rename = "francophone", default)]
    french: bool,
    #[serde(rename = "femmes")]
    women: Vec<&'static str>,
    #[serde(rename = "hommes")]
    men: Vec<&'static str>,
    #[serde(rename = "noms")]
    lasts: Vec<&'static str>,
}

/// Someone whose name is not drawn.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Face {
    #[serde(rename = "nom")]
    last: &'static str,
    #[serde(rename = "prenom")]
    first: &'static str,
    #[serde(rename = "femme")]
    feminine: bool,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
struct Names {
    #[serde(rename = "premiers")]
    faces: Vec<Face>,
    #[serde(rename = "origine")]
    origins: Vec<Origin>,
}

static NAMES: LazyLock<Names> = LazyLock::new(|| read(include_str!("noms.toml")));

/// Last name, first name and gender of those who open the list.
pub(super) fn known_face(index: u64) -> Option<(&'static str, &'static str, bool)> {
    let face = NAMES.faces.get(usize::try_from(index).ok()?)?;
    Some((face.last, face.first, face.feminine))
}

/// Step that goes once through every last name before any comes back.
const STRIDE: u64 = 37;

/// Last name and a first name that goes with it. People who follow each other never share a
/// last name, so that a caseload of a hundred holds no two people of one name.
pub(super) fn full_name(rng: &mut Rng, index: u64, feminine: bool) -> (&'static str, &'static str) {
    let Some((origin, last)) = place(index) else {
        return Default::default();
    };
    let first = rng.pick(if feminine { &origin.women } else { &origin.men });
    (last, first)
}

/// Whether the last name of that position is one of people raised in French.
pub(super) fn raised_in_french(index: u64) -> bool {
    place(index).is_some_and(|(origin, _)| origin.french)
}

/// The last name of a position, with its origin.
fn place(index: u64) -> Option<(&'static Origin, &'static str)> {
    let origins = || NAMES.origins.iter();
    let total: usize = origins().map(|origin| origin.lasts.len()).sum();
    let total = u64::try_from(total).unwrap_or(1).max(1);
    let mut at = usize::try_from((index % total) * STRIDE % total).ok()?;
    for origin in origins() {
        if let Some(last) = origin.lasts.get(at) {
            return Some((origin, last));
        }
        at = at.saturating_sub(origin.lasts.len());
    }
    None
}

/// A last name alone, for a birth name.
pub(super) fn last_name(rng: &mut Rng) -> &'static str {
    let index = rng.bits() >> 1;
    full_name(rng, index, true).0
}

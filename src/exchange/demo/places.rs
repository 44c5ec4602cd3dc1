//! Addresses in one département: real communes with their postal codes, invented streets.
use super::rng::Rng;

/// Département of the demo.
pub(super) const DEPARTEMENT: &str = "34";

/// Communes of Hérault; the large ones come back more often.
const COMMUNES: &[(&str, &str)] = &[
    ("Montpellier", "34000"),
    ("Montpellier", "34070"),
    ("Montpellier", "34080"),
    ("Montpellier", "34090"),
    ("Béziers", "34500"),
    ("Béziers", "34500"),
    ("Sète", "34200"),
    ("Sète", "34200"),
    ("Lunel", "34400"),
    ("Agde", "34300"),
    ("Frontignan", "34110"),
    ("Mèze", "34140"),
    ("Pézenas", "34120"),
    ("Clermont-l’Hérault", "34800"),
    ("Lodève", "34700"),
    ("Ganges", "34190"),
    ("Bédarieux", "34600"),
    ("Saint-Pons-de-Thomières", "34220"),
    ("Balaruc-les-Bains", "34540"),
    ("Marsillargues", "34590"),
    ("Castelnau-le-Lez", "34170"),
    ("Gignac", "34150"),
];
const STREETS: &[&str] = &[
    "rue des Tamaris",
    "avenue de la Gare",
    "rue du Four",
    "impasse des Micocouliers",
    "boulevard des Platanes",
    "chemin de la Fontaine",
    "place de l’Olivette",
    "rue Haute",
    "allée des Cigales",
    "rue de l’Ancien-Lavoir",
    "rue des Deux-Ponts",
    "quai des Pêcheurs",
    "chemin du Mas Neuf",
    "rue de la Treille",
    "cité des Amandiers",
];
const COMPLEMENTS: &[&str] = &[
    "Bât. A",
    "Bât. C, appartement 12",
    "2e étage",
    "Résidence Les Pins",
    "Fond de cour",
];

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
    let (town, postal_code) = rng.pick(COMMUNES);
    let number = rng.between(1, 89);
    let suffix = if rng.chance(8) { " bis" } else { "" };
    Address {
        street: format!("{number}{suffix} {}", rng.pick(STREETS)),
        more: if rng.chance(25) {
            rng.pick(COMPLEMENTS)
        } else {
            ""
        },
        postal_code,
        town,
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

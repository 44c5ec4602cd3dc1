//! The rule sets embedded in the program, read once.
use std::sync::OnceLock;

use crate::domain::rules::{RuleFileError, RuleSet, load};

/// Id of the rule set used when nothing else is chosen.
pub const CONVENTION_PAUVRETE: &str = "convention-pauvrete-2019";

/// Id of the rule set of the Lot, which inherits from [`CONVENTION_PAUVRETE`].
pub const LOT_MAPPI: &str = "lot-mappi";
/// Id of the law until the end of 2024.
pub const CASF: &str = "casf-2009-2024";
/// Id of the law since 2025.
pub const PLEIN_EMPLOI: &str = "plein-emploi-2025";

const FILES: [(&str, &str); 4] = [
    (
        "convention-pauvrete-2019.toml",
        include_str!("../../rules/convention-pauvrete-2019.toml"),
    ),
    ("lot-mappi.toml", include_str!("../../rules/lot-mappi.toml")),
    (
        "casf-2009-2024.toml",
        include_str!("../../rules/casf-2009-2024.toml"),
    ),
    (
        "plein-emploi-2025.toml",
        include_str!("../../rules/plein-emploi-2025.toml"),
    ),
];

/// The names and texts of the embedded files. A file may inherit from them.
#[must_use]
pub const fn builtin_texts() -> &'static [(&'static str, &'static str)] {
    &FILES
}

static SETS: OnceLock<Result<Vec<RuleSet>, RuleFileError>> = OnceLock::new();

/// Every embedded rule set, parsed at the first call.
///
/// # Errors
/// When an embedded file is refused. A test checks that all are valid.
pub fn builtin() -> Result<&'static [RuleSet], &'static RuleFileError> {
    SETS.get_or_init(|| load(&FILES))
        .as_ref()
        .map(Vec::as_slice)
}

/// The rule set of the « convention pauvreté » of 2019.
///
/// # Errors
/// As [`builtin`].
pub fn convention_pauvrete() -> Result<&'static RuleSet, RuleFileError> {
    let sets = builtin().map_err(Clone::clone)?;
    sets.iter()
        .find(|set| set.id == CONVENTION_PAUVRETE)
        .ok_or_else(|| RuleFileError {
            file: FILES[0].0.to_owned(),
            line: 1,
            message: format!(
                "aucun jeu de règles ne s’appelle «\u{a0}{CONVENTION_PAUVRETE}\u{a0}»"
            ),
        })
}

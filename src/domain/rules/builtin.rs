//! The rule sets embedded in the program, read once.
use std::sync::OnceLock;

use crate::domain::rules::{RuleFileError, RuleSet, load};

/// Id of the rule set taken unless told otherwise.
pub const CONVENTION_PAUVRETE: &str = "convention-pauvrete-2019";

const FILES: [(&str, &str); 1] = [(
    "convention-pauvrete-2019.toml",
    include_str!("../../rules/convention-pauvrete-2019.toml"),
)];

static SETS: OnceLock<Result<Vec<RuleSet>, RuleFileError>> = OnceLock::new();

/// Every embedded rule set, parsed at the first call.
///
/// # Errors
/// When an embedded file is refused; a test holds that none is.
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

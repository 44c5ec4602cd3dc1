//! The rule sets embedded in the program, read once.
use std::sync::OnceLock;

use super::file::load;
#[cfg(test)]
use super::ids::CONVENTION_PAUVRETE;
use super::set::{RuleFileError, RuleSet};
use crate::domain::toml_file::Place;

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
#[cfg(test)]
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

/// Reads one file of a département over the embedded ones and `others`, given as (name, text).
///
/// # Errors
/// The first reason found to refuse the file, with its line.
pub fn read_one(file: &str, text: &str, others: &[(&str, &str)]) -> Result<RuleSet, RuleFileError> {
    let files: Vec<(&str, &str)> = builtin_texts()
        .iter()
        .copied()
        .chain(others.iter().copied())
        .chain([(file, text)])
        .collect();
    let mut sets = load(&files)?;
    sets.pop()
        .ok_or_else(|| RuleFileError::new(file, Place::default().fault("fichier absent")))
}

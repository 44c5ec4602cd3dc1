//! `carnet config`: the template, and the check of a settings file.
use super::prelude::*;

use super::config::{Config, Source, TEMPLATE, in_file};
use super::context::own_config;

/// What can be done with the settings.
#[derive(Debug, Subcommand)]
pub enum ConfigCommand {
    /// Écrire un fichier de réglages commenté, avec les valeurs par défaut
    Modele,
    /// Vérifier un fichier de réglages (les vôtres sans fichier) ; code 1 s’il y a un problème
    Verifier {
        /// Fichier à vérifier
        fichier: Option<PathBuf>,
    },
}

/// Writes the commented template.
///
/// # Errors
/// When stdout can't be written.
pub fn template() -> Result<(), AppError> {
    out::text(TEMPLATE)
}

/// Checks a settings file, the person's own without one.
///
/// # Errors
/// When it can't be read, or something is wrong in it.
pub fn check(path: Option<&Path>) -> Result<(), AppError> {
    let own = own_config();
    let path = options::to_check(path, own.as_deref())?;
    let source = Source::read(path).map_err(|error| AppError::file(path, error))?;
    let Some(source) = source else {
        return Err(AppError::file(path, std::io::ErrorKind::NotFound.into()));
    };
    let warnings = Config::default().merge(&source);
    if warnings.is_empty() {
        out::say(&format!("{} : tout est en ordre.", path.display()));
        return Ok(());
    }
    for warning in &warnings {
        out::say(&in_file(path, warning));
    }
    Err(AppError::Reported(Code::Error))
}

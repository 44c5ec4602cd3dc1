//! `carnet config`: the template, and the check of a settings file.
use super::prelude::*;

use super::config::{Config, Source, TEMPLATE, in_file};
use super::context::own_config;
use crate::domain::settings::Setting;
use crate::domain::text::did_you_mean;
use crate::domain::toml_file::TomlFile;
use crate::exchange::settings_file::own_themes;
use crate::input::Keymap;
use crate::start;
use crate::ui::theme::{Colours, EMBEDDED, Theme};

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
    let mut config = Config::default();
    let faults = config.merge(&source);
    let mut warnings: Vec<String> = faults.iter().map(|it| in_file(path, it)).collect();
    warnings.extend(theme_faults(&source, &config.theme));
    warnings.extend(config.keys.as_deref().into_iter().flat_map(key_faults));
    if warnings.is_empty() {
        out::say(&format!("{} : tout est en ordre.", path.display()));
        return Ok(());
    }
    for warning in &warnings {
        out::say(warning);
    }
    Err(AppError::Reported(Code::Error))
}

/// What is wrong with the theme that a file names: it does not exist, or its own file is not right.
fn theme_faults(source: &Source, name: &str) -> Vec<String> {
    let Some(text) = start::own_theme(name) else {
        let known = EMBEDDED.iter().map(|(known, _)| (*known).to_owned());
        let known: Vec<String> = known
            .chain(own_config().iter().flat_map(|it| own_themes(it)))
            .collect();
        let file = TomlFile::parse(&source.text).ok();
        let place = file
            .as_ref()
            .and_then(|file| Some(file.get(Setting::Theme.key())?.place));
        let unknown = place.filter(|_| !known.iter().any(|it| it == name));
        let near = did_you_mean(name, known.iter().map(String::as_str));
        let fault = unknown.map(|it| it.fault(format!("le thème « {name} » n’existe pas{near}")));
        return fault
            .map(|it| in_file(&source.path, &it))
            .into_iter()
            .collect();
    };
    let own = |asked: &str| match asked == name {
        true => Some(text.clone()),
        false => start::own_theme(asked),
    };
    // With sixteen colours, each part of the file is read.
    let (_, faults) = Theme::load(name, Colours::Sixteen, own);
    faults
        .iter()
        .map(|fault| format!("Thème, {fault}."))
        .collect()
}

/// What is wrong in a key file.
fn key_faults(path: &Path) -> Vec<String> {
    let Ok(text) = crate::files::read_text(path) else {
        return vec![format!(
            "Le fichier de touches {} n’a pas pu être lu.",
            path.display()
        )];
    };
    let faults = Keymap::defaults().merge(&text);
    faults.iter().map(|fault| in_file(path, fault)).collect()
}

//! Reads and checks settings files; never writes one. A wrong setting does not stop the program: it
//! is reported with its file and line, and the value from the file below, or the default, is used.
use std::path::{Path, PathBuf};

use super::options::ColourChoice;
use crate::domain::agenda::Hours;
use crate::domain::toml_file::{Fault, Item, TomlFile};
use crate::runtime::MouseUse;
use crate::ui::theme::DEFAULT_THEME;

/// The commented file that `carnet config modele` writes, with the default values.
pub const TEMPLATE: &str = include_str!("../config/modele.toml");

/// The settings of the machine.
pub const SYSTEM: &str = "/etc/carnet/config.toml";

/// The settings, after all files are read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// Name of the theme.
    pub theme: String,
    /// When to use colours.
    pub colour: ColourChoice,
    /// Whose mouse it is.
    pub mouse: MouseUse,
    /// Command of the editor; none for VISUAL or EDITOR.
    pub editor: Option<String>,
    /// Key file; none for the program's keys.
    pub keys: Option<PathBuf>,
    /// Hours in which people are received.
    pub hours: Hours,
    /// Folder of the copies made by themselves; none for one beside the store.
    pub backups: Option<PathBuf>,
    /// Days between two of them; 0 for none.
    pub backup_days: u16,
    /// Months that the log of consultations is kept.
    pub consulted_months: u32,
    /// Minutes without a key before the screen is hidden; 0 for never.
    pub idle_minutes: u16,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            theme: DEFAULT_THEME.to_owned(),
            colour: ColourChoice::Auto,
            mouse: MouseUse::Terminal,
            editor: None,
            keys: None,
            hours: Hours::default(),
            backups: None,
            backup_days: 7,
            consulted_months: 12,
            idle_minutes: 10,
        }
    }
}

/// A settings file as text, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Where it is.
    pub path: PathBuf,
    /// Its text.
    pub text: String,
}

impl Source {
    /// Reads a file; none when there is none.
    ///
    /// # Errors
    /// When it is there and can't be read.
    pub fn read(path: &Path) -> std::io::Result<Option<Self>> {
        match crate::files::read_text(path) {
            Ok(text) => Ok(Some(Self {
                path: path.to_owned(),
                text,
            })),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }
}

impl Config {
    /// How long one is away before the screen is hidden.
    pub fn idle(&self) -> Option<std::time::Duration> {
        let minutes = u64::from(self.idle_minutes);
        (minutes > 0).then(|| std::time::Duration::from_secs(60 * minutes))
    }

    /// Puts a file over what is already there; gives what is wrong in it.
    pub fn merge(&mut self, source: &Source) -> Vec<Fault> {
        let file = match TomlFile::parse(&source.text) {
            Ok(file) => file,
            Err(fault) => {
                let message =
                    "ce n’est pas du TOML lisible ; les réglages de ce fichier sont ignorés";
                return vec![fault.reworded(message)];
            }
        };
        let folder = source.path.parent().unwrap_or(Path::new("."));
        let entries = file.entries();
        let wrong = entries.iter().filter_map(|entry| {
            let message = self.set(entry.key, entry.value, folder).err()?;
            Some(entry.place.fault(message))
        });
        wrong.collect()
    }

    fn set(&mut self, key: &str, value: Item<'_>, folder: &Path) -> Result<(), String> {
        let text = || {
            let text = value.text();
            text.ok_or_else(|| format!("« {key} » attend un texte entre guillemets"))
        };
        match key {
            "theme" => match text()? {
                "" => return Err("« theme » attend le nom d’un thème".to_owned()),
                name => name.clone_into(&mut self.theme),
            },
            "couleur" => self.colour = colour(text()?)?,
            "souris" => {
                self.mouse = match value.truth() {
                    Some(true) => MouseUse::Program,
                    Some(false) => MouseUse::Terminal,
                    None => return Err("« souris » attend true ou false".to_owned()),
                }
            }
            "editeur" => self.editor = filled(text()?).map(str::to_owned),
            "touches" => self.keys = filled(text()?).map(|name| folder.join(name)),
            "horaires" => self.hours = Hours::parse(text()?)?,
            "sauvegardes" => self.backups = filled(text()?).map(|name| folder.join(name)),
            "sauvegarde_jours" => {
                let days = value.number().and_then(|days| u16::try_from(days).ok());
                let days = days.filter(|days| *days <= 90);
                self.backup_days = days.ok_or_else(|| {
                    "« sauvegarde_jours » attend un nombre de jours, de 0 (jamais) à 90".to_owned()
                })?;
            }
            "consultations_mois" => {
                let months = value.number().filter(|it| (6..=12).contains(it));
                self.consulted_months = months.ok_or_else(|| {
                    "« consultations_mois » attend un nombre de mois, de 6 à 12".to_owned()
                })?;
            }
            "voile_minutes" => {
                let minutes = value.number().and_then(|it| u16::try_from(it).ok());
                let minutes = minutes.filter(|it| *it <= 30);
                self.idle_minutes = minutes.ok_or_else(|| {
                    "« voile_minutes » attend un nombre de minutes, de 1 à 30, ou 0 (jamais)"
                        .to_owned()
                })?;
            }
            _ => return Err(format!("« {key} » n’est pas un réglage de carnet")),
        }
        Ok(())
    }
}

fn filled(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}

fn colour(text: &str) -> Result<ColourChoice, String> {
    match text {
        "auto" => Ok(ColourChoice::Auto),
        "toujours" => Ok(ColourChoice::Toujours),
        "jamais" => Ok(ColourChoice::Jamais),
        _ => Err("« couleur » attend \"auto\", \"toujours\" ou \"jamais\"".to_owned()),
    }
}

/// Reads the settings of the machine, then those of the person; each problem is a sentence.
pub fn load(system: &Path, own: Option<&Path>) -> (Config, Vec<String>) {
    let mut config = Config::default();
    let mut problems = Vec::new();
    for path in [Some(system), own].into_iter().flatten() {
        match Source::read(path) {
            Ok(Some(source)) => {
                let faults = config.merge(&source);
                problems.extend(faults.iter().map(|fault| in_file(path, fault)));
            }
            Ok(None) => {}
            Err(_) => problems.push(format!(
                "Les réglages de {} n’ont pas pu être lus.",
                path.display()
            )),
        }
    }
    (config, problems)
}

/// A remark with the name of its file.
pub fn in_file(path: &Path, fault: &Fault) -> String {
    format!("{}, {fault}.", path.display())
}

#[cfg(test)]
mod tests;

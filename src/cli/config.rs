//! Reads and checks settings files; never writes one. A wrong setting does not stop the program: it
//! is reported with its file and line, and the value from the file below, or the default, is used.
use std::path::{Path, PathBuf};

use super::options::ColourChoice;
use crate::domain::agenda::Hours;
use crate::domain::settings::{Setting, Value};
use crate::domain::toml_file::{Fault, Item, TomlFile};
use crate::runtime::MouseUse;
use crate::ui::theme::DEFAULT_THEME;

pub use crate::exchange::settings_file::TEMPLATE;

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

    /// Where the copies of a store go by themselves: the folder that is set, else one beside it.
    pub fn backups_of(&self, base: &Path) -> Option<PathBuf> {
        let beside = || Some(base.parent()?.join("sauvegardes"));
        self.backups.clone().or_else(beside)
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

    fn set(&mut self, key: &str, item: Item<'_>, folder: &Path) -> Result<(), String> {
        let setting = Setting::from_key(key)?;
        let in_folder = |name: &str| (!name.is_empty()).then(|| folder.join(name));
        let small = |number| u16::try_from(number).unwrap_or_default();
        match (setting, setting.read(item)?) {
            (Setting::Theme, Value::Text(name)) => self.theme = name,
            (Setting::Colour, Value::Text(word)) => self.colour = ColourChoice::of(&word),
            (Setting::Mouse, Value::Truth(true)) => self.mouse = MouseUse::Program,
            (Setting::Mouse, Value::Truth(false)) => self.mouse = MouseUse::Terminal,
            (Setting::Editor, Value::Text(command)) => {
                self.editor = Some(command).filter(|it| !it.is_empty());
            }
            (Setting::Keys, Value::Text(name)) => self.keys = in_folder(&name),
            (Setting::Hours, Value::Text(hours)) => self.hours = Hours::parse(&hours)?,
            (Setting::Backups, Value::Text(name)) => self.backups = in_folder(&name),
            (Setting::BackupDays, Value::Number(days)) => self.backup_days = small(days),
            (Setting::Consulted, Value::Number(months)) => self.consulted_months = months,
            (Setting::Idle, Value::Number(minutes)) => self.idle_minutes = small(minutes),
            // The papers are written from the screen alone, which reads that anew each time.
            _ => {}
        }
        Ok(())
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
    let end = if fault.message.ends_with('?') {
        ""
    } else {
        "."
    };
    format!("{}, {fault}{end}", path.display())
}

#[cfg(test)]
mod tests;

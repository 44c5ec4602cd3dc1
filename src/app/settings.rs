//! Where the settings are kept, and what holds of each now. Reads the files anew each time: one may change them in
//! an editor meanwhile. Knows no place.
use std::path::PathBuf;

use super::job::Shelf;
use crate::domain::settings::{Setting, Value};
use crate::exchange::settings_file::{self, Known};

/// The settings files, and what only the machine knows.
#[derive(Clone, Debug, Default)]
pub struct SettingFiles {
    /// Those of the machine.
    pub machine: Option<PathBuf>,
    /// One's own, which the screen may write; none when no place is known for it.
    pub own: Option<PathBuf>,
    /// Said by an option or a variable of this start: it holds over the files.
    pub by_command: Vec<(Setting, Value)>,
    /// Folders to propose for the papers: that of the documents of the account, that of the exports.
    pub shelves: Vec<(PathBuf, &'static str)>,
    /// The program that opens a file, when the machine has one.
    pub opener: Option<PathBuf>,
    /// The program that sends a file to a printer.
    pub printer: Option<PathBuf>,
}

impl SettingFiles {
    /// What the files say of a setting, with the one that says it; the default without.
    pub fn known(&self, setting: Setting) -> Option<Known> {
        let files: Vec<PathBuf> = [&self.machine, &self.own]
            .into_iter()
            .flatten()
            .cloned()
            .collect();
        settings_file::known(setting, &files)
    }

    /// What an option or a variable of this start says of it.
    pub fn commanded(&self, setting: Setting) -> Option<&Value> {
        let found = self.by_command.iter().find(|(it, _)| *it == setting);
        found.map(|(_, value)| value)
    }

    /// A setting as text; empty when nothing says it.
    pub fn text(&self, setting: Setting) -> String {
        let known = self.known(setting);
        known.map(|(value, _)| value.written()).unwrap_or_default()
    }

    /// Where the papers go, as the files say it.
    pub fn shelf(&self) -> Shelf {
        let folder = self.text(Setting::Papers);
        let named = self.known(Setting::PaperNames);
        Shelf {
            folder: (!folder.is_empty()).then(|| match &self.own {
                Some(own) => own.with_file_name(folder),
                None => PathBuf::from(folder),
            }),
            named: named.is_some_and(|(value, _)| value == Value::Truth(true)),
        }
    }

    /// Writes a setting in one's own file.
    ///
    /// # Errors
    /// A sentence that says why nothing was written.
    pub fn write(&self, setting: Setting, value: &Value) -> Result<(), String> {
        let own = self.own.as_deref().ok_or(
            "Le dossier des réglages n’est pas connu sur cette machine : rien n’a été écrit.",
        )?;
        settings_file::write(own, setting, value)
    }
}

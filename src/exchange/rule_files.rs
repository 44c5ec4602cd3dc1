//! The rule files that a département puts in its settings folder: read, checked whole, compared
//! with the texts the store has accepted. Changes nothing.
use std::path::{Path, PathBuf};

use crate::domain::rules::{RuleSet, read_one};
use crate::store::{AcceptedFile, Result, RuleChange, Store};

/// A file compared with what the store has accepted.
#[derive(Clone, Debug, PartialEq)]
pub enum Standing {
    /// The accepted text.
    InForce,
    /// Never accepted.
    New,
    /// Changed since: the accepted text stays in force.
    Changed,
    /// Refused, with the reason: the accepted text, if any, stays in force.
    Refused(String),
}

/// A rule file of the département.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleFile {
    /// Name of the file.
    pub name: String,
    /// Its text.
    pub text: String,
    /// Its set, when it can be read.
    pub set: Option<RuleSet>,
    /// The result of the comparison.
    pub standing: Standing,
}

impl RuleFile {
    /// Reads a text over what the store has accepted.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn read(name: &str, text: &str, store: &Store) -> Result<Self> {
        Ok(Self::over(name, text, &store.accepted_rule_files()?))
    }

    fn over(name: &str, text: &str, accepted: &[AcceptedFile]) -> Self {
        let others: Vec<(&str, &str)> = accepted
            .iter()
            .filter(|it| it.file != name)
            .map(|it| (it.file.as_str(), it.text.as_str()))
            .collect();
        let (set, standing) = match read_one(name, text, &others) {
            Err(error) => (None, Standing::Refused(error.to_string())),
            Ok(set) => {
                let known = accepted.iter().find(|it| it.id == set.id);
                let standing = match known {
                    None => Standing::New,
                    Some(known) if known.text == text => Standing::InForce,
                    Some(_) => Standing::Changed,
                };
                (Some(set), standing)
            }
        };
        Self {
            name: name.to_owned(),
            text: text.to_owned(),
            set,
            standing,
        }
    }

    /// The change that puts it in force; `None` when it is refused or already is.
    pub fn acceptance(&self) -> Option<RuleChange> {
        let set = self.set.as_ref()?;
        match self.standing {
            Standing::New | Standing::Changed => Some(RuleChange::Accept {
                id: set.id.clone(),
                file: self.name.clone(),
                text: self.text.clone(),
            }),
            Standing::InForce | Standing::Refused(_) => None,
        }
    }

    /// The comparison in a sentence; `None` when there is nothing to say.
    pub fn notice(&self) -> Option<String> {
        match &self.standing {
            Standing::InForce => None,
            Standing::New => Some(format!(
                "Le fichier de règles {} n’est pas encore accepté : « Règles » le met en vigueur.",
                self.name
            )),
            Standing::Changed => Some(format!(
                "Le fichier de règles {} a changé : la version acceptée reste en vigueur tant que « Règles » n’a pas accepté la nouvelle.",
                self.name
            )),
            Standing::Refused(reason) => Some(format!(
                "Règles refusées, la version précédente reste en vigueur. {reason}"
            )),
        }
    }
}

/// The rule files of a folder, by name; none when there is no folder.
///
/// # Errors
/// When the store, or a file that is there, can't be read.
pub fn found(folder: &Path, store: &Store) -> Result<Vec<RuleFile>> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Ok(Vec::new());
    };
    let mut paths: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|it| it == "toml"))
        .collect();
    paths.sort();
    let accepted = store.accepted_rule_files()?;
    paths
        .iter()
        .map(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let text = crate::files::read_text(path)?;
            Ok(RuleFile::over(&name, &text, &accepted))
        })
        .collect()
}

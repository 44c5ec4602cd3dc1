//! The table of correspondence that a user may give: title of a column = field.
//!
//! ```toml
//! [colonnes]
//! "Réf. interne" = "id_externe"
//! "Avis du chef" = "ignorer"
//! ```
use super::cell::shortened;
use super::notice::ImportError;
use super::prelude::*;
use super::synonyms;
use crate::domain::toml_file::TomlFile;
use std::collections::HashMap;

/// Titles, folded, with what the user says they announce.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapping {
    entries: HashMap<String, Heading>,
}

impl Mapping {
    /// Reads the table; the `[colonnes]` line may be left out.
    ///
    /// # Errors
    /// When the text is not TOML, or names a field that does not exist.
    pub fn from_toml(text: &str) -> Result<Self, ImportError> {
        let file = TomlFile::parse(text).map_err(|fault| {
            ImportError::Mapping(format!(
                "La table de correspondance n’est pas du TOML lisible : {}.",
                fault.message
            ))
        })?;
        let titled = file.get("colonnes").and_then(|entry| entry.value.table());
        let entries = titled.unwrap_or_else(|| file.entries());
        let entries = entries.iter().map(|entry| {
            let name = entry.value.raw_text().unwrap_or_default();
            named(name)
                .map(|heading| (fold(entry.key), heading))
                .ok_or_else(|| unknown(entry.key, name))
        });
        Ok(Self {
            entries: entries.collect::<Result<_, _>>()?,
        })
    }

    /// Reads the column of that title as that, by its name; the name must be one of those that exist.
    pub fn set(&mut self, title: &str, name: &str) {
        let heading = named(name).map(|heading| (fold(title), heading));
        self.entries.extend(heading);
    }

    /// The table as it can be read again.
    pub fn to_toml(&self) -> String {
        let name = |heading: &Heading| synonyms::name_of(*heading).unwrap_or_default();
        let mut table: Vec<(&str, &str)> = self
            .entries
            .iter()
            .map(|(title, heading)| (title.as_str(), name(heading)))
            .collect();
        table.sort_unstable();
        // A folded title has neither quotes nor backslashes.
        let lines = table
            .iter()
            .map(|(title, name)| format!("\"{title}\" = \"{name}\"\n"));
        format!("[colonnes]\n{}", lines.collect::<String>())
    }

    /// What the user's table gives for that folded title.
    pub fn get(&self, key: &str) -> Option<Heading> {
        self.entries.get(key).copied()
    }

    /// Folded titles of the table that are in none of the columns, in alphabetical order.
    pub fn unused<'a>(&'a self, titles: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
        let there: Vec<String> = titles.map(fold).collect();
        let mut unused: Vec<&str> = self
            .entries
            .keys()
            .filter(|entry| !there.contains(entry))
            .map(String::as_str)
            .collect();
        unused.sort_unstable();
        unused
    }
}

fn named(name: &str) -> Option<Heading> {
    synonyms::all()
        .find(|entry| entry.name == name)
        .map(|entry| entry.heading)
}

fn unknown(title: &str, name: &str) -> ImportError {
    let (title, name) = (shortened(title), shortened(name));
    let names: Vec<&str> = synonyms::all().map(|entry| entry.name).collect();
    ImportError::Mapping(format!(
        "Table de correspondance : « {title} » renvoie à « {name} », qui n’existe pas. Les noms \
         possibles sont : {}.",
        names.join(", ")
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::import::field::{Dropped, ImportField};

    #[test]
    fn reads_titles_whatever_their_case_and_accents() {
        for text in [
            "[colonnes]\n\"Réf. chef\" = \"id_externe\"",
            "\"REF CHEF\" = \"id_externe\"",
        ] {
            let mapping = Mapping::from_toml(text).unwrap();
            assert_eq!(
                mapping.get("ref chef"),
                Some(Heading::Field(ImportField::ExternalId))
            );
            assert_eq!(mapping.unused(["Nom", "Réf. Chef"].into_iter()), [""; 0]);
            assert_eq!(mapping.unused(["Nom"].into_iter()), ["ref chef"]);
        }
        let mapping = Mapping::from_toml("Avis = \"ignorer\"").unwrap();
        assert_eq!(mapping.get("avis"), Some(Heading::Dropped(Dropped::Asked)));
    }

    #[test]
    fn what_was_chosen_is_read_again() {
        let mut mapping = Mapping::default();
        mapping.set("Réf. « chef » \"A\" \\ 1", "id_externe");
        mapping.set("Avis", "ignorer");
        mapping.set("Avis", "note");
        mapping.set("Autre", "n’existe pas");
        assert_eq!(Mapping::from_toml(&mapping.to_toml()).unwrap(), mapping);
        assert_eq!(mapping.get("avis"), Some(Heading::Field(ImportField::Note)));
        assert_eq!(mapping.get("autre"), None);
    }

    #[test]
    fn refuses_an_unknown_field_and_names_those_that_exist() {
        let message = Mapping::from_toml("Avis = \"opinion\"")
            .unwrap_err()
            .to_string();
        assert!(
            message.contains("opinion") && message.contains("n_caf"),
            "{message}"
        );
        assert!(Mapping::from_toml("Avis = ").is_err());
        assert!(Mapping::from_toml("Avis = 3").is_err());
    }
}

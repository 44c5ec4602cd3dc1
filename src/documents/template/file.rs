//! Where the template is: next to the person's settings, else in those of the machine.
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use super::words::Template;
use crate::domain::toml_file::Fault;

/// Name of the file.
pub const NAME: &str = "documents.toml";
/// The template of the machine.
pub const SYSTEM: &str = "/etc/carnet/documents.toml";

/// A template that no paper is made from. `Display` is all that is wrong in it, a sentence a line.
#[derive(Debug)]
pub enum BadTemplate {
    /// The file is there and can't be read.
    Unreadable(PathBuf, io::Error),
    /// The file is wrong.
    Wrong(PathBuf, Vec<Fault>),
}

impl fmt::Display for BadTemplate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(path, error) => write!(
                f,
                "Le modèle des papiers {} n’a pas pu être lu\u{a0}: {error}.",
                path.display()
            ),
            Self::Wrong(path, faults) => {
                for (at, fault) in faults.iter().enumerate() {
                    let end = if at == 0 { "" } else { "\n" };
                    write!(f, "{end}{}, {fault}.", path.display())?;
                }
                Ok(())
            }
        }
    }
}

/// The template of that file.
///
/// # Errors
/// When it can't be read, or something is wrong in it.
pub fn read(path: &Path) -> Result<Template, BadTemplate> {
    let text = crate::files::read_text(path)
        .map_err(|error| BadTemplate::Unreadable(path.to_owned(), error))?;
    let folder = path.parent().unwrap_or(Path::new("."));
    Template::parse(&text, folder).map_err(|faults| BadTemplate::Wrong(path.to_owned(), faults))
}

/// The template that holds: the person's own, else that of the machine, else the words of the
/// program.
///
/// # Errors
/// When the one that holds can't be read, or is wrong.
pub fn load(own: Option<&Path>) -> Result<Template, BadTemplate> {
    for path in [own, Some(Path::new(SYSTEM))].into_iter().flatten() {
        match read(path) {
            Err(BadTemplate::Unreadable(_, error)) if error.kind() == io::ErrorKind::NotFound => {}
            answer => return answer,
        }
    }
    Ok(Template::of_the_program())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_s_own_file_holds_and_what_is_wrong_in_it_is_all_said() {
        let folder = tempfile::tempdir().unwrap();
        let own = folder.path().join(NAME);
        assert_eq!(load(Some(&own)).unwrap(), Template::of_the_program());
        std::fs::write(&own, "titre_cer = \"Contrat d’ici\"").unwrap();
        assert_eq!(load(Some(&own)).unwrap().title_cer, "Contrat d’ici");
        std::fs::write(&own, "a = 1\n\nb = 2").unwrap();
        let said = load(Some(&own)).unwrap_err().to_string();
        assert!(
            said.contains("ligne 1\u{a0}:") && said.contains("ligne 3\u{a0}:"),
            "{said}"
        );
        assert_eq!(said.lines().count(), 2);
    }
}

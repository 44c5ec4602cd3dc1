//! The settings files: what they say, and one value written in the person's own, whose comments and order stay.
//! Knows neither what follows from a value nor any screen.
use std::fs;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use toml_edit::{DocumentMut, Item, value};

use crate::domain::settings::{Setting, Value};
use crate::domain::toml_file::TomlFile;
use crate::files::{self, NewFile};

/// The commented file that a person starts from, with the default values.
pub const TEMPLATE: &str = include_str!("../config/modele.toml");

/// A value, and the file that says it; none for the default.
pub type Known = (Value, Option<PathBuf>);

/// What holds of a setting: what the last of the files says, else the default.
pub fn known(setting: Setting, files: &[PathBuf]) -> Option<Known> {
    let said = files.iter().rev().find_map(|path| {
        let found = in_text(setting, &files::read_text(path).ok()?)?;
        Some((found, Some(path.clone())))
    });
    said.or_else(|| Some((in_text(setting, TEMPLATE)?, None)))
}

fn in_text(setting: Setting, text: &str) -> Option<Value> {
    let file = TomlFile::parse(text).ok()?;
    setting.read(file.get(setting.key())?.value).ok()
}

/// The person's own themes: the files of the folder « themes » beside their settings.
pub fn own_themes(own: &Path) -> Vec<String> {
    let folder = own.with_file_name("themes");
    let found = fs::read_dir(folder).into_iter().flatten().flatten();
    let name = |it: fs::DirEntry| Some(it.file_name().to_str()?.strip_suffix(".toml")?.to_owned());
    let mut names: Vec<String> = found.filter_map(name).collect();
    names.sort();
    names
}

/// Writes a value in the person's own file, 0600 when it is new; a file that is there keeps its comments, its order
/// and its rights. A link is followed.
///
/// # Errors
/// A sentence that says why nothing was written.
pub fn write(own: &Path, setting: Setting, new: &Value) -> Result<(), String> {
    let refused = |error: std::io::Error| {
        format!(
            "Les réglages n’ont pas pu être écrits dans {} : {error}.",
            own.display()
        )
    };
    let path = fs::canonicalize(own).unwrap_or_else(|_| own.to_owned());
    let text = match files::read_text(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => begun(),
        Err(error) => return Err(refused(error)),
    };
    let text = with(&text, setting, new).ok_or_else(|| {
        format!(
            "Le fichier {} n’est pas lisible : « carnet config verifier » dit à quelle ligne. Rien n’y a été écrit.",
            own.display()
        )
    })?;
    put(&path, &text).map_err(refused)
}

/// The file that one starts from: every value is in it as a comment, so that those of the machine still hold.
fn begun() -> String {
    let line = |line: &str| match line.split_once(" = ") {
        Some((key, _)) if Setting::from_key(key).is_ok() => format!("# {line}\n"),
        _ => format!("{line}\n"),
    };
    TEMPLATE.lines().map(line).collect()
}

/// The text of a file with another value in it: where the value is, where it is as a comment, or at the end.
fn with(text: &str, setting: Setting, new: &Value) -> Option<String> {
    let mut document: DocumentMut = text.parse().ok()?;
    if document.get(setting.key()).is_none() {
        let said = format!("\n{} = ", setting.key());
        let text = text.replacen(&said.replace('\n', "\n# "), &said, 1);
        // A comment that is no value stays one.
        document = text.parse().unwrap_or(document);
    }
    let mut item = match new {
        Value::Text(text) => value(text.as_str()),
        Value::Truth(truth) => value(*truth),
        Value::Number(number) => value(i64::from(*number)),
    };
    let before = document.get(setting.key()).and_then(Item::as_value);
    if let (Some(before), Some(after)) = (before, item.as_value_mut()) {
        // What is written after the value on its line stays there.
        *after.decor_mut() = before.decor().clone();
    }
    match document.get_mut(setting.key()) {
        Some(place) => *place = item,
        None => drop(document.insert(setting.key(), item)),
    }
    Some(document.to_string())
}

/// Puts a text in the place of a file, whole or not at all.
fn put(path: &Path, text: &str) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        files::private_folder(folder)?;
    }
    let new = NewFile::instead_of(path);
    let mut file = new.create()?;
    file.write_all(text.as_bytes())?;
    if let Ok(about) = fs::metadata(path) {
        file.set_permissions(about.permissions())?;
    }
    file.sync_all()?;
    fs::rename(new.path(), path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn a_value_is_changed_and_every_comment_stays() {
        let text = "# À moi.\ntheme = \"clair\" # le jour\n\n# La souris.\nsouris = false\n";
        let dark = Value::Text("sombre".to_owned());
        assert_eq!(
            with(text, Setting::Theme, &dark).unwrap(),
            "# À moi.\ntheme = \"sombre\" # le jour\n\n# La souris.\nsouris = false\n"
        );
        let added = with(text, Setting::Idle, &Value::Number(5)).unwrap();
        assert_eq!(added, format!("{text}voile_minutes = 5\n"));
        assert_eq!(with("theme = [", Setting::Theme, &dark), None);
    }

    #[test]
    fn a_first_value_makes_the_commented_file_which_only_its_owner_reads() {
        let place = tempfile::tempdir().unwrap();
        let own = place.path().join("carnet/config.toml");
        write(&own, Setting::Mouse, &Value::Truth(true)).unwrap();
        let text = fs::read_to_string(&own).unwrap();
        // What the machine says of the rest still holds.
        assert_eq!(text, begun().replace("# souris = false", "souris = true"));
        assert!(text.contains("\n# theme = \"sombre\"\n"), "{text}");
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&own), mode(own.parent().unwrap())), (0o600, 0o700));
        assert_eq!(fs::read_dir(own.parent().unwrap()).unwrap().count(), 1);
        let files = [place.path().join("rien.toml"), own.clone()];
        assert_eq!(
            known(Setting::Mouse, &files),
            Some((Value::Truth(true), Some(own.clone())))
        );
        write(&own, Setting::Idle, &Value::Number(5)).unwrap();
        let then = fs::read_to_string(&own).unwrap();
        assert_eq!(
            then,
            text.replace("# voile_minutes = 10", "voile_minutes = 5")
        );
    }

    #[test]
    fn a_link_is_followed_a_file_keeps_its_rights_and_a_broken_one_is_left() {
        let place = tempfile::tempdir().unwrap();
        let (real, link) = (
            place.path().join("vrai.toml"),
            place.path().join("config.toml"),
        );
        fs::write(&real, "souris = false\n").unwrap();
        fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
        std::os::unix::fs::symlink(&real, &link).unwrap();
        write(&link, Setting::Mouse, &Value::Truth(true)).unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read_to_string(&real).unwrap(), "souris = true\n");
        assert_eq!(
            fs::metadata(&real).unwrap().permissions().mode() & 0o777,
            0o640
        );
        fs::write(&real, "souris = [").unwrap();
        let said = write(&link, Setting::Mouse, &Value::Truth(true)).unwrap_err();
        assert!(said.contains("config verifier"), "{said}");
        assert_eq!(fs::read_to_string(&real).unwrap(), "souris = [");
    }

    #[test]
    fn every_setting_has_a_default_in_the_template() {
        for setting in Setting::ALL {
            assert!(known(*setting, &[]).is_some(), "{}", setting.key());
        }
    }
}

//! The files that can be imported, as one looks for them: folders, the sheets in them, what is typed of a
//! path. Reads no sheet.
use crate::domain::text::fold;
use std::cmp::Reverse;
use std::fs::{self, DirEntry, Metadata};
use std::path::{Path, PathBuf};

/// Ends of the names of sheets.
const SHEETS: [&str; 7] = ["csv", "xlsx", "ods", "xls", "xlsm", "txt", "tsv"];
/// Files and folders listed at most.
const MOST: usize = 200;

/// Something found in a folder.
#[derive(Clone, Debug)]
pub enum Found {
    /// A folder.
    Folder(PathBuf),
    /// A sheet, and what the system knows of it.
    Sheet(PathBuf, Option<Metadata>),
}

/// Where one looks first: the folder of the last import, that of the program, those of the person.
pub fn folders(last: Option<&str>) -> Vec<PathBuf> {
    let dirs = directories::UserDirs::new();
    let own = dirs.as_ref().map(|it| {
        let known = [it.download_dir(), it.document_dir(), it.desktop_dir()];
        let known = known.into_iter().flatten().chain([it.home_dir()]);
        known.map(Path::to_owned).collect::<Vec<PathBuf>>()
    });
    let here = std::env::current_dir().ok();
    let all = last
        .map(PathBuf::from)
        .into_iter()
        .chain(here)
        .chain(own.into_iter().flatten());
    let mut folders: Vec<PathBuf> = Vec::new();
    for folder in all.filter(|it| it.is_dir()) {
        if !folders.contains(&folder) {
            folders.push(folder);
        }
    }
    folders
}

/// What a folder holds that begins, or has a word that begins, as what is typed: the sheets first, the
/// newest first; then the folders, by name.
pub fn list(folder: &Path, typed: &str) -> Vec<Found> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let wanted = fold(typed);
    let mut sheets = Vec::new();
    let mut folders = Vec::new();
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') != typed.starts_with('.') || !fold(&name).contains(&wanted) {
            continue;
        }
        match found(&entry) {
            Some(Found::Folder(path)) => folders.push(path),
            Some(Found::Sheet(path, known)) => sheets.push((path, known)),
            None => {}
        }
    }
    let written = |known: &Option<Metadata>| known.as_ref().and_then(|it| it.modified().ok());
    sheets.sort_by_cached_key(|(path, known)| (Reverse(written(known)), path.clone()));
    folders.sort_unstable();
    let sheets = sheets.into_iter();
    let sheets = sheets.map(|(path, known)| Found::Sheet(path, known));
    let folders = folders.into_iter().map(Found::Folder);
    sheets.chain(folders).take(MOST).collect()
}

fn found(entry: &DirEntry) -> Option<Found> {
    let path = entry.path();
    if path.is_dir() {
        return Some(Found::Folder(path));
    }
    let end = path.extension()?.to_str()?.to_lowercase();
    let sheet = SHEETS.contains(&end.as_str());
    sheet.then(|| {
        let known = entry.metadata().ok();
        Found::Sheet(path, known)
    })
}

/// The folder and the rest of a path being typed; nothing when it is no path. `~` is the person's own
/// folder.
pub fn typed_path(typed: &str) -> Option<(PathBuf, String)> {
    let home = || directories::UserDirs::new().map(|it| it.home_dir().to_owned());
    let path = match typed.strip_prefix('~') {
        Some(rest) => home()?.join(rest.trim_start_matches('/')),
        None if typed.contains('/') => PathBuf::from(typed),
        None => return None,
    };
    if typed.ends_with('/') || typed == "~" {
        return Some((path, String::new()));
    }
    let name = path.file_name()?.to_string_lossy().into_owned();
    Some((path.parent()?.to_owned(), name))
}

/// A path for people: `~` for their own folder.
pub fn shown(path: &Path) -> String {
    let dirs = directories::UserDirs::new();
    let inside = dirs
        .as_ref()
        .and_then(|it| path.strip_prefix(it.home_dir()).ok());
    match inside {
        Some(inside) if inside.as_os_str().is_empty() => "~".to_owned(),
        Some(inside) => format!("~/{}", inside.display()),
        None => path.display().to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_lists_its_sheets_then_its_folders_as_one_types() {
        let place = tempfile::tempdir().unwrap();
        for name in ["a.csv", "Élus.XLSX", "note.pdf", ".cache.csv"] {
            fs::write(place.path().join(name), "x").unwrap();
        }
        fs::create_dir(place.path().join("vieux")).unwrap();
        let names = |typed: &str| -> Vec<String> {
            let found = list(place.path(), typed);
            let path = |it: &Found| match it {
                Found::Folder(path) | Found::Sheet(path, _) => path.clone(),
            };
            let name = |it: &Found| path(it).file_name().unwrap().to_string_lossy().into_owned();
            found.iter().map(name).collect()
        };
        let mut all = names("");
        assert_eq!(all.pop().unwrap(), "vieux");
        all.sort();
        assert_eq!(all, ["a.csv", "Élus.XLSX"]);
        assert_eq!(names("elu"), ["Élus.XLSX"]);
        assert_eq!(names(".c"), [".cache.csv"]);
        assert!(list(&place.path().join("rien"), "").is_empty());
    }

    #[test]
    fn a_path_is_typed_part_by_part() {
        let parts = |typed: &str| {
            typed_path(typed).map(|(folder, rest)| (folder.display().to_string(), rest))
        };
        assert_eq!(parts("liste"), None);
        assert_eq!(parts("/tmp/li"), Some(("/tmp".into(), "li".into())));
        assert_eq!(parts("/tmp/"), Some(("/tmp/".into(), String::new())));
        assert_eq!(parts("a/b"), Some(("a".into(), "b".into())));
    }
}

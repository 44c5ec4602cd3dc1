//! Which file is imported: the sheets of a folder, the newest first, or a path as it is typed.
use std::path::Path;

use super::last_folder;
use crate::app::chooser::Feed;
use crate::app::prelude::*;
use crate::clock;
use crate::domain::date::full;
use crate::exchange::import::files::{self, Found};

/// The sheets of a folder, or of the first of those where one looks.
///
/// # Errors
/// When the store can't be read.
pub fn menu(folder: Option<&Path>, desk: &Desk) -> Result<Chooser<Choice>> {
    let last = last_folder(desk)?;
    let known = files::folders(last.as_deref());
    let here = folder
        .map(Path::to_owned)
        .or_else(|| known.first().cloned());
    let here = here.unwrap_or_else(|| Path::new("/").to_owned());
    let mut items = items(&here, "");
    // Where one looks most often is one step away.
    let others = known.iter().filter(|it| **it != here && folder.is_none());
    items.extend(others.map(|it| go(it)));
    let title = format!("Importer un tableur ─ {}", files::shown(&here));
    Ok(Chooser {
        feed: Feed::Files(here),
        ..Chooser::new(&title, items)
    })
}

/// What can be chosen in a folder once something is typed: a name, or a path.
pub fn items(folder: &Path, typed: &str) -> Vec<Item<Choice>> {
    if let Some((folder, rest)) = files::typed_path(typed.trim()) {
        return files::list(&folder, &rest).into_iter().map(item).collect();
    }
    let up = folder.parent().filter(|_| typed.trim().is_empty());
    let found = files::list(folder, typed.trim()).into_iter().map(item);
    found.chain(up.map(go)).collect()
}

fn item(found: Found) -> Item<Choice> {
    match found {
        Found::Folder(path) => go(&path),
        Found::Sheet(path, known) => {
            let name = path.file_name().unwrap_or_default();
            let on = known
                .and_then(|it| it.modified().ok())
                .map(clock::day_of)
                .map(full)
                .unwrap_or_default();
            Item::new(name.to_string_lossy(), Choice::Sheet(path.clone())).noted(on)
        }
    }
}

fn go(folder: &Path) -> Item<Choice> {
    let words = format!("{}/", files::shown(folder).trim_end_matches('/'));
    Item::new(words, Choice::Folder(folder.to_owned())).noted("dossier")
}

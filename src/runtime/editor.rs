//! Opens a long text in the person's own editor. The text goes through a file that only its
//! owner can read, in a folder held in memory when the system has one. The file, and the swap
//! and backup files that the editor made, are removed when the editor closes. If anything goes
//! wrong, the caller still has the text. Knows no form and draws nothing.
use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::Write;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// The editor to use, and the folder where its file goes.
#[derive(Debug, Clone, Default)]
pub struct Editor {
    /// The command, as it is written in VISUAL or EDITOR.
    pub command: Option<String>,
    /// `$XDG_RUNTIME_DIR`, a folder that the system keeps in memory.
    pub runtime_dir: Option<PathBuf>,
}

impl Editor {
    /// Finds the editor in the environment: VISUAL, or else EDITOR.
    pub fn from_env() -> Self {
        let named = |name| {
            std::env::var(name)
                .ok()
                .filter(|value| !value.trim().is_empty())
        };
        let runtime_dir = std::env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from);
        Editor {
            command: named("VISUAL").or_else(|| named("EDITOR")),
            runtime_dir: runtime_dir.filter(|path| path.is_absolute()),
        }
    }

    /// Opens the text and waits until the editor closes.
    ///
    /// # Errors
    /// A French sentence that explains why there is no new text.
    pub fn edit(&self, text: &str) -> Result<String, String> {
        let mut words = self.words()?.into_iter();
        let program = words.next().ok_or_else(no_editor)?;
        let folder = self.folder().map_err(|_| {
            "Le fichier de travail n’a pas pu être créé\u{a0}; le texte n’a pas changé.".to_owned()
        })?;
        let file = folder.path().join("note.txt");
        write_private(&file, text).map_err(|_| {
            "Le fichier de travail n’a pas pu être écrit\u{a0}; le texte n’a pas changé.".to_owned()
        })?;
        let mut command = Command::new(&program);
        if is_vim(&program) {
            command.args(["-n", "-i", "NONE"]);
        }
        let status = command.args(words).arg(&file).status().map_err(|_| {
            format!("L’éditeur «\u{a0}{program}\u{a0}» n’a pas pu démarrer\u{a0}; le texte n’a pas changé.")
        })?;
        if !status.success() {
            return Err("L’éditeur s’est terminé sur une erreur\u{a0}; \
                        le texte d’avant est gardé."
                .to_owned());
        }
        read_back(&file, text)
    }

    /// Splits the command into words, without running a shell.
    fn words(&self) -> Result<Vec<String>, String> {
        let command = self.command.as_deref().ok_or_else(no_editor)?;
        split(command).ok_or_else(|| {
            format!(
                "La commande de l’éditeur a un guillemet sans fin\u{a0}: {command}\u{a0}; \
                 corrigez la variable VISUAL ou EDITOR."
            )
        })
    }

    /// Makes a private folder, which is removed with everything in it when it is dropped.
    fn folder(&self) -> std::io::Result<TempDir> {
        let mut builder = tempfile::Builder::new();
        builder.prefix("note-");
        builder.permissions(fs::Permissions::from_mode(0o700));
        if let Some(parent) = &self.runtime_dir {
            let ours = parent.join("carnet");
            let made = fs::DirBuilder::new()
                .recursive(true)
                .mode(0o700)
                .create(&ours);
            if made.is_ok()
                && let Ok(folder) = builder.tempdir_in(&ours)
            {
                return Ok(folder);
            }
        }
        builder.tempdir()
    }
}

fn no_editor() -> String {
    "Aucun éditeur n’est choisi\u{a0}: la variable VISUAL ou EDITOR doit en nommer un.".to_owned()
}

fn write_private(file: &Path, text: &str) -> std::io::Result<()> {
    let mut options = fs::OpenOptions::new();
    let mut opened = options
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(file)?;
    opened.write_all(text.as_bytes())
}

/// Reads the text that the editor wrote. Editors add a line end after the last line: it is
/// removed when the text did not have one before.
fn read_back(file: &Path, before: &str) -> Result<String, String> {
    let bytes = fs::read(file).map_err(|_| {
        "L’éditeur n’a pas laissé de fichier\u{a0}; le texte d’avant est gardé.".to_owned()
    })?;
    let text = String::from_utf8(bytes).map_err(|_| {
        "Le fichier de l’éditeur n’est pas en UTF-8\u{a0}; le texte d’avant est gardé.".to_owned()
    })?;
    let text = text.replace("\r\n", "\n");
    match text.strip_suffix('\n') {
        Some(shorter) if !before.ends_with('\n') => Ok(shorter.to_owned()),
        _ => Ok(text),
    }
}

/// Whether the program is Vim or Neovim, even through a link such as `vi`. They keep copies of
/// what they edit, unless an option forbids it.
fn is_vim(program: &str) -> bool {
    let named_vim = |path: &Path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        ["vim", "nvim", "gvim"]
            .iter()
            .any(|vim| name.starts_with(vim))
    };
    let given = Path::new(program);
    if named_vim(given) {
        return true;
    }
    let folders: OsString = match given.components().count() {
        1 => std::env::var_os("PATH").unwrap_or_default(),
        _ => OsStr::new("/").to_owned(),
    };
    let found = std::env::split_paths(&folders).find_map(|f| f.join(given).canonicalize().ok());
    found.is_some_and(|path| named_vim(&path))
}

/// Splits a command into words. Spaces separate words; quotes and `\` protect a space. `None`
/// when a quote is not closed.
fn split(command: &str) -> Option<Vec<String>> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    let mut chars = command.chars();
    while let Some(c) = chars.next() {
        match (quote, c) {
            (Some(open), _) if c == open => quote = None,
            (None | Some('"'), '\\') => word.get_or_insert_default().push(chars.next()?),
            (Some(_), _) => word.get_or_insert_default().push(c),
            (None, '\'' | '"') => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            (None, _) if c.is_whitespace() => words.extend(word.take()),
            (None, _) => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    quote.is_none().then_some(words)
}

#[cfg(test)]
#[path = "editor_tests.rs"]
mod tests;

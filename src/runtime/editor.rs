//! Opens a long text in the person's own editor. The text goes through a file that only its
//! owner can read, in a folder held in memory when the system has one. The file, and the swap
//! and backup files that the editor made, are removed when the editor closes. If anything goes
//! wrong, the caller still has the text. Knows no form and draws nothing.
use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::Path;
use std::process::{Child, Command};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};

use crate::files::Note;

/// The editor to use.
#[derive(Debug, Clone, Default)]
pub struct Editor {
    /// The command, as it is written in VISUAL or EDITOR.
    pub command: Option<String>,
}

impl Editor {
    /// Finds the editor in the environment: VISUAL, or else EDITOR.
    pub fn from_env() -> Self {
        let named = |name| {
            std::env::var(name)
                .ok()
                .filter(|value| !value.trim().is_empty())
        };
        Editor {
            command: named("VISUAL").or_else(|| named("EDITOR")),
        }
    }

    /// Opens the text and waits until the editor closes, or until `ends` says that the program must end.
    /// `origin` says where the text comes from, for the next start should this program be killed.
    ///
    /// # Errors
    /// A French sentence that explains why there is no new text.
    pub fn edit(
        &self,
        text: &str,
        origin: &str,
        ends: &dyn Fn() -> bool,
    ) -> Result<String, String> {
        let mut words = self.words()?.into_iter();
        let program = words.next().ok_or_else(no_editor)?;
        let note = Note::write(text, origin).map_err(|_| {
            "Le fichier de travail n’a pas pu être écrit\u{a0}; le texte n’a pas changé.".to_owned()
        })?;
        let mut command = Command::new(&program);
        if is_vim(&program) {
            command.args(["-n", "-i", "NONE"]);
        }
        let child = command.args(words).arg(note.path()).spawn();
        let child = child.map_err(|_| {
            format!("L’éditeur «\u{a0}{program}\u{a0}» n’a pas pu démarrer\u{a0}; le texte n’a pas changé.")
        })?;
        let well = wait(child, ends);
        match read_back(&note.path(), text) {
            // What was saved in it before it failed, or was closed from outside, is what one wanted.
            Ok(saved) if well || !text.starts_with(&saved) => Ok(saved),
            Ok(_) => Err("L’éditeur s’est terminé sur une erreur\u{a0}; \
                        le texte d’avant est gardé."
                .to_owned()),
            Err(why) => Err(why),
        }
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
}

/// Between two looks at whether the editor has closed.
const LOOK: Duration = Duration::from_millis(25);
/// How long an editor that is asked to close may take.
const TO_CLOSE: Duration = Duration::from_millis(300);

/// Waits until the editor closes; asks it to when the program must end. Whether it ended well.
fn wait(mut child: Child, ends: &dyn Fn() -> bool) -> bool {
    let mut asked: Option<Instant> = None;
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return status.success(),
            Ok(None) => {}
            Err(_) => return false,
        }
        match asked {
            None if ends() => {
                // One that is gone by now needs no asking.
                let _ = kill_process(Pid::from_child(&child), Signal::TERM);
                asked = Some(Instant::now());
            }
            Some(at) if at.elapsed() > TO_CLOSE => {
                let _ = child.kill();
            }
            _ => {}
        }
        thread::sleep(LOOK);
    }
}

fn no_editor() -> String {
    "Aucun éditeur n’est choisi\u{a0}: la variable VISUAL ou EDITOR doit en nommer un.".to_owned()
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

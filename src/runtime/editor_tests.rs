//! A line of shell plays the person's editor: the text goes and comes back, errors are refused,
//! no file is left.
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::*;

/// An editor made of a line of shell, which receives the file as `$1`.
fn editor(script: &str) -> Editor {
    Editor {
        command: Some(format!("/bin/sh -c '{script}' sh")),
    }
}

/// Texts lent by other tests of this process are not counted as left: one is lent at a time.
static ONE: Mutex<()> = Mutex::new(());

fn alone() -> MutexGuard<'static, ()> {
    ONE.lock().unwrap_or_else(PoisonError::into_inner)
}

fn edit(script: &str, text: &str) -> Result<String, String> {
    let _alone = alone();
    editor(script).edit(text, "d’ici", &|| false)
}

/// The folders that this process has now for its notes.
fn left() -> usize {
    let _alone = alone();
    let mine = format!("-{}-", std::process::id());
    let place = crate::files::private_place().unwrap();
    let folders = fs::read_dir(place).unwrap();
    let names = folders.map(|it| it.unwrap().file_name().to_string_lossy().into_owned());
    names.filter(|name| name.contains(&mine)).count()
}

#[test]
fn the_text_comes_back_changed_and_nothing_stays() {
    let script = "printf \"%s, vue\\n\" \"$(cat \"$1\")\" > \"$1.new\"; mv \"$1.new\" \"$1\"; : > \"$1.swp\"; dirname \"$1\" > /dev/null";
    assert_eq!(edit(script, "Reçue le 3"), Ok("Reçue le 3, vue".to_owned()));
}

#[test]
fn a_last_line_end_is_kept_when_it_was_there() {
    assert_eq!(edit(":", "un\n"), Ok("un\n".to_owned()));
    assert_eq!(edit(":", ""), Ok(String::new()));
}

#[test]
fn the_file_is_the_owners_alone() {
    let script = "stat -c %a \"$1\" > \"$1.m\"; stat -c %a \"$(dirname \"$1\")\" >> \"$1.m\"; mv \"$1.m\" \"$1\"";
    assert_eq!(edit(script, "x"), Ok("600\n700".to_owned()));
}

#[test]
fn an_editor_that_fails_changes_nothing_and_leaves_nothing() {
    for script in [
        "exit 3",
        "kill -9 $$",
        "rm \"$1\"",
        "printf \"\\351\" > \"$1\"",
    ] {
        let refusal = edit(script, "texte").unwrap_err();
        assert!(
            refusal.ends_with("le texte d’avant est gardé."),
            "{script}: {refusal}"
        );
    }
    assert_eq!(left(), 0);
}

#[test]
fn what_was_saved_before_the_editor_failed_or_was_closed_is_kept() {
    let saved = "printf \"Texte enregistré\" > \"$1\"; ";
    assert_eq!(
        edit(&format!("{saved} exit 1"), "Texte"),
        Ok("Texte enregistré".to_owned())
    );
    let stays = format!("{saved} sleep 60 & wait");
    let alone = alone();
    let closed = editor(&stays).edit("Texte", "d’ici", &|| true);
    drop(alone);
    assert!(closed == Ok("Texte enregistré".to_owned()) || closed.is_err());
    // A file that was cut short is no text that one wanted.
    assert!(edit("printf T > \"$1\"; exit 1", "Texte").is_err());
}

#[test]
fn without_editor_or_with_an_unknown_one_a_sentence_says_so() {
    let none = Editor::default().edit("texte", "", &|| false).unwrap_err();
    assert!(none.contains("VISUAL ou EDITOR"));
    let unknown = Editor {
        command: Some("/nulle/part/editeur".into()),
    };
    assert!(
        unknown
            .edit("texte", "", &|| false)
            .unwrap_err()
            .contains("n’a pas pu démarrer")
    );
}

#[test]
fn commands_are_split_without_a_shell() {
    for (command, words) in [
        ("vim", vec!["vim"]),
        ("  code  --wait ", vec!["code", "--wait"]),
        (
            "'/opt/mon éditeur/ed' -x",
            vec!["/opt/mon éditeur/ed", "-x"],
        ),
        ("a\\ b \"c \\\" d\" ''", vec!["a b", "c \" d", ""]),
        ("ed; rm $HOME", vec!["ed;", "rm", "$HOME"]),
    ] {
        assert_eq!(split(command).unwrap(), words);
    }
    assert_eq!(split("vim 'x"), None);
}

#[test]
fn vim_is_recognised_behind_its_names() {
    assert!(is_vim("vim") && is_vim("/usr/bin/nvim") && is_vim("vim.basic"));
    assert!(!is_vim("nano") && !is_vim("/bin/sh"));
    let folder = tempfile::tempdir().unwrap();
    let vim = folder.path().join("vim.tiny");
    fs::write(&vim, "").unwrap();
    let link = folder.path().join("vi");
    std::os::unix::fs::symlink(&vim, &link).unwrap();
    assert!(is_vim(&link.to_string_lossy()));
}

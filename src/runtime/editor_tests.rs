//! A line of shell plays the person's editor: the text goes and comes back, errors are refused,
//! no file is left.
use super::*;

/// An editor made of a line of shell, which receives the file as `$1`, in a private folder.
fn editor(script: &str) -> (Editor, TempDir) {
    let home = tempfile::tempdir().unwrap();
    let command = format!("/bin/sh -c '{script}' sh");
    let editor = Editor {
        command: Some(command),
        runtime_dir: Some(home.path().to_owned()),
    };
    (editor, home)
}

fn left_in(home: &TempDir) -> usize {
    fs::read_dir(home.path().join("carnet")).unwrap().count()
}

#[test]
fn the_text_comes_back_changed_and_nothing_stays() {
    let (editor, home) = editor(
        "printf \"%s, vue\\n\" \"$(cat \"$1\")\" > \"$1.new\"; mv \"$1.new\" \"$1\"; : > \"$1.swp\"",
    );
    assert_eq!(editor.edit("Reçue le 3"), Ok("Reçue le 3, vue".to_owned()));
    assert_eq!(left_in(&home), 0);
}

#[test]
fn a_last_line_end_is_kept_when_it_was_there() {
    let (editor, _home) = editor(":");
    assert_eq!(editor.edit("un\n"), Ok("un\n".to_owned()));
    assert_eq!(editor.edit(""), Ok(String::new()));
}

#[test]
fn the_file_is_the_owners_alone() {
    let (editor, _home) = editor(
        "stat -c %a \"$1\" > \"$1.m\"; stat -c %a \"$(dirname \"$1\")\" >> \"$1.m\"; mv \"$1.m\" \"$1\"",
    );
    assert_eq!(editor.edit("x"), Ok("600\n700".to_owned()));
}

#[test]
fn an_editor_that_fails_changes_nothing_and_leaves_nothing() {
    for script in [
        "exit 3",
        "kill -9 $$",
        "rm \"$1\"",
        "printf \"\\351\" > \"$1\"",
    ] {
        let (editor, home) = editor(script);
        let refusal = editor.edit("texte").unwrap_err();
        assert!(
            refusal.ends_with("le texte d’avant est gardé."),
            "{script}: {refusal}"
        );
        assert_eq!(left_in(&home), 0, "{script}");
    }
}

#[test]
fn without_editor_or_with_an_unknown_one_a_sentence_says_so() {
    let none = Editor::default().edit("texte").unwrap_err();
    assert!(none.contains("VISUAL ou EDITOR"));
    let unknown = Editor {
        command: Some("/nulle/part/editeur".into()),
        runtime_dir: None,
    };
    assert!(
        unknown
            .edit("texte")
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

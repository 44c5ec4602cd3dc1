//! F10, F11: a disk, or a quota, that takes no more.
use std::process::{Command, Output, Stdio};

use super::home::{Home, Ran, ran};
use super::left::hidden;

/// Runs the program where no file may grow beyond so many blocks of 512 bytes.
fn limited(home: &Home, blocks: u64, words: &[&str]) -> Ran {
    let program = env!("CARGO_BIN_EXE_carnet");
    let line = format!("ulimit -f {blocks}; exec \"$0\" \"$@\"");
    let mut command = Command::new("sh");
    command.args(["-c", &line, program]).args(words);
    command
        .current_dir(home.path())
        .env_clear()
        .env("PATH", "/usr/bin:/bin")
        .env("HOME", home.path())
        .env("XDG_DATA_HOME", home.path().join("data"))
        .env("XDG_CONFIG_HOME", home.path().join("config"))
        .stdin(Stdio::null());
    let output: Output = command.output().unwrap();
    ran(&output)
}

#[test]
fn f10_f11_a_quota_is_an_ordinary_error_and_leaves_nothing_half_made() {
    let home = Home::with_demo();
    let before = home.out(&["exporter", "-"]);
    for (words, name) in [
        (["sauvegarder", "copie.db"], "copie.db"),
        (["exporter", "tout.json"], "tout.json"),
        (["exporter", "liste.xlsx"], "liste.xlsx"),
    ] {
        let ran = limited(&home, 8, &words);
        assert_eq!(ran.code, 8, "{words:?}: {}", ran.err);
        assert!(!ran.err.contains("os error"), "{}", ran.err);
        assert!(!home.path().join(name).exists());
        assert_eq!(hidden(home.path()), [""; 0]);
    }
    // The store itself: nothing of the import stays, and it is read as before.
    let mut text = String::from("Nom;Prénom;N° CAF\n");
    for n in 0..3_000 {
        text.push_str(&format!("Nom{n};Prénom{n};{}\n", 1_000_000 + n));
    }
    home.write("suivi.csv", &text);
    let size = std::fs::metadata(home.base()).unwrap().len();
    let ran = limited(&home, size / 512 + 600, &["importer", "suivi.csv"]);
    assert_eq!(ran.code, 8, "{}{}", ran.out, ran.err);
    assert_eq!(home.run(&["verifier"]).code, 0);
    assert_eq!(home.out(&["exporter", "-"]), before);
    // Once there is room, it is taken.
    assert_eq!(home.run(&["importer", "suivi.csv"]).code, 0);
}

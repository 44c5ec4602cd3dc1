//! F10, F11: a disk, or a quota, that takes no more.
use std::process::{Command, Output, Stdio};

use super::home::{Home, Ran, ran};
use super::left::hidden;

/// Runs the program where no file may grow beyond so many blocks of 512 bytes.
fn limited(home: &Home, blocks: u64, words: &[&str]) -> Ran {
    under(home, &format!("-f {blocks}"), words)
}

/// Runs the program under a limit of the shell.
fn under(home: &Home, limit: &str, words: &[&str]) -> Ran {
    let program = env!("CARGO_BIN_EXE_carnet");
    let line = format!("ulimit {limit}; exec \"$0\" \"$@\"");
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

#[test]
fn f23_few_descriptors_and_little_memory_are_ordinary_errors() {
    let home = Home::with_demo();
    home.write("une.csv", "Nom;Prénom;N° CAF\nDURAND;Anne;1234567\n");
    let (mut well, mut refused) = (0, 0);
    for limit in ["-n 6", "-n 8", "-n 10", "-n 16", "-v 262144"] {
        for words in [
            &["alertes"][..],
            &["verifier"],
            &["exporter", "-"],
            &["sauvegarder", "copie.db"],
            &["importer", "une.csv"],
        ] {
            let ran = under(&home, limit, words);
            assert!(
                !ran.err.contains("erreur interne"),
                "{limit} {words:?}: {}",
                ran.err
            );
            assert_ne!(ran.code, 101, "{limit} {words:?}: {}", ran.err);
            match ran.code {
                0 => well += 1,
                _ => refused += 1,
            }
            for name in ["copie.db", "copie.db.json"] {
                let _ = std::fs::remove_file(home.path().join(name));
            }
        }
    }
    println!("F23: {well} went well, {refused} were refused with a sentence");
    assert_eq!(home.run(&["verifier"]).code, 0);
}

//! The phrase of an encrypted store, at a real terminal: asked before the screen, never shown, three tries;
//! and nothing in clear in any file, whatever is typed and however it ends.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot even run is to stop at once"
)]
use std::path::{Path, PathBuf};

use rustix::process::Signal;

use super::harness::{Launch, Pty};

const PHRASE: &str = "lampe rivage tortue violon prairie ciment oseille";

/// A place for an encrypted store, and a private folder for the files of the session.
struct Place(tempfile::TempDir);

impl Place {
    fn new() -> Self {
        let it = Self(tempfile::tempdir().unwrap());
        std::fs::create_dir(it.0.path().join("session")).unwrap();
        it
    }

    fn base(&self) -> PathBuf {
        self.0.path().join("essai.db")
    }

    fn launch(&self, words: &[&str]) -> Launch {
        let base = self.base();
        let words: Vec<&str> = ["--base", base.to_str().unwrap()]
            .iter()
            .chain(words)
            .copied()
            .collect();
        let session = self.0.path().join("session");
        Launch::new(env!("CARGO_BIN_EXE_carnet"))
            .args(&words)
            .env("XDG_RUNTIME_DIR", session.to_str().unwrap())
    }

    /// An encrypted store, made at the terminal.
    fn sealed() -> Self {
        let place = Self::new();
        let mut pty = place.launch(&["init", "--chiffrer"]).size(120, 30).start();
        pty.wait_for("Nouvelle phrase secrète");
        pty.send("trop court\r");
        pty.wait_for("Recommencez");
        pty.send(&format!("{PHRASE}\r"));
        pty.wait_for("encore une fois");
        pty.send(&format!("{PHRASE}\r"));
        pty.wait_for("Votre prénom");
        // Name, structure, function, rules.
        pty.send("\r\r\r\r");
        assert_eq!(pty.wait_exit().code, 0);
        assert!(!pty.screen().contains("rivage") && pty.is_cooked());
        place
    }

    fn open(&self) -> Pty {
        let mut pty = self.launch(&[]).start();
        pty.wait_for("Phrase secrète");
        pty.send(&format!("{PHRASE}\r"));
        pty.wait_for("dossier");
        pty
    }

    /// Files that say one of the words.
    fn saying(&self, words: &[&str]) -> Vec<PathBuf> {
        fn look(folder: &Path, words: &[&str], found: &mut Vec<PathBuf>) {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    look(&path, words, found);
                    continue;
                }
                let bytes = std::fs::read(&path).unwrap();
                let says = |word: &&str| bytes.windows(word.len()).any(|it| it == word.as_bytes());
                if words.iter().any(says) {
                    found.push(path);
                }
            }
        }
        let mut found = Vec::new();
        look(self.0.path(), words, &mut found);
        found
    }
}

#[test]
fn three_wrong_phrases_end_with_their_code_and_the_terminal_as_it_was() {
    let place = Place::sealed();
    let mut pty = place.launch(&[]).start();
    for left in ["encore 2 essais", "encore 1 essai"] {
        pty.wait_for("Phrase secrète");
        pty.send("lampe rivage faux\r");
        pty.wait_for(left);
    }
    pty.send("toujours faux\r");
    assert_eq!(pty.wait_exit().code, 12);
    assert!(!pty.screen().contains("faux") && pty.is_given_back() && pty.is_cooked());
}

#[test]
fn an_interruption_while_a_phrase_is_typed_gives_the_terminal_back() {
    for how in ["\u{3}", "TERM"] {
        let place = Place::sealed();
        let mut pty = place.launch(&["alertes"]).start();
        pty.wait_for("Phrase secrète");
        pty.send("lampe");
        match how {
            "TERM" => pty.signal(Signal::TERM),
            keys => pty.send(keys),
        }
        assert_eq!(pty.wait_exit().code, 130);
        assert!(!pty.screen().contains("lampe") && pty.is_cooked());
    }
}

#[test]
fn the_hidden_screen_of_an_encrypted_store_asks_for_its_phrase_and_keeps_what_was_typed() {
    let place = Place::sealed();
    let mut pty = place.open();
    pty.send("n");
    pty.wait_for("Nouveau dossier");
    pty.send("Kaddouri\tWolf");
    pty.wait_for("Wolf");
    pty.send("\x0c");
    pty.wait_for("Écran verrouillé");
    pty.send("lampe rivage faux\r");
    pty.wait_for("pas la phrase secrète");
    pty.resize(100, 30);
    pty.send("é\x7f");
    pty.send(&format!("{PHRASE}\r"));
    pty.wait_for("Wolf");
    assert!(!pty.screen().contains("rivage"));
    pty.send("ra\x13");
    pty.wait_for("Enregistré");
    // One may leave without the phrase; the store is whole.
    pty.send("\x0c");
    pty.wait_for("Écran verrouillé");
    pty.send("\x11");
    assert_eq!(pty.wait_exit().code, 0);
    place.open().wait_for("1 dossier");
}

#[test]
fn nothing_typed_is_in_clear_in_any_file_however_it_ends() {
    let place = Place::sealed();
    let words = ["Kaddouri", "kaddouri", "KADDOURI", "Wolfra", "wolfra"];
    let mut pty = place.open();
    pty.send("n");
    pty.wait_for("Nouveau dossier");
    pty.send("Kaddouri\tWolfra");
    pty.wait_for("Wolfra");
    pty.send("\x13");
    pty.wait_for("Enregistré");
    assert_eq!(place.saying(&words), [""; 0].map(PathBuf::from));
    // Another one, half typed, when the line drops, and once more when it is killed.
    for end in [Signal::HUP, Signal::KILL] {
        pty.send("\x1b");
        pty.wait_for("1 dossier");
        pty.send("n");
        pty.wait_for("Nouveau dossier");
        pty.send("Kaddouri\tWolfra\t");
        pty.wait_for("Wolfra");
        match end {
            Signal::HUP => pty.hang_up(),
            other => pty.signal(other),
        }
        pty.wait_exit();
        assert_eq!(place.saying(&words), [""; 0].map(PathBuf::from));
        pty = place.open();
        pty.wait_for("Reprendre");
    }
    pty.signal(Signal::TERM);
    pty.wait_exit();
    assert_eq!(place.saying(&words), [""; 0].map(PathBuf::from));
}

//! F05, F17, F46, F47: the store is held, the line drops, the terminal freezes, the editor is killed; what
//! was typed is kept.
#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that cannot even run is to stop at once; a store is held apart from the program"
)]
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use rusqlite::Connection;
use rustix::process::{Pid, Signal, kill_process};

use super::harness::{LIMIT, Launch, Pty};

/// A store with nobody yet, and a private folder for the files of the session.
pub struct Place {
    place: tempfile::TempDir,
}

impl Place {
    pub fn new() -> Self {
        let it = Self {
            place: tempfile::tempdir().unwrap(),
        };
        std::fs::create_dir(it.session()).unwrap();
        let made = std::process::Command::new(carnet())
            .args(["--base", it.base().to_str().unwrap(), "init"])
            .env_clear()
            .env("HOME", it.place.path())
            .stdin(std::process::Stdio::null())
            .output();
        assert!(made.unwrap().status.success());
        it
    }

    pub fn base(&self) -> PathBuf {
        self.place.path().join("essai.db")
    }

    fn session(&self) -> PathBuf {
        self.place.path().join("session")
    }

    pub fn launch(&self) -> Launch {
        Launch::new(carnet())
            .args(&["--base", self.base().to_str().unwrap()])
            .env("XDG_RUNTIME_DIR", self.session().to_str().unwrap())
    }

    /// carnet, in the form of a new file, with a name.
    pub fn half_filled(&self) -> Pty {
        Self::fill(self.launch().start())
    }

    /// The same, in a program that was just started.
    pub fn fill(mut pty: Pty) -> Pty {
        pty.wait_for("dossier");
        pty.send("n");
        pty.wait_for("Nouveau dossier");
        pty.send("Kaddouri\tSam");
        pty.wait_for("Sam");
        pty
    }

    /// Another program, which writes and does not end.
    fn held(&self) -> Connection {
        let other = Connection::open(self.base()).unwrap();
        other.busy_timeout(LIMIT).unwrap();
        other.execute_batch("BEGIN IMMEDIATE").unwrap();
        other
    }

    /// Files that the sessions have left.
    fn left(&self) -> usize {
        std::fs::read_dir(self.session().join("carnet")).map_or(0, Iterator::count)
    }
}

pub fn carnet() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_carnet"))
}

#[test]
fn keys_typed_while_a_save_waits_stay_in_its_form_and_are_saved_with_it() {
    let place = Place::new();
    let mut pty = place.half_filled();
    let other = place.held();
    pty.send("\x13");
    pty.wait_for("La base est occupée");
    let letters = "iroudjanqvdx".repeat(15);
    for letter in letters.chars() {
        pty.send(&letter.to_string());
    }
    pty.wait_for("depuis 1 s au moins");
    other.execute_batch("ROLLBACK").unwrap();
    pty.wait_for("Enregistré");
    pty.send("\x11");
    assert_eq!(pty.wait_exit().code, 0);
    let kept: String = Connection::open(place.base())
        .unwrap()
        .query_row("SELECT prenom FROM allocataire", [], |row| row.get(0))
        .unwrap();
    assert_eq!(kept.to_lowercase(), format!("sam{letters}"));
}

#[test]
fn a_line_that_drops_or_a_request_to_end_while_the_store_is_held_keeps_the_text() {
    for signal in [Signal::HUP, Signal::TERM] {
        let place = Place::new();
        let mut pty = place.half_filled();
        let other = place.held();
        let began = Instant::now();
        match signal {
            Signal::HUP => pty.hang_up(),
            other => pty.signal(other),
        }
        pty.wait_exit();
        // The promise is one second; the rest is for a busy machine.
        assert!(began.elapsed() < Duration::from_secs(4), "{signal:?}");
        other.execute_batch("ROLLBACK").unwrap();
        assert_eq!(place.left(), 1);
        let mut pty = place.launch().start();
        pty.wait_for("Reprendre");
        assert_eq!(place.left(), 0);
        pty.send("\r");
        pty.wait_for("Kaddouri");
        pty.wait_for("Sam");
        pty.send("\x13");
        pty.wait_for("Enregistré");
        pty.send("\x11");
        assert_eq!(pty.wait_exit().code, 0);
    }
}

#[test]
fn a_terminal_that_takes_no_bytes_stops_neither_the_draft_nor_the_end() {
    let place = Place::new();
    let pair = native_pty_system()
        .openpty(PtySize {
            rows: 24,
            cols: 80,
            pixel_width: 0,
            pixel_height: 0,
        })
        .unwrap();
    let mut command = CommandBuilder::new(carnet());
    command.args(["--base", place.base().to_str().unwrap()]);
    command.env_clear();
    command.env("TERM", "xterm-256color");
    command.env("HOME", place.place.path());
    command.cwd(place.place.path());
    let mut child = pair.slave.spawn_command(command).unwrap();
    // Nobody reads what it writes, from the first byte on: it is soon full of repaints.
    let mut keyboard = pair.master.take_writer().unwrap();
    let mut send = |text: &str| {
        keyboard.write_all(text.as_bytes()).unwrap();
        keyboard.flush().unwrap();
    };
    let drafts = || {
        let conn = Connection::open(place.base()).unwrap();
        let count = "SELECT count(*) FROM brouillon WHERE valeurs LIKE '%Kaddouri%'";
        conn.query_row(count, [], |row| row.get::<_, i64>(0))
            .unwrap_or(0)
    };
    send("n");
    for _ in 0..400 {
        send("\x0c");
    }
    send("Kaddouri");
    let began = Instant::now();
    while drafts() == 0 {
        assert!(began.elapsed() < LIMIT, "no draft");
        std::thread::yield_now();
    }
    let pid = Pid::from_raw(i32::try_from(child.process_id().unwrap()).unwrap()).unwrap();
    kill_process(pid, Signal::TERM).unwrap();
    let began = Instant::now();
    while child.try_wait().unwrap().is_none() {
        assert!(began.elapsed() < Duration::from_secs(4), "it does not end");
        std::thread::yield_now();
    }
}

/// The note of a contact, in an editor that saves it, says so, and waits.
fn in_the_editor(place: &Place) -> Pty {
    let script = place.place.path().join("editeur");
    std::fs::write(
        &script,
        "printf 'Texte de la note' > \"$1\"\nprintf 'ÉDITEUR'\nwhile :; do sleep 1; done\n",
    )
    .unwrap();
    let editor = format!("/bin/sh {}", script.display());
    let mut pty = place.launch().env("EDITOR", &editor).start();
    pty.wait_for("dossier");
    pty.send("n");
    pty.wait_for("Nouveau dossier");
    pty.send("Kaddouri\tSamir\x13");
    pty.wait_for("Enregistré");
    pty.send("s");
    pty.wait_for("Situation");
    pty.send("n");
    // From field to field, to the first long text.
    let began = Instant::now();
    while !pty.screen().contains("ÉDITEUR") {
        assert!(began.elapsed() < LIMIT, "no long text:\n{}", pty.screen());
        let before = pty.bytes_out();
        pty.send("\t\x05");
        pty.wait_quiet(before, Duration::from_millis(150));
    }
    pty
}

#[test]
fn what_the_editor_saved_is_kept_when_the_line_drops_and_when_the_program_is_killed() {
    for signal in [Signal::HUP, Signal::KILL] {
        let place = Place::new();
        let mut pty = in_the_editor(&place);
        let began = Instant::now();
        match signal {
            Signal::HUP => pty.hang_up(),
            other => pty.signal(other),
        }
        pty.wait_exit();
        assert!(began.elapsed() < Duration::from_secs(4), "{signal:?}");
        let mut pty = place.launch().start();
        pty.wait_for("Reprendre");
        pty.send("\r");
        pty.wait_for("Texte de la note");
        assert_eq!(place.left(), 0, "{signal:?}");
        pty.signal(Signal::KILL);
        pty.wait_exit();
    }
}

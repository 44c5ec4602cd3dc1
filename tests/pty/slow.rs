//! The disk does not answer. One goes on typing, nothing is said to be saved before it is, the end comes within a
//! second with the text kept.
#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that cannot even run is to stop at once; a store is read apart from the program"
)]
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use rusqlite::Connection;
use rustix::process::Signal;

use super::harness::{Launch, Pty};
use super::triage::Queue;
use super::trust::{Place, carnet};

/// The disk, compiled into that folder; nothing without a C compiler.
fn disk(tools: &Path) -> Option<PathBuf> {
    let made = tools.join("slow.so");
    let done = Command::new("cc")
        .args(["-shared", "-fPIC", "-O1", "-w", "-o"])
        .arg(&made)
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pty/slow.c"))
        .arg("-ldl")
        .status();
    done.is_ok_and(|status| status.success()).then_some(made)
}

/// A store on a disk that can be told not to answer.
struct Slow {
    place: Place,
    tools: tempfile::TempDir,
    disk: PathBuf,
}

impl Slow {
    fn new() -> Option<Self> {
        let tools = tempfile::tempdir().unwrap();
        let disk = disk(tools.path())?;
        let place = Place::new();
        Some(Self { place, tools, disk })
    }

    fn mark(&self) -> PathBuf {
        self.tools.path().join("lent")
    }

    /// From now on, the disk does not answer.
    fn hang(&self) {
        std::fs::write(self.mark(), "").unwrap();
    }

    fn answer(&self) {
        std::fs::remove_file(self.mark()).unwrap();
    }

    fn launch(&self) -> Launch {
        let folder = self.place.base();
        self.place
            .launch()
            .env("LD_PRELOAD", self.disk.to_str().unwrap())
            .env("SLOW_FOLDER", folder.to_str().unwrap())
            .env("SLOW_WHILE", self.mark().to_str().unwrap())
    }

    fn half_filled(&self) -> Pty {
        Place::fill(self.launch().start())
    }

    /// The first names there are.
    fn kept(&self) -> Vec<String> {
        let conn = Connection::open(self.place.base()).unwrap();
        let mut rows = conn.prepare("SELECT prenom FROM allocataire").unwrap();
        let rows = rows.query_map([], |row| row.get(0)).unwrap();
        rows.map(Result::unwrap).collect()
    }
}

#[test]
fn one_types_while_the_disk_does_not_answer_and_it_is_saved_when_it_does() {
    let Some(slow) = Slow::new() else { return };
    let mut pty = slow.half_filled();
    slow.hang();
    let began = Instant::now();
    pty.send("\x13");
    pty.wait_for("Le disque est lent à répondre");
    let said = began.elapsed();
    let letters = "iroudjanqvdx".repeat(5);
    let mut longest = Duration::ZERO;
    for (at, letter) in letters.char_indices() {
        let began = Instant::now();
        pty.send(&letter.to_string());
        if at < 12 {
            pty.wait_for(&format!("Sam{}", letters.get(..=at).unwrap()));
            longest = longest.max(began.elapsed());
        }
    }
    println!("slow disk: said after {said:?}; a letter is on screen after {longest:?} at most");
    // The promise is 100 ms; the rest is for a busy machine.
    assert!(longest < Duration::from_secs(2), "{longest:?}");
    pty.wait_for("depuis 1 s au moins");
    assert!(!pty.screen().contains("Enregistré"));
    slow.answer();
    pty.wait_for("Enregistré");
    pty.send("\x11");
    assert_eq!(pty.wait_exit().code, 0);
    assert_eq!(slow.kept(), [format!("Sam{letters}")]);
}

#[test]
fn the_end_comes_within_a_second_and_the_text_is_offered() {
    for (saving, signal) in [
        (false, Signal::TERM),
        (false, Signal::HUP),
        (true, Signal::TERM),
        (true, Signal::HUP),
    ] {
        let Some(slow) = Slow::new() else { return };
        let mut pty = slow.half_filled();
        slow.hang();
        if saving {
            pty.send("\x13");
            pty.wait_for("Le disque est lent à répondre");
            pty.send("my");
            pty.wait_for("Sammy");
        }
        let began = Instant::now();
        match signal {
            Signal::HUP => pty.hang_up(),
            other => pty.signal(other),
        }
        pty.wait_exit();
        let lasted = began.elapsed();
        println!("slow disk: {signal:?}, saving {saving}: {lasted:?}");
        // The promise is one second; the rest is for a busy machine.
        assert!(lasted < Duration::from_secs(4), "{lasted:?}");
        slow.answer();
        let mut pty = slow.launch().start();
        pty.wait_for("Reprendre");
        pty.send("\r");
        let whole = if saving { "Sammy" } else { "Sam" };
        pty.wait_for(whole);
        pty.send("\x13");
        pty.wait_for("Enregistré");
        pty.send("\x11");
        assert_eq!(pty.wait_exit().code, 0);
        // What was being saved was kept, or not: in both cases it is there once.
        assert_eq!(slow.kept(), [whole.to_owned()]);
    }
}

#[test]
fn one_can_leave_while_the_disk_does_not_answer() {
    let Some(slow) = Slow::new() else { return };
    let mut pty = slow.half_filled();
    slow.hang();
    pty.send("\x13");
    pty.wait_for("Le disque est lent à répondre");
    pty.send("\x11");
    pty.wait_for("Quitter carnet ?");
    let began = Instant::now();
    pty.send("o");
    assert_eq!(pty.wait_exit().code, 0);
    assert!(began.elapsed() < Duration::from_secs(4));
    slow.answer();
    let mut pty = slow.launch().start();
    pty.wait_until("what became of it", super::harness::LIMIT, |screen| {
        screen.contains("l’est bien") || screen.contains("Reprendre")
    });
    let saved = slow.kept();
    match pty.screen().contains("l’est bien") {
        true => assert_eq!(saved, ["Sam"]),
        false => assert!(saved.is_empty()),
    }
    pty.signal(Signal::TERM);
    pty.wait_exit();
}

#[test]
fn a_disk_that_is_always_slow_only_makes_everything_slower() {
    let tools = tempfile::tempdir().unwrap();
    let Some(disk) = disk(tools.path()) else {
        return;
    };
    let queue = Queue::of(&["ARNAUD", "BONNET"]);
    let base = queue.base();
    let mut pty = Launch::new(carnet())
        .args(&["--base", base.to_str().unwrap(), "triage"])
        .env("LD_PRELOAD", disk.to_str().unwrap())
        .env("SLOW_FOLDER", base.to_str().unwrap())
        .env("SLOW_WHILE", "/nulle-part")
        .env("SLOW_MS", "150")
        .start();
    pty.wait_for("ARNAUD");
    pty.send("d");
    pty.wait_for("1 fait · 1 à voir");
    pty.wait_gone("Ce n’est pas encore");
    pty.send("d");
    pty.wait_for("C’est tout");
    pty.wait_gone("Ce n’est pas encore");
    pty.send("u");
    pty.wait_for("Annulé");
    pty.wait_gone("Ce n’est pas encore");
    pty.send("\x11");
    assert_eq!(pty.wait_exit().code, 0);
    let conn = Connection::open(base).unwrap();
    let count = |text: &str| {
        conn.query_row(text, [], |row| row.get::<_, i64>(0))
            .unwrap()
    };
    assert_eq!(count("SELECT count(*) FROM rdv WHERE statut = 'honore'"), 1);
    assert_eq!(
        count("SELECT count(*) FROM acte WHERE nature = 'annulation'"),
        1
    );
}

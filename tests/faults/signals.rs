//! F03, F08: a command that a signal ends leaves nothing half made.
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};

use super::cut::started;
use super::home::Home;
use super::left::hidden;

#[test]
fn a_copy_or_an_export_that_a_signal_ends_leaves_no_hidden_file() {
    let home = Home::new();
    let base = home.base();
    let words = [
        "demo",
        "--dossiers",
        "3000",
        "--dans",
        base.to_str().unwrap(),
    ];
    assert_eq!(home.run(&words).code, 0);
    let mut seen = 0;
    for (word, name) in [
        ("sauvegarder", "copie.db"),
        ("exporter", "tout.json"),
        ("exporter", "tout.csv"),
    ] {
        for signal in [Signal::INT, Signal::TERM, Signal::HUP] {
            let mut child = started(&home, &[word, name]);
            let began = Instant::now();
            while hidden(home.path()).is_empty() && child.try_wait().unwrap().is_none() {
                assert!(began.elapsed() < Duration::from_secs(30));
                std::thread::yield_now();
            }
            seen += hidden(home.path()).len();
            let pid = Pid::from_raw(i32::try_from(child.id()).unwrap()).unwrap();
            // One that has just ended needs no signal.
            let _ = kill_process(pid, signal);
            child.wait().unwrap();
            assert_eq!(hidden(home.path()), [""; 0], "{word} {name} {signal:?}");
            let _ = std::fs::remove_file(home.path().join(name));
        }
    }
    assert!(seen > 4, "only {seen} were caught while they were made");
}

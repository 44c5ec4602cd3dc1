//! A program that is started, then cut.
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use super::home::Home;

/// The program at work; what it says is not read.
pub fn started(home: &Home, words: &[&str]) -> Child {
    let mut command = home.command(words);
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().unwrap()
}

/// Kills a program that long after, whatever it does.
pub fn kill_after(child: &mut Child, micros: u64) {
    let end = Instant::now() + Duration::from_micros(micros);
    while Instant::now() < end {
        std::thread::yield_now();
    }
    child.kill().unwrap();
    child.wait().unwrap();
}

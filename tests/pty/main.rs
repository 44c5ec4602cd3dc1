//! Tests in a real pseudo-terminal.
mod harness;
mod moments;
#[cfg(feature = "chiffrement")]
mod phrase;
mod program;
mod slow;
mod terminal;
mod triage;
mod trust;

use harness::Launch;

#[test]
fn the_harness_types_looks_and_sees_the_end() {
    let mut pty = Launch::new("/bin/sh")
        .args(&["-c", "printf 'bonjour %s' \"$NOM\"; read x; exit 3"])
        .env("NOM", "Élodie")
        .start();
    pty.wait_for("bonjour Élodie");
    assert!(pty.is_given_back() && pty.is_cooked());
    assert_eq!(pty.bytes_out(), "bonjour Élodie".len());
    pty.send("\r");
    assert_eq!(pty.wait_exit().code, 3);
}

#[test]
fn the_harness_gives_a_home_a_size_and_a_cursor() {
    let launch = Launch::new("/bin/sh").size(30, 5).args(&[
        "-c",
        "read mot < \"$HOME/mot\"; printf '%s %s' \"$$\" \"$mot\"; read x; \
         printf '\\033[2J\\033[3;7Hlà'; read x",
    ]);
    std::fs::write(launch.home().join("mot"), "secret\n").unwrap();
    let mut pty = launch.start();
    pty.wait_for(&format!("{} secret", pty.pid()));
    pty.send("\r");
    pty.wait_gone("secret");
    pty.wait_for("là");
    assert_eq!(pty.cursor(), (2, 8, true));
    pty.send("\r");
    assert_eq!(pty.wait_exit().code, 0);
}

#[test]
fn a_cut_line_kills_a_program_that_does_not_expect_it() {
    let mut pty = Launch::new("/bin/sh")
        .args(&["-c", "printf ici; read x"])
        .start();
    pty.wait_for("ici");
    pty.hang_up();
    assert!(pty.wait_exit().signal.is_some());
}

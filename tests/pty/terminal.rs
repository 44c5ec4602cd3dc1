//! The terminal side of the program in a real terminal: taken, given back whatever
//! happens, never deaf. The program under test is [`program_under_test`], run by this
//! very test binary in a terminal of its own.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "the program under test fails loudly, and panics on purpose"
)]

use std::path::PathBuf;
use std::time::{Duration, Instant};

use carnet::app::effect::Effect;
use carnet::app::event::{Event, Key, Signal};
use carnet::runtime::{Editor, MouseUse, Program, Session, harden};
use ratatui::Frame;
use ratatui::widgets::Paragraph;
use rustix::process::Signal as SystemSignal;

use super::harness::{Launch, Pty};

/// Shows the last events; keeps what it was told at the end in `$HOME/brouillon`.
struct Echo {
    lines: Vec<String>,
    dirty: bool,
}

impl Program for Echo {
    fn handle(&mut self, event: Event) -> Vec<Effect> {
        self.dirty = true;
        self.lines.push(match &event {
            Event::Key(key) => format!("touche {key}."),
            Event::Paste(text) => format!("collé {} {text:.20}.", text.chars().count()),
            Event::Resize(columns, rows) => format!("taille {columns}×{rows}."),
            Event::Mouse(mouse) => format!("souris {} {}.", mouse.column, mouse.row),
            Event::Edited { text, .. } => format!("édité {text:?}."),
            Event::Refused(reason) => format!("refusé : {reason}"),
            Event::Resumed => "repris.".to_owned(),
            Event::Signal(signal) => format!("signal {signal:?}."),
        });
        match event {
            Event::Signal(Signal::Hangup | Signal::Terminate) => {
                let draft = PathBuf::from(std::env::var_os("HOME").unwrap()).join("brouillon");
                std::fs::write(draft, self.lines.join("\n")).unwrap();
                vec![]
            }
            Event::Key(key) if key == Key::ctrl('q') => vec![Effect::Quit],
            Event::Key(key) if key == Key::ctrl('p') => panic!("panique voulue"),
            Event::Key(key) if key == Key::ctrl('z') => vec![Effect::Suspend],
            Event::Key(key) if key == Key::ctrl('e') => vec![Effect::EditText {
                token: 1,
                text: "avant".into(),
                origin: String::new(),
            }],
            _ => vec![],
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>) {
        self.dirty = false;
        let shown = self.lines.iter().rev().take(15).cloned();
        let keys = self.lines.iter().filter(|line| line.starts_with("touche"));
        let size = self.lines.iter().rfind(|line| line.starts_with("taille"));
        let text = format!(
            "PRÊT {} touches {}\n{}",
            keys.count(),
            size.map_or("", String::as_str),
            shown.collect::<Vec<_>>().join("\n")
        );
        frame.render_widget(Paragraph::new(text), frame.area());
    }

    fn needs_draw(&self) -> bool {
        self.dirty
    }

    fn next_wake(&self) -> Option<Instant> {
        None
    }

    fn wake(&mut self) -> Vec<Effect> {
        vec![]
    }

    fn after_first_frame(&mut self) -> Vec<Effect> {
        vec![]
    }
}

#[test]
#[ignore = "run by the other tests, in a terminal"]
fn program_under_test() {
    harden().unwrap();
    let session = Session::open(MouseUse::Program, Editor::from_env()).unwrap();
    let mut echo = Echo {
        lines: vec![],
        dirty: true,
    };
    let exit = session.run(&mut echo);
    #[expect(
        clippy::disallowed_methods,
        reason = "this process is a child that plays the whole program"
    )]
    std::process::exit(i32::from(exit.code()));
}

const UNDER_TEST: [&str; 5] = [
    "terminal::program_under_test",
    "--exact",
    "--ignored",
    "--nocapture",
    "--test-threads=1",
];

fn launch() -> Launch {
    Launch::new(std::env::current_exe().unwrap()).args(&UNDER_TEST)
}

fn ready(launch: Launch) -> Pty {
    let pty = launch.start();
    pty.wait_for("PRÊT");
    pty
}

#[test]
fn the_terminal_is_given_back_as_it_was() {
    let mut pty = ready(launch());
    assert!(!pty.is_given_back() && !pty.is_cooked());
    pty.send("é\x1b");
    pty.wait_for("touche échap.\ntouche é.");
    pty.send("\x1b[<64;3;2M");
    pty.wait_for("souris 2 1.");
    pty.send("\x11");
    assert_eq!(pty.wait_exit().code, 0);
    assert!(pty.is_given_back());
}

#[test]
fn nothing_is_asked_of_the_terminal() {
    let mut pty = ready(launch());
    pty.send("\x11");
    pty.wait_exit();
    let raw = pty.raw();
    for question in [
        &b"\x1b[6n"[..],
        b"\x1b[c",
        b"\x1b[?u",
        b"\x1b]11;?",
        b"\x1b[0c",
    ] {
        assert!(!raw.windows(question.len()).any(|bytes| bytes == question));
    }
}

#[test]
fn a_panic_gives_the_terminal_back_before_its_message() {
    let mut pty = ready(launch());
    pty.send("\x10");
    assert_eq!(pty.wait_exit().code, 101);
    assert!(pty.is_given_back());
    assert!(pty.screen().contains("panique voulue"), "{}", pty.screen());
}

#[test]
fn a_cut_line_saves_and_ends_at_once() {
    let mut pty = ready(launch());
    pty.send("a");
    pty.wait_for("touche a.");
    let cut = Instant::now();
    pty.hang_up();
    assert_eq!(pty.wait_exit().code, 129);
    assert!(
        cut.elapsed() < Duration::from_secs(5),
        "{:?}",
        cut.elapsed()
    );
    let draft = std::fs::read_to_string(pty.home().join("brouillon")).unwrap();
    assert_eq!(draft, "touche a.\nsignal Hangup.");
}

#[test]
fn a_request_to_end_saves_and_gives_the_terminal_back() {
    let mut pty = ready(launch());
    pty.signal(SystemSignal::TERM);
    assert_eq!(pty.wait_exit().code, 143);
    assert!(pty.is_given_back());
    assert!(pty.home().join("brouillon").exists());
    let mut pty = ready(launch());
    pty.signal(SystemSignal::INT);
    assert_eq!(pty.wait_exit().code, 130);
}

#[test]
fn an_unfinished_paste_leaves_signals_sizes_and_keys_at_work() {
    let mut pty = ready(launch());
    pty.send("\x1b[200~abc");
    pty.resize(70, 20);
    pty.wait_for("taille 70×20.");
    pty.wait_for("collé 3 abc.");
    pty.send("q");
    pty.wait_for("touche q.");
    pty.send("\x1b[");
    pty.send_bytes(b"\xc3");
    pty.send("r");
    pty.wait_for("touche r.");
    pty.send("\x11");
    assert_eq!(pty.wait_exit().code, 0);
}

#[test]
fn a_large_paste_is_one_event() {
    let mut pty = ready(launch());
    let text = "Réponse reçue.\r\n".repeat(60_000);
    let lines = text.replace("\r\n", "\n").chars().count();
    pty.send(&format!("\x1b[200~{text}\x1b[201~"));
    pty.wait_for(&format!("collé {lines} "));
    pty.send("\x11");
    assert_eq!(pty.wait_exit().code, 0);
}

#[test]
fn sizes_may_follow_one_another_without_losing_a_key() {
    let mut pty = ready(launch());
    for step in 0..200u16 {
        pty.resize(1 + step % 120, 1 + step % 50);
        pty.send("x");
    }
    pty.resize(80, 24);
    pty.wait_for("PRÊT 200 touches taille 80×24.");
    pty.send("\x11");
    assert_eq!(pty.wait_exit().code, 0);
}

#[test]
fn the_editor_gets_the_keys_and_the_program_gets_them_back() {
    let script = "/bin/sh -c 'printf ÉDITEUR; read ligne; printf %s \"$ligne\" > \"$1\"' sh";
    let mut pty = ready(launch().env("VISUAL", script));
    pty.send("\x05");
    pty.wait_for("ÉDITEUR");
    assert!(pty.is_cooked());
    pty.send("relu hier\r");
    pty.wait_for("édité Ok(\"relu hier\").");
    assert!(!pty.is_cooked() && !pty.screen().contains("ÉDITEUR"));
    pty.send("w");
    pty.wait_for("touche w.");
    pty.send("\x11");
    assert_eq!(pty.wait_exit().code, 0);
}

#[test]
fn nobody_is_left_stopped_without_a_shell_to_resume() {
    let mut pty = ready(launch());
    pty.send("\x1a");
    pty.wait_for("refusé :");
    pty.send("\x11");
    assert_eq!(pty.wait_exit().code, 0);
}

#[test]
fn a_shell_can_resume_what_was_suspended() {
    let program = std::env::current_exe().unwrap();
    let words = UNDER_TEST.join(" ");
    let script = format!(
        "set -m; '{}' {words}; printf ARRÊT; read x; fg; printf FIN",
        program.display()
    );
    let mut pty = ready(Launch::new("/bin/sh").args(&["-c", &script]));
    pty.send("\x1a");
    pty.wait_for("ARRÊT");
    assert!(pty.is_given_back() && pty.is_cooked());
    pty.send("\r");
    pty.wait_for("repris.");
    assert!(!pty.is_cooked());
    pty.send("v");
    pty.wait_for("touche v.");
    pty.send("\x11");
    pty.wait_for("FIN");
    assert_eq!(pty.wait_exit().code, 0);
}

#[test]
fn a_frame_that_changes_nothing_costs_nothing_and_a_key_costs_little() {
    let mut pty = ready(launch());
    pty.send("a");
    pty.wait_for("touche a.");
    let before = pty.bytes_out();
    pty.send("b");
    pty.wait_for("touche b.\ntouche a.");
    let cost = pty.bytes_out() - before;
    assert!(cost < 100, "{cost}");
    pty.send("\x11");
    assert_eq!(pty.wait_exit().code, 0);
}

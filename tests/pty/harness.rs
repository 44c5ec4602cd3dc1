//! A terminal for tests: starts a program in a pseudo-terminal of its own, types, looks
//! at the screen as a person would, hangs up.
//!
//! Hermetic: the program gets an empty environment but for `TERM`, `LANG`, `PATH`, a
//! private `HOME` and what the test adds. Nothing here sleeps: every wait is for a
//! condition, with a limit, and a wait that fails shows the screen.
//!
//! ```ignore
//! let mut pty = Launch::new("/bin/sh").args(&["-c", "printf prêt; read x"]).start();
//! pty.wait_for("prêt");
//! pty.send("\r");
//! assert_eq!(pty.wait_exit().code, 0);
//! ```
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot even run is to stop at once"
)]

mod view;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::sync::mpsc::{Receiver, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use portable_pty::{CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::fs::{Mode, OFlags};
use rustix::process::{Pid, Signal, kill_process};
use rustix::termios::{OptionalActions, SpecialCodeIndex, tcgetattr, tcsetattr};
use tempfile::TempDir;

use view::{Seen, View, cells, watch};

/// No wait lasts longer.
pub const LIMIT: Duration = Duration::from_secs(20);

/// What is to be started.
pub struct Launch {
    program: PathBuf,
    args: Vec<String>,
    env: Vec<(String, String)>,
    columns: u16,
    rows: u16,
    home: TempDir,
}

impl Launch {
    /// A program, at 80 columns and 24 rows.
    pub fn new(program: impl AsRef<Path>) -> Self {
        Launch {
            program: program.as_ref().to_owned(),
            args: Vec::new(),
            env: Vec::new(),
            columns: 80,
            rows: 24,
            home: tempfile::tempdir().unwrap(),
        }
    }

    /// Its arguments.
    pub fn args(mut self, args: &[&str]) -> Self {
        self.args = args.iter().map(|arg| (*arg).to_owned()).collect();
        self
    }

    /// One more variable of its environment.
    pub fn env(mut self, name: &str, value: &str) -> Self {
        self.env.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Its first size, in cells.
    pub fn size(mut self, columns: u16, rows: u16) -> Self {
        (self.columns, self.rows) = (columns, rows);
        self
    }

    /// Its private home, where a test may lay files before the start.
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    /// Starts it.
    pub fn start(self) -> Pty {
        let pair = native_pty_system()
            .openpty(pty_size(self.columns, self.rows))
            .unwrap();
        let mut command = CommandBuilder::new(&self.program);
        command.args(&self.args);
        command.env_clear();
        command.env("TERM", "xterm-256color");
        command.env("LANG", "fr_FR.UTF-8");
        command.env("PATH", "/usr/local/bin:/usr/bin:/bin");
        command.env("HOME", self.home.path());
        for (name, value) in &self.env {
            command.env(name, value);
        }
        command.cwd(self.home.path());
        let mut child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let pid = child.process_id().unwrap();
        let (send, exit) = channel();
        thread::spawn(move || send.send(child.wait()));
        let view = Arc::new(View::new(self.columns, self.rows));
        let reader = pair.master.try_clone_reader().unwrap();
        let watcher = watch(reader, Arc::clone(&view));
        let writer = pair.master.take_writer().unwrap();
        Pty {
            line: Some(Line {
                writer,
                master: pair.master,
            }),
            watcher: Some(watcher),
            view,
            exit,
            pid,
            home: self.home,
        }
    }
}

/// How a program ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ended {
    /// Its exit code.
    pub code: u32,
    /// The name of the signal that killed it, if one did.
    pub signal: Option<String>,
}

/// A program at work in its terminal.
pub struct Pty {
    line: Option<Line>,
    watcher: Option<JoinHandle<()>>,
    view: Arc<View>,
    exit: Receiver<std::io::Result<portable_pty::ExitStatus>>,
    pid: u32,
    home: TempDir,
}

/// Our end of the line. The writer goes before the master.
struct Line {
    writer: Box<dyn Write + Send>,
    master: Box<dyn MasterPty + Send>,
}

fn pty_size(columns: u16, rows: u16) -> PtySize {
    PtySize {
        rows,
        cols: columns,
        pixel_width: 0,
        pixel_height: 0,
    }
}

impl Pty {
    /// Types: the text goes to the program as it is (`"\r"` for Entrée, `"\x1b"` for
    /// Échap, `"\x13"` for Ctrl-S).
    pub fn send(&mut self, bytes: &str) {
        self.send_bytes(bytes.as_bytes());
    }

    /// Types bytes that need not be text.
    pub fn send_bytes(&mut self, bytes: &[u8]) {
        let line = self.line.as_mut().expect("the line is cut");
        line.writer.write_all(bytes).unwrap();
        line.writer.flush().unwrap();
    }

    /// The text on the screen, a line per row, without the spaces at their ends.
    pub fn screen(&self) -> String {
        self.view.seen.lock().unwrap().parser.screen().contents()
    }

    /// The row and column of the cursor, from 0, and whether it shows.
    pub fn cursor(&self) -> (u16, u16, bool) {
        let seen = self.view.seen.lock().unwrap();
        let (row, column) = seen.parser.screen().cursor_position();
        (row, column, !seen.parser.screen().hide_cursor())
    }

    /// Whether the program has given the terminal back: normal screen, cursor shown,
    /// pastes unmarked, no mouse.
    pub fn is_given_back(&self) -> bool {
        let seen = self.view.seen.lock().unwrap();
        let screen = seen.parser.screen();
        !screen.alternate_screen()
            && !screen.hide_cursor()
            && !screen.bracketed_paste()
            && screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None
    }

    /// Whether the terminal echoes and edits lines, as a shell expects to find it.
    pub fn is_cooked(&self) -> bool {
        let modes = tcgetattr(self.slave()).unwrap().local_modes;
        modes.contains(rustix::termios::LocalModes::ICANON | rustix::termios::LocalModes::ECHO)
    }

    /// How many bytes the program has written so far.
    pub fn bytes_out(&self) -> usize {
        self.view.seen.lock().unwrap().raw.len()
    }

    /// Every byte the program has written so far.
    pub fn raw(&self) -> Vec<u8> {
        self.view.seen.lock().unwrap().raw.clone()
    }

    /// Waits until the text is on the screen.
    pub fn wait_for(&self, text: &str) {
        self.wait_for_within(text, LIMIT);
    }

    /// Waits until the text is on the screen, no longer than `limit`.
    pub fn wait_for_within(&self, text: &str, limit: Duration) {
        let what = format!("« {text} » on the screen");
        self.wait_until(&what, limit, |screen| screen.contains(text));
    }

    /// Waits until the text has left the screen.
    pub fn wait_gone(&self, text: &str) {
        let what = format!("« {text} » gone from the screen");
        self.wait_until(&what, LIMIT, |screen| !screen.contains(text));
    }

    /// Waits until the screen satisfies a condition, described for the failure.
    pub fn wait_until(&self, what: &str, limit: Duration, holds: impl Fn(&str) -> bool) {
        let seen = self.view.seen.lock().unwrap();
        let unsatisfied = |seen: &mut Seen| !holds(&seen.parser.screen().contents()) && !seen.over;
        let (seen, _) = self
            .view
            .changed
            .wait_timeout_while(seen, limit, unsatisfied)
            .unwrap();
        let screen = seen.parser.screen().contents();
        let over = if seen.over {
            " (the program is gone)"
        } else {
            ""
        };
        assert!(holds(&screen), "not {what}{over}; the screen:\n{screen}");
    }

    /// Whether the program sends nothing for that long.
    pub fn stays_quiet(&self, time: Duration) -> bool {
        let seen = self.view.seen.lock().unwrap();
        let before = seen.raw.len();
        let quiet = |seen: &mut Seen| seen.raw.len() == before && !seen.over;
        let (seen, _) = self
            .view
            .changed
            .wait_timeout_while(seen, time, quiet)
            .unwrap();
        seen.raw.len() == before
    }

    /// Waits until the program has sent more than that many bytes in all, then nothing more
    /// for that long.
    pub fn wait_quiet(&self, beyond: usize, time: Duration) {
        let seen = self.view.seen.lock().unwrap();
        let nothing = |seen: &mut Seen| seen.raw.len() <= beyond && !seen.over;
        let seen = self.view.changed.wait_timeout_while(seen, LIMIT, nothing);
        drop(seen.unwrap());
        let start = std::time::Instant::now();
        while !self.stays_quiet(time) {
            assert!(start.elapsed() < LIMIT, "the program never rests");
        }
    }

    /// Gives the terminal another size; the program is told by the system.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        let mut seen = self.view.seen.lock().unwrap();
        let (wide, high) = cells(columns, rows);
        seen.parser.set_size(high, wide);
        drop(seen);
        let line = self.line.as_ref().expect("the line is cut");
        line.master.resize(pty_size(columns, rows)).unwrap();
    }

    /// Sends a signal to the program.
    pub fn signal(&self, signal: Signal) {
        let pid = Pid::from_raw(self.pid.try_into().unwrap()).unwrap();
        kill_process(pid, signal).unwrap();
    }

    /// The process identifier of the program.
    pub fn pid(&self) -> u32 {
        self.pid
    }

    /// The program's private home.
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    /// Cuts the line, as a dropped connection does: the terminal is gone for the
    /// program, and nothing was typed before. What it wrote last may not be seen.
    pub fn hang_up(&mut self) {
        let slave = self.slave();
        // The writer, dropped, would type an end of file, unless there is no key for it.
        let mut modes = tcgetattr(&slave).unwrap();
        modes.special_codes[SpecialCodeIndex::VEOF] = 0;
        tcsetattr(&slave, OptionalActions::Now, &modes).unwrap();
        // One byte of output wakes the watcher, whose end must be closed too.
        self.view.hung_up.store(true, Ordering::SeqCst);
        rustix::io::write(&slave, b"\0").unwrap();
        drop(slave);
        if let Some(watcher) = self.watcher.take() {
            watcher.join().unwrap();
        }
        self.line = None;
    }

    /// Waits for the end of the program, and of what it had to say.
    pub fn wait_exit(&mut self) -> Ended {
        let Ok(status) = self.exit.recv_timeout(LIMIT) else {
            panic!("the program does not end; the screen:\n{}", self.screen());
        };
        let status = status.unwrap();
        let seen = self.view.seen.lock().unwrap();
        let more = |seen: &mut Seen| !seen.over;
        drop(
            self.view
                .changed
                .wait_timeout_while(seen, LIMIT, more)
                .unwrap(),
        );
        Ended {
            code: status.exit_code(),
            signal: status.signal().map(str::to_owned),
        }
    }

    /// The program's side of the line.
    fn slave(&self) -> rustix::fd::OwnedFd {
        let line = self.line.as_ref().expect("the line is cut");
        let name = line.master.tty_name().unwrap();
        rustix::fs::open(name, OFlags::RDWR | OFlags::NOCTTY, Mode::empty()).unwrap()
    }
}

impl Drop for Pty {
    fn drop(&mut self) {
        // Still at work after a failed test: nothing of it may stay.
        if self.exit.try_recv().is_err() && self.line.is_some() {
            let pid = i32::try_from(self.pid).ok().and_then(Pid::from_raw);
            if let Some(pid) = pid {
                let _ = kill_process(pid, Signal::KILL);
            }
        }
    }
}

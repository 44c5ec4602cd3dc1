//! What the terminal shows: fed by a thread, looked at by the test.
use std::io::Read;
use std::num::NonZeroU16;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::thread::{self, JoinHandle};

/// What the terminal shows, and how many bytes made it.
pub(super) struct View {
    pub(super) seen: Mutex<Seen>,
    pub(super) changed: Condvar,
    pub(super) hung_up: AtomicBool,
}

pub(super) struct Seen {
    pub(super) parser: vt100::Parser,
    pub(super) raw: Vec<u8>,
    pub(super) over: bool,
}

impl View {
    pub(super) fn new(columns: u16, rows: u16) -> Self {
        let (columns, rows) = cells(columns, rows);
        let parser = vt100::Parser::new(rows, columns, 0);
        let seen = Seen {
            parser,
            raw: Vec::new(),
            over: false,
        };
        View {
            seen: Mutex::new(seen),
            changed: Condvar::new(),
            hung_up: AtomicBool::new(false),
        }
    }
}

/// The emulated screen has at least two rows and columns: it knows no smaller one.
pub(super) fn cells(columns: u16, rows: u16) -> (NonZeroU16, NonZeroU16) {
    let at_least_two = |n: u16| NonZeroU16::new(n.max(2)).unwrap();
    (at_least_two(columns), at_least_two(rows))
}

/// Feeds the screen until the program is gone or the line is cut.
pub(super) fn watch(mut reader: Box<dyn Read + Send>, view: Arc<View>) -> JoinHandle<()> {
    thread::spawn(move || {
        let mut bytes = [0; 65536];
        while let Ok(length) = reader.read(&mut bytes) {
            if length == 0 || view.hung_up.load(Ordering::SeqCst) {
                break;
            }
            let mut seen = view.seen.lock().unwrap();
            seen.parser.process(&bytes[..length]);
            seen.raw.extend_from_slice(&bytes[..length]);
            view.changed.notify_all();
        }
        view.seen.lock().unwrap().over = true;
        view.changed.notify_all();
    })
}

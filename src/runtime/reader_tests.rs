//! Runs the reader on a socket instead of a terminal: bytes in, events out, pause and hang-up.
use std::os::unix::net::UnixStream;
use std::sync::mpsc::{Receiver, channel};

use super::*;
use crate::app::event::{Code, Key};

/// A reader on one end of a socket; the test writes to the other end as a terminal would.
fn reader() -> (Reader, UnixStream, Receiver<Event>) {
    let (ours, theirs) = UnixStream::pair().unwrap();
    let (send, receive) = channel();
    let file = File::from(std::os::fd::OwnedFd::from(ours));
    (Reader::start(file, send).unwrap(), theirs, receive)
}

const LIMIT: Duration = Duration::from_secs(10);

#[test]
fn keys_come_through_and_a_lone_escape_does_not_wait_for_another_key() {
    let (_reader, mut terminal, events) = reader();
    terminal.write_all(b"v\x1b").unwrap();
    assert_eq!(events.recv_timeout(LIMIT), Ok(Event::Key(Key::char('v'))));
    let escape = Event::Key(Key::plain(Code::Esc));
    assert_eq!(events.recv_timeout(LIMIT), Ok(escape));
}

#[test]
fn a_paste_without_end_is_delivered_and_keys_work_after_it() {
    let (_reader, mut terminal, events) = reader();
    terminal.write_all(b"\x1b[200~abc").unwrap();
    assert_eq!(events.recv_timeout(LIMIT), Ok(Event::Paste("abc".into())));
    terminal.write_all(b"q").unwrap();
    assert_eq!(events.recv_timeout(LIMIT), Ok(Event::Key(Key::char('q'))));
}

#[test]
fn a_raw_flood_is_a_paste_with_all_its_letters() {
    let (_reader, mut terminal, events) = reader();
    let text = "Monsieur est venu ; dossier à revoir. ".repeat(550);
    terminal.write_all(text.as_bytes()).unwrap();
    terminal.write_all(b"\x11").unwrap();
    let mut got = String::new();
    loop {
        match events.recv_timeout(LIMIT).unwrap() {
            Event::Paste(part) => got.push_str(&part),
            Event::Key(key) if key == Key::ctrl('q') => break,
            other => unreachable!("{other:?}"),
        }
    }
    assert_eq!(got, text);
}

#[test]
fn a_paused_reader_leaves_the_keys_to_others() {
    let (reader, mut terminal, events) = reader();
    reader.pause();
    terminal.write_all(b"x").unwrap();
    assert!(events.try_recv().is_err());
    reader.resume();
    assert_eq!(events.recv_timeout(LIMIT), Ok(Event::Key(Key::char('x'))));
    reader.pause();
    drop(reader);
    assert!(events.recv_timeout(LIMIT).is_err());
}

#[test]
fn a_line_that_drops_is_a_hang_up() {
    let (_reader, terminal, events) = reader();
    drop(terminal);
    assert_eq!(
        events.recv_timeout(LIMIT),
        Ok(Event::Signal(Signal::Hangup))
    );
}

//! Turns the bytes of a terminal into events. Unfinished input (half an escape sequence, a paste
//! without its end) is kept until the rest comes or the reader gives up, so that no sequence of
//! bytes can block the keyboard. Knows no file and no clock.
use crate::app::event::{Code, Event, Key};

use super::sequence::{Step, step};

/// Ends a bracketed paste.
const PASTE_END: &[u8] = b"\x1b[201~";

/// What the decoder waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pending {
    /// Nothing.
    Nothing,
    /// The rest of a key.
    Key,
    /// The rest of a paste.
    Paste,
}

/// Turns bytes into events, however the bytes are cut into pieces.
#[derive(Debug, Default)]
pub struct Decoder {
    held: Vec<u8>,
    pasting: bool,
    /// How many bytes of the unfinished paste were already searched for its end.
    searched: usize,
}

impl Decoder {
    /// Takes bytes, and adds every event that they complete to `out`.
    pub fn feed(&mut self, bytes: &[u8], out: &mut Vec<Event>) {
        self.held.extend_from_slice(bytes);
        while !self.held.is_empty() {
            let went_on = if self.pasting {
                self.finish_paste(out)
            } else {
                self.read_keys(out)
            };
            if !went_on {
                return;
            }
        }
    }

    /// What the decoder still waits for.
    pub fn pending(&self) -> Pending {
        match (self.pasting, self.held.is_empty()) {
            (true, _) => Pending::Paste,
            (false, true) => Pending::Nothing,
            (false, false) => Pending::Key,
        }
    }

    /// Stops waiting for the rest: an Échap alone is the key Échap, the text pasted so far is the
    /// whole paste, and half a sequence is dropped.
    pub fn give_up(&mut self, out: &mut Vec<Event>) {
        let held = std::mem::take(&mut self.held);
        if std::mem::take(&mut self.pasting) {
            out.push(Event::Paste(pasted(&held)));
        } else if held == b"\x1b" {
            out.push(Event::Key(Key::plain(Code::Esc)));
        } else if held.first().is_some_and(|byte| *byte >= 0x80) {
            out.push(Event::Key(Key::char('\u{fffd}')));
        }
    }

    /// Reads keys until a paste begins or bytes are missing. Returns true when a paste began.
    fn read_keys(&mut self, out: &mut Vec<Event>) -> bool {
        let mut done = 0;
        let began = loop {
            match step(self.held.get(done..).unwrap_or_default()) {
                Step::Event(length, event) => {
                    done += length;
                    out.push(event);
                }
                Step::Nothing(length) => done += length,
                Step::PasteStart(length) => {
                    done += length;
                    break true;
                }
                Step::Unfinished => break false,
            }
        };
        self.held.drain(..done);
        self.pasting = began;
        self.searched = 0;
        began
    }

    /// Looks for the end of the paste. Returns true when it found it.
    fn finish_paste(&mut self, out: &mut Vec<Event>) -> bool {
        let from = self.searched.saturating_sub(PASTE_END.len());
        let unread = self.held.get(from..).unwrap_or_default();
        let Some(at) = unread.windows(PASTE_END.len()).position(|w| w == PASTE_END) else {
            self.searched = self.held.len();
            return false;
        };
        let rest = self.held.split_off(from + at + PASTE_END.len());
        self.held.truncate(from + at);
        out.push(Event::Paste(pasted(&self.held)));
        self.held = rest;
        self.pasting = false;
        true
    }
}

/// Cleans the text of a paste: line ends become `\n`, and no other control character than the tab
/// is kept.
fn pasted(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    let lines = text.replace("\r\n", "\n").replace('\r', "\n");
    let kept = |c: &char| !c.is_control() || matches!(c, '\n' | '\t');
    lines.chars().filter(kept).collect()
}

#[cfg(test)]
#[path = "decode_tests.rs"]
mod tests;

//! Turns the bytes of a terminal into events. Unfinished input (half an escape sequence, a paste
//! without its end) is kept until the rest comes or the reader gives up, so that no sequence of
//! bytes can block the keyboard. Knows no file and no clock.
use crate::app::event::{Code, Event, Key};

use super::sequence::{Step, step};

/// Begins a bracketed paste.
const PASTE_START: &[u8] = b"\x1b[200~";
/// Ends a bracketed paste.
const PASTE_END: &[u8] = b"\x1b[201~";
/// Most bytes that are kept until it is known whether a paste is over.
const LONGEST_TAIL: usize = 1 << 20;

/// What the decoder waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pending {
    /// Nothing.
    Nothing,
    /// The rest of a key.
    Key,
    /// The rest of a paste.
    Paste,
    /// Silence after the end of a paste. A text that was copied may hold such an end, then commands: the
    /// true end of the paste comes after them.
    Tail,
}

/// Turns bytes into events, however the bytes are cut into pieces.
#[derive(Debug, Default)]
pub struct Decoder {
    held: Vec<u8>,
    at: At,
    /// What was pasted, until its end is certain.
    pasted: Vec<u8>,
    /// How many bytes of the unfinished paste were already searched for its end.
    searched: usize,
}

/// Where the decoder is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum At {
    /// Among keys.
    #[default]
    Keys,
    /// In a paste.
    Paste,
    /// After what seems to be its end.
    Tail,
}

impl Decoder {
    /// Takes bytes, and adds every event that they complete to `out`.
    pub fn feed(&mut self, bytes: &[u8], out: &mut Vec<Event>) {
        self.held.extend_from_slice(bytes);
        while !self.held.is_empty() {
            let went_on = match self.at {
                At::Keys => self.read_keys(out),
                At::Paste => self.finish_paste(),
                At::Tail => self.follow_paste(out),
            };
            if !went_on {
                return;
            }
        }
    }

    /// What the decoder still waits for.
    pub fn pending(&self) -> Pending {
        match (self.at, self.held.is_empty()) {
            (At::Paste, _) => Pending::Paste,
            (At::Tail, _) => Pending::Tail,
            (At::Keys, true) => Pending::Nothing,
            (At::Keys, false) => Pending::Key,
        }
    }

    /// Stops waiting for the rest: an Échap alone is the key Échap, the text pasted so far is the
    /// whole paste, and half a sequence is dropped.
    pub fn give_up(&mut self, out: &mut Vec<Event>) {
        if self.at == At::Tail {
            self.end_paste(out);
            self.feed(&[], out);
            return;
        }
        let held = std::mem::take(&mut self.held);
        if self.at == At::Paste {
            self.pasted.extend_from_slice(&held);
            self.end_paste(out);
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
        if began {
            self.at = At::Paste;
        }
        self.searched = 0;
        began
    }

    /// Looks for what ends the paste. Returns true when it found it.
    fn finish_paste(&mut self) -> bool {
        let from = self.searched.saturating_sub(PASTE_END.len());
        let unread = self.held.get(from..).unwrap_or_default();
        let Some(at) = unread.windows(PASTE_END.len()).position(|w| w == PASTE_END) else {
            self.searched = self.held.len();
            return false;
        };
        let rest = self.held.split_off(from + at + PASTE_END.len());
        self.held.truncate(from + at);
        self.pasted.append(&mut self.held);
        self.held = rest;
        self.at = At::Tail;
        true
    }

    /// Looks for a further end of the paste, which makes what stands before it a part of it. Returns
    /// true when there is more to do.
    fn follow_paste(&mut self, out: &mut Vec<Event>) -> bool {
        let place = |mark: &[u8]| self.held.windows(mark.len()).position(|w| w == mark);
        match (place(PASTE_START), place(PASTE_END)) {
            (Some(start), end) if end.is_none_or(|end| start < end) => {
                self.end_paste(out);
                true
            }
            (_, Some(end)) => {
                self.pasted.extend(self.held.drain(..end));
                self.held.drain(..PASTE_END.len());
                true
            }
            (_, None) if self.held.len() > LONGEST_TAIL => {
                self.pasted.append(&mut self.held);
                false
            }
            (_, None) => false,
        }
    }

    /// The paste is over.
    fn end_paste(&mut self, out: &mut Vec<Event>) {
        let text = pasted(&std::mem::take(&mut self.pasted));
        out.push(Event::Paste(text));
        (self.at, self.searched) = (At::Keys, 0);
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

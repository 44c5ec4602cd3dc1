//! Reads one key at the start of some bytes: characters, control bytes, escape sequences of
//! xterm, the Linux console, PuTTY, rxvt, screen and tmux. Knows no state: each call is alone.
use crate::app::event::{Code, Event, Key, Mods, Mouse, MouseKind};

/// What the bytes begin with, and how many bytes it takes.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// An event.
    Event(usize, Event),
    /// A sequence that has no meaning for the program.
    Nothing(usize),
    /// The start of a bracketed paste.
    PasteStart(usize),
    /// Bytes are missing (perhaps all).
    Unfinished,
}

/// A keyboard sends no longer sequence than this; longer ones are ignored.
const LONGEST: usize = 256;

/// Reads what the bytes begin with.
pub(super) fn step(bytes: &[u8]) -> Step {
    match bytes {
        [] | [0x1b] => Step::Unfinished,
        [0x1b, rest @ ..] => escape(rest),
        [byte @ 0x00..=0x1f, ..] => key_step(1, control(*byte)),
        [0x7f, ..] => key_step(1, Some(Key::plain(Code::Backspace))),
        [byte @ 0x20..=0x7e, ..] => key_step(1, Some(Key::char(char::from(*byte)))),
        _ => character(bytes),
    }
}

fn key_step(length: usize, key: Option<Key>) -> Step {
    match key {
        Some(key) => Step::Event(length, Event::Key(key)),
        None => Step::Nothing(length),
    }
}

/// A control byte. A line feed is what some terminals paste for Entrée.
fn control(byte: u8) -> Option<Key> {
    match byte {
        0x00 => Some(Key::ctrl(' ')),
        0x08 => Some(Key::plain(Code::Backspace)),
        b'\t' => Some(Key::plain(Code::Tab)),
        b'\n' | b'\r' => Some(Key::plain(Code::Enter)),
        0x01..=0x1a => Some(Key::ctrl(char::from(byte + b'a' - 1))),
        _ => None,
    }
}

/// A character of several bytes. A byte that belongs to no character becomes U+FFFD, and the
/// bytes next to it are kept.
fn character(bytes: &[u8]) -> Step {
    let head = bytes.get(..bytes.len().min(4)).unwrap_or_default();
    let valid = match std::str::from_utf8(head) {
        Ok(text) => text,
        Err(error) if error.valid_up_to() > 0 => {
            let valid = head.get(..error.valid_up_to()).unwrap_or_default();
            std::str::from_utf8(valid).unwrap_or_default()
        }
        Err(error) => {
            return match error.error_len() {
                Some(length) => key_step(length, Some(Key::char('\u{fffd}'))),
                None => Step::Unfinished,
            };
        }
    };
    match valid.chars().next() {
        Some(c) if c.is_control() => Step::Nothing(c.len_utf8()),
        Some(c) => key_step(c.len_utf8(), Some(Key::char(c))),
        None => Step::Unfinished,
    }
}

/// What follows an ESC.
fn escape(rest: &[u8]) -> Step {
    match rest {
        [0x1b, ..] => key_step(1, Some(Key::plain(Code::Esc))),
        [b'[', sequence @ ..] => longer(csi(sequence), 2),
        [b'O', sequence @ ..] => longer(ss3(sequence), 2),
        [b']' | b'P' | b'_' | b'^', text @ ..] => longer(reply(text), 2),
        _ => match longer(step(rest), 1) {
            Step::Event(length, Event::Key(mut key)) => {
                key.mods.alt = true;
                key_step(length, Some(key).filter(|key| key.is_carried()))
            }
            other => other,
        },
    }
}

/// The same step with `more` bytes added.
fn longer(step: Step, more: usize) -> Step {
    match step {
        Step::Event(length, event) => Step::Event(length + more, event),
        Step::Nothing(length) => Step::Nothing(length + more),
        Step::PasteStart(length) => Step::PasteStart(length + more),
        Step::Unfinished => Step::Unfinished,
    }
}

/// An answer of the terminal to a question that another program asked: skipped up to BEL or ESC. What
/// follows an ESC tells whether it belongs to the answer.
fn reply(text: &[u8]) -> Step {
    const MOST: usize = 16 * LONGEST;
    let mut read = text.iter().take(MOST);
    match read.position(|byte| matches!(byte, 0x07 | 0x1b)) {
        Some(end) => match text.get(end..).unwrap_or_default() {
            [0x1b] => Step::Unfinished,
            [0x1b, b'\\', ..] => Step::Nothing(end + 2),
            [0x1b, ..] => Step::Nothing(end),
            _ => Step::Nothing(end + 1),
        },
        None => noise(text, MOST),
    }
}

/// A sequence whose end is not among its first bytes: waited for, then skipped up to there, however
/// many bytes came at once.
fn noise(sequence: &[u8], most: usize) -> Step {
    if sequence.len() < most {
        Step::Unfinished
    } else {
        Step::Nothing(most)
    }
}

/// `ESC O x`: arrows and F1–F4 in application mode, Entrée of the numeric keypad.
fn ss3(sequence: &[u8]) -> Step {
    match sequence {
        [] => Step::Unfinished,
        [b'M', ..] => key_step(1, Some(Key::plain(Code::Enter))),
        [byte @ 0x40..=0x7e, ..] => key_step(1, letter_code(*byte).map(Key::plain)),
        _ => Step::Nothing(0),
    }
}

/// `ESC [ …`: parameters, then a final letter.
fn csi(sequence: &[u8]) -> Step {
    if let [b'[', rest @ ..] = sequence {
        return match rest {
            [] => Step::Unfinished,
            [letter @ b'A'..=b'E', ..] => key_step(2, Some(Key::plain(Code::F(letter - b'A' + 1)))),
            _ => Step::Nothing(1),
        };
    }
    let mut read = sequence.iter().take(LONGEST);
    let Some(end) = read.position(|b| !(0x20..=0x3f).contains(b)) else {
        return noise(sequence, LONGEST);
    };
    let parameters = sequence.get(..end).unwrap_or_default();
    match sequence.get(end) {
        Some(last @ 0x40..=0x7e) => finished_csi(parameters, *last, end + 1),
        _ => Step::Nothing(end),
    }
}

fn finished_csi(parameters: &[u8], last: u8, length: usize) -> Step {
    let text = std::str::from_utf8(parameters).unwrap_or_default();
    if let Some(mouse) = text.strip_prefix('<') {
        return match mouse_event(&numbers(mouse), last) {
            Some(mouse) => Step::Event(length, Event::Mouse(mouse)),
            None => Step::Nothing(length),
        };
    }
    if text.starts_with(['?', '>', '=']) {
        return Step::Nothing(length);
    }
    let numbers = numbers(text);
    let first = numbers.first().copied().unwrap_or(0);
    let mods = modifiers(numbers.get(1).copied().unwrap_or(1));
    let code = match last {
        b'~' if first == 200 => return Step::PasteStart(length),
        b'~' => tilde_code(first),
        b'Z' => return key_step(length, Some(Key::shift(Code::Tab))),
        b'u' => written_code(first),
        letter => letter_code(letter),
    };
    let key = code.map(|code| keyed(code, mods));
    key_step(length, key.filter(|key| key.is_carried()))
}

/// A key with its modifiers, in the single form that the program uses.
fn keyed(code: Code, mods: Mods) -> Key {
    match code {
        Code::Char(c) if mods.ctrl => Key {
            code: Code::Char(c.to_ascii_lowercase()),
            mods: Mods {
                shift: false,
                ..mods
            },
        },
        Code::Char(_) => Key {
            code,
            mods: Mods {
                shift: false,
                ..mods
            },
        },
        _ => Key { code, mods },
    }
}

fn numbers(text: &str) -> Vec<u16> {
    let firsts = text.split(';').map(|part| part.split(':').next());
    firsts
        .map(|part| part.unwrap_or("").parse().unwrap_or(0))
        .collect()
}

/// xterm's modifiers: one more than the sum of 1 for Maj, 2 for Alt, 4 for Ctrl.
fn modifiers(parameter: u16) -> Mods {
    let bits = parameter.saturating_sub(1);
    Mods {
        ctrl: bits & 4 != 0,
        alt: bits & 2 != 0,
        shift: bits & 1 != 0,
    }
}

fn letter_code(letter: u8) -> Option<Code> {
    Some(match letter {
        b'A' => Code::Up,
        b'B' => Code::Down,
        b'C' => Code::Right,
        b'D' => Code::Left,
        b'H' => Code::Home,
        b'F' => Code::End,
        b'P' => Code::F(1),
        b'Q' => Code::F(2),
        b'R' => Code::F(3),
        b'S' => Code::F(4),
        _ => return None,
    })
}

/// `ESC [ n ~`.
fn tilde_code(number: u16) -> Option<Code> {
    Some(match number {
        1 | 7 => Code::Home,
        2 => Code::Insert,
        3 => Code::Delete,
        4 | 8 => Code::End,
        5 => Code::PageUp,
        6 => Code::PageDown,
        11..=15 => Code::F((number - 10).try_into().ok()?),
        17..=21 => Code::F((number - 11).try_into().ok()?),
        23..=24 => Code::F((number - 12).try_into().ok()?),
        _ => return None,
    })
}

/// `ESC [ code ; modifiers u`, which a few terminals send unasked.
fn written_code(code: u16) -> Option<Code> {
    match code {
        9 => Some(Code::Tab),
        13 => Some(Code::Enter),
        27 => Some(Code::Esc),
        127 => Some(Code::Backspace),
        other => char::from_u32(u32::from(other)).map(Code::Char),
    }
}

/// `ESC [ < button ; column ; row M`, columns and rows from 1.
fn mouse_event(numbers: &[u16], last: u8) -> Option<Mouse> {
    let [button, column, row] = numbers else {
        return None;
    };
    let kind = match (button & !0b11100, last) {
        (0, b'M') => MouseKind::Click,
        (64, b'M') => MouseKind::ScrollUp,
        (65, b'M') => MouseKind::ScrollDown,
        _ => return None,
    };
    Some(Mouse {
        kind,
        column: column.saturating_sub(1),
        row: row.saturating_sub(1),
    })
}

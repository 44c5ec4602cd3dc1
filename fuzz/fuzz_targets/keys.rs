//! The bytes of a terminal: however they are cut, the same events; nothing blocks the keyboard; no paste holds a
//! command.
#![no_main]
use carnet::input::burst::Bursts;
use carnet::input::decode::{Decoder, Pending};
use carnet::input::{Code, Event, Key};
use libfuzzer_sys::fuzz_target;

/// The events of those bytes, read in pieces of that length.
fn events(bytes: &[u8], piece: usize) -> (Decoder, Vec<Event>) {
    let (mut decoder, mut out) = (Decoder::default(), Vec::new());
    for part in bytes.chunks(piece.max(1)) {
        decoder.feed(part, &mut out);
    }
    (decoder, out)
}

fuzz_target!(|bytes: &[u8]| {
    let (mut decoder, mut out) = events(bytes, bytes.len());
    let piece = usize::from(bytes.first().copied().unwrap_or(1) % 7) + 1;
    for length in [1, piece] {
        assert_eq!(events(bytes, length).1, out, "cut in pieces of {length}");
    }
    // Each time that the reader gives up, at least one byte is dealt with.
    let mut left = bytes.len() + 1;
    while decoder.pending() != Pending::Nothing {
        assert!(left > 0, "the keyboard is blocked");
        left -= 1;
        decoder.give_up(&mut out);
    }
    for event in &out {
        if let Event::Paste(text) = event {
            let command = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
            assert!(!text.contains(command), "{text:?}");
        }
    }
    let (mut bursts, mut given) = (Bursts::default(), Vec::new());
    bursts.take(out, &mut given);
    bursts.end(&mut given);
    assert!(!bursts.is_holding());
    let mut next = Vec::new();
    decoder.feed(b"a", &mut next);
    assert_eq!(next, [Event::Key(Key::plain(Code::Char('a')))]);
});

//! Bytes of terminals, whole or cut into pieces, and the events that they give.
use proptest::prelude::*;

use super::*;
use crate::app::event::{Mouse, MouseKind};

fn decode(bytes: &[u8]) -> Vec<Event> {
    let mut decoder = Decoder::default();
    let mut out = Vec::new();
    decoder.feed(bytes, &mut out);
    decoder.give_up(&mut out);
    out
}

fn keys(bytes: &[u8]) -> String {
    let names = decode(bytes).into_iter().map(|event| match event {
        Event::Key(key) => key.to_string(),
        other => format!("{other:?}"),
    });
    names.collect::<Vec<_>>().join(" ")
}

#[test]
fn sequences_of_the_usual_terminals() {
    for (bytes, expected) in [
        (&b"a"[..], "a"),
        ("é€𝄞".as_bytes(), "é € 𝄞"),
        (b"A", "A"),
        (b"\x1b", "échap"),
        (b"\x1b\x1b", "échap échap"),
        (b"\r", "entrée"),
        (b"\n", "entrée"),
        (b"\t", "tab"),
        (b"\x7f", "retour-arrière"),
        (b"\x08", "retour-arrière"),
        (b"\x13", "ctrl+s"),
        (b"\x00", "ctrl+espace"),
        (b"\x1b[A\x1bOB\x1b[C\x1b[D", "haut bas droite gauche"),
        (b"\x1b[1;5A\x1b[1;2B", "ctrl+haut maj+bas"),
        (
            b"\x1b[H\x1b[F\x1b[1~\x1b[4~\x1b[7~\x1b[8~",
            "début fin début fin début fin",
        ),
        (
            b"\x1b[2~\x1b[3~\x1b[5~\x1b[6~",
            "inser suppr page-haut page-bas",
        ),
        (b"\x1bOP\x1b[12~\x1b[[C\x1b[15~\x1b[24~", "f1 f2 f3 f5 f12"),
        (b"\x1b[17~\x1b[21~\x1b[1;2Q", "f6 f10 maj+f2"),
        (b"\x1b[Z", "maj+tab"),
        (b"\x1bx\x1b\r", "alt+x alt+entrée"),
        (b"\x1bOM", "entrée"),
        (b"\x1b[115;5u", "ctrl+s"),
    ] {
        assert_eq!(keys(bytes), expected, "{bytes:?}");
    }
}

#[test]
fn what_is_no_key_is_skipped_and_takes_no_key_with_it() {
    for bytes in [
        &b"\x1b[?62;22cx"[..],
        b"\x1b]11;rgb:0000/0000/0000\x07x",
        b"\x1bP1$r0m\x1b\\x",
        b"\x1b[Ix",
        b"\x1b[99~x",
        b"\x1b[<35;4;5Mx",
        b"\x1b[201~x",
        b"\x1fx",
    ] {
        assert_eq!(keys(bytes), "x", "{bytes:?}");
    }
    assert_eq!(keys(b"\xc3B\xe9C"), "\u{fffd} B \u{fffd} C");
    assert_eq!(keys(b"\xc3"), "\u{fffd}");
    assert_eq!(keys(b"\x1b[1;"), "");
}

#[test]
fn an_end_of_paste_hidden_in_what_is_pasted_runs_no_key() {
    let hidden = b"\x1b[200~abc\x1b[201~:quitter\rq\x1b[201~";
    let whole = Event::Paste("abc:quitter\nq".into());
    let alone = std::slice::from_ref(&whole);
    assert_eq!(decode(hidden), alone);
    for cut in 1..hidden.len() {
        let (mut decoder, mut out) = (Decoder::default(), Vec::new());
        decoder.feed(&hidden[..cut], &mut out);
        decoder.feed(&hidden[cut..], &mut out);
        assert_eq!(decoder.pending(), Pending::Tail, "{cut}");
        decoder.give_up(&mut out);
        assert_eq!(out, alone, "{cut}");
    }
    // What is typed after a silence, and a second paste, are what they are.
    let (mut decoder, mut out) = (Decoder::default(), Vec::new());
    decoder.feed(b"\x1b[200~a\x1b[201~", &mut out);
    decoder.give_up(&mut out);
    decoder.feed(b"x\x1b[200~b\x1b[201~\x1b[200~c\x1b[201~", &mut out);
    decoder.give_up(&mut out);
    let pastes = |text: &str| Event::Paste(text.into());
    let key = Event::Key(Key::char('x'));
    assert_eq!(out, [pastes("a"), key, pastes("b"), pastes("c")]);
}

#[test]
fn the_mouse_counts_from_the_corner() {
    let click = |kind, column, row| Event::Mouse(Mouse { kind, column, row });
    assert_eq!(
        decode(b"\x1b[<0;1;1M\x1b[<0;1;1m\x1b[<64;10;5M\x1b[<65;10;5M"),
        [
            click(MouseKind::Click, 0, 0),
            click(MouseKind::ScrollUp, 9, 4),
            click(MouseKind::ScrollDown, 9, 4),
        ]
    );
}

#[test]
fn a_paste_is_one_event_without_controls() {
    let events = decode(b"a\x1b[200~un\r\ndeux\rtrois\x07\x1b[31m\t\x1b[201~b");
    let paste = Event::Paste("un\ndeux\ntrois[31m\t".into());
    assert_eq!(events[1], paste);
    assert_eq!(events.len(), 3);
}

#[test]
fn an_unfinished_paste_is_given_and_keys_work_again() {
    let mut decoder = Decoder::default();
    let mut out = Vec::new();
    decoder.feed(b"\x1b[200~abc", &mut out);
    assert_eq!((out.len(), decoder.pending()), (0, Pending::Paste));
    decoder.give_up(&mut out);
    assert_eq!(out, [Event::Paste("abc".into())]);
    decoder.feed(b"q", &mut out);
    assert_eq!(out[1], Event::Key(Key::char('q')));
    assert_eq!(decoder.pending(), Pending::Nothing);
}

#[test]
fn half_a_key_waits_for_its_rest() {
    let mut decoder = Decoder::default();
    let mut out = Vec::new();
    decoder.feed(b"\x1b", &mut out);
    assert_eq!((out.len(), decoder.pending()), (0, Pending::Key));
    decoder.feed(b"[A", &mut out);
    assert_eq!(out, [Event::Key(Key::plain(Code::Up))]);
}

#[test]
fn no_sequence_gives_other_keys_when_it_comes_byte_by_byte() {
    let long = |start: &str, end: &str| format!("{start}{}{end}x", "1".repeat(5000));
    for bytes in [
        "\x1bP1$r0m\x1b\\x",
        "\x1b]11;rgb:0/0/0\x1b\\x\x1b]11;?\x1b[A",
        &long("\x1b[", "~"),
        &long("\x1b]", "\x07"),
        &long("\x1bP", "\x1b\\"),
    ] {
        let mut decoder = Decoder::default();
        let mut out = Vec::new();
        let each = bytes.as_bytes().chunks(1);
        each.for_each(|byte| decoder.feed(byte, &mut out));
        decoder.give_up(&mut out);
        assert_eq!(out, decode(bytes.as_bytes()), "{bytes:?}");
    }
}

proptest! {
    #[test]
    fn pieces_change_nothing(bytes in prop::collection::vec(any::<u8>(), 0..60), cut in 0usize..60) {
        let cut = cut.min(bytes.len());
        let mut decoder = Decoder::default();
        let mut out = Vec::new();
        decoder.feed(&bytes[..cut], &mut out);
        decoder.feed(&bytes[cut..], &mut out);
        decoder.give_up(&mut out);
        prop_assert_eq!(out, decode(&bytes));
    }

    #[test]
    fn no_noise_leaves_the_decoder_deaf(
        bytes in prop::collection::vec(prop_oneof![any::<u8>(), Just(0x1b), Just(b'['), Just(b'2'), Just(b'~')], 0..200)
    ) {
        let mut decoder = Decoder::default();
        let mut out = Vec::new();
        decoder.feed(&bytes, &mut out);
        decoder.give_up(&mut out);
        decoder.feed(b"\x11", &mut out);
        prop_assert_eq!(out.last(), Some(&Event::Key(Key::ctrl('q'))));
    }

    #[test]
    fn any_text_pasted_comes_back(text in "[a-zà-ÿ \n]{0,400}") {
        let bytes = format!("\x1b[200~{text}\x1b[201~");
        prop_assert_eq!(decode(bytes.as_bytes()), vec![Event::Paste(text)]);
    }
}

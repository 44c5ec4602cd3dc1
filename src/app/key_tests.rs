//! Keys written and read back, and those no terminal can send.
use proptest::prelude::*;

use super::*;

fn any_key() -> impl Strategy<Value = Key> {
    let named = (0..NAMES.len()).prop_map(|i| NAMES[i].2);
    let code = prop_oneof![
        named,
        prop::char::range('!', '~').prop_map(Code::Char),
        any::<char>().prop_map(|c| {
            let mut nfc = std::iter::once(c).nfc();
            Code::Char(nfc.next().unwrap_or('x'))
        }),
    ];
    (code, any::<bool>(), any::<bool>(), any::<bool>())
        .prop_map(|(code, ctrl, alt, shift)| Key {
            code,
            mods: Mods { ctrl, alt, shift },
        })
        .prop_filter("carried", |key| key.is_carried())
}

proptest! {
    #[test]
    fn what_is_printed_reads_back_as_the_same_key(key in any_key()) {
        prop_assert_eq!(key.to_string().parse::<Key>(), Ok(key));
    }

    #[test]
    fn no_text_makes_the_parser_panic(text in ".{0,12}") {
        let _ = text.parse::<Key>();
    }
}

#[test]
fn keys_are_written_in_french() {
    for (text, key) in [
        ("ctrl+s", Key::ctrl('s')),
        ("Ctrl+S", Key::ctrl('s')),
        ("maj+tab", Key::shift(Code::Tab)),
        ("entrée", Key::plain(Code::Enter)),
        ("entre\u{301}e", Key::plain(Code::Enter)),
        ("entree", Key::plain(Code::Enter)),
        ("échap", Key::plain(Code::Esc)),
        ("ÉCHAP", Key::plain(Code::Esc)),
        ("espace", Key::char(' ')),
        ("suppr", Key::plain(Code::Delete)),
        ("haut", Key::plain(Code::Up)),
        ("f2", Key::plain(Code::F(2))),
        ("é", Key::char('é')),
        ("+", Key::char('+')),
        ("U", Key::char('U')),
        ("f", Key::char('f')),
    ] {
        assert_eq!(text.parse(), Ok(key), "{text}");
    }
    let alt_plus: Key = "alt++".parse().unwrap();
    assert_eq!((alt_plus.code, alt_plus.mods.alt), (Code::Char('+'), true));
}

#[test]
fn what_the_wire_cannot_carry_is_refused() {
    for text in [
        "ctrl+m",
        "ctrl+i",
        "ctrl+h",
        "ctrl+j",
        "ctrl+[",
        "ctrl+1",
        "ctrl+é",
        "ctrl++",
        "maj+a",
        "ctrl+tab",
        "maj+entrée",
        "alt+[",
        "f13",
        "",
        "hyper+x",
        "ctrl+",
        "abc",
    ] {
        assert!(text.parse::<Key>().is_err(), "{text}");
    }
    let refusal = "ctrl+m".parse::<Key>().unwrap_err().to_string();
    assert_eq!(refusal, "un terminal ne transmet pas « ctrl+m »");
}

#[test]
fn labels_are_those_of_a_french_keyboard() {
    let labels: Vec<String> = [
        "ctrl+s", "maj+tab", "entrée", "haut", "v", "?", "espace", "alt+a",
    ]
    .iter()
    .map(|text| text.parse::<Key>().unwrap().label())
    .collect();
    assert_eq!(
        labels,
        [
            "Ctrl-S", "Maj-Tab", "Entrée", "↑", "v", "?", "Espace", "Alt-a"
        ]
    );
}

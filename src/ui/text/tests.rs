//! Widths, cuts and wraps of French text.
use proptest::prelude::*;

use super::*;

#[test]
fn accents_take_the_columns_of_their_letters() {
    for (text, columns) in [
        ("été", 3),
        ("e\u{301}te\u{301}", 3),
        ("Œuvre", 5),
        ("東京", 4),
        ("", 0),
        ("a\u{1b}b", 3),
    ] {
        assert_eq!(width(text), columns, "{text:?}");
    }
}

#[test]
fn what_is_cut_is_said() {
    assert_eq!(truncate("Rivière", 7), "Rivière");
    assert_eq!(truncate("Rivière", 5), "Rivi…");
    assert_eq!(truncate("Mme Rivière", 5), "Mme…");
    assert_eq!(truncate("Rivière", 1), "…");
    assert_eq!(truncate("Rivière", 0), "");
    assert_eq!(pad("été", 5), "été  ");
    assert_eq!(pad_left("été", 5), "  été");
}

#[test]
fn no_break_spaces_hold() {
    let lines = wrap("Vient-elle demain\u{202f}? Oui\u{a0}: à 9\u{a0}h.", 13);
    assert_eq!(
        lines,
        ["Vient-elle", "demain\u{202f}?", "Oui\u{a0}: à 9\u{a0}h."]
    );
}

#[test]
fn first_lines_of_a_long_text() {
    let long = "mot ".repeat(10_000);
    let (lines, more) = wrap_first(&long, 20, 3);
    assert_eq!((lines.len(), more), (3, true));
    assert_eq!(
        wrap_first("court", 20, 3),
        (vec!["court".to_owned()], false)
    );
}

proptest! {
    #[test]
    fn a_cut_text_fits_its_room(text in "\\PC{0,60}", columns in 0usize..30) {
        prop_assert!(width(&truncate(&text, columns)) <= columns);
        prop_assert_eq!(width(&pad(&text, columns)), columns);
    }

    #[test]
    fn wrapped_lines_fit_their_room(
        text in "[a-zà-ÿœ’\u{a0}\u{202f}\u{301}\n 東京-]{0,80}",
        columns in 2usize..30,
    ) {
        let lines = wrap(&text, columns);
        for line in &lines {
            prop_assert!(width(line) <= columns, "{line:?}");
        }
        let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count();
        prop_assert_eq!(letters(&lines.concat()), letters(&text));
    }
}

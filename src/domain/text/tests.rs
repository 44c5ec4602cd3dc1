//! Folding, cleaning, numbers and names.
use proptest::prelude::*;

use super::*;

#[test]
fn folding() {
    let table = [
        ("Élodie BÉRARD", "elodie berard"),
        ("e\u{301}lodie", "elodie"),
        ("N° CAF", "n caf"),
        ("  D’Angelo  ", "d angelo"),
        ("Saint-Étienne", "saint etienne"),
        ("Œuvre, æther, Straße", "oeuvre aether strasse"),
        ("STRASSE ẞ", "strasse ss"),
        ("Łukasz Đorđe Ørsted", "lukasz dorde orsted"),
        ("İstanbul ısı", "istanbul isi"),
        ("ﬁn ２０２６", "fin 2026"),
        ("né(e) le", "ne e le"),
        ("\u{202f}—\u{a0}", ""),
        ("", ""),
        ("محمد", "محمد"),
    ];
    for (text, expected) in table {
        assert_eq!(fold(text), expected, "{text}");
    }
    assert_eq!(words(" Le Gall-Martin "), ["le", "gall", "martin"]);
    assert_eq!(words("—"), Vec::<String>::new());
}

#[test]
fn folding_twice_changes_nothing_for_any_code_point() {
    for c in '\0'..=char::MAX {
        let once = fold(&c.to_string());
        assert_eq!(fold(&once), once, "U+{:04X}", u32::from(c));
    }
}

#[test]
fn sorting_people() {
    let sorted = |names: &[&str]| {
        let mut names: Vec<String> = names.iter().map(|&n| n.to_owned()).collect();
        names.sort_by_key(|name| (sort_key(name, ""), name.clone()));
        names
    };
    assert_eq!(
        sorted(&["côté", "côte", "coté", "cote"]),
        ["cote", "coté", "côte", "côté"]
    );
    assert_eq!(sort_key("Le Gall", "Yann"), sort_key("Legall", "Yann"));
    assert_eq!(sort_key("D'Angelo", "Léa"), sort_key("dangelo", "lea"));
    assert_eq!(
        sort_key("Saint-Martin", "Anne-Lise"),
        sort_key("SAINT MARTIN", "Annelise")
    );
    assert!(sort_key("Martin", "Zoé") < sort_key("Martineau", "Anne"));
}

#[test]
fn names_on_screen() {
    assert_eq!(display_name("Bérard", "Élodie"), "BÉRARD Élodie");
    assert_eq!(display_name("da silva", " Rui "), "DA SILVA Rui");
    assert_eq!(display_name("Bérard", ""), "BÉRARD");
    assert_eq!(display_name(" ", "Rui"), "Rui");
}

#[test]
fn numbers_and_plurals() {
    assert_eq!(number(0), "0");
    assert_eq!(number(999), "999");
    assert_eq!(number(1234), "1\u{202f}234");
    assert_eq!(number(-1_234_567), "-1\u{202f}234\u{202f}567");
    assert_eq!(
        number(i64::MIN),
        "-9\u{202f}223\u{202f}372\u{202f}036\u{202f}854\u{202f}775\u{202f}808"
    );
    assert_eq!(decimal(1234.5, 1), "1\u{202f}234,5");
    assert_eq!(decimal(999.96, 1), "1\u{202f}000,0");
    assert_eq!(decimal(-0.04, 1), "0,0");
    assert_eq!(decimal(-1.5, 1), "-1,5");
    assert_eq!(decimal(12.0, 0), "12");
    assert_eq!(decimal(f64::NAN, 1), "—");
    assert_eq!(percent(0.875, 1), "87,5\u{202f}%");
    assert_eq!(plural(0, "dossier", "dossiers"), "0 dossier");
    assert_eq!(plural(1, "dossier", "dossiers"), "1 dossier");
    assert_eq!(plural(2, "dossier", "dossiers"), "2 dossiers");
    assert_eq!(plural(1500, "dossier", "dossiers"), "1\u{202f}500 dossiers");
}

#[test]
fn spaces_of_typography() {
    assert_eq!(
        typography("Quoi : « oui ; non » ! 5 % ? fin"),
        "Quoi\u{a0}: «\u{a0}oui\u{202f}; non\u{a0}»\u{202f}! 5\u{202f}%\u{202f}? fin"
    );
    assert_eq!(typography("14:30, a;b"), "14:30, a;b");
}

#[test]
fn lines_come_in_clean() {
    let table = [
        ("  Jean \t Paul\r\nMartin ", "Jean Paul Martin"),
        ("e\u{301}te\u{301}", "été"),
        ("\u{feff}Nadia\0", "Nadia"),
        (
            "soft\u{ad}hyphen zero\u{200b}width\u{200d}",
            "softhyphen zerowidth",
        ),
        ("a\u{2028}b\u{85}c", "a b c"),
        ("\u{1b}[31mrouge", "␛[31mrouge"),
        ("\u{9b}31m", "⟦U+009B⟧31m"),
        ("abc\u{202e}def", "abc⟦U+202E⟧def"),
        ("tag\u{e0041}", "tag⟦U+E0041⟧"),
        ("\u{301}début", "début"),
        ("⚠\u{fe0f}", "⚠"),
        ("e\u{200b}\u{301}", "é"),
        ("14\u{a0}h", "14\u{a0}h"),
        ("\u{7f}", "␡"),
    ];
    for (text, expected) in table {
        assert_eq!(clean_line(text), expected, "{text:?}");
    }
}

#[test]
fn prose_keeps_its_lines() {
    let text = "\r\n  Un  paragraphe. \r\n\r\n- a\tb\r- c\u{1b}\n\n";
    assert_eq!(clean_prose(text), "  Un  paragraphe.\n\n- a b\n- c␛");
}

#[test]
fn what_goes_out_can_be_seen() {
    let table = [
        ("\u{1b}]0;titre\u{7}", "␛]0;titre␇"),
        ("a\rb\nc\td\0", "a␍b␊c␉d␀"),
        ("nom\u{202e}mon", "nom⟦U+202E⟧mon"),
        ("\u{feff}x\u{ad}y", "⟦U+FEFF⟧x⟦U+00AD⟧y"),
        ("\u{301}x", "⟦+1⟧x"),
        ("Bérard « été »", "Bérard « été »"),
    ];
    for (text, expected) in table {
        assert_eq!(visible(text), expected, "{text:?}");
    }
    let crowd = format!("e{}f", "\u{301}".repeat(60));
    assert_eq!(visible(&crowd), format!("e{}⟦+56⟧f", "\u{301}".repeat(4)));
    assert!(matches!(
        visible("NOM Prénom"),
        std::borrow::Cow::Borrowed(_)
    ));
    assert_eq!(visible_prose("a\nb\r\n"), "a\nb␍\n");
}

#[test]
fn every_forbidden_code_point_is_stopped_at_both_doors() {
    let forbidden: Vec<char> = ('\0'..=char::MAX).filter(|c| is_forbidden(*c)).collect();
    let named = [
        '\0',
        '\u{1b}',
        '\u{7}',
        '\r',
        '\n',
        '\u{7f}',
        '\u{80}',
        '\u{9b}',
        '\u{9f}',
        '\u{ad}',
        '\u{200b}',
        '\u{200d}',
        '\u{200e}',
        '\u{202e}',
        '\u{2028}',
        '\u{2066}',
        '\u{2069}',
        '\u{feff}',
        '\u{e0041}',
        '\u{e007f}',
        '\u{ffff}',
    ];
    assert!(named.iter().all(|c| forbidden.contains(c)));
    for c in forbidden {
        let text = format!("a{c}b");
        assert!(
            !visible(&text).contains(is_forbidden),
            "U+{:04X}",
            u32::from(c)
        );
        assert!(
            !clean_line(&text).contains(is_forbidden),
            "U+{:04X}",
            u32::from(c)
        );
        assert_ne!(visible(&text), "ab", "U+{:04X} vanishes", u32::from(c));
    }
    for c in "abcÉœ€’«»…—\u{a0}\u{202f}␛⟦☐✓عש漢".chars() {
        assert!(!is_forbidden(c), "{c}");
    }
}

fn any_text() -> impl Strategy<Value = String> {
    let odd = prop::sample::select(vec![
        "\u{301}", "e", "É", " ", "\t", "\r\n", "\u{200b}", "\u{1b}", "\u{202e}", "\u{1100}",
        "\u{1161}",
    ]);
    let bits = prop_oneof![
        any::<char>().prop_map(|c| c.to_string()),
        odd.prop_map(str::to_owned)
    ];
    prop::collection::vec(bits, 0..24).prop_map(|bits| bits.concat())
}

proptest! {
    #[test]
    fn folding_is_done_once(text in any_text()) {
        let once = fold(&text);
        prop_assert_eq!(fold(&once), once.clone());
        prop_assert_eq!(words(&text).join(" "), once);
    }

    #[test]
    fn cleaning_is_done_once(text in any_text()) {
        let line = clean_line(&text);
        prop_assert_eq!(clean_line(&line), line.clone());
        prop_assert_eq!(visible(&line), line.clone());
        let prose = clean_prose(&text);
        prop_assert_eq!(clean_prose(&prose), prose.clone());
        prop_assert_eq!(visible_prose(&prose), prose.clone());
    }

    #[test]
    fn nothing_forbidden_goes_out(text in any_text()) {
        prop_assert!(!visible(&text).contains(is_forbidden));
        prop_assert!(!visible_prose(&text).contains(|c| c != '\n' && is_forbidden(c)));
    }
}

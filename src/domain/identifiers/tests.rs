//! Identifiers as offices write them: accepted, accepted with a warning, or refused.
use proptest::prelude::*;

use super::*;

/// The canonical form, followed by « ? » when there is a warning; « refus » when it is refused.
fn told(result: Result<Normalised, String>) -> String {
    match result {
        Ok(n) if n.warnings.is_empty() => n.value,
        Ok(n) => format!("{} ?", n.value),
        Err(sentence) => {
            assert!(sentence.ends_with('.'), "{sentence}");
            "refus".to_owned()
        }
    }
}

/// Checks the result for each raw text, and that a canonical form gives itself.
pub(super) fn check(normalise: fn(&str) -> Result<Normalised, String>, table: &[(&str, &str)]) {
    for (raw, expected) in table {
        let first = told(normalise(raw));
        assert_eq!(first, *expected, "{raw}");
        if let Some(value) = normalise(raw).ok().map(|n| n.value) {
            assert_eq!(normalise(&value).unwrap().value, value, "{raw}: stable");
        }
    }
}

#[test]
fn caf_numbers() {
    check(
        caf,
        &[
            ("1234567", "1234567"),
            (" 1 234 567 ", "1234567"),
            ("1234567a", "1234567A"),
            ("123456700000000", "1234567"),
            ("1234567A0000000", "1234567A"),
            ("000000001234567", "1234567"),
            ("00012345670000", "1234567"),
            ("0123456", "0123456"),
            ("123456", "0123456 ?"),
            ("1234.0", "0001234 ?"),
            ("12345678", "refus"),
            ("123456A", "refus"),
            ("0", "refus"),
            ("000000000000000", "refus"),
            ("", "refus"),
            ("1,85E+14", "refus"),
            ("é", "refus"),
        ],
    );
}

#[test]
fn nir_keys() {
    let vectors = [
        ("2690549588157", 80),
        ("2550814168025", 38),
        ("1850775056123", 23),
        ("192102A131123", 57),
        ("192102B131123", 84),
    ];
    for (body, key) in vectors {
        assert_eq!(nir_key(body), Some(key), "{body}");
        let whole = format!("{body}{key:02}");
        assert_eq!(told(nir(body)), whole);
        assert_eq!(told(nir(&whole)), whole);
        assert!(nir_is_plausible(body) && nir_is_plausible(&whole));
    }
    // 2A and 2B only count as a département, in positions 6 and 7.
    assert_eq!(nir_key("12A1021131123"), None);
}

#[test]
fn nir_forms() {
    check(
        nir,
        &[
            ("1 85 07 75 056 123 23", "185077505612323"),
            ("1.85.07.75.056.123-23", "185077505612323"),
            ("192102a131123", "192102A13112357"),
            ("185077505612324", "refus"),
            ("18507750561232", "refus"),
            ("1850775056123AB", "refus"),
            ("185077505612", "refus"),
            ("1,85E+14", "refus"),
            ("é850775056123", "refus"),
            ("1851375056123", "185137505612322 ?"),
            ("1854575056123", "185457505612349 ?"),
            ("5850775056123", "585077505612317 ?"),
            ("1850775056000", "185077505600049 ?"),
        ],
    );
    assert!(!nir_is_plausible("012345600000000"));
}

#[test]
fn other_numbers_of_the_benefit() {
    check(
        rsa_request,
        &[
            ("12345678901", "12345678901"),
            ("1234567890", "01234567890 ?"),
            ("1234567890.0", "01234567890 ?"),
            ("123456789", "refus"),
            ("1234567890A", "refus"),
        ],
    );
    check(
        france_travail,
        &[
            ("1234567a", "1234567A"),
            ("12345678", "12345678"),
            ("12345678901", "12345678901"),
            ("0311234567A", "1234567A"),
            ("1234567", "refus"),
            ("ABCDEFGH", "refus"),
            ("", "refus"),
        ],
    );
}

#[test]
fn places() {
    check(
        postal_code,
        &[
            ("46000", "46000"),
            ("46 000", "46000"),
            ("1000", "01000 ?"),
            ("97400", "97400"),
            ("20200", "20200"),
            ("00100", "refus"),
            ("99123", "refus"),
            ("460000", "refus"),
        ],
    );
}

#[test]
fn electronic_addresses() {
    check(
        email,
        &[
            (" Nadia.Abdallah@Exemple.FR ", "nadia.abdallah@exemple.fr"),
            ("mailto:n@exemple.fr;", "n@exemple.fr"),
            ("élodie@exemple.fr", "élodie@exemple.fr ?"),
            ("n@exemple", "refus"),
            (".n@exemple.fr", "refus"),
            ("@exemple.fr", "refus"),
            ("n@@exemple.fr", "refus"),
            ("n@exemple..fr", "refus"),
            ("n@exemple.fr.", "refus"),
            ("n a@exemple.fr", "refus"),
            ("n@exemple.fr, m@exemple.fr", "refus"),
            ("néant", "refus"),
        ],
    );
}

proptest! {
    #[test]
    fn a_stored_telephone_stays_the_same(raw in "(\\+|00)?[0-9]{7,13}") {
        if let Ok(first) = phone(&raw) {
            let again = phone(&first.value).unwrap();
            prop_assert_eq!(&again.value, &first.value);
            prop_assert!(again.warnings.is_empty());
            let shown = phone_display(&first.value);
            prop_assert_eq!(phone(&shown).unwrap().value, first.value, "{}", shown);
        }
    }

    #[test]
    fn the_key_of_a_nir_catches_one_wrong_digit(
        body in "[12][0-9]{12}", place in 0_usize..13, other in 0_u8..10,
    ) {
        let whole = nir(&body).unwrap().value;
        let mut wrong = whole.clone().into_bytes();
        wrong[place] = b'0' + other;
        let wrong = String::from_utf8(wrong).unwrap();
        prop_assert_eq!(nir(&wrong).is_ok(), wrong == whole);
    }

    #[test]
    fn no_text_makes_it_panic(text in ".*", odd in "[-+0-9A-Bé.,/@() E\u{a0}]{0,18}") {
        for text in [text, odd] {
            for normalise in
                [caf, nir, rsa_request, france_travail, postal_code, email, phone]
            {
                if let Ok(found) = normalise(&text) {
                    prop_assert_eq!(normalise(&found.value).map(|n| n.value), Ok(found.value));
                }
            }
            let _ = (phone_cell(&text), phone_display(&text));
            let _ = nir_is_plausible(&text);
        }
    }
}

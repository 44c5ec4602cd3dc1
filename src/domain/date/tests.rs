//! Dates as people type them, and back.
use proptest::prelude::*;

use super::DateHint::{Birth, Future, Nearest, Past};
use super::*;

fn d(text: &str) -> Date {
    Date::parse_from_str(text, "%d/%m/%Y").unwrap()
}

/// A Monday.
fn today() -> Date {
    d("09/03/2026")
}

fn read(text: &str, hint: DateHint) -> String {
    match parse_date(text, today(), hint) {
        Ok(date) => full(date),
        Err(error) => error.to_string(),
    }
}

#[test]
fn every_form_that_people_type() {
    let table = [
        ("1/2/26", Future, "01/02/2026"),
        ("01022026", Future, "01/02/2026"),
        ("010226", Future, "01/02/2026"),
        ("20260201", Future, "01/02/2026"),
        ("24/11/2026", Nearest, "24/11/2026"),
        ("24-11-2026", Nearest, "24/11/2026"),
        ("24.11.26", Nearest, "24/11/2026"),
        ("24 11 2026", Nearest, "24/11/2026"),
        (" 2026-11-24 ", Nearest, "24/11/2026"),
        ("15/03", Future, "15/03/2026"),
        ("15/02", Future, "15/02/2027"),
        ("15/02", Past, "15/02/2026"),
        ("15/03", Past, "15/03/2025"),
        ("09/03", Future, "09/03/2026"),
        ("09/03", Past, "09/03/2026"),
        ("15/12", Nearest, "15/12/2025"),
        ("15/08", Nearest, "15/08/2026"),
        ("j", Future, "09/03/2026"),
        ("J", Past, "09/03/2026"),
        ("auj", Future, "09/03/2026"),
        ("aujourd'hui", Future, "09/03/2026"),
        ("Aujourd’hui", Future, "09/03/2026"),
        ("hier", Future, "08/03/2026"),
        ("avant-hier", Past, "07/03/2026"),
        ("demain", Past, "10/03/2026"),
        ("après-demain", Future, "11/03/2026"),
        ("+15", Past, "24/03/2026"),
        ("+ 15", Future, "24/03/2026"),
        ("+30j", Future, "08/04/2026"),
        ("+30 jours", Future, "08/04/2026"),
        ("-3", Future, "06/03/2026"),
        ("+2s", Future, "23/03/2026"),
        ("+1m", Future, "09/04/2026"),
        ("+6 mois", Future, "09/09/2026"),
        ("-1 an", Past, "09/03/2025"),
        ("mardi", Future, "10/03/2026"),
        ("lundi", Future, "16/03/2026"),
        ("Dimanche", Future, "15/03/2026"),
        ("lundi", Past, "02/03/2026"),
        ("dim.", Past, "08/03/2026"),
        ("lundi", Nearest, "09/03/2026"),
        ("vendredi", Nearest, "06/03/2026"),
        ("1er mars 2026", Past, "01/03/2026"),
        ("1er février", Future, "01/02/2027"),
        ("12 août 26", Future, "12/08/2026"),
        ("lundi 9 mars 2026", Past, "09/03/2026"),
        ("sam. 21/11/2026", Future, "21/11/2026"),
        ("12/05/69", Birth, "12/05/1969"),
        ("12/05/09", Birth, "12/05/2009"),
        ("12/05/15", Birth, "12/05/1915"),
        ("09/03/11", Birth, "09/03/2011"),
        ("10/03/11", Birth, "10/03/1911"),
        ("29/02/28", Future, "29/02/2028"),
    ];
    for (text, hint, expected) in table {
        assert_eq!(read(text, hint), expected, "{text} {hint:?}");
    }
}

#[test]
fn what_cannot_be_is_refused_in_words() {
    let how = "Écrivez la date comme 24/11/2026, 24/11, j, +15 ou lundi.";
    let table = [
        (
            "31/02/2026",
            Future,
            "Cette date n’existe pas\u{a0}: février 2026 a 28 jours.",
        ),
        (
            "29/02/2027",
            Future,
            "Cette date n’existe pas\u{a0}: février 2027 a 28 jours.",
        ),
        (
            "29/02/27",
            Future,
            "Cette date n’existe pas\u{a0}: février 2027 a 28 jours.",
        ),
        (
            "29/02",
            Future,
            "Cette date n’existe pas\u{a0}: février 2027 a 28 jours.",
        ),
        (
            "31/04",
            Future,
            "Cette date n’existe pas\u{a0}: avril a 30 jours.",
        ),
        (
            "00/04/2026",
            Future,
            "Cette date n’existe pas\u{a0}: avril 2026 a 30 jours.",
        ),
        ("", Future, how),
        ("bientôt", Future, how),
        ("12", Future, how),
        ("24/11/2026/1", Future, how),
        ("24;11", Future, how),
        ("+", Future, how),
        ("+3/4", Future, how),
        ("-2 lunes", Future, how),
        (
            "24/11/217",
            Future,
            "L’année s’écrit avec quatre chiffres, comme 24/11/2026.",
        ),
        (
            "24/11/6",
            Future,
            "L’année s’écrit avec quatre chiffres, comme 24/11/2026.",
        ),
        ("12/05", Birth, "Ajoutez l’année, comme 24/11/1986."),
        (
            "12/05/2026",
            Birth,
            "Cette date de naissance est après aujourd’hui. Vérifiez l’année.",
        ),
        (
            "mardi 9 mars 2026",
            Past,
            "Le 09/03/2026 est un lundi. Corrigez le jour ou la date.",
        ),
    ];
    for (text, hint, expected) in table {
        assert_eq!(read(text, hint), expected, "{text} {hint:?}");
    }
    let error = |text| parse_date(text, today(), Future).unwrap_err();
    assert_eq!(
        error("11/24/2026"),
        DateError::MonthFirst { day: 11, month: 24 }
    );
    assert!(error("11/24/2026").to_string().contains("24/11"));
    assert_eq!(error("40/40/2026"), DateError::NoSuchMonth);
    for far in [
        "24/11/1226",
        "24/11/2206",
        "+99999",
        "-99999999999",
        "+9999 ans",
    ] {
        assert_eq!(error(far), DateError::OutOfRange, "{far}");
    }
}

#[test]
fn a_great_age_asks_for_a_second_look() {
    assert_eq!(birth_warning(d("09/03/1926"), today()), None);
    let warning = birth_warning(d("12/05/1915"), today()).unwrap();
    assert!(warning.contains("110 ans"), "{warning}");
}

#[test]
fn dates_are_shown_and_kept() {
    let monday = today();
    assert_eq!(short(monday), "09/03");
    assert_eq!(full(monday), "09/03/2026");
    assert_eq!(long(monday), "lundi 9 mars 2026");
    assert_eq!(long(d("01/02/2026")), "dimanche 1er février 2026");
    assert_eq!(header(d("21/11/2026")), "sam. 21/11/2026");
    assert_eq!(iso(monday), "2026-03-09");
    assert_eq!(from_iso("2026-03-09"), Some(monday));
    for text in [
        "2026-3-9",
        "2026-02-29",
        "2026-03-09-",
        "+026-03-09",
        "2026-03",
        "",
        "20260309",
    ] {
        assert_eq!(from_iso(text), None, "{text}");
    }
}

#[test]
fn age_is_in_completed_years() {
    assert_eq!(age(d("10/03/1988"), today()), 37);
    assert_eq!(age(d("09/03/1988"), today()), 38);
    assert_eq!(age(d("29/02/2004"), d("28/02/2026")), 21);
    assert_eq!(age(d("29/02/2004"), d("01/03/2026")), 22);
}

fn any_date() -> impl Strategy<Value = Date> {
    (1900_i32..=2100, 1_u32..=366)
        .prop_filter_map("a day of that year", |(y, n)| Date::from_yo_opt(y, n))
}

fn any_hint() -> impl Strategy<Value = DateHint> {
    prop::sample::select(vec![Future, Past, Nearest])
}

proptest! {
    #[test]
    fn what_is_shown_can_be_typed(date in any_date(), now in any_date(), hint in any_hint()) {
        let packed = full(date).replace('/', "");
        for text in [full(date), long(date), header(date), iso(date), packed] {
            prop_assert_eq!(parse_date(&text, now, hint), Ok(date), "{}", text);
            let alone = parse_date_time(&text, now, hint);
            prop_assert_eq!(alone, Ok((date, None)), "{}", &text);
            let cell = parse_import_date(&text, now, hint);
            prop_assert_eq!(cell, Ok(ImportDate { date, warning: None }), "{}", text);
        }
        prop_assert_eq!(from_iso(&iso(date)), Some(date));
    }

    #[test]
    fn times_come_back(hour in 0_u8..24, minute in 0_u8..60, date in any_date()) {
        let time = Time::new(hour, minute).unwrap();
        for text in [time.code(), time.long()] {
            prop_assert_eq!(parse_time(&text), Ok(time));
            let both = format!("{} {text}", full(date));
            prop_assert_eq!(parse_date_time(&both, date, Future), Ok((date, Some(time))));
        }
        prop_assert_eq!(Time::from_code(&time.code()), Some(time));
    }

    #[test]
    fn a_day_without_year_falls_on_the_right_side(date in any_date(), now in any_date()) {
        if let Ok(found) = parse_date(&short(date), now, Future) {
            prop_assert!(found >= now && (found - now).num_days() <= 366);
        }
        if let Ok(found) = parse_date(&short(date), now, Past) {
            prop_assert!(found <= now && (now - found).num_days() <= 366);
        }
    }

    #[test]
    fn no_text_makes_it_panic(text in ".*", odd in "[-+0-9/. hj:àé2６²T]{0,14}", now in any_date()) {
        for text in [text, odd] {
            for hint in [Future, Past, Birth, Nearest] {
                let _ = parse_date(&text, now, hint);
                let _ = parse_date_time(&text, now, hint);
                let _ = parse_import_date(&text, now, hint);
            }
            let _ = (parse_time(&text), from_iso(&text), Time::from_code(&text));
        }
    }
}

#[test]
fn the_first_of_a_month_is_said_as_such() {
    let date = |m, d| Date::from_ymd_opt(2026, m, d).unwrap();
    assert_eq!(in_words(date(2, 1)), "1er février 2026");
    assert_eq!(in_words(date(11, 21)), "21 novembre 2026");
}

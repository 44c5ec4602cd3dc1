//! Times of day, and dates with a time.
use super::*;
use crate::domain::date::DateHint::Future;
use crate::domain::date::full;

/// A Monday.
fn today() -> Date {
    Date::from_ymd_opt(2026, 3, 9).unwrap()
}

#[test]
fn times_that_people_type() {
    let table = [
        ("14h", "14:00"),
        ("14h30", "14:30"),
        ("14 h 30", "14:30"),
        ("14\u{a0}h\u{a0}30", "14:30"),
        ("14H30", "14:30"),
        ("14:30", "14:30"),
        ("1430", "14:30"),
        ("930", "09:30"),
        ("9", "09:00"),
        ("09", "09:00"),
        ("9h05", "09:05"),
        ("midi", "12:00"),
        ("0h", "00:00"),
    ];
    for (text, expected) in table {
        assert_eq!(
            parse_time(text).map(Time::code).as_deref(),
            Ok(expected),
            "{text}"
        );
    }
    for text in ["24h", "12:60", "25", "2500"] {
        assert_eq!(parse_time(text), Err(DateError::NoSuchTime), "{text}");
    }
    for text in [
        "", "matin", "14h3", "14:3:0", "h30", "-9", "14305", "１４h", "é9",
    ] {
        assert_eq!(parse_time(text), Err(DateError::UnreadableTime), "{text}");
    }
}

#[test]
fn times_are_shown_and_kept() {
    let time = Time::new(14, 30).unwrap();
    assert_eq!(time.to_string(), "14\u{a0}h\u{a0}30");
    assert_eq!(time.long(), "14\u{a0}h\u{a0}30");
    assert_eq!(Time::new(9, 0).unwrap().long(), "9\u{a0}h");
    assert_eq!(Time::from_code("14:30"), Some(time));
    assert_eq!(Time::from_code("9:30"), None);
    assert_eq!(Time::from_code("24:00"), None);
    assert_eq!(Time::new(24, 0), None);
}

#[test]
fn a_date_and_a_time_in_one_field() {
    let table = [
        ("24/11 14h", "24/11/2026", Some("14:00")),
        ("24/11 14h30", "24/11/2026", Some("14:30")),
        ("24/11/2026 14:30", "24/11/2026", Some("14:30")),
        ("24/11 14 h 30", "24/11/2026", Some("14:30")),
        ("24/11 à 14h", "24/11/2026", Some("14:00")),
        ("24 11 14h", "24/11/2026", Some("14:00")),
        ("24/11 9", "24/11/2026", Some("09:00")),
        ("24/11 14", "24/11/2026", Some("14:00")),
        ("24/11 1430", "24/11/2026", Some("14:30")),
        ("lundi 9h30", "16/03/2026", Some("09:30")),
        ("lundi 9", "16/03/2026", Some("09:00")),
        ("j 14h", "09/03/2026", Some("14:00")),
        ("+15 9h", "24/03/2026", Some("09:00")),
        ("demain midi", "10/03/2026", Some("12:00")),
        ("16 mars 14h", "16/03/2026", Some("14:00")),
        ("lundi 16 mars 26", "16/03/2026", None),
        ("2026-11-24 14:00", "24/11/2026", Some("14:00")),
        ("24/11", "24/11/2026", None),
        ("24 11 2026", "24/11/2026", None),
        ("24 11 26", "24/11/2026", None),
        ("24/11 2026", "24/11/2026", None),
        ("+2 s", "23/03/2026", None),
    ];
    for (text, date, time) in table {
        let read = parse_date_time(text, today(), Future);
        let read = read.map(|(date, time)| (full(date), time.map(Time::code)));
        assert_eq!(
            read,
            Ok((date.to_owned(), time.map(str::to_owned))),
            "{text}"
        );
    }
    let error = |text| parse_date_time(text, today(), Future).unwrap_err();
    assert_eq!(error("24/11 25h"), DateError::NoSuchTime);
    assert_eq!(
        error("31/11 14h"),
        DateError::NoSuchDay {
            year: None,
            month: 11
        }
    );
    assert_eq!(error("14h"), DateError::UnreadableDateTime);
    assert_eq!(error("un de ces jours"), DateError::UnreadableDateTime);
}

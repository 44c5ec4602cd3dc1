//! Gaps, clashes and proposals, as tables.
use proptest::prelude::*;

use super::*;
use crate::domain::date::from_iso;

fn day(iso: &str) -> Date {
    from_iso(iso).unwrap()
}

fn time(text: &str) -> Time {
    Time::from_code(text).unwrap()
}

/// « 09:00+45 »: a start and a length; « 09:00 » alone: a length that is not known.
fn span(text: &str) -> Span {
    match text.split_once('+') {
        Some((start, minutes)) => Span::of(time(start), minutes.parse().ok()),
        None => Span::of(time(text), None),
    }
}

/// With spaces that a keyboard has.
fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

fn said(spans: &[Span]) -> Vec<String> {
    spans.iter().map(|span| plain(&span.text())).collect()
}

#[test]
fn the_gaps_are_what_is_left_of_the_working_hours() {
    let cases: [(&[&str], &[&str]); 8] = [
        (&[], &["9 h–12 h 30", "13 h 30–17 h 30"]),
        (&["09:00+210"], &["13 h 30–17 h 30"]),
        (
            &["10:00+45"],
            &["9 h–10 h", "10 h 45–12 h 30", "13 h 30–17 h 30"],
        ),
        (
            &["10:00"],
            &["9 h–10 h", "10 h 30–12 h 30", "13 h 30–17 h 30"],
        ),
        (
            &["08:00+90", "17:00+60"],
            &["9 h 30–12 h 30", "13 h 30–17 h"],
        ),
        (
            &["10:00+60", "10:30+60", "09:00+60"],
            &["11 h 30–12 h 30", "13 h 30–17 h 30"],
        ),
        (&["09:10+200"], &["13 h 30–17 h 30"]),
        (&["12:00+120"], &["9 h–12 h", "14 h–17 h 30"]),
    ];
    for (taken, expected) in cases {
        let taken: Vec<Span> = taken.iter().map(|it| span(it)).collect();
        let found = gaps(&Hours::default(), &taken, LEAST_GAP);
        assert_eq!(said(&found), expected, "{taken:?}");
    }
}

#[test]
fn hours_that_meet_are_one_whatever_their_order() {
    let of = |spans: &[&str]| Hours::of(spans.iter().map(|it| span(it)).collect());
    assert_eq!(of(&[]), None);
    let hours = of(&["14:00+90", "09:00+60", "15:00+60", "10:00+30"]).unwrap();
    assert_eq!(plain(&hours.to_string()), "9 h – 10 h 30, 14 h – 16 h");
}

#[test]
fn appointments_of_an_agent_clash_when_they_share_a_minute() {
    use Company::{Group, Single};
    let cases = [
        ("14:00+45", Single, "14:30+45", Single, true),
        ("14:00+45", Single, "14:45+45", Single, false),
        ("14:00+45", Single, "14:00+45", Single, true),
        ("14:00+120", Single, "14:30+15", Single, true),
        ("14:00", Single, "14:30+45", Single, false),
        ("14:00", Single, "14:29+45", Single, true),
        ("14:00+90", Group, "14:00+90", Group, false),
        ("14:00+90", Group, "14:30+90", Group, true),
        ("14:00+90", Group, "14:00+45", Single, true),
    ];
    for (a, how_a, b, how_b, expected) in cases {
        let (a, b) = ((span(a), how_a), (span(b), how_b));
        assert_eq!(clash(a, b), expected, "{a:?} {b:?}");
        assert_eq!(clash(b, a), expected, "{b:?} {a:?}");
        assert_eq!(!clashes(&[a, b])[0].is_empty(), expected);
    }
}

#[test]
fn an_appointment_ends_at_midnight_at_the_latest() {
    assert_eq!(plain(&span("23:30+120").text()), "23 h 30–24 h");
    assert_eq!(span("23:30+120").end(), None);
    assert_eq!(plain(&span("09:00+0").text()), "9 h–9 h 30");
}

#[test]
fn days_that_are_not_worked_say_why() {
    let mut calendar = Calendar::default();
    calendar.closures.insert(day("2026-12-24"));
    let cases = [
        ("2026-11-23", None),
        ("2026-11-21", Some(DayOff::Saturday)),
        ("2026-11-22", Some(DayOff::Sunday)),
        ("2026-11-11", Some(DayOff::Holiday)),
        ("2026-12-24", Some(DayOff::Closure)),
        // The last Sunday of March and of October: the hour changes, the day does not.
        ("2026-03-29", Some(DayOff::Sunday)),
        ("2026-10-25", Some(DayOff::Sunday)),
        // A holiday that falls on a Saturday is said to be a holiday.
        ("2026-08-15", Some(DayOff::Holiday)),
    ];
    for (date, expected) in cases {
        assert_eq!(DayOff::of(day(date), &calendar), expected, "{date}");
    }
    assert_eq!(monday(day("2026-11-22")), day("2026-11-16"));
    assert_eq!(monday(day("2026-11-23")), day("2026-11-23"));
}

#[test]
fn working_hours_are_read_as_they_are_written() {
    let usual = Hours::default();
    assert_eq!(
        plain(&usual.to_string()),
        "9 h – 12 h 30, 13 h 30 – 17 h 30"
    );
    for text in [
        "9:00-12:30, 13:30-17:30",
        "9h-12h30,13h30–17h30",
        &usual.to_string(),
    ] {
        assert_eq!(Hours::parse(text), Ok(usual.clone()), "{text}");
    }
    assert_eq!(
        plain(&Hours::parse("8-16").unwrap().to_string()),
        "8 h – 16 h"
    );
    for text in ["", "9", "12-9", "9-12, 11-14", "9-25", "matin"] {
        assert!(Hours::parse(text).is_err(), "{text}");
    }
}

#[test]
fn the_next_appointment_follows_from_what_was_closed() {
    let kept = |kind, under_contract| Closed::Kept {
        kind,
        under_contract,
    };
    let cases = [
        (Closed::ActionDone, "accompagnement", 14),
        (Closed::Signed, "accompagnement", 28),
        (kept("accompagnement", false), "signature", 7),
        (kept("accompagnement", true), "accompagnement", 28),
        (kept("orientation", false), "accompagnement", 14),
        (kept("bilan_contrat", true), "signature", 7),
        (kept("asr", true), "asr", 14),
        (kept("remobilisation", true), "accompagnement", 7),
        (kept("revue", true), "accompagnement", 28),
    ];
    for (closed, kind, days) in cases {
        assert_eq!(what_follows(closed), Next { kind, days }, "{closed:?}");
    }
}

#[test]
fn the_day_proposed_is_worked() {
    let calendar = Calendar::default();
    let next = Next {
        kind: "signature",
        days: 7,
    };
    // Wednesday 4 November + 7 days: 11 November is a holiday.
    assert_eq!(next.day(day("2026-11-04"), &calendar), day("2026-11-12"));
    let days: Vec<Date> = next.days_to_try(day("2026-11-06"), &calendar).collect();
    assert_eq!(days.len(), 10);
    assert_eq!(days[0], day("2026-11-13"));
    assert_eq!(days[1], day("2026-11-16"));
}

#[test]
fn the_hour_proposed_is_the_usual_one_when_it_is_free() {
    let hours = Hours::default();
    let cases = [
        (&["10:00+45"][..], Some("14:00"), Some("14:00")),
        (&["10:00+45"][..], Some("10:15"), Some("09:00")),
        (&["09:00+60"][..], None, Some("10:00")),
        (&["09:00+210", "13:30+240"][..], None, None),
        (&[][..], Some("12:15"), Some("09:00")),
    ];
    for (taken, preferred, expected) in cases {
        let taken: Vec<Span> = taken.iter().map(|it| span(it)).collect();
        let found = free_at(&hours, &taken, 45, preferred.map(time));
        assert_eq!(found, expected.map(time), "{taken:?}");
    }
}

proptest! {
    /// Every minute of the working hours is either taken or free, never both.
    #[test]
    fn gaps_and_appointments_share_the_working_hours(
        starts in proptest::collection::vec((0u8..24, 0u8..60, 5i64..240), 0..12)
    ) {
        let hours = Hours::default();
        let taken: Vec<Span> = starts
            .iter()
            .map(|(hour, minute, length)| Span::of(Time::new(*hour, *minute).unwrap(), Some(*length)))
            .collect();
        let free = gaps(&hours, &taken, 1);
        let within = |spans: &[Span], minute: u16| {
            spans.iter().any(|span| span.from <= minute && minute < span.to)
        };
        for minute in 0..1440 {
            let expected = within(hours.spans(), minute) && !within(&taken, minute);
            prop_assert_eq!(within(&free, minute), expected);
        }
    }

    /// The sweep finds the pairs that a comparison of all with all finds.
    #[test]
    fn clashes_are_those_of_every_pair(
        held in proptest::collection::vec((0u16..600, 5u16..120, any::<bool>()), 0..14)
    ) {
        let held: Vec<(Span, Company)> = held
            .iter()
            .map(|(from, length, group)| {
                let span = Span { from: from / 15 * 15, to: from / 15 * 15 + length };
                (span, if *group { Company::Group } else { Company::Single })
            })
            .collect();
        let found = clashes(&held);
        for (a, first) in held.iter().enumerate() {
            for (b, second) in held.iter().enumerate().filter(|(b, _)| *b != a) {
                prop_assert_eq!(found[a].contains(&b), clash(*first, *second));
            }
        }
    }
}

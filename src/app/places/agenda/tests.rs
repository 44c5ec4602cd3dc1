//! Going from day to day, and what an agenda lets choose.
use super::*;
use crate::domain::agenda::Span;
use crate::domain::date::from_iso;

fn day(iso: &str) -> Date {
    from_iso(iso).unwrap()
}

fn gap(date: &str, from: u16, to: u16) -> Line {
    Line::Gap {
        date: day(date),
        agents: vec![1],
        span: Span { from, to },
    }
}

/// A week with two headings, three gaps and an empty day.
fn week() -> AgendaView {
    let mut view = AgendaView::new(day("2026-11-25"), Whose::Agent(1));
    let heading = |date: &str| Line::Day {
        date: day(date),
        off: None,
        count: 0,
    };
    view.period = Period::Week;
    view.lines = vec![
        heading("2026-11-23"),
        gap("2026-11-23", 540, 750),
        gap("2026-11-23", 810, 840),
        heading("2026-11-24"),
        gap("2026-11-24", 540, 750),
        heading("2026-11-25"),
        Line::Nothing(day("2026-11-25")),
    ];
    view
}

#[test]
fn the_cursor_passes_over_the_headings() {
    let mut view = week();
    view.first();
    let mut seen = vec![view.cursor.at];
    for _ in 0..5 {
        view.step(1);
        seen.push(view.cursor.at);
    }
    assert_eq!(seen, [1, 2, 4, 6, 6, 6]);
    view.step(-2);
    assert_eq!(view.cursor.at, 2);
    view.step(isize::MIN + 1);
    assert_eq!(view.cursor.at, 1);
    view.step(isize::MAX);
    assert_eq!(view.cursor.at, 6);
}

#[test]
fn a_day_or_a_week_is_turned_at_a_time() {
    let mut view = week();
    assert_eq!(view.bounds(), (day("2026-11-23"), day("2026-11-29")));
    view.turn(1);
    assert_eq!(view.bounds(), (day("2026-11-30"), day("2026-12-06")));
    view.period = Period::Day;
    view.turn(-1);
    assert_eq!(view.bounds(), (day("2026-12-01"), day("2026-12-01")));
    // The day on which the hour changes is a day like the others.
    view.day = day("2026-10-24");
    view.turn(1);
    assert_eq!(view.day, day("2026-10-25"));
}

#[test]
fn an_appointment_is_fixed_where_the_cursor_is() {
    let mut view = week();
    view.cursor.at = 1;
    let place = view.slot();
    assert_eq!((place.day, place.agent), (day("2026-11-23"), Some(1)));
    assert_eq!(place.time, Time::new(9, 0));
    assert_eq!(place.minutes, None, "a long gap takes the usual length");
    view.cursor.at = 2;
    assert_eq!(view.slot().minutes, Some(30), "a short one is filled");
    view.cursor.at = 6;
    assert_eq!(
        (view.slot().day, view.slot().time),
        (day("2026-11-25"), None)
    );
}

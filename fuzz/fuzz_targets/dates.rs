//! Dates, times and delays as they are typed or stand in a cell, on any day: read or refused, and what was read is
//! read again from what is shown.
#![no_main]
use carnet::domain::date::{
    Date, DateHint, Time, full, in_words, iso, parse_date, parse_date_time, parse_import_date,
    parse_months, parse_time,
};
use carnet_fuzz::{text, today};
use libfuzzer_sys::fuzz_target;

const HINTS: [DateHint; 4] = [
    DateHint::Future,
    DateHint::Past,
    DateHint::Birth,
    DateHint::Nearest,
];

/// A day from 1900 to 2079, of two bytes.
fn day(bytes: [u8; 2]) -> Date {
    let first = 693_596;
    Date::from_num_days_from_ce_opt(first + i32::from(u16::from_le_bytes(bytes))).expect("a day")
}

fn reads(shown: &str, as_of: Date, hint: DateHint, date: Date) {
    assert_eq!(
        parse_date(shown, as_of, hint),
        Ok(date),
        "{shown} on {as_of}"
    );
}

fn check(typed: &str, as_of: Date) {
    for hint in HINTS {
        if let Ok(date) = parse_date(typed, as_of, hint) {
            for shown in [full(date), iso(date), in_words(date)] {
                reads(&shown, as_of, hint, date);
            }
        }
        if let Ok(found) = parse_import_date(typed, as_of, hint) {
            reads(&full(found.date), as_of, hint, found.date);
        }
        if let Ok((date, Some(time))) = parse_date_time(typed, as_of, hint) {
            let shown = format!("{} {time}", full(date));
            let again = parse_date_time(&shown, as_of, hint);
            assert_eq!(again, Ok((date, Some(time))), "{shown} on {as_of}");
        }
    }
    if let Ok(time) = parse_time(typed) {
        assert_eq!(parse_time(&time.long()), Ok(time));
        assert_eq!(Time::from_code(&time.code()), Some(time));
    }
    let _ = parse_months(typed);
}

fuzz_target!(|bytes: &[u8]| {
    if let Some(typed) = text(bytes) {
        check(typed, today());
    }
    if let Some((first, rest)) = bytes.split_first_chunk::<2>()
        && let Some(typed) = text(rest)
    {
        check(typed, day(*first));
    }
});

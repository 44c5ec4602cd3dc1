//! The time zones of the structures, as calendars describe them. Source: the IANA time zone
//! database; the rule of the European Union since 1996 (directive 2000/84/CE).
use super::text::Lines;

/// Zones without summer time: name and offset.
const FIXED: [(&str, &str, &str); 7] = [
    ("America/Guadeloupe", "-0400", "AST"),
    ("America/Martinique", "-0400", "AST"),
    ("America/St_Barthelemy", "-0400", "AST"),
    ("America/Marigot", "-0400", "AST"),
    ("America/Cayenne", "-0300", "GFT"),
    ("Indian/Reunion", "+0400", "RET"),
    ("Indian/Mayotte", "+0300", "EAT"),
];

const PARIS: &str = "Europe/Paris";

/// Changes of hour: at the last Sunday of March and of October.
const CHANGES: [(&str, &[&str]); 2] = [
    (
        "DAYLIGHT",
        &[
            "DTSTART:19960331T020000",
            "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
            "TZOFFSETFROM:+0100",
            "TZOFFSETTO:+0200",
            "TZNAME:CEST",
        ],
    ),
    (
        "STANDARD",
        &[
            "DTSTART:19961027T030000",
            "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
            "TZOFFSETFROM:+0200",
            "TZOFFSETTO:+0100",
            "TZNAME:CET",
        ],
    ),
];

/// Whether a zone can be described.
pub(super) fn is_known(name: &str) -> bool {
    name == PARIS || FIXED.iter().any(|(known, ..)| *known == name)
}

/// Describes a zone that is known.
pub(super) fn write(name: &str, lines: &mut Lines) {
    lines.raw("BEGIN:VTIMEZONE");
    lines.raw(&format!("TZID:{name}"));
    let part = |kind: &str, rules: &[&str], lines: &mut Lines| {
        lines.raw(&format!("BEGIN:{kind}"));
        rules.iter().for_each(|line| lines.raw(line));
        lines.raw(&format!("END:{kind}"));
    };
    match FIXED.iter().find(|(known, ..)| *known == name) {
        Some((_, offset, short)) => {
            let (from, to) = (
                format!("TZOFFSETFROM:{offset}"),
                format!("TZOFFSETTO:{offset}"),
            );
            let short = format!("TZNAME:{short}");
            let rules = ["DTSTART:19700101T000000", &from, &to, &short];
            part("STANDARD", &rules, lines);
        }
        None => CHANGES
            .iter()
            .for_each(|(kind, rules)| part(kind, rules, lines)),
    }
    lines.raw("END:VTIMEZONE");
}

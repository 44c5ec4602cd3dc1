//! What calendars read: lines, texts, days of the change of hour, and nobody's name.
use proptest::prelude::*;

use super::text::{escaped, fold};
use super::*;
use crate::domain::agenda::Company;
use crate::domain::calendar::Territory;
use crate::domain::date::{Time, from_iso};
use crate::store::Setup;

fn day(iso: &str) -> Date {
    from_iso(iso).unwrap()
}

fn meeting(date: &str, time: Option<&str>, minutes: Option<i64>) -> Meeting {
    Meeting {
        id: 42,
        uid: "01990000-0000-7000-8000-000000000042".to_owned(),
        version: 3,
        person: 7,
        person_uid: "01990000-0000-7000-8000-000000000007".to_owned(),
        nom: "Abdallah".to_owned(),
        prenom: "Nadia".to_owned(),
        day: day(date),
        time: time.and_then(Time::from_code),
        minutes,
        kind: Some("accompagnement".to_owned()),
        channel: Some("domicile".to_owned()),
        place: Some("12, rue des Acacias".to_owned()),
        others: None,
        subject: None,
        company: Company::Single,
        agent: Some((1, "Sophie Rivière".to_owned())),
        status: Some("prevu".to_owned()),
        zone: None,
        fixed_on: Some(day("2026-11-02")),
    }
}

fn written(meetings: &[Meeting], naming: Naming) -> String {
    let place = tempfile::tempdir().unwrap();
    let setup = Setup {
        rule_set: "convention-pauvrete-2019".into(),
        territory: "metropole".into(),
    };
    let store = Store::create(&place.path().join("essai.db"), &setup).unwrap();
    let mut out = Vec::new();
    ics(&store, meetings, naming, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// Lines as a reader joins them again.
fn unfolded(text: &str) -> Vec<String> {
    let joined = text.replace("\r\n ", "");
    joined.split_terminator("\r\n").map(str::to_owned).collect()
}

fn event_lines(text: &str) -> Vec<String> {
    let lines = unfolded(text);
    let start = lines.iter().position(|it| it == "BEGIN:VEVENT").unwrap();
    lines[start..].to_vec()
}

#[test]
fn an_appointment_is_a_number_unless_names_are_asked_for() {
    let text = written(
        &[meeting("2026-11-24", Some("14:00"), Some(45))],
        Naming::Without,
    );
    assert_eq!(
        event_lines(&text),
        [
            "BEGIN:VEVENT",
            "UID:01990000-0000-7000-8000-000000000042",
            "DTSTAMP:20261102T000000Z",
            "SEQUENCE:3",
            "DTSTART;TZID=Europe/Paris:20261124T140000",
            "DTEND;TZID=Europe/Paris:20261124T144500",
            "SUMMARY:RDV 42",
            "CLASS:PRIVATE",
            "STATUS:CONFIRMED",
            "END:VEVENT",
            "END:VCALENDAR",
        ]
    );
    for secret in ["ABDALLAH", "Abdallah", "Nadia", "Acacias", "Rivière"] {
        assert!(!text.contains(secret), "{secret}");
    }
    assert!(!text.contains("METHOD"));
    let text = written(
        &[meeting("2026-11-24", Some("14:00"), Some(45))],
        Naming::With,
    );
    let lines = event_lines(&text);
    assert_eq!(
        lines[6],
        "SUMMARY:ABDALLAH Nadia (Rendez-vous d’accompagnement)"
    );
    assert_eq!(lines[7], "LOCATION:À domicile\\, 12\\, rue des Acacias");
    let session = Meeting {
        subject: Some("Lire une fiche de paie".to_owned()),
        ..meeting("2026-11-24", Some("14:00"), Some(45))
    };
    let lines = event_lines(&written(&[session], Naming::With));
    assert_eq!(
        lines[6],
        "SUMMARY:ABDALLAH Nadia (Rendez-vous d’accompagnement · Lire une fiche de paie)"
    );
}

#[test]
fn what_is_cancelled_untimed_or_of_unknown_length_says_so() {
    let mut cancelled = meeting("2026-11-24", None, None);
    cancelled.status = Some("annule_structure".to_owned());
    let text = written(&[cancelled], Naming::Without);
    assert!(text.contains("DTSTART;VALUE=DATE:20261124\r\nDTEND;VALUE=DATE:20261125\r\n"));
    assert!(text.contains("STATUS:CANCELLED\r\n"));
    assert!(!text.contains("VTIMEZONE"), "a whole day has no zone");
    let text = written(
        &[meeting("2026-11-24", Some("23:45"), None)],
        Naming::Without,
    );
    let lines = event_lines(&text);
    assert_eq!(lines[5], "DTEND;TZID=Europe/Paris:20261125T000000");
    assert!(lines.contains(&"DESCRIPTION:Durée inconnue\u{a0}: 30 minutes comptées.".to_owned()));
}

/// Local times stay as they are said; the zone tells readers when the hour changes.
#[test]
fn the_days_of_the_change_of_hour_keep_their_local_time() {
    for date in [
        "2026-03-28",
        "2026-03-29",
        "2026-03-30",
        "2026-10-25",
        "2026-10-26",
    ] {
        let text = written(&[meeting(date, Some("09:00"), Some(60))], Naming::Without);
        let plain = date.replace('-', "");
        assert!(text.contains(&format!("DTSTART;TZID=Europe/Paris:{plain}T090000\r\n")));
        assert!(text.contains(&format!("DTEND;TZID=Europe/Paris:{plain}T100000\r\n")));
    }
    let text = written(
        &[meeting("2026-03-29", Some("09:00"), Some(60))],
        Naming::Without,
    );
    assert!(text.contains("RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n"));
    assert!(text.contains("RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n"));
}

#[test]
fn each_structure_keeps_its_own_zone_and_every_territory_has_one() {
    let mut far = meeting("2026-11-24", Some("09:00"), Some(60));
    far.zone = Some("Indian/Reunion".to_owned());
    let mut unknown = meeting("2026-11-24", Some("09:00"), Some(60));
    unknown.zone = Some("Lune/Mer".to_owned());
    let text = written(&[far, unknown], Naming::Without);
    assert_eq!(text.matches("BEGIN:VTIMEZONE").count(), 2);
    assert!(text.contains("DTSTART;TZID=Indian/Reunion:20261124T090000\r\n"));
    assert!(text.contains("DTSTART;TZID=Europe/Paris:20261124T090000\r\n"));
    for territory in Territory::ALL {
        assert!(zone::is_known(territory.time_zone()), "{territory:?}");
    }
}

proptest! {
    /// Folding loses nothing, keeps letters whole, and no line is longer than 75 octets.
    #[test]
    fn a_folded_line_is_read_back(line in "[ -~é€😀\u{a0}]{0,400}") {
        let mut folded = String::new();
        fold(&line, &mut folded);
        prop_assert!(folded.ends_with("\r\n"));
        for part in folded.split_terminator("\r\n") {
            prop_assert!(part.len() <= 75, "{} octets", part.len());
        }
        prop_assert_eq!(unfolded(&folded), vec![line]);
    }

    /// A text is read back as it was, its control characters apart.
    #[test]
    fn an_escaped_text_is_read_back(text in "[a-z,;:\\\\\n\"éà ]{0,80}") {
        let written = escaped(&text);
        prop_assert!(!written.contains('\n'));
        let mut read = String::new();
        let mut letters = written.chars();
        while let Some(c) = letters.next() {
            match c {
                '\\' => match letters.next() {
                    Some('n') => read.push('\n'),
                    Some(other) => read.push(other),
                    None => prop_assert!(false, "a lonely backslash"),
                },
                c => read.push(c),
            }
        }
        prop_assert_eq!(read, text);
    }
}

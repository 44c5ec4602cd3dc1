//! Dates as spreadsheets hold them.
use super::*;
use crate::domain::date::DateHint::{Birth, Nearest, Past};

fn d(text: &str) -> Date {
    Date::parse_from_str(text, "%d/%m/%Y").unwrap()
}

/// A Monday.
fn today() -> Date {
    Date::from_ymd_opt(2026, 3, 9).unwrap()
}

#[test]
fn cells_of_a_spreadsheet() {
    let table = [
        ("24/11/2025", "24/11/2025"),
        ("24-11-2025", "24/11/2025"),
        ("24.11.2025", "24/11/2025"),
        ("2025-11-24", "24/11/2025"),
        ("2025-11-24 00:00:00", "24/11/2025"),
        ("2025-11-24 00:00:00.0", "24/11/2025"),
        ("2025-11-24T10:15:00Z", "24/11/2025"),
        ("24/11/2025 14:30", "24/11/2025"),
        ("24/11/25", "24/11/2025"),
        ("1er mars 2026", "01/03/2026"),
        ("24112025", "24/11/2025"),
        ("010226", "01/02/2026"),
        ("25569", "01/01/1970"),
        ("36526", "01/01/2000"),
        ("45658", "01/01/2025"),
        ("45658.0", "01/01/2025"),
        ("45658,75", "01/01/2025"),
        ("61", "01/03/1900"),
    ];
    for (text, expected) in table {
        let read = parse_import_date(text, today(), Nearest);
        assert_eq!(
            read,
            Ok(ImportDate {
                date: d(expected),
                warning: None
            }),
            "{text}"
        );
    }
}

#[test]
fn doubtful_cells_say_so() {
    let read = parse_import_date("12/06/217", today(), Past).unwrap();
    assert_eq!(read.date, d("12/06/2017"));
    assert!(read.warning.unwrap().contains("2017"));
    let old = parse_import_date("12/05/15", today(), Birth).unwrap();
    assert_eq!(old.date, d("12/05/1915"));
    assert!(old.warning.is_some());

    let error = |text| parse_import_date(text, today(), Nearest).unwrap_err();
    assert_eq!(error("60"), DateError::NotASerial);
    assert_eq!(error("0"), DateError::NotASerial);
    assert_eq!(error("2017"), DateError::YearAlone);
    assert_eq!(error("99999"), DateError::OutOfRange);
    assert_eq!(
        error("11/24/2025"),
        DateError::MonthFirst { day: 11, month: 24 }
    );
    assert_eq!(error("12/06/117"), DateError::YearShape);
    assert_eq!(error("12/06/20177"), DateError::YearShape);
    assert_eq!(
        error("31/02/2026"),
        DateError::NoSuchDay {
            year: Some(2026),
            month: 2
        }
    );
    assert_eq!(error("24/11"), DateError::YearMissing);
    for text in ["j", "+15", "-3", "lundi", "=A1", "n/a", "", "1,85E+14"] {
        assert!(parse_import_date(text, today(), Nearest).is_err(), "{text}");
    }
}

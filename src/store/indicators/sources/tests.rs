//! What the texts say of days, row by row.
use super::*;
use crate::domain::date::from_iso;

/// DREES: on 31 December of the year of entry, or on the day looked from when it comes first.
#[test]
fn an_entry_is_looked_at_on_the_last_day_of_its_year_or_on_the_day_looked_from() {
    let day = |text: &str| from_iso(text).unwrap();
    let conn = crate::store::sql::Conn::in_memory();
    for (from, to, as_of, entry, looked) in [
        (
            "2023-02-01",
            "2026-11-22",
            "2026-11-22",
            "2023-02-01",
            "2023-12-31",
        ),
        (
            "2023-02-01",
            "2026-11-22",
            "2026-11-22",
            "2023-12-31",
            "2023-12-31",
        ),
        (
            "2023-02-01",
            "2026-11-22",
            "2026-11-22",
            "2024-01-01",
            "2024-12-31",
        ),
        (
            "2023-02-01",
            "2026-11-22",
            "2026-11-22",
            "2026-11-22",
            "2026-11-22",
        ),
        (
            "2023-02-01",
            "2025-06-30",
            "2026-11-22",
            "2025-03-01",
            "2025-12-31",
        ),
        (
            "2025-02-01",
            "2025-06-30",
            "2025-05-02",
            "2025-03-01",
            "2025-05-02",
        ),
        (
            "2025-02-01",
            "2025-06-30",
            "2027-05-02",
            "2025-03-01",
            "2025-12-31",
        ),
        // A period that has not begun: nobody entered in it.
        (
            "2027-02-01",
            "2027-06-30",
            "2025-05-02",
            "2025-03-01",
            "2025-05-02",
        ),
    ] {
        let selection = Selection::period(day(from), day(to), day(as_of));
        let entry = day_number(day(entry)).to_string();
        let text = format!("SELECT {}", year_ends(&entry, &selection));
        let found = crate::store::sql::first(&conn, &text, &[], |row| row.get::<i64>(0));
        let found = found.unwrap().unwrap();
        assert_eq!(found, day_number(day(looked)), "{from} {to} {as_of}");
    }
}

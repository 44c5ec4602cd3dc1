//! Durations such as « 6 mois » or « 1 an », and the last day of what lasts that long.
use chrono::Months;

use super::Date;
use crate::domain::text::fold;

/// Longest duration that is understood, in months.
const LONGEST: u32 = 120;

/// Reads a text that is only a duration (`6 mois`, `6m`, `1 an`, `2 ans`), in months. `None` for
/// anything else, and for a number without a unit.
pub fn parse_months(typed: &str) -> Option<u32> {
    let typed = typed.trim();
    if !typed.chars().all(|c| c.is_alphanumeric() || c == ' ') {
        return None;
    }
    let typed = fold(typed);
    let unit = typed.trim_start_matches(|c: char| c.is_ascii_digit());
    let number = typed.strip_suffix(unit)?;
    let number: u32 = number.parse().ok()?;
    let months = match unit.trim() {
        "m" | "mois" => number,
        "a" | "an" | "ans" => number.checked_mul(12)?,
        _ => return None,
    };
    (1..=LONGEST).contains(&months).then_some(months)
}

/// The last day of what begins on `start` and lasts some months: the day before the same day
/// number of the last month (article 641 of the code de procédure civile).
pub fn last_day(start: Date, months: u32) -> Option<Date> {
    start
        .checked_add_months(Months::new(months))?
        .pred_opt()
        .filter(|last| *last >= start)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Date {
        Date::parse_from_str(text, "%d/%m/%Y").unwrap()
    }

    #[test]
    fn durations_are_read_with_their_unit_only() {
        let table = [
            ("6 mois", Some(6)),
            ("6mois", Some(6)),
            (" 12 m ", Some(12)),
            ("1 an", Some(12)),
            ("2 ANS", Some(24)),
            ("6", None),
            ("mois", None),
            ("0 mois", None),
            ("900 mois", None),
            ("99999999999 mois", None),
            ("+6m", None),
            ("30/06/2026", None),
            ("6 mois et 2 jours", None),
            ("", None),
        ];
        for (typed, months) in table {
            assert_eq!(parse_months(typed), months, "{typed}");
        }
    }

    #[test]
    fn the_last_day_is_the_day_before_the_same_number() {
        let table = [
            ("24/11/2026", 6, "23/05/2027"),
            ("01/01/2026", 12, "31/12/2026"),
            ("31/08/2025", 6, "27/02/2026"),
            ("29/02/2024", 12, "27/02/2025"),
        ];
        for (start, months, last) in table {
            assert_eq!(
                last_day(d(start), months),
                Some(d(last)),
                "{start} {months}"
            );
        }
    }
}

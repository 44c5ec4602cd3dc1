//! What stands in a cell of a workbook, in the words that a reader of text would see. Knows no person and no field.
use calamine::{CellErrorType, DataType, ExcelDateTime, ExcelDateTimeType};
use std::borrow::Cow;

use crate::exchange::import::lines::Remark;

/// From here on a spreadsheet rounds whole numbers: it keeps fifteen digits.
const ROUNDED: f64 = 1e15;
const MINUTES: f64 = 1_440.0;

/// The words of a cell, or what to say of it.
pub(super) fn shown<'c>(
    cell: &'c impl DataType,
    format: Option<&str>,
) -> Result<Cow<'c, str>, Remark> {
    if let Some(text) = cell.get_string() {
        return Ok(Cow::Borrowed(text));
    }
    if let Some(error) = cell.get_error() {
        return match error {
            CellErrorType::NA => Err(Remark::NoValue),
            error => Ok(error.to_string().into()),
        };
    }
    let text = if let Some(value) = cell.get_float() {
        number(value, format)
    } else if let Some(value) = cell.get_int() {
        value.to_string()
    } else if let Some(truth) = cell.get_bool() {
        boolean(truth).to_owned()
    } else if let Some(moment) = cell.get_datetime() {
        date(moment)
    } else if let Some(moment) = cell.get_datetime_iso() {
        iso_date(moment)
    } else {
        cell.get_duration_iso().map(iso_time).unwrap_or_default()
    };
    Ok(text.into())
}

/// A truth, as a French spreadsheet shows it.
pub(super) const fn boolean(truth: bool) -> &'static str {
    if truth { "VRAI" } else { "FAUX" }
}

/// A number without « .0 » and with the zeros that its format shows; one that has lost digits is abridged,
/// as a spreadsheet does, so that nobody takes it for whole.
pub(super) fn number(value: f64, format: Option<&str>) -> String {
    if value.abs() >= ROUNDED {
        return format!("{value:E}").replace('E', "E+").replace("E+-", "E-");
    }
    if value.fract() == 0.0 {
        let digits = format.map_or(0, zeros);
        return format!("{value:0digits$.0}");
    }
    value.to_string().replace('.', ",")
}

/// How many digits a format such as « 00000 » or « 0#" "##" "## » always shows.
fn zeros(format: &str) -> usize {
    let bare = format.replace(['"', '\\', ' ', '\u{a0}', '.', '-', '_'], "");
    let plain = bare.starts_with('0') && bare.bytes().all(|it| matches!(it, b'0' | b'#'));
    let grouped = !format.contains('.') || format.contains("\".\"");
    if plain && grouped { bare.len() } else { 0 }
}

/// A date, with its time when it has one; a time alone.
fn date(moment: ExcelDateTime) -> String {
    let minutes = (moment.as_f64() * MINUTES).round();
    let (days, rest) = ((minutes / MINUTES).floor(), minutes.rem_euclid(MINUTES));
    let time = |minutes: f64| format!("{:02.0}:{:02.0}", (minutes / 60.0).floor(), minutes % 60.0);
    if moment.is_duration() || days == 0.0 {
        return time(minutes);
    }
    let sooner = |value: f64| {
        let is_1904 = moment.to_ymd_hms_milli() != plain(moment.as_f64()).to_ymd_hms_milli();
        ExcelDateTime::new(value, ExcelDateTimeType::DateTime, is_1904)
    };
    let (year, month, day, ..) = sooner(days).to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    if rest == 0.0 {
        date
    } else {
        format!("{date} {}", time(rest))
    }
}

/// That value in the usual system of dates.
fn plain(value: f64) -> ExcelDateTime {
    ExcelDateTime::new(value, ExcelDateTimeType::DateTime, false)
}

/// « 2026-03-09T09:05:00 » as « 2026-03-09 09:05 ».
pub(super) fn iso_date(text: &str) -> String {
    match text.split_once('T') {
        Some((date, time)) => {
            let time = time.get(..5).unwrap_or_default();
            let bare = time.is_empty() || time == "00:00";
            if bare {
                date.to_owned()
            } else {
                format!("{date} {time}")
            }
        }
        None => text.to_owned(),
    }
}

/// « PT09H05M00S » as « 09:05 ».
pub(super) fn iso_time(text: &str) -> String {
    let read = || {
        let (hours, rest) = text.strip_prefix("PT")?.split_once('H')?;
        let (minutes, _) = rest.split_once('M')?;
        Some(format!("{hours:0>2}:{minutes:0>2}"))
    };
    read().unwrap_or_else(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_people_type_them() {
        for (value, format, text) in [
            (1_234_567.0, None, "1234567"),
            (612_345_678.0, None, "612345678"),
            (
                612_345_678.0,
                Some("0#\" \"##\" \"##\" \"##\" \"##"),
                "0612345678",
            ),
            (6_000.0, Some("00000"), "06000"),
            (6_000.0, Some("General"), "6000"),
            (6_000.0, Some("0"), "6000"),
            (6_000.0, Some("#,##0"), "6000"),
            (6_000.0, Some("0.00"), "6000"),
            (12.5, None, "12,5"),
            (0.0, None, "0"),
            (123_456_789_012_345.0, None, "123456789012345"),
            (1.234_567_890_123_46e17, None, "1.23456789012346E+17"),
        ] {
            assert_eq!(number(value, format), text, "{value} {format:?}");
        }
    }

    #[test]
    fn dates_are_read_in_both_systems_and_to_the_minute() {
        let moment = |value: f64, is_1904: bool| {
            date(ExcelDateTime::new(
                value,
                ExcelDateTimeType::DateTime,
                is_1904,
            ))
        };
        for (value, is_1904, text) in [
            (46_090.0, false, "2026-03-09"),
            (44_628.0, true, "2026-03-09"),
            (46_090.378_472_222_2, false, "2026-03-09 09:05"),
            (44_628.378_472_222_2, true, "2026-03-09 09:05"),
            (46_090.999_99, false, "2026-03-10"),
            (0.378_472_222_2, false, "09:05"),
        ] {
            assert_eq!(moment(value, is_1904), text);
        }
        let long = ExcelDateTime::new(1.5, ExcelDateTimeType::TimeDelta, false);
        assert_eq!(date(long), "36:00");
        assert_eq!(iso_date("2026-03-09T09:05:00"), "2026-03-09 09:05");
        assert_eq!(iso_date("2026-03-09T00:00:00"), "2026-03-09");
        assert_eq!(iso_time("PT09H05M00S"), "09:05");
    }
}

//! One cell to the canonical value of its field, or the reason why it stays empty.
//!
//! A doubtful cell is never guessed: it stays empty and says so. Knows no row and no store.
use super::field::ImportField as F;
use super::words;
use crate::domain::date::{
    Date, DateError, DateHint, Time, from_iso, full, iso, parse_import_date, parse_time,
};
use crate::domain::identifiers::{self, Normalised};
use crate::domain::text::{clean_line, clean_prose, fold, mid_sentence};
use std::borrow::Cow;

/// A value to keep (canonical), or the French sentence that says why the cell is left empty.
pub type CellValue = Result<String, String>;

/// How a field is read.
enum Shape {
    Line,
    Prose,
    Date(DateHint),
    Number(fn(&str) -> Result<Normalised, String>),
    Reference,
    Email,
    Months,
    Time,
    Coded,
    Codes,
}

const fn shape(field: F) -> Shape {
    match field {
        F::LastName
        | F::FirstName
        | F::BirthName
        | F::Address
        | F::AddressMore
        | F::City
        | F::SoughtJob
        | F::Tags
        | F::Referent
        | F::ReferentFirstName
        | F::Organization
        | F::Themes
        | F::Objective
        | F::Action
        | F::ExitNote => Shape::Line,
        F::Note | F::Review | F::Conclusion => Shape::Prose,
        F::BornOn => Shape::Date(DateHint::Birth),
        F::OrientedOn
        | F::TakenOn
        | F::RightsOn
        | F::RequestedOn
        | F::ContractSigned
        | F::ContractDecided => Shape::Date(DateHint::Past),
        F::FirstAppointment
        | F::LastAppointment
        | F::NextAppointment
        | F::ContractStart
        | F::ExitOn => Shape::Date(DateHint::Nearest),
        F::AppointmentTime => Shape::Time,
        F::ContractEnd | F::ActionDue => Shape::Date(DateHint::Future),
        F::Caf => Shape::Number(identifiers::caf),
        F::FranceTravail => Shape::Number(identifiers::france_travail),
        F::RsaRequest => Shape::Number(identifiers::rsa_request),
        F::PostalCode => Shape::Number(identifiers::postal_code),
        F::Phone | F::OtherPhone => Shape::Number(identifiers::phone),
        F::ExternalId => Shape::Reference,
        F::Email | F::ReferentEmail => Shape::Email,
        F::ContractMonths => Shape::Months,
        F::TransportMeans => Shape::Codes,
        _coded => Shape::Coded,
    }
}

/// Whether a field is a date.
pub const fn is_dated(field: F) -> bool {
    matches!(shape(field), Shape::Date(_))
}

/// Whether a word before the value may only say what it is.
pub const fn has_label(field: F) -> bool {
    matches!(
        shape(field),
        Shape::Date(_) | Shape::Number(_) | Shape::Email
    )
}

/// A canonical value as people read it.
pub fn shown(field: F, value: &str) -> String {
    match shape(field) {
        Shape::Date(_) => from_iso(value).map_or_else(|| value.to_owned(), full),
        Shape::Coded => words::label(field, value).to_owned(),
        _ => shortened(value),
    }
}

/// Reads the text of a cell as the value of a field.
///
/// # Errors
/// The French sentence that says why the cell is left empty, with what it holds.
pub fn read(field: F, text: &str, today: Date) -> CellValue {
    let reading = match shape(field) {
        Shape::Line => Ok(clean_line(text)),
        Shape::Prose => Ok(clean_prose(text)),
        Shape::Date(hint) => date(text, today, hint),
        Shape::Number(normalise) => number(text).and_then(|text| sure(normalise(&text)?)),
        Shape::Reference => number(text).map(|text| clean_line(&text)),
        Shape::Email => email(text),
        Shape::Months => months(text),
        Shape::Time => parse_time(text)
            .map(Time::code)
            .map_err(|_| "écrivez l’heure comme 9 h 30.".to_owned()),
        Shape::Coded => words::code(field, text)
            .map(str::to_owned)
            .ok_or_else(|| "ce mot n’est pas reconnu. Choisissez-le dans le dossier.".to_owned()),
        Shape::Codes => codes(field, text),
    };
    reading.map_err(|reason| {
        let reason = mid_sentence(&reason);
        format!("« {} » n’est pas repris : {reason}", shortened(text))
    })
}

/// At most 60 characters on one line, for messages, without any numéro de sécurité sociale.
pub fn shortened(text: &str) -> String {
    let line = clean_line(text);
    let line = identifiers::without_nir(&line).unwrap_or(line);
    match line.char_indices().nth(60) {
        Some((at, _)) => format!("{}…", line.get(..at).unwrap_or_default()),
        None => line,
    }
}

fn sure(normalised: Normalised) -> CellValue {
    if normalised.warnings.is_empty() {
        Ok(normalised.value)
    } else {
        Err(format!(
            "c’est peut-être « {} ». Si oui, écrivez-le en entier.",
            normalised.value
        ))
    }
}

fn date(text: &str, today: Date, hint: DateHint) -> CellValue {
    let read = parse_import_date(text, today, hint).map_err(|error| match error {
        // « j » and « lundi » have no sense in a file.
        DateError::Unreadable => "écrivez la date comme 24/11/2026.".to_owned(),
        other => other.to_string(),
    })?;
    if let Some(warning) = read.warning {
        return Err(warning);
    }
    if hint == DateHint::Past && read.date > today {
        return Err("cette date est après aujourd’hui.".to_owned());
    }
    Ok(iso(read.date))
}

/// Whether the text reads as a date, sure or not.
pub fn is_date(text: &str, today: Date) -> bool {
    parse_import_date(text, today, DateHint::Nearest).is_ok()
}

/// A number as a spreadsheet writes it: `1234.0` is 1234; `1,85E+14` has lost its digits.
///
/// # Errors
/// When digits were lost.
pub fn number(text: &str) -> Result<Cow<'_, str>, String> {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if let Some((mantissa, power)) = text.split_once(['E', 'e']) {
        let plain = mantissa.replace([',', '.'], "");
        if digits(&plain) && power.strip_prefix('+').is_some_and(digits) {
            return Err("le tableur a perdu des chiffres (nombre abrégé).".to_owned());
        }
    }
    match text.split_once(['.', ',']) {
        Some((whole, zeros))
            if digits(whole)
                && !zeros.is_empty()
                && zeros.len() <= 2
                && zeros.bytes().all(|b| b == b'0') =>
        {
            Ok(Cow::Owned(whole.to_owned()))
        }
        Some(_) | None => Ok(Cow::Borrowed(text)),
    }
}

/// One address. An accent is as good as another letter (RFC 6531).
fn email(text: &str) -> CellValue {
    let text = &clean_line(text);
    let mut found = text
        .split([',', ';', ' ', '/'])
        .filter(|part| !part.is_empty());
    let read = |text: &str| identifiers::email(text).map(|it| it.value);
    match (found.next(), found.next()) {
        (Some(one), None) => read(one),
        (Some(first), Some(_)) if text.matches('@').count() > 1 => {
            identifiers::email(first)?;
            Err("il y a plusieurs courriels, il en faut un seul.".to_owned())
        }
        (Some(_), Some(_)) | (None, _) => read(text),
    }
}

/// « 12 », « 12 mois », « 1 an », « 1 an et 6 mois »: from 1 to 60 months.
fn months(text: &str) -> CellValue {
    let folded = fold(&number(text)?);
    let mut total = 0_u32;
    let mut pending: Option<u32> = None;
    for word in folded.split(' ').filter(|word| *word != "et") {
        let (digits, unit) = word.split_at(
            word.find(|c: char| !c.is_ascii_digit())
                .unwrap_or(word.len()),
        );
        if !digits.is_empty() {
            if pending.is_some() {
                return Err(UNREADABLE_MONTHS.to_owned());
            }
            pending = digits.parse().ok();
        }
        let factor = match unit {
            "" => continue,
            "mois" | "m" => 1,
            "an" | "ans" | "annee" | "annees" => 12,
            _ => return Err(UNREADABLE_MONTHS.to_owned()),
        };
        let count = pending.take().ok_or_else(|| UNREADABLE_MONTHS.to_owned())?;
        total = total.saturating_add(count.saturating_mul(factor));
    }
    total = total.saturating_add(pending.unwrap_or(0));
    if (1..=60).contains(&total) {
        Ok(total.to_string())
    } else {
        Err(UNREADABLE_MONTHS.to_owned())
    }
}
const UNREADABLE_MONTHS: &str = "écrivez la durée comme « 12 mois » ou « 1 an ».";

fn codes(field: F, text: &str) -> CellValue {
    let mut found: Vec<&str> = Vec::new();
    for part in text
        .split([',', ';', '/', '+', '\n'])
        .flat_map(|part| part.split(" et "))
    {
        if fold(part).is_empty() {
            continue;
        }
        let code = words::code(field, part)
            .ok_or_else(|| format!("« {} » n’est pas reconnu.", shortened(part)))?;
        if !found.contains(&code) {
            found.push(code);
        }
    }
    Ok(found.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> Date {
        Date::from_ymd_opt(2026, 3, 9).unwrap()
    }

    #[test]
    fn reads_cells_to_canonical_values() {
        for (field, text, value) in [
            (F::BornOn, "12/05/69", "1969-05-12"),
            (F::BornOn, "1969-05-12 00:00:00.0", "1969-05-12"),
            (F::OrientedOn, "45658", "2025-01-01"),
            (F::ContractEnd, "31.12.2026", "2026-12-31"),
            (F::Caf, "123 45 67", "1234567"),
            (F::Caf, "1234567.0", "1234567"),
            (F::ExternalId, "8812,00", "8812"),
            (F::PostalCode, "46000", "46000"),
            (F::Email, "Celia.ROUX@exemple.fr ;", "celia.roux@exemple.fr"),
            (F::Email, "inès.dupont@exemple.fr", "inès.dupont@exemple.fr"),
            (
                F::Email,
                "Ine\u{300}s@élus.exemple.fr",
                "inès@élus.exemple.fr",
            ),
            (F::AppointmentTime, "9h05", "09:05"),
            (F::LastAppointment, "10/03/2026", "2026-03-10"),
            (F::ContractMonths, "12", "12"),
            (F::ContractMonths, "6 mois", "6"),
            (F::ContractMonths, "1 an", "12"),
            (F::ContractMonths, "1 an et 6 mois", "18"),
            (F::Licence, "Permis B", "b"),
            (
                F::TransportMeans,
                "Vélo, bus et covoiturage",
                "velo tc covoiturage",
            ),
            (F::OrientationType, "Socio-professionnelle", "socio_pro"),
            (
                F::Objective,
                " Retrouver\r\nun  emploi ",
                "Retrouver un emploi",
            ),
        ] {
            assert_eq!(read(field, text, today()).as_deref(), Ok(value), "{text}");
        }
    }

    #[test]
    fn leaves_doubtful_cells_empty_with_their_content_in_the_reason() {
        for (field, text) in [
            (F::BornOn, "31/02/1980"),
            (F::BornOn, "12/05/1890"),
            (F::BornOn, "05/24/1980"),
            (F::OrientedOn, "12/03/217"),
            (F::OrientedOn, "10/03/2026"),
            (F::Caf, "12345"),
            (F::Caf, "1,23E+12"),
            (F::PostalCode, "4000"),
            (F::RsaRequest, "1234567890"),
            (F::ExternalId, "1.85E+14"),
            (F::Email, "a@exemple.fr, b@exemple.fr"),
            (F::Email, "pas d’adresse"),
            (F::ContractMonths, "jusqu’à l’été"),
            (F::ContractMonths, "0"),
            (F::Level, "niveau 12"),
            (F::TransportMeans, "vélo, fusée"),
        ] {
            let reason = read(field, text, today()).unwrap_err();
            assert!(reason.contains(&format!("« {text} »")), "{reason}");
        }
    }
}

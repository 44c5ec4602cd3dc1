//! Between a value as it is kept and the text that a field shows and reads.
use crate::domain::date::{
    Date, DateHint, HALF_A_YEAR, Time, age, birth_warning, full, long, parse_date, parse_date_time,
    parse_time,
};
use crate::domain::identifiers::{self, Normalised};
use crate::domain::record::{Kind, Value};
use crate::domain::text::{clean_line, clean_prose, plural};

/// What a field reads in the text typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Reading {
    /// The value to keep.
    pub value: Value,
    /// The text to show in place of the one typed.
    pub text: String,
    /// Doubts, in French; none forbids to save.
    pub doubts: Vec<String>,
}

/// The text that shows a value in a field of that kind.
pub(super) fn shown(kind: Kind, value: &Value) -> String {
    let text = match value {
        Value::Null | Value::Pending(_) => return String::new(),
        Value::Int(number) => number.to_string(),
        Value::Text(text) => text.to_string(),
    };
    match kind {
        Kind::Date(_) => value.as_date().map_or(text, full),
        Kind::Phone => identifiers::phone_display(&text),
        Kind::Time => Time::from_code(&text).map_or(text, hour),
        _ => text,
    }
}

/// « 14 h 30 », in spaces that a keyboard has.
pub(super) fn hour(time: Time) -> String {
    time.long().replace('\u{a0}', " ")
}

/// Reads a text typed in a field of that kind.
///
/// # Errors
/// A French sentence that says how to write it.
pub(super) fn read(kind: Kind, typed: &str, today: Date) -> Result<Reading, String> {
    if typed.trim().is_empty() {
        return Ok(Reading::default());
    }
    match kind {
        Kind::Line => Ok(plain(clean_line(typed))),
        Kind::Prose => Ok(Reading {
            value: text_value(clean_prose(typed)),
            text: typed.to_owned(),
            doubts: Vec::new(),
        }),
        Kind::Date(hint) => date(typed, today, hint),
        Kind::Time => parse_time(typed)
            .map(|time| Reading {
                value: text_value(time.code()),
                text: hour(time),
                doubts: Vec::new(),
            })
            .map_err(|error| error.to_string()),
        Kind::Number(min, max) => number(typed, min, max),
        Kind::Choice(_) | Kind::Choices(_) => codes(typed).map(|codes| plain(codes.to_owned())),
        Kind::YesNo | Kind::Ref(_) | Kind::Object => codes(typed).map(|code| Reading {
            value: code.parse::<i64>().map_or(Value::Null, Value::Int),
            text: code.to_owned(),
            doubts: Vec::new(),
        }),
        Kind::Phone => identifiers::phone(typed).map(|phone| Reading {
            text: identifiers::phone_display(&phone.value),
            ..identifier(phone)
        }),
        Kind::Email => identifiers::email(typed).map(identifier),
        Kind::PostalCode => identifiers::postal_code(typed).map(identifier),
        Kind::Caf => identifiers::caf(typed).map(identifier),
        Kind::FranceTravail => identifiers::france_travail(typed).map(identifier),
        Kind::RsaRequest => identifiers::rsa_request(typed).map(identifier),
    }
}

/// What a date and a time typed together mean, as « 24/11 14h ».
pub(super) fn read_date_time(typed: &str, today: Date, hint: DateHint) -> Option<(Date, Time)> {
    let (date, time) = parse_date_time(typed, today, hint).ok()?;
    Some((date, time?))
}

/// The understood date in words, « mardi 24 novembre 2026 ».
pub(super) fn understood(typed: &str, today: Date, hint: DateHint) -> Option<String> {
    let (date, time) = parse_date_time(typed, today, hint).ok()?;
    let mut words = long(date);
    if hint == DateHint::Birth {
        let years = plural(age(date, today), "an", "ans");
        words.push_str(&format!(", {years}"));
    }
    if let Some(time) = time {
        words.push_str(&format!(" à {}", time.long()));
    }
    Some(words)
}

fn text_value(text: String) -> Value {
    if text.is_empty() {
        Value::Null
    } else {
        Value::from(text)
    }
}

fn plain(text: String) -> Reading {
    Reading {
        value: text_value(text.clone()),
        text,
        doubts: Vec::new(),
    }
}

fn identifier(found: Normalised) -> Reading {
    Reading {
        value: Value::from(found.value.clone()),
        text: found.value,
        doubts: found.warnings,
    }
}

fn date(typed: &str, today: Date, hint: DateHint) -> Result<Reading, String> {
    let date = parse_date(typed, today, hint).map_err(|error| error.to_string())?;
    let doubt = match hint {
        DateHint::Birth => birth_warning(date, today),
        DateHint::Future => next_year(typed, date, today),
        DateHint::Past | DateHint::Nearest => None,
    };
    Ok(Reading {
        value: date.into(),
        text: full(date),
        doubts: doubt.into_iter().collect(),
    })
}

/// A day that has just gone by, typed without its year, is that of the next one: it is said.
fn next_year(typed: &str, date: Date, today: Date) -> Option<String> {
    let nearest = parse_date(typed, today, DateHint::Nearest).ok()?;
    (nearest < today && date - nearest > HALF_A_YEAR).then(|| {
        format!(
            "Le {} est passé\u{a0}: c’est celui de l’année prochaine qui est compris, le {}. Écrivez l’année si ce n’est pas elle.",
            full(nearest),
            long(date)
        )
    })
}

fn number(typed: &str, min: i64, max: i64) -> Result<Reading, String> {
    let digits: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    let number: Option<i64> = digits.parse().ok();
    match number.filter(|number| (min..=max).contains(number)) {
        Some(number) => Ok(Reading {
            value: Value::Int(number),
            text: number.to_string(),
            doubts: Vec::new(),
        }),
        None => Err(format!("Écrivez un nombre entier entre {min} et {max}.")),
    }
}

/// The codes of a choice, once no letter waits for an answer.
fn codes(typed: &str) -> Result<&str, String> {
    match typed.split_once('\n') {
        None => Ok(typed),
        Some((_, letters)) => Err(format!(
            "Aucun choix de la liste ne correspond à «\u{a0}{letters}\u{a0}». \
             Effacez ces lettres ou choisissez une ligne."
        )),
    }
}

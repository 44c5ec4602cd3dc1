//! Values of fields in words, for panels, history and plain commands.
use super::field::{Field, Kind};
use super::value::{Row, Value};
use crate::domain::date::{full, short};
use crate::domain::identifiers::phone_display;
use crate::domain::vocabulary::Vocabulary;

/// A value as a person reads it; references stay numbers, for the caller to name.
#[must_use]
pub fn in_words(field: &Field, value: &Value) -> String {
    match (field.kind, value) {
        (_, Value::Null | Value::Pending(_)) => String::new(),
        (Kind::YesNo, Value::Int(1)) => "oui".to_owned(),
        (Kind::YesNo, Value::Int(_)) => "non".to_owned(),
        (_, Value::Int(number)) => number.to_string(),
        (Kind::Date(_), Value::Text(text)) => {
            value.as_date().map_or_else(|| text.to_string(), full)
        }
        (Kind::Choice(list), Value::Text(code)) => list.label(code).to_owned(),
        (Kind::Choices(list), Value::Text(codes)) => labels(list, codes),
        (Kind::Phone, Value::Text(phone)) => phone_display(phone),
        (
            Kind::Line
            | Kind::Prose
            | Kind::Time
            | Kind::Number(..)
            | Kind::YesNo
            | Kind::Email
            | Kind::PostalCode
            | Kind::Caf
            | Kind::FranceTravail
            | Kind::RsaRequest
            | Kind::Ref(_),
            Value::Text(text),
        ) => text.to_string(),
    }
}

/// Labels of several codes, with the sign of a barrier or an asset.
#[must_use]
pub fn labels(list: Vocabulary, codes: &str) -> String {
    let all: Vec<String> = codes
        .split_whitespace()
        .map(|code| {
            let sign = list.find(code).map_or("", |code| code.sign.symbol());
            let label = list.label(code);
            if sign.is_empty() {
                label.to_owned()
            } else {
                format!("{sign} {label}")
            }
        })
        .collect();
    all.join(", ")
}

impl Row {
    /// A field of this record in words; empty when unknown.
    #[must_use]
    pub fn words(&self, name: &str) -> String {
        self.entity
            .field(name)
            .map_or_else(String::new, |field| in_words(field, self.get(name)))
    }

    /// A date of this record as JJ/MM/AAAA; « — » when unknown.
    #[must_use]
    pub fn day(&self, name: &str) -> String {
        self.date(name).map_or_else(|| "—".to_owned(), full)
    }

    /// A date of this record as JJ/MM; « — » when unknown.
    #[must_use]
    pub fn short_day(&self, name: &str) -> String {
        self.date(name).map_or_else(|| "—".to_owned(), short)
    }
}

//! Values of fields in words, for panels, history and commands.
use super::field::{Field, Kind};
use super::value::{Row, Value};
use crate::domain::date::{Time, from_iso, full, short};
use crate::domain::identifiers::phone_display;
use crate::domain::text::{mid_sentence, number};
use crate::domain::vocabulary::Vocabulary;

/// A value as a person reads it; references stay numbers, for the caller to name.
pub fn in_words(field: &Field, value: &Value) -> String {
    match (field.kind, value) {
        (_, Value::Null | Value::Pending(_)) => String::new(),
        (Kind::YesNo, Value::Int(1)) => "oui".to_owned(),
        (Kind::YesNo, Value::Int(_)) => "non".to_owned(),
        (_, Value::Int(count)) if field.unit.is_empty() => number(*count),
        (_, Value::Int(count)) => format!("{}\u{a0}{}", number(*count), field.unit),
        (Kind::Choice(list), Value::Text(code)) => list.label(code).to_owned(),
        (Kind::Choices(list), Value::Text(codes)) => labels(list, codes),
        (Kind::Phone, Value::Text(phone)) => phone_display(phone),
        (Kind::Time, Value::Text(time)) => {
            Time::from_code(time).map_or_else(|| time.to_string(), Time::long)
        }
        // The former values of a deadline are kept as they were stored.
        (Kind::Date(_) | Kind::Line, Value::Text(text)) => {
            from_iso(text).map_or_else(|| text.to_string(), full)
        }
        (
            Kind::Prose
            | Kind::Number(..)
            | Kind::YesNo
            | Kind::Email
            | Kind::PostalCode
            | Kind::Caf
            | Kind::FranceTravail
            | Kind::RsaRequest
            | Kind::Ref(_)
            | Kind::Object,
            Value::Text(text),
        ) => text.to_string(),
    }
}

/// Labels of several codes, in the order of their list, with the sign of a barrier or an asset.
pub fn labels(list: Vocabulary, codes: &str) -> String {
    let label = |code| {
        let sign = list.find(code).map_or("", |code| code.sign.symbol());
        let label = list.label(code);
        format!("{sign} {label}").trim_start().to_owned()
    };
    let mut known: Vec<&str> = codes.split_whitespace().collect();
    let place = |code: &&str| list.codes().iter().position(|it| it.code == *code);
    known.sort_by_key(|code| place(code).unwrap_or(usize::MAX));
    let all: Vec<String> = known.into_iter().map(label).collect();
    all.join(", ")
}

impl Row {
    /// A field of this record in words; empty when unknown.
    pub fn words(&self, name: &str) -> String {
        self.entity
            .field(name)
            .map_or_else(String::new, |field| in_words(field, self.get(name)))
    }

    /// The same in small letters.
    pub fn small_words(&self, name: &str) -> String {
        self.words(name).to_lowercase()
    }

    /// The same inside a sentence, initials (« CDI ») in capitals.
    pub fn mid_words(&self, name: &str) -> String {
        mid_sentence(&self.words(name))
    }

    /// A text of this record on one line; empty when unknown.
    pub fn on_one_line(&self, name: &str) -> String {
        self.text(name).unwrap_or_default().replace('\n', " ")
    }

    /// A date of this record as JJ/MM/AAAA; « — » when unknown.
    pub fn day(&self, name: &str) -> String {
        self.date(name).map_or_else(|| "—".to_owned(), full)
    }

    /// A date of this record as JJ/MM; « — » when unknown.
    pub fn short_day(&self, name: &str) -> String {
        self.date(name).map_or_else(|| "—".to_owned(), short)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::record::Entity;

    #[test]
    fn values_are_said_by_their_kind() {
        let said = |entity: Entity, name: &str, value: Value| {
            in_words(entity.field(name).unwrap(), &value)
        };
        assert_eq!(
            said(Entity::Action, "fin", "2026-11-12".into()),
            "12/11/2026"
        );
        assert_eq!(said(Entity::Action, "fin", Value::Null), "");
        assert_eq!(said(Entity::Appointment, "collectif", Value::Int(0)), "non");
        assert_eq!(
            said(Entity::Appointment, "heure", "09:30".into()),
            "9\u{a0}h\u{a0}30"
        );
        assert_eq!(
            said(Entity::Action, "statut", "fait".into()),
            Vocabulary::ActionStatus.label("fait")
        );
        assert_eq!(
            said(Entity::Postponement, "ancienne", "2026-11-12".into()),
            "12/11/2026"
        );
    }
}

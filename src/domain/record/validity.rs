//! Whether values can be those of a record: a name its kind has not, a code that no list has, a
//! value of another type are refused. What is readable but doubtful is not judged here.
use std::fmt;

use super::entity::Entity;
use super::field::{Field, Kind};
use super::value::Value;
use crate::domain::date::{Time, from_iso};

/// Name of the value that says what the record is called outside the store: every kind has one.
const UID: &str = "uid";

/// Why a value is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Kind of record.
    pub entity: Entity,
    /// Name of the field.
    pub name: String,
    /// What is wrong with it.
    pub reason: Reason,
}

/// What is wrong with a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The kind has no such field.
    NoField,
    /// Its list has no such code.
    NoCode(String),
    /// It is not what the field holds, said in French with its article.
    NotA(&'static str),
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (kind, name) = (self.entity.title(), &self.name);
        let label = self.entity.field(name).map_or("", |field| field.label);
        match &self.reason {
            Reason::NoField => write!(f, "« {kind} » n’a pas de champ « {name} »."),
            Reason::NoCode(code) => write!(
                f,
                "« {kind} », champ « {label} » ({name}) : aucune liste n’a le code « {code} »."
            ),
            Reason::NotA(what) => {
                write!(
                    f,
                    "« {kind} », champ « {label} » ({name}) : ce n’est pas {what}."
                )
            }
        }
    }
}

/// The first value that a record of that kind can't have, if there is one.
pub fn refusal(entity: Entity, values: &[(&'static str, Value)]) -> Option<Refusal> {
    values.iter().find_map(|(name, value)| {
        let reason = match entity.field(name) {
            Some(field) => wrong(field, value)?,
            None if *name == UID && value.as_text().is_some() => return None,
            None => Reason::NoField,
        };
        Some(Refusal {
            entity,
            name: (*name).to_owned(),
            reason,
        })
    })
}

/// What is wrong with the value of a field.
fn wrong(field: &Field, value: &Value) -> Option<Reason> {
    if value.is_empty() {
        return None;
    }
    let not = |right: bool, what: &'static str| (!right).then_some(Reason::NotA(what));
    let text = value.as_text();
    match field.kind {
        Kind::Date(_) => not(text.and_then(from_iso).is_some(), "une date"),
        Kind::Time => not(text.and_then(Time::from_code).is_some(), "une heure"),
        Kind::Number(..) => not(value.as_int().is_some(), "un nombre"),
        Kind::YesNo => not(matches!(value, Value::Int(0 | 1)), "oui ou non"),
        Kind::Ref(_) | Kind::Object => not(
            matches!(value, Value::Int(_) | Value::Pending(_)),
            "une fiche",
        ),
        Kind::Choice(list) | Kind::Choices(list) => {
            let Some(text) = text else {
                return Some(Reason::NotA("un code"));
            };
            let mut codes = match field.kind {
                Kind::Choice(_) => vec![text],
                _ => text.split(' ').collect(),
            }
            .into_iter();
            let unknown = codes.find(|code| list.find(code).is_none())?;
            Some(Reason::NoCode(unknown.to_owned()))
        }
        Kind::Line
        | Kind::Prose
        | Kind::Phone
        | Kind::Email
        | Kind::PostalCode
        | Kind::Caf
        | Kind::FranceTravail
        | Kind::RsaRequest => not(text.is_some(), "un texte"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reason(entity: Entity, name: &'static str, value: impl Into<Value>) -> Option<Reason> {
        refusal(entity, &[(name, value.into())]).map(|it| it.reason)
    }

    #[test]
    fn what_a_kind_has_is_let_through() {
        let values = [
            ("uid", "019a".into()),
            ("allocataire_id", Value::Pending(0)),
            ("statut", "honore".into()),
            ("prevu_le", "2026-11-24".into()),
            ("heure", "14:30".into()),
            ("duree", Value::Int(45)),
            ("collectif", Value::Int(1)),
            ("lieu", "".into()),
            ("agent_id", Value::Null),
        ];
        assert_eq!(refusal(Entity::Appointment, &values), None);
    }

    #[test]
    fn what_no_kind_has_is_refused() {
        let of = |name, value: &str| reason(Entity::Appointment, name, value);
        assert_eq!(of("status", "honore"), Some(Reason::NoField));
        assert_eq!(
            of("statut", "absent_non_excuse"),
            Some(Reason::NoCode("absent_non_excuse".to_owned()))
        );
        assert_eq!(of("prevu_le", "24/11/2026"), Some(Reason::NotA("une date")));
        assert_eq!(of("prevu_le", "2026-02-30"), Some(Reason::NotA("une date")));
        assert_eq!(of("heure", "25:00"), Some(Reason::NotA("une heure")));
        assert_eq!(of("duree", "45"), Some(Reason::NotA("un nombre")));
        assert_eq!(of("collectif", "oui"), Some(Reason::NotA("oui ou non")));
        assert_eq!(of("agent_id", "Claire"), Some(Reason::NotA("une fiche")));
        let int = |name| reason(Entity::Appointment, name, 3);
        assert_eq!(int("lieu"), Some(Reason::NotA("un texte")));
        assert_eq!(int("statut"), Some(Reason::NotA("un code")));
    }

    #[test]
    fn a_refusal_names_the_kind_and_the_field() {
        let refused = refusal(Entity::Action, &[("statut", "peut_etre".into())]).unwrap();
        assert_eq!(
            refused.to_string(),
            "« Action », champ « Suivi » (statut) : aucune liste n’a le code « peut_etre »."
        );
    }
}

//! One value of an export to the value that a field keeps. What can't be read, or a code that the
//! list of the field has not, is left out, with the reason; what is doubtful is kept, with a
//! remark. Knows no other record.
use std::borrow::Cow;

use serde_json::Value as Json;

use crate::domain::date::{Time, from_iso};
use crate::domain::identifiers::{self, Normalised};
use crate::domain::record::{Entity, Field, Kind, OBJECT, Value};
use crate::domain::text::{clean_line, clean_prose};
use crate::domain::vocabulary::Vocabulary;
use crate::exchange::import::cell::shortened;

/// What is taken of a value.
pub(super) struct Taken {
    /// Empty when nothing is.
    pub value: Value,
    /// What to say of it.
    pub remark: Option<Cow<'static, str>>,
}

impl Taken {
    pub(super) fn sure(value: impl Into<Value>) -> Self {
        Self {
            value: value.into(),
            remark: None,
        }
    }
}

/// What a field takes of a value that points to no record.
pub(super) fn read(field: &Field, json: &Json) -> Taken {
    let text = json.as_str();
    let normal = |normalise| text.map(|text| identifier(text, normalise));
    let taken = match field.kind {
        Kind::Line if field.name == OBJECT => {
            let known = text.filter(|text| Entity::named(text).is_some());
            known.map(Taken::sure)
        }
        Kind::Line => text.map(|text| Taken::sure(clean_line(text))),
        Kind::Prose => text.map(|text| Taken::sure(clean_prose(text))),
        Kind::Choice(list) | Kind::Choices(list) => text.map(|text| codes(field.kind, list, text)),
        Kind::Phone => normal(identifiers::phone),
        Kind::Email => normal(identifiers::email),
        Kind::PostalCode => normal(identifiers::postal_code),
        Kind::Caf => normal(identifiers::caf),
        Kind::FranceTravail => normal(identifiers::france_travail),
        Kind::RsaRequest => normal(identifiers::rsa_request),
        Kind::Date(_) => text.and_then(from_iso).map(Taken::sure),
        Kind::Time => text
            .filter(|text| Time::from_code(text).is_some())
            .map(Taken::sure),
        Kind::Number(least, most) => json
            .as_i64()
            .filter(|number| (least..=most).contains(number))
            .map(Taken::sure),
        Kind::YesNo => json
            .as_i64()
            .or_else(|| json.as_bool().map(i64::from))
            .filter(|number| matches!(number, 0 | 1))
            .map(Taken::sure),
        Kind::Ref(_) | Kind::Object => None,
    };
    taken.unwrap_or_else(|| unreadable(field, json))
}

/// Nothing, with what was written and what the field wants.
fn unreadable(field: &Field, json: &Json) -> Taken {
    let written = json
        .as_str()
        .map_or_else(|| json.to_string(), str::to_owned);
    let wanted = match field.kind {
        Kind::Date(_) => "il faut une date qui existe, écrite comme 2026-11-24".to_owned(),
        Kind::Time => "il faut une heure, écrite comme 09:30".to_owned(),
        Kind::Number(least, most) => format!("il faut un nombre entier, de {least} à {most}"),
        Kind::YesNo => "il faut 1 pour oui, 0 pour non".to_owned(),
        _ if field.name == OBJECT => "aucun genre d’élément n’a ce nom".to_owned(),
        _ => "il faut du texte".to_owned(),
    };
    let shown = shortened(&written);
    Taken {
        value: Value::Null,
        remark: Some(Cow::Owned(format!(
            "« {shown} » n’est pas repris : {wanted}."
        ))),
    }
}

type Normalise = fn(&str) -> std::result::Result<Normalised, String>;

fn identifier(text: &str, normalise: Normalise) -> Taken {
    let about = |reason: &str| Some(Cow::Owned(format!("« {} » : {reason}", shortened(text))));
    match normalise(text) {
        _ if text.trim().is_empty() => Taken::sure(Value::Null),
        Ok(Normalised { value, warnings }) => Taken {
            value: value.into(),
            remark: warnings.first().and_then(|warning| about(warning)),
        },
        Err(reason) => Taken {
            value: Value::Null,
            remark: about(&reason),
        },
    }
}

/// The codes of a text that the list knows: one, or several when the field keeps several.
fn codes(kind: Kind, list: Vocabulary, text: &str) -> Taken {
    let written: Vec<&str> = match kind {
        Kind::Choices(_) => text.split_whitespace().collect(),
        _ => vec![text],
    };
    let (known, unknown): (Vec<&str>, Vec<&str>) = written
        .into_iter()
        .filter(|code| !code.is_empty())
        .partition(|code| list.find(code).is_some());
    let shown = shortened(&unknown.join(" "));
    Taken {
        value: known.join(" ").into(),
        remark: (!unknown.is_empty()).then(|| {
            Cow::Owned(format!(
                "« {shown} » n’est pas dans la liste de ce champ : ce n’est pas repris."
            ))
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    /// What is kept, and whether there is a remark.
    fn taken(entity: Entity, name: &str, json: &Json) -> (Value, bool) {
        let taken = read(entity.field(name).unwrap(), json);
        (taken.value, taken.remark.is_some())
    }

    #[test]
    fn what_can_be_read_is_kept_in_its_canonical_form() {
        use Entity as E;
        for (entity, name, given, kept) in [
            (E::Allocataire, "nom", json!(" Le  Gall"), "Le Gall".into()),
            (E::Allocataire, "note", json!("a\r\nb"), "a\nb".into()),
            (
                E::Allocataire,
                "telephone",
                json!("06 39 98 00 01"),
                "+33639980001".into(),
            ),
            (
                E::Allocataire,
                "courriel",
                json!("A@Exemple.fr"),
                "a@exemple.fr".into(),
            ),
            (
                E::Allocataire,
                "code_postal",
                json!("46000"),
                "46000".into(),
            ),
            (E::Allocataire, "n_caf", json!("1234567"), "1234567".into()),
            (
                E::Allocataire,
                "n_france_travail",
                json!("1234567A"),
                "1234567A".into(),
            ),
            (
                E::Allocataire,
                "n_demande_rsa",
                json!("12345678901"),
                "12345678901".into(),
            ),
            (E::Allocataire, "moyens", json!("velo tc"), "velo tc".into()),
            (E::Allocataire, "enfants", json!(2), 2.into()),
            (E::Allocataire, "commune", json!(""), "".into()),
            (E::Allocataire, "n_caf", json!(" "), Value::Null),
            (E::Appointment, "statut", json!("honore"), "honore".into()),
            (
                E::Appointment,
                "prevu_le",
                json!("2028-02-29"),
                "2028-02-29".into(),
            ),
            (E::Appointment, "heure", json!("09:30"), "09:30".into()),
            (E::Appointment, "collectif", json!(true), 1.into()),
            (E::Deferral, "objet", json!("rdv"), "rdv".into()),
            (E::Deferral, "objet", json!("personne"), "personne".into()),
        ] {
            assert_eq!(taken(entity, name, &given), (kept, false), "{name} {given}");
        }
    }

    #[test]
    fn what_can_t_be_read_is_left_out_with_a_remark_whatever_the_kind_of_field() {
        use Entity as E;
        for (entity, name, given) in [
            (E::Allocataire, "nom", json!(3)),
            (E::Allocataire, "note", json!(["a"])),
            (E::Allocataire, "telephone", json!("à demander")),
            (E::Allocataire, "courriel", json!("pas d’adresse")),
            (E::Allocataire, "code_postal", json!("Cahors")),
            (E::Allocataire, "n_caf", json!("12345678")),
            (E::Allocataire, "n_france_travail", json!("A")),
            (E::Allocataire, "n_demande_rsa", json!("1")),
            (E::Allocataire, "ne_le", json!("31/12/1980")),
            (E::Allocataire, "moyens", json!("fusée")),
            (E::Allocataire, "enfants", json!(21)),
            (E::Allocataire, "enfants", json!("2")),
            (E::Appointment, "statut", json!("dansé")),
            (E::Appointment, "statut", json!("honore prevu")),
            (E::Appointment, "prevu_le", json!("2026-02-31")),
            (E::Appointment, "heure", json!("25:00")),
            (E::Appointment, "collectif", json!("oui")),
            (E::Deferral, "objet", json!("fusée")),
        ] {
            let (value, remark) = taken(entity, name, &given);
            assert!(value.is_empty() && remark, "{name} {given}");
        }
    }

    #[test]
    fn what_is_doubtful_or_known_in_part_is_kept_with_a_remark() {
        use Entity as E;
        for (name, given, kept) in [
            ("telephone", "639980001", "+33639980001"),
            ("n_caf", "123456", "0123456"),
            ("moyens", "velo fusée tc", "velo tc"),
        ] {
            let given = json!(given);
            assert_eq!(taken(E::Allocataire, name, &given), (kept.into(), true));
        }
    }
}

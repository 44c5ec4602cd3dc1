//! One record of an export to the operation that makes it, or completes it.
use std::collections::HashMap;

use serde_json::Value as Json;

use crate::domain::change::{Op, Values};
use crate::domain::date::{Time, from_iso};
use crate::domain::record::{Entity, Field, Id, Kind, Row, Value};
use crate::domain::text::{clean_line, clean_prose};
use crate::exchange::import::Notice;
use crate::store::{ImportTarget, Result};

/// Something wrong with a record.
pub(super) struct Problem {
    place: String,
    reason: &'static str,
    weight: Weight,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Weight {
    /// The person is left out.
    Fatal,
    /// The value is left out.
    Light,
}

impl Problem {
    pub(super) fn notice(&self, line: u32) -> Notice {
        Notice::new(line, Some(&self.place), self.reason)
    }

    pub(super) fn is_fatal(&self) -> bool {
        self.weight == Weight::Fatal
    }
}

/// The records of one person, or one structure or agent, being gathered.
pub(super) struct Records<'a, G> {
    target: &'a mut G,
    shared: &'a HashMap<String, Id>,
    /// Records of this person, by name outside the store.
    own: HashMap<String, (Entity, Value)>,
    pub(super) ops: Vec<Op>,
    pub(super) problems: Vec<Problem>,
}

const NO_NAME: &str = "Il manque à cet élément un identifiant (uid) valide.";
const TWICE: &str = "Cet identifiant sert deux fois.";
const ELSEWHERE: &str = "Cet identifiant est déjà celui d’un autre dossier.";
const SET_ASIDE: &str = "Cet élément a été retiré ici : il n’est pas repris.";
const NOT_A_VALUE: &str = "Cette valeur n’est pas de celles que ce champ accepte.";
const LEADS_NOWHERE: &str = "Cette référence ne mène nulle part : elle est laissée vide.";

impl<'a, G: ImportTarget> Records<'a, G> {
    pub(super) fn new(target: &'a mut G, shared: &'a HashMap<String, Id>) -> Self {
        Self {
            target,
            shared,
            own: HashMap::new(),
            ops: Vec::new(),
            problems: Vec::new(),
        }
    }

    fn problem(&mut self, place: String, reason: &'static str, weight: Weight) {
        self.problems.push(Problem {
            place,
            reason,
            weight,
        });
    }

    /// Takes a record; gives its name and a reference to it, unless it is left out.
    pub(super) fn take(
        &mut self,
        entity: Entity,
        json: &Json,
        owner: Option<&Value>,
    ) -> Result<Option<(String, Value)>> {
        let table = entity.table();
        let uid = json.get("uid").and_then(Json::as_str).unwrap_or_default();
        let valid = uid.len() == 36
            && uid.bytes().all(|byte| !byte.is_ascii_uppercase())
            && uuid::Uuid::try_parse(uid).is_ok();
        if !valid {
            self.problem(table.to_owned(), NO_NAME, Weight::Fatal);
            return Ok(None);
        }
        let place = format!("{table} {uid}");
        if self.own.contains_key(uid) {
            self.problem(place, TWICE, Weight::Fatal);
            return Ok(None);
        }
        let known = self.target.by_uid(entity, uid)?;
        if let Some(row) = &known {
            let theirs = row.int("allocataire_id");
            if owner.is_some_and(|owner| owner.as_int() != theirs) {
                self.problem(place, ELSEWHERE, Weight::Fatal);
                return Ok(None);
            }
            if row.deleted {
                self.problem(place, SET_ASIDE, Weight::Light);
                return Ok(None);
            }
        }
        let values = self.values(entity, json, known.as_ref(), &place)?;
        let reference = self.operation(entity, uid, known.as_ref(), owner, values);
        self.own.insert(uid.to_owned(), (entity, reference.clone()));
        Ok(Some((uid.to_owned(), reference)))
    }

    fn operation(
        &mut self,
        entity: Entity,
        uid: &str,
        known: Option<&Row>,
        owner: Option<&Value>,
        mut values: Values,
    ) -> Value {
        if let Some(row) = known {
            if !values.is_empty() {
                self.ops.push(Op::Update {
                    entity,
                    id: row.id,
                    version: row.version,
                    values,
                });
            }
            return Value::Int(row.id);
        }
        values.extend(owner.map(|owner| ("allocataire_id", owner.clone())));
        values.push(("uid", uid.into()));
        self.ops.push(Op::Insert { entity, values });
        Value::Pending(self.ops.len() - 1)
    }

    /// What the record fills, and what of it differs from the one known.
    fn values(
        &mut self,
        entity: Entity,
        json: &Json,
        known: Option<&Row>,
        place: &str,
    ) -> Result<Values> {
        let mut values = Values::new();
        for field in entity.fields() {
            let Some(given) = json.get(field.name).filter(|given| !given.is_null()) else {
                continue;
            };
            let there = format!("{place}, {}", field.name);
            let read = match pointed(entity, field, json) {
                Pointed::To(target) => self.reference(target, given, &there)?,
                Pointed::Nothing => value(field, given),
            };
            match read {
                Some(value) if known.is_none_or(|row| *row.get(field.name) != value) => {
                    values.push((field.name, value));
                }
                Some(_) => {}
                None => self.problem(there, NOT_A_VALUE, Weight::Fatal),
            }
        }
        Ok(values)
    }

    /// The record that a name designates; `Null`, said, when there is none.
    fn reference(&mut self, target: Entity, json: &Json, place: &str) -> Result<Option<Value>> {
        let Some(uid) = json.as_str() else {
            return Ok(None);
        };
        if let Some((entity, value)) = self.own.get(uid) {
            return Ok((*entity == target).then(|| value.clone()));
        }
        if matches!(target, Entity::Organization | Entity::Agent)
            && let Some(id) = self.shared.get(uid)
        {
            return Ok(Some(Value::Int(*id)));
        }
        let found = self.target.by_uid(target, uid)?;
        let id = found.filter(|row| !row.deleted).map(|row| row.id);
        if id.is_none() {
            self.problem(place.to_owned(), LEADS_NOWHERE, Weight::Light);
        }
        Ok(Some(id.map_or(Value::Null, Value::Int)))
    }
}

/// What a field points to.
enum Pointed {
    To(Entity),
    Nothing,
}

/// The object of a former deadline is named by two fields.
fn pointed(entity: Entity, field: &Field, json: &Json) -> Pointed {
    let by_name = || {
        let name = json.get("objet").and_then(Json::as_str)?;
        Entity::from_table(name)
    };
    match field.kind {
        Kind::Ref(target) => Pointed::To(target),
        _ if matches!(entity, Entity::Postponement | Entity::Deferral)
            && field.name == "objet_id" =>
        {
            by_name().map_or(Pointed::Nothing, Pointed::To)
        }
        _ => Pointed::Nothing,
    }
}

/// A value that the field can hold.
fn value(field: &Field, json: &Json) -> Option<Value> {
    let text = json.as_str();
    match field.kind {
        Kind::Line
        | Kind::Phone
        | Kind::Email
        | Kind::PostalCode
        | Kind::Caf
        | Kind::FranceTravail
        | Kind::RsaRequest => Some(clean_line(text?).into()),
        Kind::Prose => Some(clean_prose(text?).into()),
        Kind::Date(_) => Some(from_iso(text?)?.into()),
        Kind::Time => Time::from_code(text?).map(|_| text.into()),
        Kind::Number(least, most) => json
            .as_i64()
            .filter(|number| (least..=most).contains(number))
            .map(Value::Int),
        Kind::YesNo => json
            .as_i64()
            .or_else(|| json.as_bool().map(i64::from))
            .filter(|number| matches!(number, 0 | 1))
            .map(Value::Int),
        Kind::Choice(list) => list.find(text?).map(|_| text.into()),
        Kind::Choices(list) => {
            let known = |code: &str| list.find(code).is_some();
            text?.split(' ').all(known).then(|| text.into())
        }
        Kind::Ref(_) => None,
    }
}

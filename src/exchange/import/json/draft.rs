//! What an export says of a person, each value read, before the store is asked. Knows no store.
use std::borrow::Cow;

use serde_json::{Map, Value as Json};

use super::order;
use super::value::{self, Taken};
use crate::domain::change::Values;
use crate::domain::record::{Entity, OBJECT, Value};

/// A record as the export says it.
pub(super) struct Draft {
    pub(super) entity: Entity,
    /// Whether it is one: names with values.
    pub(super) is_record: bool,
    /// Its name outside the store, if it has a valid one.
    pub(super) uid: Option<String>,
    /// What it fills as it was written.
    pub(super) values: Values,
    /// What it fills otherwise than it was written, or not at all.
    pub(super) altered: Vec<Altered>,
    /// The records that it points to.
    pub(super) pointers: Vec<Pointer>,
    /// Names that no field has.
    pub(super) unknown: Vec<String>,
}

/// A value that is not taken as it was written.
pub(super) struct Altered {
    pub(super) name: &'static str,
    pub(super) value: Value,
    pub(super) remark: Option<Cow<'static, str>>,
    /// What was written.
    pub(super) text: Option<String>,
}

/// A reference to a record.
pub(super) struct Pointer {
    pub(super) name: &'static str,
    pub(super) target: Entity,
    /// Its name outside the store, or why there is none.
    pub(super) uid: Result<String, &'static str>,
}

/// A person and all their records, in the order in which they are taken.
pub(super) struct PersonDraft {
    pub(super) identity: Draft,
    pub(super) records: Vec<Draft>,
    /// Kinds whose records are not given as a list.
    pub(super) not_lists: Vec<&'static str>,
}

pub(super) const LEADS_NOWHERE: &str =
    "Rien de repris ni de connu ne porte cet identifiant : la référence est laissée vide.";
const A_NUMBER: &str =
    "Ce numéro n’a de sens que dans la base d’où il vient : la référence est laissée vide.";

impl PersonDraft {
    pub(super) fn read(person: &Json) -> Self {
        let mut items = Vec::new();
        let mut not_lists = Vec::new();
        for kind in Entity::ALL.into_iter().filter(|it| is_listed(*it)) {
            match person.get(kind.table()) {
                Some(Json::Array(list)) => items.extend(list.iter().map(|item| (kind, item))),
                None | Some(Json::Null) => {}
                Some(_) => not_lists.push(kind.table()),
            }
        }
        let items = order::in_order(items).into_iter();
        Self {
            identity: Draft::read(Entity::Allocataire, person),
            records: items.map(|(kind, item)| Draft::read(kind, item)).collect(),
            not_lists,
        }
    }
}

impl Draft {
    pub(super) fn read(entity: Entity, json: &Json) -> Self {
        let given = json.as_object();
        let mut draft = Self {
            entity,
            is_record: json.is_object(),
            uid: json.get("uid").and_then(Json::as_str).and_then(valid),
            values: Values::with_capacity(given.map_or(0, Map::len) + 1),
            altered: Vec::new(),
            pointers: Vec::new(),
            unknown: Vec::new(),
        };
        let object = json.get(OBJECT).and_then(Json::as_str);
        for (name, given) in given.into_iter().flatten() {
            draft.field(name, given, object);
        }
        draft
    }

    fn field(&mut self, name: &str, given: &Json, object: Option<&str>) {
        let Some(field) = self.entity.field(name) else {
            if !is_known(self.entity, name) {
                self.unknown.push(name.to_owned());
            }
            return;
        };
        // The place of the record says who it is about.
        if given.is_null() || name == "allocataire_id" {
            return;
        }
        let (name, text) = (field.name, given.as_str());
        if let Some(target) = field.points_to(object) {
            let number = given.is_number();
            let reason = if number { A_NUMBER } else { LEADS_NOWHERE };
            let uid = text.map(str::to_owned).ok_or(reason);
            self.pointers.push(Pointer { name, target, uid });
            return;
        }
        let Taken { value, remark } = value::read(field, given);
        if remark.is_none() && (text.is_none() || text == value.as_text()) {
            self.values.push((name, value));
        } else {
            let text = text.map(str::to_owned);
            self.altered.push(Altered {
                name,
                value,
                remark,
                text,
            });
        }
    }
}

fn valid(uid: &str) -> Option<String> {
    let valid = uid.len() == 36
        && uid.bytes().all(|byte| !byte.is_ascii_uppercase())
        && uuid::Uuid::try_parse(uid).is_ok();
    valid.then(|| uid.to_owned())
}

/// Whether the records of that kind are lists of the person.
fn is_listed(kind: Entity) -> bool {
    kind.belongs_to_person() && kind != Entity::Allocataire
}

/// Whether the export of a record may hold that name, which is not that of a field.
fn is_known(entity: Entity, name: &str) -> bool {
    name == "uid"
        || entity == Entity::Allocataire && Entity::from_table(name).is_some_and(is_listed)
}

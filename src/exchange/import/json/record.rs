//! One record of an export to the operation that makes it, or completes it.
use std::borrow::Cow;
use std::collections::HashMap;

use serde_json::{Map, Value as Json};

use super::value::{self, Taken};
use crate::domain::change::{Op, Values};
use crate::domain::date::Date;
use crate::domain::record::{Entity, Id, OBJECT, Row, Value, doubt};
use crate::exchange::import::notice::Notice;
use crate::store::{ImportTarget, Result};

/// Something wrong with a record.
pub(super) struct Problem {
    place: String,
    reason: Cow<'static, str>,
}

impl Problem {
    pub(super) fn notice(&self, line: u32) -> Notice {
        Notice::new(line, Some(&self.place), &self.reason)
    }
}

/// The records of one person, or one structure or agent, being gathered.
pub(super) struct Records<'a, 'j, G> {
    target: &'a mut G,
    shared: &'a HashMap<String, Id>,
    today: Date,
    /// Records of this person, by name outside the store.
    own: HashMap<&'j str, (Entity, Value)>,
    pub(super) ops: Vec<Op>,
    /// What is left out, or taken with a remark.
    pub(super) problems: Vec<Problem>,
    /// Why nothing of the person is taken.
    pub(super) refusal: Option<Problem>,
}

const NO_UID: &str = "Il manque à cet élément un identifiant (uid) valide : il n’est pas repris.";
/// What a person can't be without.
const NAMES: [(&str, &str); 2] = [
    ("nom", "Il manque le nom."),
    ("prenom", "Il manque le prénom."),
];
const TWICE: &str = "Cet identifiant sert deux fois : le second élément n’est pas repris.";
const ELSEWHERE: &str = "Cet identifiant est déjà celui d’un autre dossier.";
const SET_ASIDE: &str = "Cet élément a été retiré ici : il n’est pas repris.";
const NO_SUCH_FIELD: &str = "Ce champ n’existe pas : il n’est pas repris.";
const NOT_A_LIST: &str = "Ce n’est pas une liste d’éléments : rien n’en est repris.";
const OF_ANOTHER: &str =
    "Cette référence mène à l’élément d’un autre dossier : elle est laissée vide.";
const LEADS_NOWHERE: &str = "Cette référence ne mène nulle part : elle est laissée vide.";

const A_NUMBER: &str =
    "Ce numéro n’a de sens que dans la base d’où il vient : la référence est laissée vide.";

impl<'a, 'j, G: ImportTarget> Records<'a, 'j, G> {
    pub(super) fn new(target: &'a mut G, shared: &'a HashMap<String, Id>, today: Date) -> Self {
        Self {
            target,
            shared,
            today,
            own: HashMap::new(),
            ops: Vec::new(),
            problems: Vec::new(),
            refusal: None,
        }
    }

    fn remark(&mut self, place: String, reason: impl Into<Cow<'static, str>>) {
        let reason = reason.into();
        self.problems.push(Problem { place, reason });
    }

    fn refuse(&mut self, place: String, reason: &'static str) {
        let reason = Cow::Borrowed(reason);
        self.refusal.get_or_insert(Problem { place, reason });
    }

    /// Leaves a record out; without their own record, nothing of a person is taken.
    fn leave_out(&mut self, entity: Entity, place: String, reason: &'static str) {
        if entity == Entity::Allocataire {
            self.refuse(place, reason);
        } else {
            self.remark(place, reason);
        }
    }

    /// The items of a kind that a person has, in the order of the file.
    pub(super) fn list(&mut self, kind: Entity, person: &'j Json) -> &'j [Json] {
        match person.get(kind.table()) {
            Some(Json::Array(list)) => list,
            None | Some(Json::Null) => &[],
            Some(_) => {
                self.remark(kind.table().to_owned(), NOT_A_LIST);
                &[]
            }
        }
    }

    /// Takes a record; gives its name and a reference to it, unless it is left out.
    pub(super) fn take(
        &mut self,
        entity: Entity,
        json: &'j Json,
        owner: Option<&Value>,
    ) -> Result<Option<(&'j str, Value)>> {
        let table = entity.table();
        let uid = json.get("uid").and_then(Json::as_str).unwrap_or_default();
        let valid = uid.len() == 36
            && uid.bytes().all(|byte| !byte.is_ascii_uppercase())
            && uuid::Uuid::try_parse(uid).is_ok();
        if !valid {
            self.leave_out(entity, table.to_owned(), NO_UID);
            return Ok(None);
        }
        let place = || format!("{table} {uid}");
        if self.own.contains_key(uid) {
            self.remark(place(), TWICE);
            return Ok(None);
        }
        let known = self.target.by_uid(entity, uid)?;
        if let Some(row) = &known {
            let theirs = row.int("allocataire_id");
            if owner.is_some_and(|owner| owner.as_int() != theirs) {
                self.refuse(place(), ELSEWHERE);
                return Ok(None);
            }
            if row.deleted {
                self.leave_out(entity, place(), SET_ASIDE);
                return Ok(None);
            }
        }
        let values = self.values(entity, json, known.as_ref(), owner, &place)?;
        let row = known.clone().unwrap_or_else(|| Row::blank(entity));
        if let Some(doubt) = doubt(&row.with_all(&values), self.today) {
            self.remark(format!("{}, {}", place(), doubt.field), doubt.sentence);
        }
        if entity == Entity::Allocataire && known.is_none() {
            let has = |name: &str| values.iter().any(|(field, _)| *field == name);
            for (name, reason) in NAMES.into_iter().filter(|(name, _)| !has(name)) {
                self.refuse(format!("{}, {name}", place()), reason);
            }
        }
        let reference = self.operation(entity, uid, known.as_ref(), owner, values);
        self.own.insert(uid, (entity, reference.clone()));
        Ok(Some((uid, reference)))
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
        owner: Option<&Value>,
        place: &dyn Fn() -> String,
    ) -> Result<Values> {
        let given = json.as_object();
        let mut values = Values::with_capacity(given.map_or(0, Map::len));
        for (name, given) in given.into_iter().flatten() {
            let Some(field) = entity.field(name) else {
                if !is_known(entity, name) {
                    self.remark(format!("{}, {name}", place()), NO_SUCH_FIELD);
                }
                continue;
            };
            // The place of the record says who it is about.
            if given.is_null() || name == "allocataire_id" {
                continue;
            }
            let former = known.map(|row| row.get(name));
            if former.is_some_and(|it| it.as_text().is_some() && it.as_text() == given.as_str()) {
                continue;
            }
            let Taken { value, remark } =
                match field.points_to(json.get(OBJECT).and_then(Json::as_str)) {
                    Some(target) => self.reference(target, given, owner)?,
                    None => value::read(field, given),
                };
            if let Some(remark) = remark {
                self.remark(format!("{}, {name}", place()), remark);
            }
            if !value.is_empty() && former != Some(&value) {
                values.push((field.name, value));
            }
        }
        Ok(values)
    }

    /// The record that a name designates; nothing, with a remark, when there is none.
    fn reference(&mut self, target: Entity, json: &Json, owner: Option<&Value>) -> Result<Taken> {
        let Some(uid) = json.as_str() else {
            let old = json.is_number();
            return Ok(Taken::nothing(if old { A_NUMBER } else { LEADS_NOWHERE }));
        };
        let own = self.own.get(uid).filter(|(entity, _)| *entity == target);
        if let Some((_, value)) = own {
            return Ok(Taken::sure(value.clone()));
        }
        if matches!(target, Entity::Organization | Entity::Agent)
            && let Some(id) = self.shared.get(uid)
        {
            return Ok(Taken::sure(*id));
        }
        let found = self.target.by_uid(target, uid)?;
        let Some(row) = found.filter(|row| !row.deleted) else {
            return Ok(Taken::nothing(LEADS_NOWHERE));
        };
        let theirs = row.int("allocataire_id");
        Ok(match owner {
            Some(owner) if theirs.is_some() && theirs != owner.as_int() => {
                Taken::nothing(OF_ANOTHER)
            }
            _ => Taken::sure(row.id),
        })
    }
}

/// Whether the export of a record may hold that name, which is not that of a field.
fn is_known(entity: Entity, name: &str) -> bool {
    let is_list = |kind: Entity| kind.belongs_to_person() && kind != Entity::Allocataire;
    name == "uid" || entity == Entity::Allocataire && Entity::from_table(name).is_some_and(is_list)
}

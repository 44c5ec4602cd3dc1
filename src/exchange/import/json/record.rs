//! One record of an export to the operation that makes it, or completes it.
use std::borrow::Cow;
use std::collections::HashMap;

use super::draft::{Draft, LEADS_NOWHERE, Pointer};
use crate::domain::change::{Op, Values};
use crate::domain::date::Date;
use crate::domain::record::{Entity, Field, Id, Row, Use, Value, doubt};
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
pub(super) struct Records<'a, G> {
    target: &'a mut G,
    shared: &'a HashMap<String, Id>,
    today: Date,
    /// Records of this person, by name outside the store.
    own: HashMap<String, (Entity, Value)>,
    pub(super) ops: Vec<Op>,
    /// What is left out, or taken with a remark.
    pub(super) problems: Vec<Problem>,
    /// Why nothing of the person is taken.
    pub(super) refusal: Option<Problem>,
}

const NOT_A_RECORD: &str = "Ce n’est pas un élément d’un export : il n’est pas repris.";
const NO_UID: &str =
    "L’identifiant (uid) de cet élément manque, ou n’en est pas un : il n’est pas repris.";
/// What a person can't be without.
const NAMES: [(&str, &str); 2] = [
    ("nom", "Il manque le nom."),
    ("prenom", "Il manque le prénom."),
];
const TWICE: &str = "Cet identifiant sert deux fois : le second élément n’est pas repris.";
const ELSEWHERE: &str =
    "Cet identifiant est celui d’un élément d’un autre dossier : ce dossier n’est pas repris.";
const LED: &str = "Ce dossier a été réuni à un autre ici : ses éléments vont dans celui-là, dont l’identité reste comme elle est.";
const SET_ASIDE: &str = "Cet élément a été retiré ici : il n’est pas repris.";
const NO_SUCH_FIELD: &str = "Ce champ n’existe pas : il n’est pas repris.";
pub(super) const NOT_A_LIST: &str = "Ce n’est pas une liste d’éléments : rien n’en est repris.";
const LEADS_ELSEWHERE: &str = "Cette référence mène dans un autre dossier : elle est laissée vide.";
const NEEDED: &str = "Ce champ est nécessaire et il manque : complétez-le ensuite.";

impl<'a, G: ImportTarget> Records<'a, G> {
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

    pub(super) fn remark(&mut self, place: String, reason: impl Into<Cow<'static, str>>) {
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

    /// Takes a record; gives its name and a reference to it, unless it is left out.
    pub(super) fn take(
        &mut self,
        draft: Draft,
        owner: Option<&Value>,
    ) -> Result<Option<(String, Value)>> {
        let entity = draft.entity;
        let table = entity.table();
        let Some(uid) = draft.uid.clone() else {
            let why = if draft.is_record {
                NO_UID
            } else {
                NOT_A_RECORD
            };
            self.leave_out(entity, table.to_owned(), why);
            return Ok(None);
        };
        let place = || format!("{table} {uid}");
        if self.own.contains_key(&uid) || self.shared.contains_key(&uid) {
            self.remark(place(), TWICE);
            return Ok(None);
        }
        let known = self.target.by_uid(entity, &uid)?;
        if entity == Entity::Allocataire
            && known.as_ref().is_none_or(|row| row.deleted)
            && let Some(kept) = self.target.led_to(&uid)?
        {
            self.remark(place(), LED);
            return Ok(Some((uid, Value::Int(kept.id))));
        }
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
        let values = self.values(draft, known.as_ref(), owner, &place)?;
        let row = known.clone().unwrap_or_else(|| Row::blank(entity));
        if let Some(doubt) = doubt(&row.with_all(&values), self.today) {
            self.remark(format!("{}, {}", place(), doubt.field), doubt.sentence);
        }
        if known.is_none() {
            self.needed(entity, &values, &place);
        }
        let reference = self.operation(entity, &uid, known.as_ref(), owner, values);
        self.own.insert(uid.clone(), (entity, reference.clone()));
        Ok(Some((uid, reference)))
    }

    /// Says which fields a new record lacks that it needs; without a name a person is refused. What
    /// was said of the value that was there is the reason.
    fn needed(&mut self, entity: Entity, values: &Values, place: &dyn Fn() -> String) {
        let missing = |it: &&Field| values.iter().all(|(name, _)| *name != it.name);
        let needed = entity.fields().iter();
        for field in needed
            .filter(|it| it.filled_by == Use::Required)
            .filter(missing)
        {
            let place = format!("{}, {}", place(), field.name);
            let told = self.problems.iter().position(|it| it.place == place);
            let name = NAMES.into_iter().find(|(name, _)| *name == field.name);
            match (name.filter(|_| entity == Entity::Allocataire), told) {
                (Some(_), Some(told)) => {
                    let told = self.problems.remove(told);
                    self.refusal.get_or_insert(told);
                }
                (Some((_, reason)), None) => self.refuse(place, reason),
                (None, None) => self.remark(place, NEEDED),
                (None, Some(_)) => {}
            }
        }
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
        draft: Draft,
        known: Option<&Row>,
        owner: Option<&Value>,
        place: &dyn Fn() -> String,
    ) -> Result<Values> {
        let mut values = draft.values;
        for altered in draft.altered {
            let former = known.and_then(|row| row.text(altered.name));
            if former.is_some() && former == altered.text.as_deref() {
                continue;
            }
            if let Some(remark) = altered.remark {
                self.remark(format!("{}, {}", place(), altered.name), remark);
            }
            values.push((altered.name, altered.value));
        }
        for Pointer { name, target, uid } in draft.pointers {
            let found = match uid {
                Ok(uid) => self.reference(target, &uid, owner)?,
                Err(reason) => Err(reason),
            };
            match found {
                Ok(value) => values.push((name, value)),
                Err(reason) => self.remark(format!("{}, {name}", place()), reason),
            }
        }
        for name in draft.unknown {
            self.remark(format!("{}, {name}", place()), NO_SUCH_FIELD);
        }
        values.retain(|(name, value)| {
            !value.is_empty() && known.is_none_or(|row| row.get(name) != value)
        });
        Ok(values)
    }

    /// The record that a name designates, or why there is none.
    fn reference(
        &mut self,
        target: Entity,
        uid: &str,
        owner: Option<&Value>,
    ) -> Result<std::result::Result<Value, &'static str>> {
        let own = self.own.get(uid).filter(|(entity, _)| *entity == target);
        if let Some((_, value)) = own {
            return Ok(Ok(value.clone()));
        }
        if !target.belongs_to_person()
            && let Some(id) = self.shared.get(uid)
        {
            return Ok(Ok(Value::Int(*id)));
        }
        let found = self.target.by_uid(target, uid)?;
        let Some(row) = found.filter(|row| !row.deleted) else {
            return Ok(Err(LEADS_NOWHERE));
        };
        let person = owner.and_then(Value::as_int);
        let elsewhere = target.belongs_to_person() && row.int("allocataire_id") != person;
        Ok(if elsewhere {
            Err(LEADS_ELSEWHERE)
        } else {
            Ok(Value::Int(row.id))
        })
    }
}

//! The colleagues and the structures: who follows how many people, and two that are one. Knows no screen.
use super::progress::{OnProgress, Progress};
use super::sql::query;
use super::{LongAct, Result, Store, StoreError};
use crate::domain::change::{Author, Moment, Nature, Op, Values};
use crate::domain::date::{Date, iso};
use crate::domain::record::agent::AGENT;
use crate::domain::record::office_hours::OfficeHoursRecord;
use crate::domain::record::{Entity, Field, Id, Kind, Record, Row, Value};
use crate::domain::rights::Act;
use std::collections::HashMap;

/// Records changed in one part.
const PART: usize = 200;

/// A colleague or a structure, and the people followed now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// The colleague, or the structure.
    pub row: Row,
    /// How many people.
    pub people: usize,
}

/// Two colleagues, or two structures, that are one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Joining {
    /// Colleague or structure.
    pub kind: Entity,
    /// The one that stays, and its name.
    pub kept: (Id, String),
    /// The one that goes, and its name.
    pub other: (Id, String),
}

impl Joining {
    /// « RIVIERE C. réuni à RIVIÈRE Claire ».
    pub fn label(&self) -> String {
        format!("{} réuni à {}", self.other.1, self.kept.1)
    }
}

/// How many people each colleague is the référent of, on a day.
const FOLLOWED: &str = "SELECT a.agent_id, COUNT(DISTINCT a.allocataire_id) FROM affectation AS a \
     JOIN allocataire AS p ON p.id = a.allocataire_id AND p.supprime = 0 \
     WHERE a.supprime = 0 AND a.fonction = 'referent' AND (a.au IS NULL OR a.au >= $1) \
     AND (a.du IS NULL OR a.du <= $1) GROUP BY a.agent_id";
/// How many people have an open parcours in each structure, on a day.
const WELCOMED: &str = "SELECT c.structure_id, COUNT(DISTINCT c.allocataire_id) FROM parcours AS c \
     JOIN allocataire AS p ON p.id = c.allocataire_id AND p.supprime = 0 \
     WHERE c.supprime = 0 AND (c.sortie_le IS NULL OR c.sortie_le > $1) GROUP BY c.structure_id";

impl Store {
    /// The colleagues, the structures, or the hours of either, with how many people each follows that day.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn members(&self, kind: Entity, day: Date) -> Result<Vec<Member>> {
        let day = iso(day);
        let counted = |text| {
            query(&self.conn, text, &[&day], |row| {
                Ok((row.get::<Option<Id>>(0)?, row.get::<i64>(1)?))
            })
        };
        let counted = match kind {
            Entity::Agent => counted(FOLLOWED)?,
            Entity::Organization => counted(WELCOMED)?,
            _ => Vec::new(),
        };
        let counted: HashMap<Option<Id>, i64> = counted.into_iter().collect();
        let rows = self.all_rows(kind)?.into_iter();
        Ok(rows
            .map(|row| Member {
                people: usize::try_from(counted.get(&Some(row.id)).copied().unwrap_or(0))
                    .unwrap_or(0),
                row,
            })
            .collect())
    }

    /// The hours at which accompagnateurs receive at that time of the year.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn office_hours(&self, day: Date) -> Result<Vec<Row>> {
        let mut all = self.all_rows(Entity::OfficeHours)?;
        all.retain(|row| OfficeHoursRecord::of(row).holds_on(day));
        Ok(all)
    }

    /// Makes one of two colleagues, or of two structures, as one act: whatever names the other names the
    /// one kept, which takes what it lacks from it. Gives the sentence of the act.
    ///
    /// # Errors
    /// `GivenUp` when `told` gives up, `Locked`, `Disk`, `ReadOnly`: what was written was taken back;
    /// `Halfway` when that could not be.
    pub fn join(
        &mut self,
        (author, moment): (&Author, &Moment),
        joining: &Joining,
        told: &mut OnProgress<'_>,
    ) -> Result<String> {
        self.allow(Act::GiveRoles)?;
        let mut act = self.long_act(author, moment, Nature::Entry, &joining.label())?;
        match rename(&mut act, joining, told) {
            Ok(()) => {
                act.finish(&joining.label())?;
                Ok(joining.label())
            }
            Err(why) => Err(act.take_back(why, told)),
        }
    }
}

/// The fields of every kind that name a record of a kind.
fn naming(kind: Entity) -> impl Iterator<Item = (Entity, &'static Field)> {
    Entity::ALL.into_iter().flat_map(move |entity| {
        let fields = entity.fields().iter();
        fields
            .filter(move |field| field.kind == Kind::Ref(kind))
            .map(move |field| (entity, field))
    })
}

fn rename(act: &mut LongAct<'_>, joining: &Joining, told: &mut OnProgress<'_>) -> Result<()> {
    let (kept, other) = (joining.kept.0, joining.other.0);
    let mut done = 0;
    for (entity, field) in naming(joining.kind) {
        loop {
            if told(Progress { done, total: 0 }).is_break() {
                return Err(StoreError::GivenUp);
            }
            let changed = act.part(|part| {
                let named = part.naming((entity, field), other, PART)?;
                let to_kept = |row: &Row| change(row, vec![(field.name, Value::Int(kept))]);
                let ops: Vec<Op> = named.iter().map(to_kept).collect();
                part.apply(&ops).map(|()| ops.len())
            })?;
            done += changed;
            if changed < PART {
                break;
            }
        }
    }
    act.part(|part| {
        let [kept, other] = part.both(joining.kind, [kept, other])?;
        let ops = settle(&kept, &other);
        part.apply(&ops)
    })
}

fn change(row: &Row, values: Values) -> Op {
    Op::Update {
        entity: row.entity,
        id: row.id,
        version: row.version,
        values,
    }
}

/// What the one kept takes from the other, which goes. An account is of one colleague at a time.
fn settle(kept: &Row, other: &Row) -> Vec<Op> {
    let lacks =
        |field: &&Field| kept.get(field.name).is_empty() && !other.get(field.name).is_empty();
    let taken: Vec<&Field> = kept.entity.fields().iter().filter(lacks).collect();
    let values: Values = taken
        .iter()
        .map(|field| (field.name, other.get(field.name).clone()))
        .collect();
    let account = taken.iter().any(|field| field.name == AGENT.account.name);
    let mut ops = Vec::new();
    let mut going = other.clone();
    if account {
        ops.push(change(other, vec![(AGENT.account.name, Value::Null)]));
        going.version += 1;
    }
    if !values.is_empty() {
        ops.push(change(kept, values));
    }
    ops.push(Op::remove(&going));
    ops
}

//! Writing the records of one act, inside its transaction: rows, then what is derived of the persons
//! touched, then the journal, and the audit chain last.
use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

use super::audit::{self, AuditLine, Chain};
use super::changes::changes;
use super::rights::Sound;
use super::seal::{self, Seals};
use super::sql::{Conn, LazyStatement, Table, at_once};
use super::uids::UidSeries;
use super::{Result, StoreError, derive, rows};
use crate::domain::change::{Author, Moment, Nature, Op, Values};
use crate::domain::date::iso;
use crate::domain::record::action::ActionRecord;
use crate::domain::record::appointment::AppointmentRecord;
use crate::domain::record::objective::ObjectiveRecord;
use crate::domain::record::postponement::{POSTPONEMENT, PostponementRecord};
use crate::domain::record::{Entity, Id, Record, Row, Value};
use crate::domain::rules::RuleBook;

/// Records by kind and number.
pub(super) type Known = HashMap<(Entity, Id), Row>;

/// Writes the records of one act inside its transaction.
pub(super) struct Writer<'a> {
    conn: &'a Conn,
    author: &'a Author,
    moment: &'a Moment,
    act: Id,
    nature: Nature,
    /// Number of the record of each operation so far.
    pub(super) made: Vec<Id>,
    /// The person that the act makes, if it makes one.
    pub(super) new_person: Option<Id>,
    pub(super) touched: BTreeSet<Id>,
    /// Records as they are now, once read.
    pub(super) known: Known,
    /// End of the audit chain; a writer that follows in the same transaction takes it over.
    pub(super) chain: Chain,
    /// Names of new records, when many are made.
    pub(super) names: Option<UidSeries>,
    /// The instant, as it is stored.
    instant: String,
    /// What the journal and the audit chain will say of it.
    trace: Vec<Traced>,
    /// Records whose moved date the change tells by itself, with the reason.
    pub(super) told: BTreeSet<(Entity, Id)>,
    /// How the colleagues were before the first of them is written.
    sound: Option<Sound>,
    /// What it changes of the sums over all that is kept.
    seals: Seals,
}

/// What was written of a record.
struct Traced {
    entity: Entity,
    id: Id,
    person: Option<Id>,
    version: i64,
    /// What it said before, unless it is new.
    before: Option<String>,
    after: String,
}

impl Traced {
    /// Its line of the journal.
    fn line(&self, act: Id) -> seal::Line<'_> {
        seal::Line {
            act,
            table: self.entity.table(),
            id: self.id,
            version: self.version,
            before: self.before.as_deref(),
            after: &self.after,
        }
    }
}

impl<'a> Writer<'a> {
    pub(super) fn new(
        conn: &'a Conn,
        author: &'a Author,
        moment: &'a Moment,
        act: Id,
        nature: Nature,
    ) -> Self {
        Self {
            conn,
            author,
            moment,
            act,
            nature,
            made: Vec::new(),
            new_person: None,
            touched: BTreeSet::new(),
            known: Known::new(),
            chain: Chain::default(),
            names: None,
            instant: moment.instant_text(),
            trace: Vec::new(),
            told: BTreeSet::new(),
            sound: None,
            seals: Seals::default(),
        }
    }

    /// Runs one operation of a change.
    pub(super) fn run(&mut self, op: &Op) -> Result<()> {
        let id = match op {
            Op::Insert { entity, values } => {
                let mut row = Row::blank(*entity);
                row.uid = uid(values).unwrap_or_else(|| self.name());
                row.version = 1;
                let row = filled(row, values, &self.made);
                self.insert(row)?
            }
            Op::Update {
                entity,
                id,
                version,
                values,
            } => {
                let before = self.current(*entity, *id, *version)?;
                let after = filled(before.clone(), values, &self.made);
                self.postpone(&before, &after)?;
                self.update(&before, after)?;
                *id
            }
            Op::Move {
                entity,
                id,
                version,
                person,
            } => {
                let before = self.as_read(*entity, *id, *version)?;
                let after = before.clone().with("allocataire_id", *person);
                self.update(&before, after)?;
                *id
            }
            Op::Remove {
                entity,
                id,
                version,
            } => {
                let before = self.current(*entity, *id, *version)?;
                let after = Row {
                    deleted: true,
                    ..before.clone()
                };
                self.update(&before, after)?;
                *id
            }
        };
        self.made.push(id);
        Ok(())
    }

    fn name(&mut self) -> String {
        match &mut self.names {
            Some(names) => names.next(),
            None => self.moment.uid(),
        }
    }

    fn current(&mut self, entity: Entity, id: Id, version: i64) -> Result<Row> {
        let row = self.as_read(entity, id, version)?;
        match row.deleted {
            false => Ok(row),
            true => Err(changed_meanwhile(row)),
        }
    }

    /// A record as it is now, set aside or not, unless it was changed since it was read.
    fn as_read(&mut self, entity: Entity, id: Id, version: i64) -> Result<Row> {
        // What was read before is that no more once the act has written the record.
        let row = match self.known.remove(&(entity, id)) {
            Some(row) => row,
            None => rows::by_id(self.conn, entity, id)?.ok_or(StoreError::NotFound)?,
        };
        match row.version == version {
            true => Ok(row),
            false => Err(changed_meanwhile(row)),
        }
    }

    /// The records whose moved date these operations tell by themselves.
    pub(super) fn told(ops: &[Op]) -> BTreeSet<(Entity, Id)> {
        let told = ops.iter().filter_map(|op| match op {
            Op::Insert {
                entity: Entity::Postponement,
                values,
            } => {
                let blank = Row::blank(Entity::Postponement);
                let with = |row: Row, (name, value): &(&str, Value)| row.with(name, value.clone());
                let row = values.iter().fold(blank, with);
                let it = PostponementRecord::of(&row);
                Entity::from_table(it.object()?).zip(it.object_id())
            }
            _ => None,
        });
        told.collect()
    }

    /// A moved deadline keeps its former values (« DITP 2019, contrat vivant »: trace adjustments).
    fn postpone(&mut self, before: &Row, after: &Row) -> Result<()> {
        let due = |row: &Row| match row.entity {
            Entity::Objective => ObjectiveRecord::of(row).due(),
            Entity::Action => ActionRecord::of(row).due(),
            Entity::Appointment => AppointmentRecord::of(row).planned_on(),
            _ => None,
        };
        let (Some(old), new) = (due(before), due(after)) else {
            return Ok(());
        };
        if Some(old) == new || self.told.contains(&(before.entity, before.id)) {
            return Ok(());
        }
        let person = rows::person_of(before);
        let values = [
            POSTPONEMENT.person.set(person),
            POSTPONEMENT.object.set(before.entity.table()),
            POSTPONEMENT.object_id.set(before.id),
            POSTPONEMENT.former.set(iso(old)),
            POSTPONEMENT
                .replacement
                .set(new.map(iso).unwrap_or_default()),
            POSTPONEMENT.moved_on.set(self.moment.today),
        ];
        let blank = Row::blank(Entity::Postponement);
        let with = |row: Row, (name, value)| row.with(name, value);
        let mut row = values.into_iter().fold(blank, with);
        row.uid = self.moment.uid();
        row.version = 1;
        self.insert(row).map(|_| ())
    }

    /// Adds a record with its journal and audit lines.
    pub(super) fn insert(&mut self, mut row: Row) -> Result<Id> {
        self.look_at_team(row.entity)?;
        row.id = rows::insert(self.conn, &row)?;
        if row.entity == Entity::Allocataire {
            self.new_person = Some(row.id);
        }
        self.trace(None, &row)?;
        Ok(row.id)
    }

    /// Writes a record at its next revision with its journal and audit lines.
    pub(super) fn update(&mut self, before: &Row, mut after: Row) -> Result<()> {
        if *before == after {
            return Ok(());
        }
        self.look_at_team(after.entity)?;
        if !rows::update(self.conn, &after, before.version)? {
            return Err(changed_meanwhile(before.clone()));
        }
        after.version = before.version + 1;
        self.trace(Some(before), &after)
    }

    /// Notes how the colleagues are, before one of them is written.
    fn look_at_team(&mut self, entity: Entity) -> Result<()> {
        // What never came to its end goes, whatever it had given.
        let watched = entity == Entity::Agent && self.nature != Nature::TakeBack;
        if watched && self.sound.is_none() {
            self.sound = Some(Sound::now(self.conn)?);
        }
        Ok(())
    }

    fn trace(&mut self, before: Option<&Row>, after: &Row) -> Result<()> {
        before.iter().for_each(|before| self.seals.add_row(before));
        self.seals.add_row(after);
        let person = rows::person_of(after);
        self.touched.extend(person);
        // What leaves a person changes what follows for that one too.
        self.touched.extend(before.and_then(rows::person_of));
        let old = before.map(|before| changes(Some(after), before));
        self.trace.push(Traced {
            entity: after.entity,
            id: after.id,
            person,
            version: after.version,
            before: old.transpose()?,
            after: changes(before, after)?,
        });
        Ok(())
    }

    /// The persons touched.
    pub(super) const fn touched(&self) -> &BTreeSet<Id> {
        &self.touched
    }

    /// Rebuilds what is derived for every person touched.
    pub(super) fn derive(&self, rules: &RuleBook) -> Result<()> {
        let mut touched = self.touched.iter();
        touched.try_for_each(|person| derive::person_with(self.conn, rules, *person))
    }

    /// Writes the journal and, last of all that the act writes, the audit chain: on a server it is
    /// what others wait for. Gives the end of the chain.
    pub(super) fn finish(&mut self) -> Result<Chain> {
        if let Some(sound) = self.sound.take() {
            sound.holds(self.conn)?;
        }
        let trace = std::mem::take(&mut self.trace);
        let mut seals = std::mem::take(&mut self.seals);
        let mut chain = std::mem::take(&mut self.chain);
        let lines: Vec<AuditLine<'_>> = trace.iter().map(|it| self.audit_line(it)).collect();
        let secrets = audit::secrets(self.conn, &lines, &mut chain)?;
        audit::seal(&lines, &secrets, &mut seals);
        for it in &trace {
            seals.add(it.person, seal::of_line(&it.line(self.act)));
        }
        chain.read(self.conn)?;
        at_once(|| {
            let mut journal = LazyStatement::default();
            for it in &trace {
                journal.of(self.conn, JOURNAL.insertion())?.run(&[
                    &self.act,
                    &it.person,
                    &it.entity.table(),
                    &it.id,
                    &it.version,
                    &it.before,
                    &it.after,
                ])?;
            }
            seals.write(self.conn)?;
            audit::append(self.conn, &lines, secrets, &mut chain)
        })?;
        Ok(chain)
    }

    fn audit_line<'t>(&'t self, traced: &'t Traced) -> AuditLine<'t> {
        AuditLine {
            author: self.author,
            instant: &self.instant,
            act: self.act,
            nature: self.nature.code(),
            entity: traced.entity,
            id: traced.id,
            values: &traced.after,
            created: traced.before.is_none(),
        }
    }
}

/// Someone changed the record: as it now is.
fn changed_meanwhile(theirs: Row) -> StoreError {
    StoreError::Conflict {
        entity: theirs.entity,
        id: theirs.id,
        theirs: Box::new(theirs),
    }
}

/// A record with some values, those that refer to others of the change having their numbers.
pub(super) fn filled(row: Row, values: &Values, made: &[Id]) -> Row {
    values.iter().fold(row, |row, (name, value)| {
        let value = match value {
            Value::Pending(at) => made.get(*at).map_or(Value::Null, |id| Value::Int(*id)),
            Value::Text(text) if text.is_empty() => Value::Null,
            Value::Text(_) | Value::Int(_) | Value::Null => value.clone(),
        };
        row.with(name, value)
    })
}

/// Lines of the journal.
pub(super) static JOURNAL: LazyLock<Table> = LazyLock::new(|| {
    Table::new(
        "journal",
        [
            "acte_id",
            "allocataire_id",
            "objet",
            "objet_id",
            "version",
            "avant",
            "apres",
        ],
    )
});

/// The name that the record has elsewhere, if it has one.
pub(super) fn uid(values: &Values) -> Option<String> {
    let named = values.iter().find(|(name, _)| *name == "uid");
    named.and_then(|(_, value)| value.as_text().map(str::to_owned))
}

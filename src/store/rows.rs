//! Reading and writing records of any kind, from their one description.
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use super::deadline_index::OfPerson;
use super::household;
use super::reach::within;
use super::shared_text::{self, SharedText};
use super::sql::{
    self, Ask, Conn, Param, Statement, Table, among, assignments, execute, first, query,
};
use super::{Result, StoreError};
use crate::domain::file::Member;
use crate::domain::record::{Entity, Field, Id, Row, Value};
use crate::domain::rights::Rights;

/// The texts about the records of one kind.
struct Texts {
    /// The question of whole records, up to the condition.
    select: String,
    /// Number, name, then all the fields.
    table: Table,
}

impl Texts {
    fn new(entity: Entity) -> Self {
        let fields = entity.fields().iter().map(|field| field.name);
        let columns = ["id", "uid"].into_iter().chain(fields);
        let shared = shared_text::columns(entity).iter().copied();
        let table = Table::new(entity.table(), columns.chain(shared)).numbered();
        let read = entity.fields().iter().map(shared_text::read);
        Self {
            select: seen(entity, read),
            // People are looked up by many of their fields.
            table: if entity == Entity::Allocataire {
                table.scattered()
            } else {
                table
            },
        }
    }

    fn of(entity: Entity) -> Result<&'static Self> {
        static TEXTS: LazyLock<HashMap<Entity, Texts>> = LazyLock::new(|| {
            let all = Entity::ALL.into_iter();
            all.map(|entity| (entity, Texts::new(entity))).collect()
        });
        TEXTS.get(&entity).ok_or(StoreError::NotFound)
    }
}

/// The question of the records of a kind, with what is read of each field, up to the condition.
fn seen(entity: Entity, fields: impl Iterator<Item = String>) -> String {
    let mut columns = vec!["id, uid, version, supprime".to_owned()];
    columns.extend(fields);
    format!(
        "SELECT {} FROM {} WHERE",
        columns.join(", "),
        entity.table()
    )
}

/// A field as it is read.
pub(super) fn read_field(field: &Field) -> String {
    shared_text::read(field)
}

/// The question of whole records of a kind, with its condition.
pub(super) fn select(entity: Entity, condition: &str) -> Result<String> {
    Ok(format!("{} {condition}", Texts::of(entity)?.select))
}

/// The same, where only the columns that one may see are read: the others are nothing.
pub(super) fn select_seen(entity: Entity, rights: Rights, condition: &str) -> Result<String> {
    if rights.sees_all() {
        return select(entity, condition);
    }
    let fields = entity.fields().iter().map(|field| {
        let value = shared_text::read(field);
        if rights.sees_field(entity, field.name) {
            return value;
        }
        match rights.own_column(entity) {
            Some((column, agent)) => format!("CASE WHEN {column} = {agent} THEN {value} END"),
            None => "NULL".to_owned(),
        }
    });
    let condition = within(rights, entity, condition);
    Ok(format!("{} {condition}", seen(entity, fields)))
}

pub(super) fn read(entity: Entity, row: &sql::Row<'_>) -> Result<Row> {
    Ok(Row {
        entity,
        id: row.get(0)?,
        uid: row.get(1)?,
        version: row.get(2)?,
        deleted: row.yes(3)?,
        values: row.values(4, entity.fields().len())?,
    })
}

/// One record, set aside or not.
pub(super) fn by_id(conn: &Conn, entity: Entity, id: Id) -> Result<Option<Row>> {
    let text = select(entity, "id = $1")?;
    first(conn, &text, &[&id], |row| read(entity, row))
}

/// The agent whose account that is, the first made when several have it.
pub(super) fn of_account(conn: &Conn, account: &str) -> Result<Option<Row>> {
    let text = select(
        Entity::Agent,
        "utilisateur = $1 AND supprime = 0 ORDER BY id LIMIT 1",
    )?;
    first(conn, &text, &[&account], |row| read(Entity::Agent, row))
}

/// Some of the records that are there and name another one in a field.
pub(super) fn naming(
    conn: &Conn,
    (entity, field): (Entity, &Field),
    named: Id,
    most: usize,
) -> Result<Vec<Row>> {
    let condition = format!(
        "{} = $1 AND supprime = 0 ORDER BY id LIMIT {most}",
        field.name
    );
    let text = select(entity, &condition)?;
    query(conn, &text, &[&named], |row| read(entity, row))
}

/// Several records, set aside or not.
pub(super) fn by_ids(conn: &Conn, wanted: &[(Entity, Id)]) -> Result<Vec<Row>> {
    let asked = wanted
        .iter()
        .map(|(entity, id)| Ok(Ask::new(select(*entity, "id = $1")?, [id as &dyn Param])));
    let mut found = Vec::with_capacity(wanted.len());
    sql::together(conn, &asked.collect::<Result<Vec<_>>>()?, |at, row| {
        if let Some((entity, _)) = wanted.get(at) {
            found.push(read(*entity, row)?);
        }
        Ok(())
    })?;
    Ok(found)
}

/// One record by its name outside the store, set aside or not.
pub(super) fn by_uid(conn: &Conn, entity: Entity, uid: &str) -> Result<Option<Row>> {
    let text = select(entity, "uid = $1")?;
    first(conn, &text, &[&uid], |row| read(entity, row))
}

/// The person a record belongs to.
pub(super) fn person_of(row: &Row) -> Option<Id> {
    if row.entity == Entity::Allocataire {
        Some(row.id)
    } else {
        row.int("allocataire_id")
    }
}

/// Records of a person, in the order they were made, without those set aside.
pub(super) fn of_person(conn: &Conn, entity: Entity, person: Id) -> Result<Vec<Row>> {
    let mut found = Vec::new();
    let asked = asked(entity, Rights::default(), &person)?;
    sql::together(conn, &[asked], |_, row| {
        found.push(read(entity, row)?);
        Ok(())
    })?;
    Ok(found)
}

/// What is read of a person beside the records, where it is wanted.
#[derive(Default)]
pub(super) struct Besides<'b> {
    /// The live deadlines.
    pub live: Option<&'b mut OfPerson>,
    /// The others of the household.
    pub household: Option<&'b mut Vec<Member>>,
}

impl<'b> Besides<'b> {
    /// The live deadlines alone.
    pub(super) fn live(live: &'b mut OfPerson) -> Self {
        Self {
            live: Some(live),
            household: None,
        }
    }
}

/// Records of a person of several kinds as someone may see them, each in the order they were made,
/// without those set aside; and what is wanted beside; of one instant.
pub(super) fn of_person_with(
    conn: &Conn,
    (kinds, rights): (&[Entity], Rights),
    person: Id,
    besides: Besides<'_>,
) -> Result<HashMap<Entity, Vec<Row>>> {
    let mut found: HashMap<Entity, Vec<Row>> = kinds.iter().map(|it| (*it, vec![])).collect();
    let asked = kinds.iter().map(|entity| asked(*entity, rights, &person));
    let mut asked: Vec<Ask<'_>> = asked.collect::<Result<_>>()?;
    let Besides {
        mut live,
        mut household,
    } = besides;
    asked.extend(live.as_ref().map(|_| OfPerson::asked(&person)));
    asked.extend(household.as_ref().map(|_| household::asked(&person)));
    let is_live = |at: usize| at == kinds.len();
    sql::together(conn, &asked, |at, row| {
        match (kinds.get(at), &mut live, &mut household) {
            (Some(entity), ..) => found.entry(*entity).or_default().push(read(*entity, row)?),
            (None, Some(live), _) if is_live(at) => live.take(row)?,
            (None, _, Some(household)) => household.push(household::read(row)?),
            (None, ..) => {}
        }
        Ok(())
    })?;
    Ok(found)
}

/// The question of all the records of one kind of a person, those set aside too.
pub(super) fn whole(entity: Entity) -> Result<String> {
    select(entity, &format!("{} = $1 ORDER BY id", entity.owner()))
}

/// The question of the records of one kind of a person, as someone may see them.
pub(super) fn asked(entity: Entity, rights: Rights, person: &Id) -> Result<Ask<'_>> {
    let owner = entity.owner();
    let condition = format!("{owner} = $1 AND supprime = 0 ORDER BY id");
    let text = select_seen(entity, rights, &condition)?;
    Ok(Ask::new(text, [person as &dyn Param]))
}

/// Hands over the records of a kind that belong to people who are not set aside, one by one, in no
/// order: to sort them, the engine would hold them all.
pub(super) fn each_of_people(
    conn: &Conn,
    (entity, rights): (Entity, Rights),
    mut take: impl FnMut(Row),
) -> Result<()> {
    let owner = entity.owner();
    let text = select_seen(
        entity,
        rights,
        &format!("supprime = 0 AND {owner} NOT IN (SELECT id FROM allocataire WHERE supprime = 1)"),
    )?;
    let mut statement = Statement::new(conn, &text)?;
    let mut rows = statement.rows(&[])?;
    while let Some(row) = rows.next()? {
        take(read(entity, &row)?);
    }
    Ok(())
}

/// All the records of a kind of a person, set aside or not.
pub(super) fn whole_of_person(conn: &Conn, entity: Entity, person: Id) -> Result<Vec<Row>> {
    let text = select(entity, &format!("{} = $1", entity.owner()))?;
    query(conn, &text, &[&person], |row| read(entity, row))
}

/// Hands over all the records of a kind, set aside or not, one by one, in no order.
pub(super) fn each(conn: &Conn, entity: Entity, mut take: impl FnMut(Row)) -> Result<()> {
    let mut statement = Statement::new(conn, &select(entity, "1 = 1")?)?;
    let mut rows = statement.rows(&[])?;
    while let Some(row) = rows.next()? {
        take(read(entity, &row)?);
    }
    Ok(())
}

/// Records of several people, those of a person in the order they were made, without those set aside.
pub(super) fn of_people(conn: &Conn, entity: Entity, people: &[Id]) -> Result<Vec<Row>> {
    of_people_seen(conn, (entity, Rights::default()), people)
}

/// The same, as someone may see them.
pub(super) fn of_people_seen(
    conn: &Conn,
    (entity, rights): (Entity, Rights),
    people: &[Id],
) -> Result<Vec<Row>> {
    let owner = entity.owner();
    let text = select_seen(
        entity,
        rights,
        &format!("{owner} IN ({{ids}}) AND supprime = 0 ORDER BY {owner}, id"),
    )?;
    among(conn, &text, &[], people, |row| read(entity, row))
}

/// Where records of a kind are added many at a time, under numbers chosen by the caller: number,
/// name, then all the fields.
pub(super) fn table(entity: Entity) -> Result<&'static Table> {
    Ok(&Texts::of(entity)?.table)
}

/// What the columns of a record hold.
fn kept<'r>(conn: &Conn, row: &'r Row) -> Result<Cow<'r, [Value]>> {
    Ok(match shared_text::shares(row.entity) {
        true => Cow::Owned(SharedText::of(conn)?.values(row)),
        false => Cow::Borrowed(&row.values),
    })
}

/// Adds a record; gives its number.
pub(super) fn insert(conn: &Conn, row: &Row) -> Result<Id> {
    let kept = kept(conn, row)?;
    let mut values: Vec<&dyn Param> = vec![&row.uid];
    values.extend(kept.iter().map(|value| value as &dyn Param));
    table(row.entity)?.insert(conn, &values)
}

/// Writes all fields of a record at its next revision.
/// The revision it had is checked: false when it is no longer that one.
pub(super) fn update(conn: &Conn, row: &Row, expected_version: i64) -> Result<bool> {
    let fields = row.entity.fields().iter().map(|it| it.name);
    let shared = shared_text::columns(row.entity).iter().copied();
    let fields: Vec<&str> = fields.chain(shared).collect();
    let text = format!(
        "UPDATE {} SET version = version + 1, supprime = $3, {} WHERE id = $1 AND version = $2",
        row.entity.table(),
        assignments(&fields, 4)
    );
    let (deleted, kept) = (i64::from(row.deleted), kept(conn, row)?);
    let mut values: Vec<&dyn Param> = vec![&row.id, &expected_version, &deleted];
    values.extend(kept.iter().map(|value| value as &dyn Param));
    Ok(execute(conn, &text, &values)? == 1)
}

//! The store as it was known on a past day: a private copy from which later events are removed.
use std::ops::ControlFlow;

use super::handle::Access;
use super::sql::{Conn, execute, pragma, query};
use super::{Result, Store, derive, rule_book};
use crate::domain::date::{Date, DateHint, iso};
use crate::domain::record::{Entity, Field, Id, Kind, Use};
use crate::files::PrivateFolder;

impl Store {
    /// A read-only view of the store on a day: events after it are unknown.
    ///
    /// # Errors
    /// When the copy can't be written, or the store can't be read.
    pub fn as_of(&self, day: Date) -> Result<Self> {
        let place = PrivateFolder::new()?;
        let path = place.path().join("vue.db");
        self.copy_while(&path, &mut || ControlFlow::Continue(()))?;
        let mut view = Self::open(&path)?;
        let tx = view.conn.write()?;
        let kinds = || Entity::ALL.into_iter().filter(|it| it.belongs_to_person());
        for entity in [Entity::Objective, Entity::Action] {
            former_due(&tx, entity, day)?;
        }
        for entity in kinds() {
            remove_later(&tx, entity, day)?;
        }
        for entity in kinds() {
            remove_children(&tx, entity)?;
        }
        for entity in kinds() {
            forget_values(&tx, entity, day)?;
        }
        for entity in kinds() {
            forget_dates(&tx, entity, day)?;
        }
        let people: Vec<Id> = query(&tx, "SELECT id FROM allocataire", &[], |row| row.get(0))?;
        let rules = rule_book::rule_book(&tx)?;
        for person in people {
            derive::person_with(&tx, &rules, person)?;
        }
        tx.commit()?;
        pragma::set(&view.conn, "query_only", "ON")?;
        view.access = Access::ReadOnly("vous regardez un autre jour.".to_owned());
        view.place = Some(place);
        Ok(view)
    }
}

/// The fields with the day of something that happened.
fn events(entity: Entity) -> impl Iterator<Item = &'static Field> {
    let fields = entity.fields().iter();
    fields.filter(|field| matches!(field.kind, Kind::Date(DateHint::Past)))
}

/// Dates that say by themselves from when a record is known.
const NOTED: [&str; 4] = ["cree_le", "reporte_le", "recu_le", "saisie_le"];

/// Gives back to what was moved later the échéance that it had on the day.
fn former_due(conn: &Conn, entity: Entity, day: Date) -> Result<()> {
    let moved = |what: &str| {
        format!(
            "SELECT {what} FROM report r WHERE r.supprime = 0 AND r.objet = '{}' AND r.reporte_le > $1",
            entity.table()
        )
    };
    let (table, former) = (entity.table(), moved("NULLIF(r.ancienne, '')"));
    let text = format!(
        "UPDATE {table} SET echeance = ({former} AND r.allocataire_id = {table}.allocataire_id \
         AND r.objet_id = {table}.id ORDER BY r.reporte_le, r.id LIMIT 1) WHERE id IN ({})",
        moved("r.objet_id")
    );
    execute(conn, &text, &[&iso(day)])?;
    Ok(())
}

/// Removes the records that were not there yet: those whose own event is later than the day, those
/// that have events, all of them later, and those without any that begin later. A parcours also has
/// the events of its orientations.
fn remove_later(conn: &Conn, entity: Entity, day: Date) -> Result<()> {
    let (table, day) = (entity.table(), iso(day));
    let mut later: Vec<String> = Vec::new();
    let (mut all, mut none) = (vec!["1 = 1".to_owned()], vec!["1 = 1".to_owned()]);
    for field in events(entity) {
        let name = field.name;
        if field.filled_by == Use::Required || NOTED.contains(&name) {
            later.push(format!("{name} > $1"));
        }
        none.push(format!("{name} IS NULL"));
        all.push(format!("({name} IS NULL OR {name} > $1)"));
    }
    let oriented = match entity {
        Entity::Parcours => {
            " AND NOT EXISTS (SELECT 1 FROM orientation AS o WHERE o.parcours_id = parcours.id \
             AND o.supprime = 0 AND (o.decidee_le <= $1 OR o.notifiee_le <= $1))"
        }
        _ => "",
    };
    let (all, none) = (all.join(" AND "), none.join(" AND "));
    later.push(format!("{all}{oriented} AND NOT ({none})"));
    let begins = entity.field("debut");
    if begins.is_some_and(|it| it.kind == Kind::Date(DateHint::Nearest)) {
        later.push(format!("{none} AND debut > $1"));
    }
    let text = format!(
        "UPDATE {table} SET supprime = 1 WHERE supprime = 0 AND (({}))",
        later.join(") OR (")
    );
    execute(conn, &text, &[&day])?;
    Ok(())
}

/// Removes what has no date of its own and hangs on what is not there.
fn remove_children(conn: &Conn, entity: Entity) -> Result<()> {
    let table = entity.table();
    for field in entity.fields().iter().filter(|it| it.is_parent) {
        let Kind::Ref(parent) = field.kind else {
            continue;
        };
        let dated = events(entity).map(|it| format!(" AND {} IS NULL", it.name));
        let text = format!(
            "UPDATE {table} SET supprime = 1 WHERE {} IN (SELECT id FROM {} WHERE supprime = 1){}",
            field.name,
            parent.table(),
            dated.collect::<String>()
        );
        execute(conn, &text, &[])?;
    }
    Ok(())
}

/// Gives back to each value whose date is later than the day the one it had before.
fn forget_values(conn: &Conn, entity: Entity, day: Date) -> Result<()> {
    let (table, day) = (entity.table(), iso(day));
    for field in entity.fields() {
        let Some((date, former)) = field.known_by else {
            continue;
        };
        let name = field.name;
        let former = former.map_or_else(|| "NULL".to_owned(), |code| format!("'{code}'"));
        let text = format!("UPDATE {table} SET {name} = {former} WHERE {date} > $1");
        execute(conn, &text, &[&day])?;
    }
    if entity == Entity::Appointment {
        // Nobody comes, or stays away, before the day of the meeting.
        let met = "UPDATE rdv SET statut = 'prevu' WHERE prevu_le > $1 AND (statut_le IS NULL \
             OR statut IN ('honore', 'absent'))";
        execute(conn, met, &[&day])?;
    }
    Ok(())
}

/// Empties the dates of events that are later than the day, and of ends that nobody had planned.
fn forget_dates(conn: &Conn, entity: Entity, day: Date) -> Result<()> {
    let (table, day) = (entity.table(), iso(day));
    let ends = entity.fields().iter().filter(|it| it.happens);
    for field in events(entity).chain(ends) {
        let name = field.name;
        let text = format!("UPDATE {table} SET {name} = NULL WHERE {name} > $1");
        execute(conn, &text, &[&day])?;
    }
    Ok(())
}

//! The store as it was known on a past day: a private copy from which later events are removed.
use std::path::Path;

use super::handle::Access;
use super::sql::{Conn, execute, pragma, query};
use super::{Result, Store, derive};
use crate::domain::date::{Date, DateHint, iso};
use crate::domain::record::{Entity, Field, Id, Kind, Use};

impl Store {
    /// A read-only view of the store on a day: events after it are unknown.
    ///
    /// # Errors
    /// When the copy can't be written, or the store can't be read.
    pub fn as_of(&self, day: Date) -> Result<Self> {
        let place = tempfile::Builder::new()
            .prefix("carnet-")
            .tempdir_in(private_folder())?;
        let path = place.path().join("vue.db");
        self.back_up(&path)?;
        let mut view = Self::open(&path)?;
        let tx = view.conn.write()?;
        for entity in Entity::ALL
            .into_iter()
            .filter(|entity| entity.belongs_to_person())
        {
            forget_after(&tx, entity, day)?;
        }
        let people: Vec<Id> = query(&tx, "SELECT id FROM allocataire", &[], |row| row.get(0))?;
        for person in people {
            derive::person_as_known_on(&tx, person, day)?;
        }
        tx.commit()?;
        pragma::set(&view.conn, "query_only", "ON")?;
        view.access = Access::ReadOnly("vous regardez un autre jour.".to_owned());
        view.place = Some(place);
        Ok(view)
    }
}

/// Where private temporary files go: the session's own folder when there is one.
fn private_folder() -> std::path::PathBuf {
    std::env::var_os("XDG_RUNTIME_DIR")
        .map(std::path::PathBuf::from)
        .filter(|folder| Path::new(folder).is_dir())
        .unwrap_or_else(std::env::temp_dir)
}

const fn is_event(field: &Field) -> bool {
    matches!(field.kind, Kind::Date(DateHint::Past))
}

/// Removes the events of one kind of record that are later than the day, and the records whose
/// own event is later.
fn forget_after(conn: &Conn, entity: Entity, day: Date) -> Result<()> {
    let (table, day) = (entity.table(), iso(day));
    for field in entity.fields().iter().filter(|field| is_event(field)) {
        let name = field.name;
        let own = field.filled_by == Use::Required || name == "cree_le" || name == "reporte_le";
        if own {
            execute(
                conn,
                &format!("UPDATE {table} SET supprime = 1 WHERE {name} > $1"),
                &[&day],
            )?;
        }
        execute(
            conn,
            &format!("UPDATE {table} SET {name} = NULL WHERE {name} > $1"),
            &[&day],
        )?;
    }
    let reset = match entity {
        Entity::Appointment => "UPDATE rdv SET statut = 'prevu' WHERE prevu_le > $1",
        Entity::Action => {
            "UPDATE action SET statut = 'en_cours', motif = NULL WHERE statut IN ('fait', 'pas_fait') AND fin IS NULL"
        }
        Entity::Objective => {
            "UPDATE objectif SET statut = 'en_cours' WHERE statut <> 'en_cours' AND fin IS NULL"
        }
        _ => return Ok(()),
    };
    execute(conn, reset, &[&day])?;
    Ok(())
}

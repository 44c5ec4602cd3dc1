//! Erasing what was gathered of a person, in one transaction. The sums over all that is kept follow.
use super::gather::Gathered;
use super::labels;
use crate::domain::record::{Entity, Id};
use crate::store::sql::{Conn, LazyStatement, execute, query};
use crate::store::{Result, consulted, derive, seal};

/// Erases it.
pub(super) fn erase(conn: &Conn, files: &[Id], gathered: Gathered) -> Result<()> {
    let mut seals = gathered.seals();
    let mut lines = LazyStatement::default();
    for line in gathered.lines.keys() {
        lines
            .of(conn, "DELETE FROM journal WHERE id = $1")?
            .run(&[line])?;
    }
    labels::blank(conn, files, &gathered)?;
    drafts(conn, files, &gathered)?;
    for file in files {
        derive::erase(conn, *file)?;
        execute(conn, "DELETE FROM bail WHERE allocataire_id = $1", &[file])?;
    }
    consulted::forget(conn, files, &mut seals)?;
    // Children before parents.
    for (entity, id) in gathered.records.keys().rev() {
        let table = entity.table();
        let text = "SELECT cle FROM secret WHERE objet = $1 AND objet_id = $2";
        for secret in query(conn, text, &[&table, id], |row| row.get::<String>(0))? {
            seals.add(None, seal::of_secret(table, *id, &secret));
        }
        let text = "DELETE FROM secret WHERE objet = $1 AND objet_id = $2";
        execute(conn, text, &[&table, id])?;
        execute(conn, &format!("DELETE FROM {table} WHERE id = $1"), &[id])?;
    }
    for file in files {
        seals.forget(*file);
        execute(conn, "DELETE FROM sceau WHERE titulaire = $1", &[file])?;
    }
    seals.write(conn)
}

/// Erases what was typed of them and not saved, and what was given up that names them.
fn drafts(conn: &Conn, files: &[Id], gathered: &Gathered) -> Result<()> {
    for file in files {
        execute(
            conn,
            "DELETE FROM brouillon WHERE allocataire_id = $1",
            &[file],
        )?;
    }
    type Draft = (Id, String, Option<Id>, bool, String);
    let text = "SELECT id, objet, objet_id, abandonne_a IS NOT NULL, titre, valeurs FROM brouillon";
    let left: Vec<Draft> = query(conn, text, &[], |row| {
        let said = format!("{} {}", row.get::<String>(4)?, row.get::<String>(5)?);
        Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.yes(3)?, said))
    })?;
    for (draft, form, record, given_up, said) in left {
        let entity = Entity::from_table(&form);
        let about = entity.zip(record);
        let of_record = about.is_some_and(|it| gathered.records.contains_key(&it));
        let of_name = given_up && gathered.names.are_in(&said);
        if of_record || of_name {
            execute(conn, "DELETE FROM brouillon WHERE id = $1", &[&draft])?;
        }
    }
    Ok(())
}

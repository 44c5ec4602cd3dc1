//! What acts say of a person that is erased: an act keeps its author, its instant and its nature; what it
//! said goes. Knows no record.
use std::collections::BTreeSet;

use super::gather::Gathered;
use crate::domain::record::Id;
use crate::store::sql::{Conn, execute, query};
use crate::store::{Result, seal};

/// What an act says instead.
const ERASED: &str = "dossier purgé";

/// Blanks the labels of the acts about some files, and of those beside them that name the person. The lines
/// of the journal are gone already: an act of which none is left can't be taken back.
pub(super) fn blank(conn: &Conn, files: &[Id], gathered: &Gathered) -> Result<()> {
    let mut about: BTreeSet<Id> = BTreeSet::new();
    for file in files {
        let text = "SELECT id FROM acte WHERE allocataire_id = $1";
        about.extend(query(conn, text, &[file], |row| row.get::<Id>(0))?);
    }
    let mut naming = BTreeSet::new();
    let touched: BTreeSet<Id> = gathered.lines.values().map(|line| line.act).collect();
    for act in touched.difference(&about) {
        let text = "SELECT libelle FROM acte WHERE id = $1";
        let labels = query(conn, text, &[act], |row| row.get::<String>(0))?;
        if labels.iter().any(|label| gathered.names.last_is_in(label)) {
            naming.insert(*act);
        }
        empty(conn, *act)?;
    }
    // Acts about nobody in particular, such as taking one of those back.
    let text = "SELECT id, libelle FROM acte WHERE allocataire_id IS NULL AND nature <> 'purge'";
    for (act, label) in query(conn, text, &[], |row| {
        Ok((row.get::<Id>(0)?, row.get::<String>(1)?))
    })? {
        if gathered.names.are_in(&label) {
            naming.insert(act);
        }
    }
    for act in about.iter().chain(&naming) {
        seal::add_act(conn, *act)?;
        let text = "UPDATE acte SET libelle = $2 WHERE id = $1";
        execute(conn, text, &[act, &ERASED])?;
        seal::add_act(conn, *act)?;
    }
    for act in &about {
        let text = "UPDATE acte SET allocataire_id = NULL, definitif = 1 WHERE id = $1";
        execute(conn, text, &[act])?;
    }
    Ok(())
}

/// An act of which nothing is left can't be taken back.
fn empty(conn: &Conn, act: Id) -> Result<()> {
    let text = "UPDATE acte SET definitif = 1 WHERE id = $1 \
        AND NOT EXISTS (SELECT 1 FROM journal WHERE acte_id = $1)";
    execute(conn, text, &[&act]).map(drop)
}

//! Finding whom a command is about, and naming them in JSON.
use super::prelude::*;

use crate::domain::record::Row;
use crate::domain::record::allocataire::AllocataireRecord;
use crate::domain::text::display_name;

/// Number of the person with that number or uid. When the file of that number is now part of another
/// one, that other one is meant, and it is said.
///
/// # Errors
/// When nobody has it.
pub fn find(store: &Store, id: &str) -> Result<Id, AppError> {
    let found = store.find_file(id)?.ok_or_else(|| {
        AppError::NotFound(format!("Aucun dossier n’a le numéro ou l’uid « {id} »."))
    })?;
    if found.merged {
        let kept = store.row(Entity::Allocataire, found.person)?;
        out::say(&format!(
            "Le dossier {id} a été réuni à celui de {} (dossier {}) : c’est lui qui suit.",
            name(&kept),
            kept.id
        ));
    }
    Ok(found.person)
}

/// Numbers of the two people with those numbers or uids.
///
/// # Errors
/// When nobody has one of them, or both are of one file.
pub fn two(store: &Store, one: &str, other: &str) -> Result<(Id, Id), AppError> {
    let (one, other) = (find(store, one)?, find(store, other)?);
    match one == other {
        true => Err(AppError::Usage(
            "C’est un seul et même dossier : donnez ceux de deux dossiers.".to_owned(),
        )),
        false => Ok((one, other)),
    }
}

/// Number of the agent with that number or uid, when one is given.
///
/// # Errors
/// When nobody has it.
pub fn agent(store: &Store, id: Option<&str>) -> Result<Option<Id>, AppError> {
    shared(store, Entity::Agent, "Aucun agent", id)
}

/// Number of the structure with that number or uid, when one is given.
///
/// # Errors
/// When none has it.
pub fn organization(store: &Store, id: Option<&str>) -> Result<Option<Id>, AppError> {
    shared(store, Entity::Organization, "Aucune structure", id)
}

fn shared(
    store: &Store,
    entity: Entity,
    none: &str,
    id: Option<&str>,
) -> Result<Option<Id>, AppError> {
    let Some(id) = id else { return Ok(None) };
    let number: Option<Id> = id.trim().parse().ok();
    let rows = store.all_rows(entity)?;
    let found = rows
        .iter()
        .find(|row| Some(row.id) == number || row.uid.eq_ignore_ascii_case(id.trim()));
    found
        .map(|row| Some(row.id))
        .ok_or_else(|| AppError::NotFound(format!("{none} n’a le numéro ou l’uid « {id} ».")))
}

/// « ABDALLAH Nadia ».
pub fn name(row: &Row) -> String {
    let person = AllocataireRecord::of(row);
    let (last, first) = (person.last_name(), person.first_name());
    display_name(last.unwrap_or_default(), first.unwrap_or_default())
}

/// A person in JSON: number in the store, name outside it, names.
pub fn json(id: Id, uid: &str, last: &str, first: &str) -> Json {
    json!({ "id": id, "uid": uid, "nom": last, "prenom": first })
}

/// An agent in JSON, when there is one: number in the store, first name and name.
pub fn agent_json(agent: Option<&(Id, String)>) -> Json {
    agent.map_or(Json::Null, |(id, name)| json!({ "id": id, "nom": name }))
}

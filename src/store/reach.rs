//! Whose files may be read, as conditions that every question about people carries. Knows no screen.
use super::sql::{Conn, first};
use super::{Result, Store};
use crate::domain::record::{Entity, Id};
use crate::domain::rights::{Reach, Rights};

/// The actions that an agent, or their structure, is named to do: what FROM is followed by. A name is
/// taken as it is written, its case apart; where a structure is named, it alone counts.
fn entrusted(agent: Id, column: &str) -> String {
    let written =
        "x.supprime = 0 AND COALESCE(x.acteur_genre, 'accompagnateur') = 'accompagnateur'";
    format!(
        "SELECT x.{column} FROM agent AS g JOIN structure AS s ON s.id = g.structure_id \
         JOIN action AS x ON substr(lower(trim(x.acteur_structure)), 1, 16) = substr(lower(trim(s.nom)), 1, 16) \
         AND lower(trim(x.acteur_structure)) = lower(trim(s.nom)) \
         WHERE g.id = {agent} AND x.acteur_structure IS NOT NULL AND {written} \
         UNION SELECT x.{column} FROM agent AS g JOIN action AS x ON lower(trim(x.acteur_nom)) \
         IN (lower(trim(COALESCE(g.prenom, '') || ' ' || g.nom)), lower(trim(g.nom || ' ' || COALESCE(g.prenom, '')))) \
         WHERE g.id = {agent} AND x.acteur_nom IS NOT NULL \
         AND COALESCE(trim(x.acteur_structure), '') = '' AND {written}"
    )
}

/// The people reached, as a question of their numbers; none when everyone is.
pub(super) fn people(rights: Rights) -> Option<String> {
    let day = rights.day_text();
    match rights.reach() {
        Reach::Everyone => None,
        Reach::Nobody => Some("SELECT id FROM allocataire WHERE 1 = 0".to_owned()),
        Reach::OnAgenda => Some(format!(
            "SELECT allocataire_id FROM rdv WHERE type = 'ep' AND statut = 'prevu' AND supprime = 0 \
             AND prevu_le >= '{day}'"
        )),
        Reach::OfActions(agent) => Some(format!(
            "{} UNION SELECT allocataire_id FROM affectation WHERE agent_id = {agent} AND supprime = 0 \
             AND fonction = 'accompagnateur' AND (du IS NULL OR du <= '{day}') \
             AND (au IS NULL OR au >= '{day}')",
            entrusted(agent, "allocataire_id")
        )),
    }
}

/// Which records of a kind are read, as a condition; none when all are, as far as their kind is seen.
pub(super) fn records(rights: Rights, entity: Entity) -> Option<String> {
    if !entity.belongs_to_person() {
        return None;
    }
    let people = people(rights)?;
    if let (Reach::OfActions(agent), true) = (rights.reach(), rights.sees_own_alone(entity)) {
        let column = match entity {
            Entity::Objective => "objectif_id",
            _ => "id",
        };
        return Some(format!("id IN ({})", entrusted(agent, column)));
    }
    Some(format!("{} IN ({people})", entity.owner()))
}

/// A condition of a question, with the records of a kind that may be read.
pub(super) fn within(rights: Rights, entity: Entity, condition: &str) -> String {
    match records(rights, entity) {
        Some(reached) => format!("{reached} AND {condition}"),
        None => condition.to_owned(),
    }
}

impl Store {
    /// Whether the file of a person may be read.
    ///
    /// # Errors
    /// When the store can't be read.
    pub(super) fn reaches(&self, person: Id) -> Result<bool> {
        let Some(people) = people(self.rights()) else {
            return Ok(true);
        };
        let text = format!("SELECT 1 FROM allocataire WHERE id = $1 AND id IN ({people})");
        Ok(first(&self.conn, &text, &[&person], |_| Ok(()))?.is_some())
    }
}

/// Whether a record may be read.
pub(super) fn reads(conn: &Conn, rights: Rights, (entity, id): (Entity, Id)) -> Result<bool> {
    let Some(reached) = records(rights, entity) else {
        return Ok(true);
    };
    let text = format!(
        "SELECT 1 FROM {} WHERE id = $1 AND {reached}",
        entity.table()
    );
    Ok(first(conn, &text, &[&id], |_| Ok(()))?.is_some())
}

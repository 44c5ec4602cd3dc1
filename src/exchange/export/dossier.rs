//! One whole file as JSON: everything known of a person, with the deadlines of the day.
use serde_json::{Map, Value as Json, json};

use crate::domain::date::{Date, iso};
use crate::domain::deadlines::{Deadline, worst_first};
use crate::domain::record::agent::AgentRecord;
use crate::domain::record::organization::OrganizationRecord;
use crate::domain::record::{Entity, Id, Kind, Record, Row, Value};
use crate::store::{Result, Store};

/// Acts counted in the history.
const HISTORY: usize = 100_000;

/// Everything known of a person under `carnet.dossier/1`: identity, each kind of record under its
/// name, deadlines with their state that day, number of acts in the history.
///
/// # Errors
/// `NotFound` when there is no such person.
pub fn dossier_json(store: &Store, person: Id, today: Date) -> Result<Json> {
    let file = store.case_file(person)?;
    let agents = store.all_rows(Entity::Agent)?;
    let organizations = store.all_rows(Entity::Organization)?;
    let names = |entity: Entity, id: Id| {
        let rows = match entity {
            Entity::Agent => &agents,
            Entity::Organization => &organizations,
            _ => return None,
        };
        rows.iter().find(|row| row.id == id).map(name)
    };
    let mut map = Map::new();
    map.insert("schema".to_owned(), Json::from("carnet.dossier/1"));
    map.insert("date".to_owned(), Json::from(iso(today)));
    for entity in Entity::ALL.into_iter().filter(|it| it.belongs_to_person()) {
        let mut rows = file.rows(entity).iter().map(|row| record(row, &names));
        let value = match entity {
            Entity::Allocataire => rows.next().unwrap_or(Json::Null),
            _other => rows.collect(),
        };
        map.insert(entity.table().to_owned(), value);
    }
    let household = file.beside.household.iter().map(|it| {
        json!({
            "id": it.id,
            "uid": it.uid,
            "nom": it.last_name,
            "prenom": it.first_name,
            "role_foyer": it.role,
        })
    });
    map.insert("foyer".to_owned(), household.collect());
    let mut deadlines = store.deadlines(person)?;
    deadlines.sort_by(|a, b| worst_first(a, b, today));
    map.insert(
        "echeances".to_owned(),
        deadlines.iter().map(|it| deadline(it, today)).collect(),
    );
    let acts = store.history(person, HISTORY)?.len();
    map.insert("actes".to_owned(), Json::from(acts));
    Ok(Json::Object(map))
}

/// The name of an agent, first name first, or of a structure.
fn name(row: &Row) -> String {
    let (last, first) = if row.entity == Entity::Agent {
        let agent = AgentRecord::of(row);
        (agent.last_name(), agent.first_name())
    } else {
        (OrganizationRecord::of(row).name(), None)
    };
    let name = format!("{} {}", first.unwrap_or_default(), last.unwrap_or_default());
    name.trim().to_owned()
}

/// Every field, known or not; agents and structures with their name and their number.
fn record(row: &Row, names: &dyn Fn(Entity, Id) -> Option<String>) -> Json {
    let mut map = Map::new();
    map.insert("id".to_owned(), Json::from(row.id));
    map.insert("uid".to_owned(), Json::from(row.uid.as_str()));
    for (field, value) in row.entity.fields().iter().zip(&row.values) {
        let json = match (field.kind, value) {
            (Kind::Choices(_), value) => value
                .as_text()
                .unwrap_or_default()
                .split_whitespace()
                .collect(),
            (Kind::YesNo, Value::Int(number)) => Json::from(*number == 1),
            (Kind::Ref(entity @ (Entity::Agent | Entity::Organization)), Value::Int(id)) => {
                json!({ "id": id, "nom": names(entity, *id) })
            }
            (_, Value::Null | Value::Pending(_)) => Json::Null,
            (_, Value::Int(number)) => Json::from(*number),
            (_, Value::Text(text)) => Json::from(text.as_str()),
        };
        map.insert(field.name.to_owned(), json);
    }
    Json::Object(map)
}

pub(super) fn deadline(deadline: &Deadline, today: Date) -> Json {
    let rule = &deadline.rule;
    json!({
        "regle": rule.id,
        "code": rule.code,
        "niveau": rule.level.code(),
        "libelle": rule.label,
        "detail": deadline.detail,
        "objet": { "genre": deadline.object.kind.code(), "id": deadline.object.id },
        "depart": {
            "evenement": deadline.start.map(|start| start.event.code()),
            "date": deadline.start.and_then(|start| start.date).map(iso),
        },
        "echeance": deadline.due.map(iso),
        "etat": deadline.shown(today).code(),
        "jours": deadline.days(today),
        "source": rule.basis,
    })
}

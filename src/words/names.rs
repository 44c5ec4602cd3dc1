//! Names of the agents, of the structures and of the records of a file: what a number stands for.
//! Made from records handed in; knows no store.
use std::collections::HashMap;

use crate::domain::date::full;
use crate::domain::file::CaseFile;
use crate::domain::record::agent::AgentRecord;
use crate::domain::record::organization::OrganizationRecord;
use crate::domain::record::{Entity, Field, Id, Kind, Record, Row, Value, in_words};
use crate::domain::text::{display_name, joined};
use crate::domain::vocabulary::Role;

/// Names, by number.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// Agents: « NOM Prénom ».
    pub agents: Vec<(Id, String)>,
    /// Structures.
    pub organizations: Vec<(Id, String)>,
    /// What agents are in the team, where that is known.
    roles: HashMap<Id, Role>,
    /// Everything as it is named in a sentence: « Prénom Nom », « du 12/11/2026 ».
    called: HashMap<(Entity, Id), String>,
}

impl Names {
    /// Names of these agents and structures.
    pub fn of(agents: &[Row], organizations: &[Row]) -> Self {
        let called = agents.iter().chain(organizations).map(called).collect();
        let agents = agents.iter().map(AgentRecord::of);
        let roles = agents.clone().filter_map(|it| Some((it.id, it.role()?)));
        let organizations = organizations.iter().map(OrganizationRecord::of);
        let text = Option::unwrap_or_default;
        Self {
            agents: agents
                .map(|it| {
                    (
                        it.id,
                        display_name(text(it.last_name()), text(it.first_name())),
                    )
                })
                .collect(),
            organizations: organizations
                .map(|it| (it.id, text(it.name()).to_owned()))
                .collect(),
            roles: roles.collect(),
            called,
        }
    }

    /// The same, with the records of a file.
    #[must_use]
    pub fn with_file(mut self, file: &CaseFile) -> Self {
        let rows = Entity::ALL.into_iter().flat_map(|it| file.rows(it));
        self.called.extend(rows.map(called));
        self
    }

    /// An agent in a list: « NOM Prénom »; empty when it is not known.
    pub fn agent(&self, id: Option<Id>) -> &str {
        find(&self.agents, id)
    }

    /// What an agent is in the team, if known.
    pub fn role(&self, id: Id) -> Option<Role> {
        self.roles.get(&id).copied()
    }

    /// A structure; empty when it is not known.
    pub fn organization(&self, id: Option<Id>) -> &str {
        find(&self.organizations, id)
    }

    /// A record in a sentence: « Prénom Nom », « du 12/11/2026 »; empty when it is not known.
    pub fn called(&self, entity: Entity, id: Option<Id>) -> &str {
        let found = id.and_then(|id| self.called.get(&(entity, id)));
        found.map_or("", String::as_str)
    }

    /// Agents, joined: « BERNARD Camille et HADDAD Leïla ».
    pub fn agents_joined(&self, agents: &[Id], between: &str) -> String {
        let named: Vec<&str> = agents.iter().map(|id| self.agent(Some(*id))).collect();
        named.join(between)
    }

    /// A value in words, another record by its name; empty when nothing is known.
    pub fn value(&self, field: &Field, value: &Value) -> String {
        match (field.kind, value) {
            (Kind::Ref(Entity::Agent), _) => self.agent(value.as_int()).to_owned(),
            (Kind::Ref(Entity::Organization), _) => self.organization(value.as_int()).to_owned(),
            (Kind::Ref(entity), Value::Int(id)) => match self.called(entity, Some(*id)) {
                "" => format!("n° {id}"),
                name => name.to_owned(),
            },
            (_, _) => in_words(field, value),
        }
    }
}

fn find(list: &[(Id, String)], id: Option<Id>) -> &str {
    let found = list.iter().find(|(known, _)| Some(*known) == id);
    found.map_or("", |(_, name)| name)
}

/// What a record is called when another refers to it: its name, its label, or its day.
fn called(row: &Row) -> ((Entity, Id), String) {
    let text = |field| row.text(field).unwrap_or_default();
    let named = joined(["prenom", "nom", "libelle", "texte"].map(text), " ");
    let day = || DAYS.iter().find_map(|field| row.date(field));
    let name = if named.is_empty() {
        day().map_or_else(String::new, |date| format!("du {}", full(date)))
    } else {
        named
    };
    ((row.entity, row.id), name)
}

/// The day that a record goes by.
const DAYS: [&str; 8] = [
    "figee_le",
    "prevu_le",
    "faite_le",
    "prise_en_charge_le",
    "etabli_le",
    "fait_le",
    "mesure_notifiee_le",
    "debut",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn row(entity: Entity, id: Id) -> Row {
        Row {
            id,
            ..Row::blank(entity)
        }
    }

    #[test]
    fn a_number_is_said_by_the_name_of_its_record() {
        let agent = row(Entity::Agent, 3)
            .with("prenom", "Claire")
            .with("nom", "Rivière");
        let names = Names::of(&[agent], &[]).with_file(&CaseFile::of(
            1,
            vec![row(Entity::Objective, 7).with("libelle", "Le permis")],
        ));
        assert_eq!(names.agent(Some(3)), "RIVIÈRE Claire");
        assert_eq!(names.called(Entity::Agent, Some(3)), "Claire Rivière");
        assert_eq!(names.agent(Some(4)), "");
        let field = Entity::Action.field("objectif_id").unwrap();
        assert_eq!(names.value(field, &Value::Int(7)), "Le permis");
        assert_eq!(names.value(field, &Value::Int(8)), "n° 8");
        assert_eq!(names.value(field, &Value::Null), "");
    }
}

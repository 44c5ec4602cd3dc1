//! Names of the agents, of the structures and of the records of a file: what a number stands for.
//! Made from records handed in; knows no store.
use std::collections::HashMap;

use crate::domain::date::full;
use crate::domain::file::CaseFile;
use crate::domain::record::{Entity, Field, Id, Kind, Row, Value, in_words};
use crate::domain::text::{display_name, joined};

/// Names, by number.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// Agents: « NOM Prénom ».
    pub agents: Vec<(Id, String)>,
    /// Structures.
    pub organizations: Vec<(Id, String)>,
    /// Everything as it is named in a sentence: « Prénom Nom », « du 12/11/2026 ».
    called: HashMap<(Entity, Id), String>,
}

impl Names {
    /// Names of these agents and structures.
    #[must_use]
    pub fn of(agents: &[Row], organizations: &[Row]) -> Self {
        let text = |row: &Row, field| row.text(field).unwrap_or_default().to_owned();
        let listed = |row: &Row| display_name(&text(row, "nom"), &text(row, "prenom"));
        let called = agents.iter().chain(organizations).map(called);
        Self {
            agents: agents.iter().map(|row| (row.id, listed(row))).collect(),
            organizations: organizations
                .iter()
                .map(|row| (row.id, text(row, "nom")))
                .collect(),
            called: called.collect(),
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
    #[must_use]
    pub fn agent(&self, id: Option<Id>) -> &str {
        find(&self.agents, id)
    }

    /// A structure; empty when it is not known.
    #[must_use]
    pub fn organization(&self, id: Option<Id>) -> &str {
        find(&self.organizations, id)
    }

    /// A record in a sentence: « Prénom Nom », « du 12/11/2026 »; empty when it is not known.
    #[must_use]
    pub fn called(&self, entity: Entity, id: Option<Id>) -> &str {
        let found = id.and_then(|id| self.called.get(&(entity, id)));
        found.map_or("", String::as_str)
    }

    /// Agents, joined: « BERNARD Camille et HADDAD Leïla ».
    #[must_use]
    pub fn agents_joined(&self, agents: &[Id], between: &str) -> String {
        let named: Vec<&str> = agents.iter().map(|id| self.agent(Some(*id))).collect();
        named.join(between)
    }

    /// A value in words, another record by its name; empty when nothing is known.
    #[must_use]
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

/// What a record is called when another refers to it.
fn called(row: &Row) -> ((Entity, Id), String) {
    let text = |field| row.text(field).unwrap_or_default();
    let name = match row.entity {
        Entity::Agent | Entity::Allocataire => joined(&[text("prenom"), text("nom")], " "),
        Entity::Organization | Entity::SharingAgreement => text("nom").to_owned(),
        Entity::Objective | Entity::Action => text("libelle").to_owned(),
        Entity::Commitment => text("texte").to_owned(),
        _ => DATED
            .iter()
            .find(|(entity, _)| *entity == row.entity)
            .and_then(|(_, field)| row.date(field))
            .map_or_else(String::new, |date| format!("du {}", full(date))),
    };
    ((row.entity, row.id), name)
}

/// Kinds of records that go by a date of theirs.
const DATED: [(Entity, &str); 11] = [
    (Entity::ContractVersion, "figee_le"),
    (Entity::Appointment, "prevu_le"),
    (Entity::Situation, "faite_le"),
    (Entity::Review, "faite_le"),
    (Entity::Validation, "faite_le"),
    (Entity::Parcours, "prise_en_charge_le"),
    (Entity::Diagnostic, "etabli_le"),
    (Entity::Examination, "fait_le"),
    (Entity::Suspension, "mesure_notifiee_le"),
    (Entity::Contract, "debut"),
    (Entity::Resumption, "debut"),
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

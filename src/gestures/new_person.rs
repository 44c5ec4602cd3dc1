//! A new file: who the person is, and what starts the deadlines.
use super::filled::Filled;
use super::name::name_of;
use super::opening::Opening;
use super::steps::Steps;
use crate::domain::change::{Op, Values};
use crate::domain::record::{Entity, Value};
use crate::form::{Form, FormSpec};

pub(super) struct NewPerson;

/// Fields of the identity.
const IDENTITY: [&str; 8] = [
    "civilite",
    "nom",
    "prenom",
    "ne_le",
    "telephone",
    "n_caf",
    "code_postal",
    "commune",
];
/// Those of the orientation, asked in the same form.
const ORIENTATION: [&str; 3] = ["notifiee_le", "type", "organe"];

impl Steps for NewPerson {
    fn about(&self) -> Entity {
        Entity::Allocataire
    }

    fn form(&self, at: Opening<'_>) -> Option<Form> {
        let orientation = FormSpec::only(Entity::Orientation, &ORIENTATION)
            .labelled(&[("notifiee_le", "Orientation notifiée le")]);
        let spec = FormSpec::only(Entity::Allocataire, &IDENTITY)
            .asking(&orientation.fields)
            .titled("Nouveau dossier");
        Some(at.form(spec, None, &Values::new()))
    }

    fn ops(&self, at: &Filled<'_>) -> Vec<Op> {
        let (orientation, identity): (Values, Values) = at
            .values
            .iter()
            .cloned()
            .partition(|(name, _)| ORIENTATION.contains(name));
        let (today, place) = (at.writer.today, at.writer.organization);
        let owner = ("allocataire_id", Value::Pending(0));
        let parcours = vec![
            owner.clone(),
            ("structure_id", place.into()),
            ("prise_en_charge_le", today.into()),
        ];
        let mut first = vec![
            owner.clone(),
            ("parcours_id", Value::Pending(1)),
            ("origine", "initiale".into()),
            ("structure_id", place.into()),
        ];
        first.extend(orientation);
        let mut ops = vec![
            Op::insert(Entity::Allocataire, identity),
            Op::insert(Entity::Parcours, parcours),
            Op::insert(Entity::Orientation, first),
        ];
        ops.extend(at.writer.agent.map(|agent| {
            let values = vec![
                owner,
                ("agent_id", Value::Int(agent)),
                ("fonction", "referent".into()),
                ("du", today.into()),
            ];
            Op::insert(Entity::Assignment, values)
        }));
        ops
    }

    fn label(&self, at: &Filled<'_>) -> String {
        format!("Nouveau dossier : {}", name_of(&at.row))
    }
}

//! A new file: who the person is, and what starts the deadlines.
use crate::domain::record::allocataire::ALLOCATAIRE;
use crate::domain::record::assignment::ASSIGNMENT;
use crate::domain::record::orientation::ORIENTATION;
use crate::domain::record::parcours::PARCOURS;
use crate::domain::vocabulary::{AssignmentRole, Origin};
use crate::gestures::prelude::*;

pub(super) struct NewPerson;

/// Fields of the identity.
const IDENTITY: [&str; 8] = [
    ALLOCATAIRE.civility.name,
    ALLOCATAIRE.last_name.name,
    ALLOCATAIRE.first_name.name,
    ALLOCATAIRE.born_on.name,
    ALLOCATAIRE.phone.name,
    ALLOCATAIRE.caf_number.name,
    ALLOCATAIRE.postal_code.name,
    ALLOCATAIRE.town.name,
];
/// Those of the orientation, asked in the same form: what is not known of it is not written.
const ORIENTED: [&str; 3] = [
    ORIENTATION.notified_on.name,
    ORIENTATION.kind.name,
    ORIENTATION.body.name,
];
/// That of the parcours.
const FOLLOWED: [&str; 1] = [PARCOURS.taken_charge_on.name];

impl Steps for NewPerson {
    fn form(&self, at: Opening<'_>) -> Option<Form> {
        let orientation = FormSpec::only(Entity::Orientation, &ORIENTED)
            .labelled(&[(ORIENTATION.notified_on.name, "Orientation notifiée le")]);
        let spec = FormSpec::only(Entity::Allocataire, &IDENTITY)
            .asking(&orientation.fields)
            .asking(&FormSpec::only(Entity::Parcours, &FOLLOWED).fields)
            .titled("Nouveau dossier");
        Some(at.form(spec, None, &Values::new()))
    }

    fn ops(&self, at: &Filled<'_>) -> Vec<Op> {
        let said = |names: &[&str]| -> Values {
            let said = at
                .values
                .iter()
                .filter(|(name, it)| names.contains(name) && !it.is_empty());
            said.cloned().collect()
        };
        let (today, place) = (at.writer.today, at.writer.organization);
        let owner = PARCOURS.person.set(Value::Pending(0));
        let mut parcours = vec![owner.clone(), PARCOURS.organization.set(place)];
        parcours.extend(said(&FOLLOWED));
        let mut ops = vec![
            Op::insert(Entity::Allocataire, said(&IDENTITY)),
            Op::insert(Entity::Parcours, parcours),
        ];
        let oriented = said(&ORIENTED);
        if !oriented.is_empty() {
            let mut first = vec![
                owner.clone(),
                ORIENTATION.parcours.set(Value::Pending(1)),
                ORIENTATION.origin.set(Origin::Initial),
                ORIENTATION.organization.set(place),
            ];
            first.extend(oriented);
            ops.push(Op::insert(Entity::Orientation, first));
        }
        ops.extend(at.writer.agent.map(|agent| {
            let values = vec![
                owner,
                ASSIGNMENT.agent.set(agent),
                ASSIGNMENT.role.set(AssignmentRole::Referent),
                ASSIGNMENT.from.set(today),
            ];
            Op::insert(Entity::Assignment, values)
        }));
        ops
    }

    fn label(&self, at: &Filled<'_>) -> String {
        format!("Nouveau dossier : {}", name_of(&at.row))
    }
}

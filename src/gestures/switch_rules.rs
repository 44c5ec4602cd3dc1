//! Another rule set for a parcours, and why: both are kept in the history.
use crate::domain::record::parcours::{PARCOURS, ParcoursRecord};
use crate::gestures::prelude::*;

pub(super) struct SwitchRules(pub Id);

const SET: &str = PARCOURS.rule_set.name;
const WHY: &str = PARCOURS.rule_set_reason.name;

impl Steps for SwitchRules {
    fn form(&self, at: Opening<'_>) -> Option<Form> {
        let row = at.record(Entity::Parcours, self.0)?;
        let spec = FormSpec::only(Entity::Parcours, &[SET, WHY])
            .optional(&[SET])
            .required(&[WHY])
            .titled("Jeu de règles de ce parcours");
        Some(at.form(spec, Some(row), &Values::new()))
    }

    fn refusal(&self, at: &Filled<'_>) -> Option<String> {
        let parcours: ParcoursRecord<'_> = at.read();
        if parcours.rule_set_reason().is_none() {
            return Some("Dites pourquoi ce parcours change de règles.".to_owned());
        }
        let wanted = parcours.rule_set()?;
        let known = at.rules.set(wanted).is_some();
        (!known).then(|| {
            let sets: Vec<&str> = at.rules.sets().iter().map(|it| it.id.as_str()).collect();
            let sets = sets.join(", ");
            format!("Le jeu de règles « {wanted} » n’existe pas. Jeux : {sets}.")
        })
    }

    fn label(&self, at: &Filled<'_>) -> String {
        let parcours: ParcoursRecord<'_> = at.read();
        let set = parcours.rule_set().unwrap_or("choix du département");
        let why = parcours.rule_set_reason().unwrap_or_default();
        format!("Jeu de règles du parcours : {set} ({why})")
    }
}

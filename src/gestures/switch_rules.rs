//! Another rule set for a parcours, and why: both are kept in the history.
use super::filled::Filled;
use super::opening::Opening;
use super::steps::Steps;
use crate::domain::change::Values;
use crate::domain::record::{Entity, Id};
use crate::form::{Form, FormSpec};

pub(super) struct SwitchRules(pub Id);

impl Steps for SwitchRules {
    fn about(&self) -> Entity {
        Entity::Parcours
    }

    fn form(&self, at: Opening<'_>) -> Option<Form> {
        let row = at.record(Entity::Parcours, self.0)?;
        let spec = FormSpec::only(Entity::Parcours, &["jeu_de_regles", "jeu_motif"])
            .optional(&["jeu_de_regles"])
            .required(&["jeu_motif"])
            .titled("Jeu de règles de ce parcours");
        Some(at.form(spec, Some(row), &Values::new()))
    }

    fn refusal(&self, at: &Filled<'_>) -> Option<String> {
        if at.row.text("jeu_motif").is_none() {
            return Some("Dites pourquoi ce parcours change de règles.".to_owned());
        }
        let wanted = at.row.text("jeu_de_regles")?;
        let known = at.rules.set(wanted).is_some();
        (!known).then(|| {
            let sets: Vec<&str> = at.rules.sets().iter().map(|it| it.id.as_str()).collect();
            format!(
                "Le jeu de règles « {wanted} » n’existe pas. Jeux : {}.",
                sets.join(", ")
            )
        })
    }

    fn label(&self, at: &Filled<'_>) -> String {
        let set = at.row.text("jeu_de_regles");
        let set = set.unwrap_or("choix du département");
        let why = at.row.text("jeu_motif").unwrap_or_default();
        format!("Jeu de règles du parcours : {set} ({why})")
    }
}

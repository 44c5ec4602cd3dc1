//! A request for réorientation, not decided yet.
use super::filled::Filled;
use super::kinds;
use super::kinds::orientation::titled;
use super::opening::Opening;
use super::remarks::Remarks;
use super::steps::Steps;
use crate::domain::record::Entity;
use crate::form::Form;

pub(super) struct AskReorientation;

impl Steps for AskReorientation {
    fn about(&self) -> Entity {
        Entity::Orientation
    }

    fn form(&self, at: Opening<'_>) -> Option<Form> {
        let asked = [
            ("demandee_le", "Demandée le"),
            ("demandee_par", "Demandée par"),
            ("motif", "Pourquoi"),
            ("type", "Accompagnement souhaité"),
            ("structure_id", "Structure souhaitée"),
            ("organisme", "Organisme souhaité"),
        ];
        let spec = at
            .fields(Entity::Orientation, None, &asked.map(|(name, _)| name))
            .labelled(&asked)
            .required(&["demandee_le"])
            .titled(titled("Demande de réorientation", at));
        let mut first = kinds::first_answers(at, Entity::Orientation, 0);
        first.push(("demandee_le", at.today.into()));
        first.push(("demandee_par", "personne".into()));
        first.push(("decision", "en_attente".into()));
        Some(at.form(spec, None, &first))
    }

    fn explain(&self, at: &Filled<'_>, remarks: &mut Remarks) {
        kinds::explain_model(at, remarks);
    }

    fn label(&self, at: &Filled<'_>) -> String {
        let day = at.row.short_day("demandee_le");
        format!("Réorientation demandée le {day}")
    }
}

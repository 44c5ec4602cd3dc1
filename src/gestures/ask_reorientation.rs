//! A request for réorientation, not decided yet.
use super::kinds;
use super::kinds::orientation::titled;
use crate::domain::record::orientation::ORIENTATION;
use crate::domain::vocabulary::ReorientationDecision;
use crate::gestures::prelude::*;

pub(super) struct AskReorientation;

impl Steps for AskReorientation {
    fn form(&self, at: Opening<'_>) -> Option<Form> {
        let asked = [
            (ORIENTATION.requested_on.name, "Demandée le"),
            (ORIENTATION.requested_by.name, "Demandée par"),
            (ORIENTATION.reason.name, "Pourquoi"),
            (ORIENTATION.kind.name, "Accompagnement souhaité"),
            (ORIENTATION.organization.name, "Structure souhaitée"),
            (ORIENTATION.oriented_to.name, "Organisme souhaité"),
        ];
        let spec = at
            .fields(Entity::Orientation, None, &asked.map(|(name, _)| name))
            .labelled(&asked)
            .required(&[ORIENTATION.requested_on.name])
            .titled(titled("Demande de réorientation", at));
        let mut first = kinds::first_answers(at, Entity::Orientation, 0);
        first.push(ORIENTATION.requested_on.set(at.today));
        first.push(ORIENTATION.requested_by.set("personne"));
        first.push(ORIENTATION.decision.set(ReorientationDecision::Pending));
        Some(at.form(spec, None, &first))
    }

    fn explain(&self, at: &Filled<'_>, remarks: &mut Remarks) {
        kinds::explain_model(at, remarks);
    }

    fn label(&self, at: &Filled<'_>) -> String {
        let day = at.row.short_day(ORIENTATION.requested_on.name);
        format!("Réorientation demandée le {day}")
    }
}

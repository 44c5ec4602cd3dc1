//! The decision on a request for réorientation.
use super::filled::Filled;
use super::kinds;
use super::kinds::orientation::{MOVE, explain_move, with_move};
use super::opening::Opening;
use super::remarks::Remarks;
use super::steps::Steps;
use crate::domain::change::Values;
use crate::domain::record::{Entity, Id, Value};
use crate::form::Form;

pub(super) struct DecideOrientation(pub Id);

impl Steps for DecideOrientation {
    fn about(&self) -> Entity {
        Entity::Orientation
    }

    fn form(&self, at: Opening<'_>) -> Option<Form> {
        let row = at.record(Entity::Orientation, self.0)?;
        let names = [
            "decision",
            "decidee_le",
            "notifiee_le",
            "organe",
            "type",
            "structure_id",
            "organisme",
            "motif",
        ];
        let mut first = Values::new();
        let spec = at
            .fields(Entity::Orientation, Some(row), &names)
            .required(&["decision", "decidee_le"])
            .labelled(&[("decision", "Décision")]);
        let title = format!(
            "Réorientation demandée le {} : décision",
            row.day("demandee_le")
        );
        let spec = with_move(spec, at, &mut first).titled(title);
        first.push(("decision", Value::Null));
        first.push(("decidee_le", at.today.into()));
        Some(at.form(spec, Some(row), &first))
    }

    fn explain(&self, at: &Filled<'_>, remarks: &mut Remarks) {
        kinds::explain_model(at, remarks);
        match at.row.text("decision") {
            Some("refusee") => {
                let same = "L’accompagnement continue ; rien d’autre ne change.";
                remarks.notice("decision", same);
                remarks.notice(
                    MOVE.name,
                    "Sans effet sur un refus, comme les réponses qui suivent.",
                );
            }
            Some("en_attente") => remarks.refuse(
                "decision",
                "Choisissez «\u{a0}acceptée\u{a0}» ou «\u{a0}refusée\u{a0}».",
            ),
            Some(_) | None => {
                if let Some(file) = at.file {
                    explain_move(at, file, remarks);
                }
            }
        }
    }

    fn label(&self, at: &Filled<'_>) -> String {
        let decision = at.row.words("decision").to_lowercase();
        format!("Réorientation : {decision}")
    }
}

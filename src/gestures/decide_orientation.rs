//! The decision on a request for réorientation.
use super::kinds;
use super::kinds::orientation::{MOVE, explain_move, with_move};
use crate::domain::record::Severity;
use crate::domain::record::orientation::{ORIENTATION, OrientationRecord};
use crate::domain::vocabulary::ReorientationDecision;
use crate::gestures::prelude::*;

pub(super) struct DecideOrientation(pub Id);

impl Steps for DecideOrientation {
    fn form(&self, at: Opening<'_>) -> Option<Form> {
        let row = at.record(Entity::Orientation, self.0)?;
        let names = [
            ORIENTATION.decision.name,
            ORIENTATION.decided_on.name,
            ORIENTATION.notified_on.name,
            ORIENTATION.body.name,
            ORIENTATION.kind.name,
            ORIENTATION.organization.name,
            ORIENTATION.oriented_to.name,
            ORIENTATION.reason.name,
        ];
        let mut first = Values::new();
        let spec = at
            .fields(Entity::Orientation, Some(row), &names)
            .required(&[ORIENTATION.decision.name, ORIENTATION.decided_on.name])
            .labelled(&[(ORIENTATION.decision.name, "Décision")]);
        let asked = row.day(ORIENTATION.requested_on.name);
        let title = format!("Réorientation demandée le {asked} : décision");
        let spec = with_move(spec, at, &mut first).titled(title);
        first.push(ORIENTATION.decision.set(Value::Null));
        first.push(ORIENTATION.decided_on.set(at.today));
        let mut form = at.form(spec, Some(row), &first);
        // One decides, or leaves the form: the request is waiting already.
        let waiting = ReorientationDecision::Pending.code();
        form.leave_out(ORIENTATION.decision.name, waiting);
        Some(form)
    }

    fn explain(&self, at: &Filled<'_>, remarks: &mut Remarks) {
        kinds::explain_model(at, remarks);
        match at.read::<OrientationRecord<'_>>().decision() {
            Some(ReorientationDecision::Refused) => {
                let same = "L’accompagnement continue ; rien d’autre ne change.";
                remarks.notice(ORIENTATION.decision.name, same);
                let moves = "Sans effet sur un refus, comme les réponses qui suivent.";
                remarks.notice(MOVE.name, moves);
            }
            Some(ReorientationDecision::Pending) => remarks.issue(
                Severity::Error,
                &[ORIENTATION.decision.name, ORIENTATION.decided_on.name],
                "Choisissez «\u{a0}acceptée\u{a0}» ou «\u{a0}refusée\u{a0}».",
            ),
            Some(ReorientationDecision::Accepted) | None => {
                if let Some(file) = at.file {
                    explain_move(at, file, remarks);
                }
            }
        }
    }

    fn label(&self, at: &Filled<'_>) -> String {
        let decision = at.row.words(ORIENTATION.decision.name).to_lowercase();
        format!("Réorientation : {decision}")
    }
}

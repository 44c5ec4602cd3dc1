//! The end of the accompaniment: the exit, what it closes, and the final review.
use super::kinds;
use super::kinds::leaving::{self, question};
use crate::domain::facts::ReviewTrigger;
use crate::domain::leaving::{LeavesRsa, flags, no_final_review};
use crate::domain::record::parcours::{PARCOURS, ParcoursRecord};
use crate::domain::record::waiver::WAIVER;
use crate::gestures::prelude::*;

pub(super) struct EndFollowUp(pub Id);

/// Make the final review now.
const REVIEW: Field = question("revue_fin", "Faire la revue de fin", Kind::YesNo);
/// Why there is none.
const NO_REVIEW: Field = question("revue_motif", "Sinon, pourquoi", Kind::Line);
/// Slug of the rule of the final review.
const FINAL_REVIEW: &str = "REVUE-FIN";

impl Steps for EndFollowUp {
    fn form(&self, at: Opening<'_>) -> Option<Form> {
        let row = at.record(Entity::Parcours, self.0)?;
        let names = [
            PARCOURS.exit_on.name,
            PARCOURS.exit_reason.name,
            PARCOURS.exit_detail.name,
            PARCOURS.exit_note.name,
        ];
        let open = leaving::left_open(at);
        let mut first = vec![PARCOURS.exit_on.set(at.today)];
        let yes = open.iter().chain([&REVIEW]);
        first.extend(yes.map(|field| (field.name, Value::Int(1))));
        let spec = FormSpec::only(Entity::Parcours, &names)
            .required(&[PARCOURS.exit_on.name, PARCOURS.exit_reason.name])
            .asking(&open)
            .asking(&[REVIEW, NO_REVIEW])
            .titled("Fin de l’accompagnement");
        Some(at.form(spec, Some(row), &first))
    }

    fn explain(&self, at: &Filled<'_>, remarks: &mut Remarks) {
        let parcours: ParcoursRecord<'_> = at.read();
        let detail = parcours.exit_detail();
        if let Some(motive) = parcours.exit_reason() {
            remarks.notice(PARCOURS.exit_reason.name, flags(motive, detail).words());
            if flags(motive, detail).rsa == LeavesRsa::Yes && detail.is_some() {
                remarks.notice(PARCOURS.exit_detail.name, "Ce motif n’a pas de précision.");
            }
        }
        explain_review(at, remarks);
        let Some((day, file)) = at.read::<ParcoursRecord<'_>>().exit_on().zip(at.file) else {
            return;
        };
        remarks.notice(PARCOURS.exit_on.name, "Premier jour sans accompagnement.");
        leaving::explain(at, file, day, remarks);
    }

    fn ops(&self, at: &Filled<'_>) -> Vec<Op> {
        let mut ops = vec![at.record_op(kinds::completed(at))];
        let Some((day, file)) = at.read::<ParcoursRecord<'_>>().exit_on().zip(at.file) else {
            return ops;
        };
        ops.extend(leaving::closed(at, file, day));
        if let Some(why) = why_no_review(at).filter(|_| !at.yes(REVIEW.name)) {
            let values = vec![
                owner(file),
                WAIVER.rule.set(FINAL_REVIEW),
                WAIVER.reason.set(why),
                WAIVER.decided_on.set(at.writer.today),
            ];
            ops.push(Op::insert(Entity::Waiver, values));
        }
        ops
    }

    fn label(&self, at: &Filled<'_>) -> String {
        let day = at.row.day(PARCOURS.exit_on.name);
        format!("Fin de l’accompagnement le {day}")
    }

    fn next<'a>(&self, at: &'a Filled<'_>, _made: Option<Id>) -> Option<Next<'a>> {
        let end = Gesture::Review(ReviewTrigger::ParcoursEnd, 0);
        at.yes(REVIEW.name).then_some(Next::Form(end))
    }
}

/// Why there is no final review: the answer, else what the detail of the exit says.
fn why_no_review<'a>(at: &'a Filled<'_>) -> Option<&'a str> {
    let answer = at.answer(NO_REVIEW.name).and_then(Value::as_text);
    answer.or_else(|| no_final_review(at.read::<ParcoursRecord<'_>>().exit_detail()))
}

fn explain_review(at: &Filled<'_>, remarks: &mut Remarks) {
    if !at.yes(REVIEW.name) {
        let words = match why_no_review(at) {
            Some(reason) => format!(
                "Il n’y aura pas de revue de fin ({reason})\u{a0}: l’échéance devient sans objet."
            ),
            None => "Sans raison, la revue de fin reste à faire.".to_owned(),
        };
        remarks.notice(NO_REVIEW.name, words);
        return;
    }
    let words = "La revue de fin s’ouvre juste après l’enregistrement.";
    remarks.notice(REVIEW.name, words);
    if let Some(reason) = no_final_review(at.read::<ParcoursRecord<'_>>().exit_detail()) {
        let words = "répondez non s’il n’y a pas de revue à faire avec la personne.";
        remarks.doubt(REVIEW.name, format!("{reason}\u{a0}: {words}"));
    }
}

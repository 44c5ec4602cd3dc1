//! What the person was answered about their data, within the month. What was accepted, or refused, leads to
//! the decision that applies it.
use super::short_form::ShortForm;
use crate::domain::record::person_request::{PERSON_REQUEST, PersonRequestRecord};
use crate::gestures::prelude::*;

pub(super) struct AnswerRequest(pub Id);

impl Steps for AnswerRequest {
    fn form(&self, at: Opening<'_>) -> Option<Form> {
        let it: PersonRequestRecord<'_> = at.one(self.0)?;
        let title = format!(
            "Réponse à la demande du {}",
            it.day(PERSON_REQUEST.received_on.name)
        );
        let form = ShortForm {
            title: &title,
            fields: &[
                PERSON_REQUEST.answer.name,
                PERSON_REQUEST.answered_on.name,
                PERSON_REQUEST.answer_reason.name,
            ],
            set: Values::new(),
            offered: vec![PERSON_REQUEST.answered_on.set(at.today)],
        };
        form.on(at, Entity::PersonRequest, self.0)
    }

    fn label(&self, at: &Filled<'_>) -> String {
        let answer = at.row.small_words(PERSON_REQUEST.answer.name);
        format!("{} : réponse {answer}", name_of(&at.row))
    }

    fn next<'a>(&self, at: &'a Filled<'_>, _made: Option<Id>) -> Option<Next<'a>> {
        let it: PersonRequestRecord<'_> = at.read();
        it.leads_to()?;
        Some(Next::Form(Gesture::New(Entity::Retention, it.id)))
    }
}

//! What the person asks of the data kept about them, and what they were answered. Sources: « RGPD, art. 12 »
//! for the answer and its delay, « RGPD, art. 15 à 21 » for what may be asked.
use super::prelude::*;
use crate::domain::vocabulary::{PersonRequestAnswer, PersonRequestKind, RetentionKind};

record! {
    /// What the person asks of the data kept about them.
    pub struct PersonRequestRecord;
    pub const PERSON_REQUEST: PersonRequestFields;
    kind PersonRequest {
        table: "demande_personne", the: "la demande de la personne sur ses données",
        title: "Demande sur ses données",
        section: Section::Sharing, panel: Panel::Identity, check: check,
        plural: Some("Demandes de la personne sur ses données"),
        listed: Some((135, "Demandes sur ses données")),
        added: Some((135, "Une demande de la personne sur ses données")),
        first: |today, _| vec![PERSON_REQUEST.received_on.set(today)],
        life: &[
            Step::new(PERSON_REQUEST.received_on, Sign::Begins, "Demande sur ses données", &["nature"]),
            Step::new(PERSON_REQUEST.extended_on, Sign::Noted, "Délai de réponse prolongé", &[]),
            Step::new(PERSON_REQUEST.answered_on, Sign::Done, "Réponse sur ses données", &["nature", "reponse"]),
        ],
    }
    person: id = owner();
    kind: (PersonRequestKind) = required(choice("nature", "Ce qui est demandé", V::PersonRequestKind)).silent();
    received_on: date = required(past("recue_le", "Reçue le"));
    words: text = prose("demande", "Dans les mots de la personne");
    extended_on: date = past("prolongee_le", "Prolongation dite à la personne le").after(&["recue_le"]).not_when_new();
    extension_reason: text = prose("prolongation_motif", "Pourquoi prolonger").known_by("prolongee_le").not_when_new();
    answered_on: date = past("repondue_le", "Répondue le").after(&["recue_le"]).not_when_new();
    answer: (PersonRequestAnswer) = choice("reponse", "Réponse", V::PersonRequestAnswer).silent().known_by("repondue_le").not_when_new();
    answer_reason: text = prose("reponse_motif", "Ce qui est fait, ou pourquoi pas").known_by("repondue_le").not_when_new();
}

impl PersonRequestRecord<'_> {
    /// The decision on the keeping of the file that the answer leads to: a limitation or an objection that
    /// was accepted, even in part; what the person says of a text that is not corrected as they ask.
    pub fn leads_to(self) -> Option<RetentionKind> {
        use PersonRequestAnswer::{Favourable, Partial, Refused};
        match (self.kind()?, self.answer()?) {
            (PersonRequestKind::Limitation, Favourable | Partial) => {
                Some(RetentionKind::Limitation)
            }
            (PersonRequestKind::Objection, Favourable | Partial) => Some(RetentionKind::Opposition),
            (PersonRequestKind::Rectification, Refused | Partial) => Some(RetentionKind::Reply),
            _ => None,
        }
    }
}

/// An answer has its date, and its reason unless all that is asked is done; a longer delay has its reason
/// (RGPD, art. 12, 3 and 4).
fn check(it: PersonRequestRecord<'_>, _today: Date) -> Vec<Issue> {
    let fields = PERSON_REQUEST;
    let (answer, answered) = (fields.answer.name, fields.answered_on.name);
    let (reason, extended) = (fields.answer_reason.name, fields.extended_on.name);
    let longer = fields.extension_reason.name;
    let asks_why = it
        .answer()
        .is_some_and(|it| it != PersonRequestAnswer::Favourable);
    let wrong = [
        (
            it.answer().is_some() && it.answered_on().is_none(),
            (answered, [answered, answer]),
            "Indiquez quand la réponse a été donnée à la personne.",
        ),
        (
            it.answer().is_none() && it.answered_on().is_some(),
            (answer, [answer, answered]),
            "Indiquez la réponse donnée à la personne.",
        ),
        (
            asks_why && it.answer_reason().is_none(),
            (reason, [reason, answer]),
            "Une réponse partielle ou un refus dit pourquoi à la personne (RGPD, art. 12).",
        ),
        (
            it.extended_on().is_some() && it.extension_reason().is_none(),
            (longer, [longer, extended]),
            "La prolongation se dit à la personne avec son motif (RGPD, art. 12).",
        ),
        (
            it.extended_on().is_none() && it.extension_reason().is_some(),
            (extended, [extended, longer]),
            "Indiquez quand la prolongation a été dite à la personne.",
        ),
    ];
    let wrong = wrong.into_iter().filter(|(holds, ..)| *holds);
    wrong
        .map(|(_, (field, about), sentence)| Issue::error(field, &about, sentence))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::{Record, Row};
    use super::*;
    use crate::domain::date::from_iso;

    fn of(values: &[(&str, &str)]) -> Row {
        let blank = Row::blank(Entity::PersonRequest).with("recue_le", "2026-11-02");
        values
            .iter()
            .fold(blank, |row, (name, value)| row.with(name, *value))
    }

    #[test]
    fn an_answer_has_its_day_and_a_refusal_its_reason() {
        let day = from_iso("2026-11-21").unwrap();
        let wrong = |values: &[(&str, &str)]| {
            let issues = check(PersonRequestRecord::of(&of(values)), day);
            issues.iter().map(|it| it.field).collect::<Vec<_>>()
        };
        let on = ("repondue_le", "2026-11-20");
        assert!(wrong(&[]).is_empty());
        assert!(wrong(&[on, ("reponse", "favorable")]).is_empty());
        assert_eq!(wrong(&[("reponse", "favorable")]), ["repondue_le"]);
        assert_eq!(wrong(&[on]), ["reponse"]);
        for answer in ["refus", "partielle"] {
            assert_eq!(wrong(&[on, ("reponse", answer)]), ["reponse_motif"]);
            assert!(wrong(&[on, ("reponse", answer), ("reponse_motif", "x")]).is_empty());
        }
        assert_eq!(
            wrong(&[("prolongee_le", "2026-11-20")]),
            ["prolongation_motif"]
        );
        assert_eq!(wrong(&[("prolongation_motif", "x")]), ["prolongee_le"]);
    }

    #[test]
    fn what_was_accepted_leads_to_the_decision_that_applies_it() {
        let leads = |kind: &str, answer: &str| {
            PersonRequestRecord::of(&of(&[("nature", kind), ("reponse", answer)])).leads_to()
        };
        assert_eq!(
            leads("limitation", "favorable"),
            Some(RetentionKind::Limitation)
        );
        assert_eq!(leads("limitation", "refus"), None);
        assert_eq!(
            leads("opposition", "partielle"),
            Some(RetentionKind::Opposition)
        );
        assert_eq!(leads("rectification", "refus"), Some(RetentionKind::Reply));
        assert_eq!(leads("rectification", "favorable"), None);
        assert_eq!(leads("acces", "favorable"), None);
    }
}

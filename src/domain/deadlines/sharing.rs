//! The rule that asks for a diagnostic to be handed over to every recipient who may receive it.
use super::prelude::*;

use crate::domain::facts::Diagnostic;

pub(super) fn evaluate(context: &Context<'_>, rule: &Arc<Rule>, out: &mut Vec<Deadline>) {
    let diagnostics = context.facts.diagnostics.iter();
    out.extend(diagnostics.filter_map(|it| one(context, rule, it)));
}

/// Who must receive a diagnostic.
enum Recipients {
    /// The file lists no recipient.
    Unlisted,
    /// The person refused every recipient.
    Refused,
    /// These recipients: they have an active agreement on the day of the diagnostic, unless what is
    /// still to be done says otherwise.
    Waiting(Vec<i64>, Option<&'static str>),
}

fn one(context: &Context<'_>, rule: &Arc<Rule>, diagnostic: &Diagnostic) -> Option<Deadline> {
    let span = context.episode(diagnostic.parcours, diagnostic.on)?;
    let start = |date| Start::new(EventKey::DiagnosticMade, date);
    let case = |start, end, detail: Option<&str>| Case {
        end,
        left: span.left,
        detail: detail.map(str::to_owned),
        ..Case::of(
            rule,
            Object::new(ObjectKind::Diagnostic, diagnostic.id),
            start,
        )
    };
    let Some(made) = diagnostic.on else {
        return context.settle(case(start(None), None, None));
    };
    match recipients(context.facts, diagnostic, made) {
        Recipients::Unlisted => {
            rule.validity.covers(made).then_some(())?;
            let mut deadline =
                context.settle(case(start(None), None, Some("aucun destinataire indiqué")))?;
            deadline.start = Some(start(Some(made)));
            Some(deadline)
        }
        Recipients::Refused => {
            let mut deadline = context.settle(case(start(Some(made)), None, None))?;
            deadline.outcome = Outcome::NotApplicable {
                reason: "refus de partage".to_owned(),
            };
            Some(deadline)
        }
        Recipients::Waiting(ids, detail) => {
            let end = handed_over(context.facts, diagnostic, &ids).filter(|on| span.reaches(*on));
            context.settle(case(start(Some(made)), end, detail))
        }
    }
}

fn recipients(facts: &Facts, diagnostic: &Diagnostic, made: NaiveDate) -> Recipients {
    let agreements = |id: i64| facts.agreements.iter().filter(move |it| it.recipient == id);
    let agreed = |id: &i64| agreements(*id).any(|it| it.is_active(made));
    let refused = |id: &i64| agreements(*id).any(|it| it.refused_on.is_some());
    let listed = &diagnostic.recipients;
    let active: Vec<i64> = listed.iter().copied().filter(agreed).collect();
    if listed.is_empty() {
        Recipients::Unlisted
    } else if !active.is_empty() {
        Recipients::Waiting(active, None)
    } else if listed.iter().all(refused) {
        Recipients::Refused
    } else {
        let asked = listed.iter().copied().filter(|id| !refused(id));
        Recipients::Waiting(asked.collect(), Some("accord à demander"))
    }
}

/// The day on which the last of these recipients received it; `None` while one still waits.
fn handed_over(facts: &Facts, diagnostic: &Diagnostic, recipients: &[i64]) -> Option<NaiveDate> {
    let served = |id: &i64| {
        facts
            .shares
            .iter()
            .filter(|it| it.diagnostic == diagnostic.id && it.recipient == *id)
            .filter_map(|it| it.on)
            .min()
    };
    let days: Option<Vec<NaiveDate>> = recipients.iter().map(served).collect();
    days?.into_iter().max()
}

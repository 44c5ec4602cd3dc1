//! A whole rule set on the facts of one person: each rule by its evaluator.
use super::prelude::*;
use super::{
    appointments, due_field, first_appointment, home, latest, per_action, restart, sharing, simple,
};
use crate::domain::rules::{Evaluator, RuleSet};

/// Computes every deadline of a person, in the order of the rules.
pub fn evaluate(set: &RuleSet, facts: &Facts) -> Vec<Deadline> {
    let context = Context::new(set, facts);
    let mut deadlines = Vec::new();
    for rule in set.active() {
        match rule.evaluator {
            Evaluator::Simple => simple::evaluate(&context, rule, &mut deadlines),
            Evaluator::FirstAppointment => {
                first_appointment::evaluate(&context, rule, &mut deadlines)
            }
            Evaluator::Restart => restart::evaluate(&context, rule, &mut deadlines),
            Evaluator::Sharing => sharing::evaluate(&context, rule, &mut deadlines),
            Evaluator::Latest => latest::evaluate(&context, rule, &mut deadlines),
            Evaluator::PerAction => per_action::evaluate(&context, rule, &mut deadlines),
            Evaluator::DueField => due_field::evaluate(&context, rule, &mut deadlines),
            Evaluator::WithoutOutcome => {
                appointments::without_outcome(&context, rule, &mut deadlines)
            }
            Evaluator::WithoutReferent => {
                appointments::without_referent(&context, rule, &mut deadlines)
            }
            Evaluator::Checklist | Evaluator::Text | Evaluator::Counter => {}
        }
    }
    if set.active().any(|rule| rule.replaces.is_some()) {
        home::replace(facts, &mut deadlines);
    }
    deadlines
}

//! Computes every deadline of a person under a book of rule sets: those of the main set of each
//! parcours, and those of the law. Does not know how a rule is computed.
use super::prelude::*;

use crate::domain::deadlines::{evaluate, home};
use crate::domain::rules::{RuleBook, RuleSet};

/// Computes every deadline of a person: each parcours under its main set, then the rules of law, as
/// information.
pub fn evaluate_all(book: &RuleBook, facts: &Facts) -> Vec<Deadline> {
    let mut mains: Vec<&RuleSet> = Vec::new();
    for set in facts.parcours.iter().map(|it| main(book, it)) {
        if mains.iter().all(|other| other.id != set.id) {
            mains.push(set);
        }
    }
    if mains.is_empty() {
        mains.push(book.main(None, None));
    }
    let alone = mains.len() == 1;
    let mut deadlines = Vec::new();
    for set in &mains {
        let found = evaluate(set, facts).into_iter();
        deadlines.extend(found.filter(|it| alone || set_of(book, facts, it).id == set.id));
    }
    let mut legal: Vec<&RuleSet> = Vec::new();
    for set in mains.iter().flat_map(|main| book.beside(main)) {
        if legal.iter().all(|other| other.id != set.id) {
            legal.push(set);
        }
    }
    for law in legal {
        let found = evaluate(law, facts).into_iter();
        deadlines.extend(found.filter(|it| {
            let main = set_of(book, facts, it);
            // What the main set has taken over from the law is said once, there.
            main.rule(&it.rule.id).is_none()
                && says_something(law, facts, it)
                && book.beside(main).any(|set| set.id == law.id)
        }));
    }
    deadlines
}

/// The main set of the last parcours; today's default set for a person without a parcours.
pub(super) fn last_main<'a>(book: &'a RuleBook, facts: &Facts) -> &'a RuleSet {
    let last = facts.parcours.iter().max_by_key(|it| (it.entry(), it.id));
    last.map_or_else(|| book.main(None, None), |it| main(book, it))
}

/// The main set of a parcours.
fn main<'a>(book: &'a RuleBook, parcours: &Parcours) -> &'a RuleSet {
    book.main(parcours.rule_set.as_deref(), parcours.oriented_on())
}

/// The main set of the parcours that a deadline belongs to.
fn set_of<'a>(book: &'a RuleBook, facts: &Facts, deadline: &Deadline) -> &'a RuleSet {
    home::parcours(facts, deadline).map_or_else(|| book.main(None, None), |it| main(book, it))
}

/// Whether a deadline of the law is shown. It is not when the law does not apply to the person; of
/// two laws, only the one in force on the earliest date known of the parcours asks for a missing date,
/// today's when none is known.
fn says_something(law: &RuleSet, facts: &Facts, deadline: &Deadline) -> bool {
    if deadline.due.is_some() {
        return true;
    }
    let known_from: Option<NaiveDate> =
        home::parcours(facts, deadline).and_then(Parcours::known_from);
    let silent = matches!(deadline.outcome, Outcome::NotApplicable { .. });
    !silent && known_from.map_or(law.valid_to.is_none(), |on| law.applies_to(on))
}

//! What the rules say of a file besides its alerts: the appointments before the contract, and what
//! they ask of contracts. Knows no store.
use std::collections::HashMap;

use super::contracts;
use super::facts::facts;
use super::{Context, Counted};
use crate::domain::deadlines::cohort::followed_days;
use crate::domain::record::{Entity, Id, Row};
use crate::domain::rights::{Rights, Section};
use crate::domain::rules::{Evaluator, RuleBook, RuleSet};

impl Context {
    /// What follows from the records of one person; the limits of the law are kept elsewhere.
    pub fn read(
        book: &RuleBook,
        person: Id,
        rows: &HashMap<Entity, Vec<Row>>,
        rights: Rights,
    ) -> Self {
        let facts = facts(person, rows);
        let latest = facts.parcours.iter().max_by_key(|it| (it.entry(), it.id));
        let set = latest.map_or_else(
            || book.current(),
            |it| book.main(it.rule_set.as_deref(), it.oriented_on()),
        );
        let appointments = latest.and_then(|parcours| {
            Some(Counted {
                label: counter(set)?,
                count: facts.appointments_before_contract(parcours),
                hoped: set.parameters.appointments_before_contract,
            })
        });
        let sees = rights.sees(Section::Contract);
        Self {
            rule_set: set.title.clone(),
            appointments,
            legal: Vec::new(),
            stays: contracts::stays(&facts, book),
            household: Vec::new(),
            followed: sees.then(|| followed_days(book, &facts)),
        }
    }
}

fn counter(set: &RuleSet) -> Option<String> {
    let rule = set
        .active()
        .find(|rule| rule.evaluator == Evaluator::Counter)?;
    Some(rule.label.clone())
}

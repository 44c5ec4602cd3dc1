//! What the rules say of a file besides its alerts: the appointments before the contract, and the
//! limits of the law.
use std::collections::HashMap;

use super::sql::Conn;
use super::{Result, deadline_index, rule_book};
use crate::domain::deadlines::cohort::followed_days;
use crate::domain::file::contracts;
use crate::domain::file::facts::facts;
use crate::domain::file::{Context, Counted, Limit};
use crate::domain::record::{Entity, Id, Row};
use crate::domain::rights::{Rights, Section};
use crate::domain::rules::{Evaluator, RuleSet};

/// Reads it for one person.
pub(super) fn read(
    conn: &Conn,
    person: Id,
    rows: &HashMap<Entity, Vec<Row>>,
    rights: Rights,
) -> Result<Context> {
    let book = rule_book::rule_book(conn)?;
    let facts = facts(person, rows);
    let latest = facts.parcours.iter().max_by_key(|it| (it.entry(), it.id));
    let set = latest.map_or_else(
        || book.current(),
        |it| book.main(it.rule_set.as_deref(), it.oriented_on()),
    );
    let appointments = latest.and_then(|parcours| {
        let rule = counter(set)?;
        Some(Counted {
            label: rule,
            count: facts.appointments_before_contract(parcours),
            hoped: set.parameters.appointments_before_contract,
        })
    });
    let condition = "allocataire_id = $1 AND niveau = 'information_legale'";
    let mut legal: Vec<Limit> = deadline_index::live(conn, condition, &[&person])?
        .into_iter()
        .filter_map(|row| {
            Some(Limit {
                label: book.rule(&row.rule)?.label.clone(),
                due: row.window.due,
            })
        })
        .collect();
    legal.sort_by_key(|it| (it.due.is_none(), it.due));
    let followed = rights
        .sees(Section::Contract)
        .then(|| followed_days(&book, &facts));
    Ok(Context {
        rule_set: set.title.clone(),
        appointments,
        legal,
        stays: contracts::stays(&facts, &book),
        followed,
    })
}

fn counter(set: &RuleSet) -> Option<String> {
    let rule = set
        .active()
        .find(|rule| rule.evaluator == Evaluator::Counter)?;
    Some(rule.label.clone())
}

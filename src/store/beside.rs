//! What the rules say of a file beside its alerts: the appointments before the contract, and the
//! limits of the law.

use super::derive::facts_of;
use super::sql::Conn;
use super::{Result, contract_life, file, rule_book};
use crate::domain::contract::Stay;
use crate::domain::date::Date;
use crate::domain::deadlines::cohort::{FollowedDays, followed_days};
use crate::domain::record::{Entity, Id, Row};
use crate::domain::rights::{Rights, Section};
use crate::domain::rules::{Evaluator, RuleSet};
use std::collections::HashMap;

/// What is shown beside, as information.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// Title of the rule set of the parcours.
    pub rule_set: String,
    /// « Entretiens avant contrat », when the rule set counts them.
    pub appointments: Option<Counted>,
    /// Limits of the law that run, by due date.
    pub legal: Vec<Limit>,
    /// Parcours, from the oldest, with what their rules ask of contracts.
    pub stays: Vec<Stay>,
    /// The days when the person counts as followed; `None` for a role that does not see all that
    /// it follows from.
    pub followed: Option<FollowedDays>,
}

/// A count without target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// What is counted.
    pub label: String,
    /// How many.
    pub count: usize,
    /// How many the service hopes for; 0 when it says nothing.
    pub hoped: u32,
}

/// A limit of the law.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limit {
    /// What is to be done.
    pub label: String,
    /// Last day; `None` when the start is unknown.
    pub due: Option<Date>,
}

/// Reads it for one person.
pub(super) fn read(
    conn: &Conn,
    person: Id,
    rows: &HashMap<Entity, Vec<Row>>,
    rights: Rights,
) -> Result<Beside> {
    let book = rule_book::rule_book(conn)?;
    let facts = facts_of(person, rows);
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
    let mut legal: Vec<Limit> = file::live_rows(conn, condition, &[&person])?
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
    Ok(Beside {
        rule_set: set.title.clone(),
        appointments,
        legal,
        stays: contract_life::stays(&facts, &book),
        followed,
    })
}

fn counter(set: &RuleSet) -> Option<String> {
    let rule = set
        .active()
        .find(|rule| rule.evaluator == Evaluator::Counter)?;
    Some(rule.label.clone())
}

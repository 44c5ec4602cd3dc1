//! Which people a query is about: few, by their numbers, or many, by words and conditions.

use super::predicate::conditions;
use super::query::{Query, Scope};
use crate::domain::date::Date;
use crate::domain::record::{Id, Value};
use crate::store::search::People;
use crate::store::sql::Conn;
use crate::store::walk::{Where, listed};
use crate::store::{Result, rule_book, search, sql};

/// A caseload of up to that many people is named one by one; beyond, the list is walked through an
/// index.
const CASELOAD: usize = 1_000;
/// Where the rows of a query come from.
#[derive(Clone, Debug)]
pub(super) struct Source {
    /// The people, when they are few.
    pub ids: Option<Vec<Id>>,
    /// What the search index is asked, when the people are rather many.
    pub found: Option<String>,
    /// Word beginnings that must all be found, when they are very many.
    pub patterns: Vec<String>,
    /// One typing error was forgiven.
    pub forgiven: bool,
    /// Last due date that can already be « bientôt »: the rules say how far ahead they warn.
    pub horizon: Date,
}

impl Source {
    /// One person.
    pub fn person(conn: &Conn, person: Id, today: Date) -> Result<Self> {
        Ok(Self {
            ids: Some(vec![person]),
            found: None,
            patterns: Vec::new(),
            forgiven: false,
            horizon: horizon(conn, today)?,
        })
    }

    /// Adds what the people must satisfy; `id` is the column of their numbers.
    pub fn restrict(&self, id: &str, to: &mut Where) {
        if let Some(found) = &self.found {
            let asked = to.bind(Value::from(found.clone()));
            // The sign keeps these numbers from leading: the order of the walk does.
            to.and(&format!(
                "+{id} IN (SELECT rowid FROM recherche WHERE recherche MATCH {asked})"
            ));
        }
        for pattern in &self.patterns {
            // Folded words hold letters and digits only: nothing to escape.
            let start = to.bind(Value::from(format!("{pattern}%")));
            let inside = to.bind(Value::from(format!("% {pattern}%")));
            to.and(&format!(
                "(l.mots LIKE {start} ESCAPE '\\' OR l.mots LIKE {inside} ESCAPE '\\')"
            ));
        }
        if let Some(ids) = &self.ids {
            to.and(&format!("{id} IN ({})", listed(ids)));
        }
    }
}

/// Decides between a few people and a walk.
pub(super) fn source(conn: &Conn, query: &Query) -> Result<Source> {
    let search = search::find(conn, &query.search, query.today)?;
    let mut source = Source {
        ids: None,
        found: None,
        patterns: Vec::new(),
        forgiven: search.forgiven,
        horizon: horizon(conn, query.today)?,
    };
    if let People::Few(ids) = search.people {
        source.ids = Some(ids);
        return Ok(source);
    }
    source.ids = caseload(conn, query.scope)?;
    match search.people {
        People::Everyone => {}
        People::Many => source.patterns = search.patterns,
        People::Few(_) | People::Some => source.found = Some(search.expression),
    }
    Ok(source)
}

/// People followed by one agent, when they are few.
fn caseload(conn: &Conn, scope: Scope) -> Result<Option<Vec<Id>>> {
    let Scope::Referent(agent) = scope else {
        return Ok(None);
    };
    let most = i64::try_from(CASELOAD + 1).unwrap_or(i64::MAX);
    let ids = sql::query(
        conn,
        "SELECT allocataire_id FROM ligne WHERE referent_id = $1 LIMIT $2",
        &[&agent, &most],
        |row| row.get(0),
    )?;
    Ok((ids.len() <= CASELOAD).then_some(ids))
}

/// The last due date that a warning can concern that day.
pub(super) fn horizon(conn: &Conn, today: Date) -> Result<Date> {
    let days = rule_book::rule_book(conn)?.longest_warning_in_days();
    Ok(today
        .checked_add_days(chrono::Days::new(days))
        .unwrap_or(today))
}

/// Number of people of a query, counted up to `most`.
pub(super) fn count(conn: &Conn, query: &Query, source: &Source, most: usize) -> Result<usize> {
    let mut condition = Where::on(query.today);
    conditions(query, &mut condition);
    source.restrict("l.allocataire_id", &mut condition);
    condition.count(conn, "ligne l WHERE 1 = 1", true, most)
}

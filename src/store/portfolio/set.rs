//! Which people a query is about: few, by their numbers, or many, by words and conditions.

use super::predicate::conditions;
use super::query::{Filter, Query, Scope};
use crate::domain::record::{Id, Value};
use crate::domain::rights::Rights;
use crate::store::reach::people;
use crate::store::search::People;
use crate::store::sql::Conn;
use crate::store::walk::Where;
use crate::store::{Result, Store, search};

/// Up to that many people are sorted whole; beyond, the list is walked through an index.
const SMALL: usize = 1_000;
/// The same for people whom an index sets apart from the others, whom a walk would have to pass by.
const NARROW: usize = 10_000;

/// Where the rows of a query come from.
#[derive(Clone, Debug)]
pub(super) struct Source {
    /// Whether the people are so few that they are sorted whole.
    pub is_few: bool,
    /// That person alone, wherever in the list.
    pub person: Option<Id>,
    /// What the search index is asked, when the people are not very many.
    pub found: Option<String>,
    /// Whether those found are so few that they are looked up one by one.
    pub leads: bool,
    /// Word beginnings that must all be found, when they are very many.
    pub patterns: Vec<String>,
    /// One typing error was forgiven.
    pub forgiven: bool,
    /// Nobody has the words that are searched: nothing more is asked.
    pub nobody: bool,
    /// Whoever looks: whose files they reach, what may be asked of them.
    pub rights: Rights,
}

impl Source {
    /// One person.
    pub fn person(store: &Store, person: Id) -> Self {
        Self {
            is_few: true,
            person: Some(person),
            found: None,
            leads: false,
            patterns: Vec::new(),
            forgiven: false,
            nobody: false,
            rights: store.rights(),
        }
    }

    /// Adds what the people must satisfy; `id` is the column of their numbers.
    pub fn restrict(&self, id: &str, to: &mut Where) {
        reached(self.rights, id, to);
        if let Some(found) = &self.found {
            let asked = to.bind(Value::from(found.clone()));
            // The sign keeps these numbers from leading: the order of the walk does.
            let sign = if self.leads { "" } else { "+" };
            to.and(&format!("{sign}{id} IN {}", search::people(&asked)));
        }
        for pattern in &self.patterns {
            // Folded words hold letters and digits only: nothing to escape.
            let start = to.bind(Value::from(format!("{pattern}%")));
            let inside = to.bind(Value::from(format!("% {pattern}%")));
            to.and(&format!(
                "(l.mots LIKE {start} ESCAPE '\\' OR l.mots LIKE {inside} ESCAPE '\\')"
            ));
        }
        if let Some(person) = self.person {
            let person = to.bind(Value::Int(person));
            to.and(&format!("{id} = {person}"));
        }
    }
}

/// Adds that the file of a person may be read; `id` is the column of their number.
fn reached(rights: Rights, id: &str, to: &mut Where) {
    if let Some(people) = people(rights) {
        to.and(&format!("{id} IN ({people})"));
    }
}

/// Decides between a few people and a walk.
pub(super) fn source(store: &Store, query: &Query) -> Result<Source> {
    let search = search::find(&store.conn, (&query.search, query.exact), query.today)?;
    let leads = search.people == People::Few;
    let mut source = Source {
        is_few: leads || is_small(store, query)?,
        person: None,
        found: None,
        leads,
        patterns: Vec::new(),
        forgiven: search.forgiven,
        nobody: search.nobody,
        rights: store.rights(),
    };
    match search.people {
        People::Everyone => {}
        People::Many => source.patterns = search.patterns,
        People::Few | People::Some => source.found = Some(search.expression),
    }
    Ok(source)
}

/// Whether the people of a query are few: those of its scope, or those of a filter that has an
/// index of its own. Asked once: whether it is still so only decides how the same list is read.
fn is_small(store: &Store, query: &Query) -> Result<bool> {
    let narrow = |filter: &&Filter| matches!(filter, Filter::Exited | Filter::Unknown);
    let filters: Vec<Filter> = query.filters.iter().filter(narrow).cloned().collect();
    let asked = Query {
        filters,
        search: String::new(),
        ..query.clone().at(None)
    };
    let most = match asked.filters.is_empty() {
        true => SMALL,
        false => NARROW,
    };
    let mut known = store.small.borrow_mut();
    if let Some((_, small)) = known.as_ref().filter(|(of, _)| *of == asked) {
        return Ok(*small);
    }
    let mut condition = Where::on(query.today).at(query.now);
    conditions((&asked, store.rights()), &mut condition);
    let found = condition.count(&store.conn, "ligne l WHERE 1 = 1", false, most + 1)?;
    *known = Some((asked, found <= most));
    Ok(found <= most)
}

/// Numbers of people of the scope of a query under each filter alone, all at once.
pub(in crate::store) fn count_each<const N: usize>(
    (conn, rights): (&Conn, Rights),
    query: &Query,
    filters: [Option<Filter>; N],
) -> Result<[usize; N]> {
    let mut condition = Where::on(query.today).at(query.now);
    let counted = filters.map(|filter| {
        let query = Query {
            filters: filter.into_iter().collect(),
            ..query.clone()
        };
        conditions((&query, rights), &mut condition);
        reached(rights, "l.allocataire_id", &mut condition);
        let people = std::mem::take(&mut condition.text);
        // The people of one référent are few, and so are the appointments of a day: the rest is looked up from them.
        let through = match (query.scope, query.filters.as_slice()) {
            (Scope::Referent(_), _) => "ligne l INDEXED BY ligne_referent",
            (Scope::Everyone, [Filter::AppointmentToday]) => "ligne l NOT INDEXED",
            (Scope::Everyone, _) => "ligne l",
        };
        format!("(SELECT count(*) FROM {through} WHERE 1 = 1{people})")
    });
    let text = format!("SELECT {}", counted.join(", "));
    let found = condition.ask(conn, &text, false, |row| {
        let mut each = [0; N];
        for (at, count) in each.iter_mut().enumerate() {
            *count = usize::try_from(row.get::<i64>(at)?).unwrap_or_default();
        }
        Ok(each)
    })?;
    Ok(found.first().copied().unwrap_or([0; N]))
}

/// Number of people of a query, counted up to `most`.
pub(super) fn count(
    (conn, rights): (&Conn, Rights),
    query: &Query,
    source: &Source,
    most: usize,
) -> Result<usize> {
    if source.nobody {
        return Ok(0);
    }
    let mut condition = Where::on(query.today).at(query.now);
    conditions((query, rights), &mut condition);
    source.restrict("l.allocataire_id", &mut condition);
    condition.count(conn, "ligne l WHERE 1 = 1", false, most)
}

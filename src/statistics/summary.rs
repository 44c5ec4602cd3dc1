//! The yearly summary of a funding agreement (« Hérault, bilan de convention »): every table of the model, and
//! the persons behind each line. Reads the store; knows no SQL, no screen and no command line.
mod activity;
mod analysis;
pub mod anonymous;
mod around;
pub mod attachment;
mod behind;
#[cfg(test)]
pub mod by_hand;
mod content;
mod counter;
mod follow;
pub mod frozen;
pub mod masking;
mod means;
mod meetings;
pub mod model;
pub mod order;
mod others;
pub mod premises;
mod progress;
mod public;
pub mod report;
mod said;
pub mod shown;
pub mod territory;

pub use anonymous::{Anonymous, anonymous};
pub use masking::masked;
pub use model::{ActivitySummary, Entry, Figure, Line, LineRole, Model, Scope, Table, Unit};
pub use report::{Around, Report};

use crate::domain::record::{Entity, Id};
use crate::domain::rules::RuleBook;
use crate::domain::vocabulary::Consultation;
use crate::store::{Result, Store};
use counter::Counter;

/// The tables of a period.
///
/// # Errors
/// When the store can't be read, or whoever looks may not.
pub fn compute(store: &Store, scope: &Scope) -> Result<ActivitySummary> {
    let mut counter = Counter::new(store, scope, None)?;
    Ok(ActivitySummary {
        scope: scope.clone(),
        tables: tables(&mut counter)?,
    })
}

/// The tables of a period, in another model than that of the Hérault.
///
/// # Errors
/// When the store can't be read, or whoever looks may not.
pub fn compute_model(
    store: &Store,
    rules: &RuleBook,
    model: Model,
    scope: &Scope,
) -> Result<ActivitySummary> {
    let counter = Counter::new(store, scope, None)?;
    let tables = match model {
        Model::Herault => return compute(store, scope),
        Model::Lot => others::lot(&counter, rules)?,
        Model::State => others::state(&counter, rules)?,
    };
    Ok(ActivitySummary {
        scope: scope.clone(),
        tables,
    })
}

/// The tables of a period, with why each of their lines counts whom it counts.
///
/// # Errors
/// When the store can't be read, or whoever looks may not.
pub fn counted(store: &Store, scope: &Scope) -> Result<(ActivitySummary, Vec<(String, Entry)>)> {
    let (summary, lists) = listed(store, scope)?;
    let people: Vec<Id> = lists.iter().map(|(_, it)| it.person).collect();
    store.consulted(Consultation::Behind, &people);
    Ok((summary, lists))
}

/// The tables of a period, with a line a person whom they count, which says nothing of who it is.
///
/// # Errors
/// When the store can't be read, or whoever looks may not.
pub fn with_people(store: &Store, scope: &Scope) -> Result<(ActivitySummary, Anonymous)> {
    let (summary, lists) = listed(store, scope)?;
    let people = lists.into_iter().filter(|(_, it)| it.person != 0);
    let people = anonymous(&summary, people.map(|(line, it)| (line, it.person)));
    Ok((summary, people))
}

fn listed(store: &Store, scope: &Scope) -> Result<(ActivitySummary, Vec<(String, Entry)>)> {
    let mut counter = Counter::new(store, scope, None)?;
    counter.lists = Some(Vec::new());
    let summary = ActivitySummary {
        scope: scope.clone(),
        tables: tables(&mut counter)?,
    };
    let mut lists = counter.lists.take().unwrap_or_default();
    for (line, own) in counter::AGAIN {
        let same = lists.iter().filter(|(it, _)| own.contains(&it.as_str()));
        let same: Vec<_> = same.map(|(_, it)| (line.to_owned(), it.clone())).collect();
        lists.extend(same);
    }
    Ok((summary, lists))
}

/// Why a line of the summary counts whom it counts, in the order of the persons and of the days. Empty for a
/// line that counts nobody.
///
/// # Errors
/// When the store can't be read, or whoever looks may not.
pub fn behind(store: &Store, scope: &Scope, line: &str) -> Result<Vec<Entry>> {
    let found = match behind::behind(store, scope, line)? {
        Some(found) => found,
        None => {
            let mut counter = Counter::new(store, scope, Some(line))?;
            tables(&mut counter)?;
            counter.found
        }
    };
    let mut found = found;
    found.sort_unstable();
    let mut people: Vec<Id> = found.iter().map(|it| it.person).collect();
    people.dedup();
    store.consulted(Consultation::Behind, &people);
    Ok(found)
}

/// Every table, in the order of the model.
fn tables(counter: &mut Counter<'_>) -> Result<Vec<Table>> {
    let ground = follow::Ground::read(counter)?;
    let partners = counter.store.all_rows(Entity::Partnership)?;
    let partners = territory::partnerships(partners, counter.scope);
    let names: Vec<String> = partners.iter().map(territory::name).collect();
    let plan = said::Plan::read(counter, &ground, &names)?;
    let said = said::Said::read(counter)?;
    let mut tables = vec![premises::table(counter)?, territory::staff(counter)?];
    activity::count(counter, &ground)?;
    tables.push(follow::activity(counter, &ground)?);
    tables.push(follow::contracts(counter, &ground));
    tables.push(follow::months(counter, &ground));
    tables.push(follow::motives(counter, &ground));
    tables.push(follow::supported(counter, &ground)?);
    tables.push(activity::frequency(counter));
    tables.extend(activity::dossiers(counter));
    tables.extend(analysis::first(counter, &ground)?);
    tables.extend(progress::progress(counter, &plan, &said));
    tables.push(progress::frequency(counter, &ground));
    tables.extend(analysis::last(counter, &ground));
    tables.extend(public::tables(counter, &ground, &said)?);
    tables.extend(content::tables(counter, &ground, &plan));
    tables.push(activity::fields(counter));
    tables.push(territory::partners(counter, &partners, &plan));
    tables.push(territory::needs(counter)?);
    Ok(tables)
}

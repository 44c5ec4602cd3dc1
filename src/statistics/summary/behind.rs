//! The persons behind the lines that no counter counts: indicators, whole or by group, actions by family.
//! Knows no table of the Hérault model but its two indicators.
use super::counter::Counter;
use super::model::{Entry, Scope};
use super::others::{ACTIONS, LOT, MODELS, SCENARIOS, STATE, ended, selection};
use crate::domain::record::Entity;
use crate::domain::vocabulary::Vocabulary as V;
use crate::statistics::{Breakdown, INDICATORS, Indicator, report};
use crate::store::{By, Case, Class, CountUnit, Result, Store};

/// What a line shows.
enum Shown {
    /// An indicator.
    Indicator(&'static Indicator),
    /// The nth result by group.
    Group(Breakdown, usize),
    /// The actions of the nth family.
    Family(usize),
}

/// What a line shows that no counter counts, if it does.
fn shown(id: &str) -> Option<Shown> {
    let (table, number) = id.split_once('.')?;
    let number: usize = number.parse().ok()?;
    let at = number.checked_sub(1)?;
    let named = |wanted: &str| INDICATORS.iter().find(|it| it.id == wanted);
    let is = |wanted: &str| table.eq_ignore_ascii_case(wanted);
    let indicator = match () {
        () if is(SCENARIOS.id) => return Some(Shown::Group(Breakdown::Scenario, at)),
        () if is(MODELS.id) => return Some(Shown::Group(Breakdown::Model, at)),
        () if is(ACTIONS.id) => return Some(Shown::Family(at)),
        () if is(STATE.id) => INDICATORS.get(at),
        () if is(LOT.id) => named(["I13-B2", "I13-B3"].get(at)?),
        // Presence and absences of the Hérault model are indicators too.
        () if is("B2") => named(["I4b", "I4d"].get(at)?),
        () => None,
    };
    indicator.map(Shown::Indicator)
}

/// The persons whom a line counts as met, or as having ended an action; nothing for a line that a counter counts.
///
/// # Errors
/// When the store can't be read, or whoever looks may not.
pub(super) fn behind(store: &Store, scope: &Scope, line: &str) -> Result<Option<Vec<Entry>>> {
    Ok(match shown(line) {
        None => None,
        Some(Shown::Indicator(it)) => Some(met(store, scope, it)?),
        Some(Shown::Group(breakdown, at)) => Some(of_group(store, scope, breakdown, at)?),
        Some(Shown::Family(at)) => Some(of_family(&Counter::new(store, scope, None)?, at)?),
    })
}

/// Those whom an indicator counts as met, with the day of the last case that is; nobody where it counts agents.
fn met(store: &Store, scope: &Scope, indicator: &Indicator) -> Result<Vec<Entry>> {
    if indicator.measure.counted() == CountUnit::Agent {
        return Ok(Vec::new());
    }
    let cases = report::behind(store, indicator, &selection(scope))?.cases;
    let met = cases.into_iter().filter(|it| it.class == Class::Met);
    let entry = |it: Case| Entry {
        person: it.person,
        on: it.day,
        record: None,
        reason: indicator.label.to_owned(),
    };
    Ok(met.map(entry).collect())
}

/// Those whom the nth result counts, in the order in which the table has them.
fn of_group(store: &Store, scope: &Scope, breakdown: Breakdown, at: usize) -> Result<Vec<Entry>> {
    let asked = selection(scope);
    let grouped = report::compute(store, &*store.rule_book()?, &asked, breakdown)?;
    let all = grouped.lines.iter();
    let mut all = all.flat_map(|it| it.groups.iter().map(move |group| (it.indicator, group)));
    let Some((indicator, group)) = all.nth(at) else {
        return Ok(Vec::new());
    };
    let by = match breakdown {
        Breakdown::Model => By::Model,
        _ => By::Scenario,
    };
    let own = store.met_in_group(indicator.measure, &asked, (by, &group.key))?;
    let mut found = met(store, scope, indicator)?;
    found.retain(|it| own.contains(&it.person));
    Ok(found)
}

/// Those who ended an action of the nth family, with the action.
fn of_family(counter: &Counter<'_>, at: usize) -> Result<Vec<Entry>> {
    let family = V::ActionFamily.codes().get(at).map(|it| it.code);
    let mut found = Vec::new();
    ended(counter, &mut |action, own| {
        if Some(own) == family {
            found.push(Entry {
                person: action.person,
                on: action.to,
                record: Some((Entity::Action, action.record)),
                reason: "Action terminée".to_owned(),
            });
        }
    })?;
    Ok(found)
}

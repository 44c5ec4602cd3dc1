//! The persons behind the lines that no counter counts: indicators, whole or by group, actions by family.
//! Knows no table of the Hérault model but its two indicators.
use super::counter::Counter;
use super::model::{Entry, Scope};
use super::others::{ACTIONS, LOT, MODELS, SCENARIOS, STATE, ended, selection};
use crate::domain::record::{Entity, Id};
use crate::domain::vocabulary::Vocabulary as V;
use crate::statistics::{Breakdown, INDICATORS, Indicator, report};
use crate::store::{By, CountUnit, Result, Store};

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
        Some(Shown::Indicator(it)) => {
            let agents = it.measure.counted() == CountUnit::Agent;
            let met = match agents {
                true => Vec::new(),
                false => report::behind(store, it, &selection(scope))?.numerator,
            };
            Some(entries(met, it))
        }
        Some(Shown::Group(breakdown, at)) => Some(of_group(store, scope, breakdown, at)?),
        Some(Shown::Family(at)) => Some(of_family(&Counter::new(store, scope, None)?, at)?),
    })
}

fn entries(people: Vec<Id>, indicator: &Indicator) -> Vec<Entry> {
    let entry = |person| Entry {
        person,
        on: None,
        record: None,
        reason: indicator.label.to_owned(),
    };
    people.into_iter().map(entry).collect()
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
    if indicator.measure.counted() == CountUnit::Agent {
        return Ok(Vec::new());
    }
    let by = match breakdown {
        Breakdown::Model => By::Model,
        _ => By::Scenario,
    };
    let met = store.met_in_group(indicator.measure, &asked, (by, &group.key))?;
    Ok(entries(met, indicator))
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

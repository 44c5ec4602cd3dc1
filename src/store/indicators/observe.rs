//! Asking the observations of a measure: those counted, and the persons behind them.
use std::collections::{BTreeMap, BTreeSet};

use chrono::Days;

use super::counting::{Counting, Detail, Key, Observation, Persons};
use super::measure::{CountUnit, Measure};
use super::selection::{By, Case, Class, Selection, Tally};
use super::sources;
use crate::domain::calendar::{Calendar, Unit};
use crate::domain::date::{Date, day_number, from_day_number, from_iso, iso};
use crate::domain::record::{Id, Value};
use crate::domain::rights::Act;
use crate::store::sql::{Cell, Param, query_once};
use crate::store::{Result, Store};

/// The scenario that the last orientation of the person says (« DITP 2019, orientation et suivi »).
const SCENARIO: &str = "(SELECT x.scenario FROM orientation x WHERE x.allocataire_id = o.personne AND x.supprime = 0 \
    AND x.scenario IS NOT NULL ORDER BY COALESCE(x.decidee_le, '') DESC, x.id DESC LIMIT 1)";

/// The follow-up model of the last parcours of the person (« Lot, MAPPI »).
const MODEL: &str = "(SELECT x.modele_suivi FROM parcours x WHERE x.allocataire_id = o.personne AND x.supprime = 0 \
    ORDER BY x.id DESC LIMIT 1)";

/// The latest day from which so many months are over by `day`.
fn months_before(day: Date, months: u32) -> Date {
    let calendar = Calendar::default();
    let over = |from: Date| calendar.add(from, i64::from(months), Unit::Months) <= day;
    let mut from = calendar.add(day, -i64::from(months), Unit::Months);
    while !over(from) {
        from = calendar.add(from, -1, Unit::Days);
    }
    while let Some(next) = from
        .checked_add_days(Days::new(1))
        .filter(|next| over(*next))
    {
        from = next;
    }
    from
}

/// A query and its values.
struct Asked {
    text: String,
    values: Vec<Value>,
}

impl Asked {
    fn values(&self) -> Vec<&dyn Param> {
        self.values.iter().map(|it| it as &dyn Param).collect()
    }
}

/// The observations of a measure: `cle`, `personne`, `classe`, `modalite`, `delai`.
fn observations(measure: Measure, selection: &Selection, by: By) -> Asked {
    let key = match by {
        By::Whole => "NULL",
        By::Structure => "structure",
        By::Referent => "referent",
        By::Orientation => "orientation",
        By::Scenario | By::Model if measure.counted() == CountUnit::Agent => "NULL",
        By::Scenario => SCENARIO,
        By::Model => MODEL,
        By::Day => "jour",
    };
    let placed = matches!(by, By::Structure | By::Referent | By::Orientation);
    let columns = format!("{key} AS cle, personne, classe, modalite, delai");
    observed(measure, selection, &columns, placed)
}

/// Those columns of the observations of a measure; whether they tell where the person is followed.
fn observed(measure: Measure, selection: &Selection, columns: &str, placed: bool) -> Asked {
    let until = selection.until();
    let mut values: Vec<Value> = vec![
        Value::Int(day_number(selection.from)),
        Value::Int(day_number(until)),
        Value::Int(day_number(selection.as_of)),
        Value::Int(day_number(selection.to)),
        Value::from(iso(selection.from)),
        Value::from(iso(until)),
    ];
    if let Measure::ContractWithin { months } = measure {
        values.push(Value::Int(day_number(months_before(
            // On the last day itself a case waits still.
            selection.as_of - Days::new(1),
            months,
        ))));
    }
    let fixed = values.len();
    let mut conditions = String::new();
    let filters = [
        ("structure", selection.structure.map(Value::Int)),
        ("referent", selection.referent.map(Value::Int)),
        (
            "orientation",
            selection.orientation.clone().map(Value::from),
        ),
    ];
    for (column, wanted) in filters {
        if let Some(wanted) = wanted {
            values.push(wanted);
            conditions.push_str(&format!(" AND {column} = ${}", values.len()));
        }
    }
    let placed = placed || values.len() > fixed;
    let source = sources::of(measure, placed, selection);
    let text = format!("SELECT {columns} FROM ({source}) o WHERE 1 = 1{conditions}");
    naming(&text, &values)
}

/// The text with the values that it names alone: a server knows the type of each from its use.
fn naming(text: &str, values: &[Value]) -> Asked {
    let mut kept: Vec<usize> = Vec::new();
    let mut parts = text.split('$');
    let mut made = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let digits = part.bytes().take_while(u8::is_ascii_digit).count();
        let (number, rest) = part.split_at(digits);
        let at = number
            .parse::<usize>()
            .unwrap_or_default()
            .saturating_sub(1);
        let place = kept.iter().position(|it| *it == at).unwrap_or(kept.len());
        if place == kept.len() {
            kept.push(at);
        }
        made.push_str(&format!("${}{rest}", place + 1));
    }
    let value = |at: &usize| values.get(*at).cloned().unwrap_or_default();
    Asked {
        text: made,
        values: kept.iter().map(value).collect(),
    }
}

impl Store {
    /// Counts the observations of a measure.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn tally(&self, measure: Measure, selection: &Selection, by: By) -> Result<Vec<Tally>> {
        self.allow(Act::Steer)?;
        // Delays and classes are given for everyone together: a breakdown needs them no more.
        let wanted = match by {
            By::Whole | By::Day => Detail::Everything,
            _ if measure.is_in_days() => Detail::Delays,
            _ => Detail::Classes,
        };
        let mut tallies = Counting::new(wanted);
        self.observe(measure, selection, by, |observation| {
            tallies.add(observation)
        })?;
        Ok(tallies.finish())
    }

    /// The persons (agents for [`Measure::Trained`]) behind the figures of a measure, each with
    /// the last case of every class it counts in.
    ///
    /// # Errors
    /// When the store can't be read.
    pub fn behind(&self, measure: Measure, selection: &Selection) -> Result<Vec<Case>> {
        self.allow(Act::Steer)?;
        let columns = "personne, classe, modalite, delai, referent, jour";
        let asked = observed(measure, selection, columns, true);
        let once = measure.counted() == CountUnit::Person;
        let mut found: BTreeMap<(Option<Class>, Id), Case> = BTreeMap::new();
        query_once(&self.conn, &asked.text, &asked.values(), |row| {
            let class = Class::read(row.text(1)?.unwrap_or_default());
            let case = Case {
                person: row.get(0)?,
                bucket: row.get(2)?,
                delay: row.get(3)?,
                referent: row.get(4)?,
                day: match row.cell(5)? {
                    Cell::Int(day) => from_day_number(day),
                    Cell::Text(day) => from_iso(day),
                    Cell::Null | Cell::Damaged(_) | Cell::Unfit => None,
                },
                class,
            };
            let key = ((!once).then(|| case.class.clone()), case.person);
            let known = found.entry(key).or_insert_with(|| case.clone());
            let comes_after = match once {
                // The same choice as where they are counted.
                true => (case.rank(), &case.bucket) > (known.rank(), &known.bucket),
                false => case.day > known.day,
            };
            if comes_after {
                *known = case;
            }
            Ok(())
        })?;
        Ok(found.into_values().collect())
    }

    /// The persons whom a measure counts as met in a group: the code of a scenario, of a model; empty for those of none.
    ///
    /// # Errors
    /// When the store can't be read, or whoever looks may not.
    pub fn met_in_group(
        &self,
        measure: Measure,
        selection: &Selection,
        (by, group): (By, &str),
    ) -> Result<BTreeSet<Id>> {
        self.allow(Act::Steer)?;
        let mut found = BTreeSet::new();
        self.observe(measure, selection, by, |it| {
            let own = match it.key {
                Key::Text(code) => code == group,
                Key::Number(id) => id.to_string() == group,
                Key::None => group.is_empty(),
            };
            if own && Class::read(it.class) == Class::Met {
                found.insert(it.person);
            }
        })?;
        Ok(found)
    }

    /// Gives every observation of a measure, once a person when persons are counted.
    fn observe(
        &self,
        measure: Measure,
        selection: &Selection,
        by: By,
        mut take: impl FnMut(&Observation<'_>),
    ) -> Result<()> {
        let asked = observations(measure, selection, by);
        let mut persons = Persons::default();
        query_once(&self.conn, &asked.text, &asked.values(), |row| {
            let observation = Observation {
                key: Key::of(row.cell(0)?),
                person: row.get(1)?,
                class: row.text(2)?.unwrap_or_default(),
                bucket: row.text(3)?,
                delay: row.get(4)?,
            };
            match measure.counted() {
                CountUnit::Case | CountUnit::Agent => take(&observation),
                CountUnit::Person => persons.add(&observation),
            }
            Ok(())
        })?;
        persons.give(take);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(year: i32, month: u32, day: u32) -> Date {
        Date::from_ymd_opt(year, month, day).unwrap()
    }

    /// Art. 641 CPC, RULES §1.1: months are counted from the anchor, ends of months included.
    #[test]
    fn the_latest_start_of_a_delay_in_months_is_found() {
        for (day, months, from) in [
            (d(2026, 11, 21), 2, d(2026, 9, 21)),
            (d(2026, 2, 28), 2, d(2025, 12, 31)),
            (d(2024, 2, 29), 1, d(2024, 1, 31)),
            (d(2026, 4, 29), 2, d(2026, 2, 28)),
        ] {
            assert_eq!(months_before(day, months), from, "{day} − {months}");
        }
    }

    /// A rule is read in one piece, never by going through all the cases.
    #[test]
    fn the_cases_of_a_rule_are_searched_by_their_key() {
        let place = tempfile::tempdir().unwrap();
        let setup = crate::store::Setup {
            rule_set: "convention-pauvrete-2019".into(),
            territory: "metropole".into(),
        };
        let store = Store::create(&place.path().join("essai.db"), &setup).unwrap();
        let day = d(2026, 11, 21);
        let selection = Selection::period(day, day, day);
        let rule = "RDV1-2S";
        for measure in [
            Measure::Rule {
                rule,
                end: crate::store::CaseEnd::Main,
            },
            Measure::Recurring { rule },
        ] {
            let asked = observations(measure, &selection, By::Whole);
            let text = format!("EXPLAIN QUERY PLAN {}", asked.text);
            let plan = query_once(&store.conn, &text, &asked.values(), |row| row.get(3));
            let plan: Vec<String> = plan.unwrap();
            let cases: Vec<&String> = plan.iter().filter(|step| step.contains(" c ")).collect();
            assert!(!cases.is_empty(), "{plan:?}");
            assert!(
                cases.iter().all(|step| step.contains("(regle=?")),
                "{plan:?}"
            );
        }
    }
}

//! The figures of a period: whole, and by structure, référent, type of accompaniment or month;
//! and the persons behind them. Knows no masking and no layout.
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicUsize, Ordering};

use chrono::{Datelike, Months};

use crate::domain::date::{Date, from_day_number, from_iso};
use crate::domain::record::{Entity, Id, Value};
use crate::domain::rules::RuleBook;
use crate::domain::vocabulary::{Consultation, Vocabulary};
use crate::statistics::{Figure, INDICATORS, Indicator, words};
use crate::store::{By, Case, Class, CountUnit, Result, Selection, Store, StoreError, Tally};
use crate::words::names::Names;

/// What the figures are broken down by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Breakdown {
    /// Nothing.
    #[default]
    Whole,
    /// Structure.
    Structure,
    /// Référent.
    Referent,
    /// Type of accompaniment.
    Orientation,
    /// Scenario of orientation.
    Scenario,
    /// Follow-up model.
    Model,
    /// Month.
    Month,
}

/// The figures of a period.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// Which people, which days.
    pub selection: Selection,
    /// What they are broken down by.
    pub breakdown: Breakdown,
    /// Cells from 1 up to this number, excluded, are masked in exports.
    pub threshold: u32,
    /// One line an indicator.
    pub lines: Vec<Line>,
}

/// One indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Which.
    pub indicator: &'static Indicator,
    /// Its target, 0 to 1.
    pub target: Option<f64>,
    /// Everyone together.
    pub figure: Figure,
    /// Motives, classes of delay or of length, with how many.
    pub buckets: Vec<(String, i64)>,
    /// The groups, in order.
    pub groups: Vec<Group>,
}

/// Some of the people, or of the months.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Number, code, or month as YYYY-MM; empty when unknown.
    pub key: String,
    /// In words.
    pub label: String,
    /// Their figure.
    pub figure: Figure,
}

/// The persons behind a figure, each once in each list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Behind {
    /// Met.
    pub numerator: Vec<Id>,
    /// With a mature case that is not met.
    pub missing: Vec<Id>,
    /// Mature cases.
    pub denominator: Vec<Id>,
    /// Not due yet.
    pub waiting: Vec<Id>,
    /// Cases not counted, by cause (its code).
    pub excluded: Vec<(String, Vec<Id>)>,
    /// What is known of each: the last case of every class a person counts in.
    pub cases: Vec<Case>,
}

impl Behind {
    /// All of them, each once, whatever the figure.
    pub fn everyone(&self) -> Vec<Id> {
        let apart = self.excluded.iter().map(|(_, ids)| ids);
        let counted = [&self.denominator, &self.waiting];
        let all: BTreeSet<Id> = counted
            .into_iter()
            .chain(apart)
            .flatten()
            .copied()
            .collect();
        all.into_iter().collect()
    }
}

/// Computes every indicator.
///
/// # Errors
/// When the store can't be read.
pub fn compute(
    store: &Store,
    rules: &RuleBook,
    selection: &Selection,
    breakdown: Breakdown,
) -> Result<Report> {
    let lines = store.in_one_state_twice(|store, second| {
        let agents = store.all_rows(Entity::Agent)?;
        let names = Names::of(&agents, &store.all_rows(Entity::Organization)?);
        let one = |store: &Store, indicator: &'static Indicator| {
            line(store, rules, indicator, (selection, breakdown), &names)
        };
        side_by_side(store, second, one)
    })?;
    Ok(Report {
        selection: selection.clone(),
        breakdown,
        threshold: rules.current().parameters.masking_threshold,
        lines,
    })
}

/// Reads the indicators on two connections: each takes the next one as soon as it is free, from
/// the last one, since those that look into everyone's history come late in the list.
fn side_by_side(
    store: &Store,
    second: Option<Store>,
    one: impl Fn(&Store, &'static Indicator) -> Result<Line> + Sync,
) -> Result<Vec<Line>> {
    let next = AtomicUsize::new(0);
    let share = |store: &Store| -> Result<Vec<(usize, Line)>> {
        let mut lines = Vec::new();
        loop {
            let taken = next.fetch_add(1, Ordering::Relaxed);
            let Some((at, indicator)) = INDICATORS.iter().enumerate().rev().nth(taken) else {
                return Ok(lines);
            };
            lines.push((at, one(store, indicator)?));
        }
    };
    let mut lines = std::thread::scope(|scope| {
        let other = second.map(|second| scope.spawn(move || share(&second)));
        let mut lines = share(store)?;
        if let Some(other) = other {
            let stopped = |_| StoreError::Refused("Le calcul s’est arrêté.".to_owned());
            lines.extend(other.join().map_err(stopped)??);
        }
        Ok::<_, StoreError>(lines)
    })?;
    lines.sort_by_key(|(at, _)| *at);
    Ok(lines.into_iter().map(|(_, line)| line).collect())
}

fn line(
    store: &Store,
    rules: &RuleBook,
    indicator: &'static Indicator,
    (selection, breakdown): (&Selection, Breakdown),
    names: &Names,
) -> Result<Line> {
    // What is counted day by day is also what is counted in all: it is read once.
    let daily = breakdown == Breakdown::Month && indicator.measure.is_dated();
    let by = if daily { By::Day } else { By::Whole };
    let tallies = store.tally(indicator.measure, selection, by)?;
    let whole: Vec<&Tally> = tallies.iter().collect();
    let groups = match breakdown {
        Breakdown::Month if daily => months_of_days(&tallies, indicator, selection),
        Breakdown::Month => months(store, indicator, selection)?,
        _ => groups(store, indicator, (selection, breakdown), names)?,
    };
    Ok(Line {
        indicator,
        target: indicator.target_in(rules),
        figure: Figure::of(indicator.shape, &whole),
        buckets: buckets(indicator, &tallies),
        groups,
    })
}

/// Classes of the cases counted, in the order of their codes, motives in that of their list; classes of delay for an
/// indicator in days.
fn buckets(indicator: &Indicator, tallies: &[Tally]) -> Vec<(String, i64)> {
    let counted = tallies
        .iter()
        .filter(|it| matches!(it.class, Class::Met | Class::NotMet));
    let count = |it: &Tally| i64::try_from(it.count).unwrap_or(i64::MAX);
    if indicator.shape == crate::statistics::Shape::Days {
        let mut classes = words::DELAY_CLASSES.map(|(_, label)| (label.to_owned(), 0));
        for it in counted {
            let Some(delay) = it.delay else { continue };
            let at = words::DELAY_CLASSES
                .iter()
                .position(|(last, _)| delay <= *last);
            if let Some((_, n)) = at.and_then(|at| classes.get_mut(at)) {
                *n += count(it);
            }
        }
        return classes.into_iter().filter(|(_, n)| *n > 0).collect();
    }
    let motives = Vocabulary::ExitReason.codes();
    let mut by_code: BTreeMap<(Option<usize>, &str), i64> = BTreeMap::new();
    for it in counted {
        if let Some(code) = &it.bucket {
            let rank = motives.iter().position(|motive| motive.code == *code);
            *by_code.entry((rank, code)).or_default() += count(it);
        }
    }
    by_code
        .into_iter()
        .map(|((_, code), n)| (words::bucket(indicator.measure, code), n))
        .collect()
}

fn groups(
    store: &Store,
    indicator: &Indicator,
    (selection, breakdown): (&Selection, Breakdown),
    names: &Names,
) -> Result<Vec<Group>> {
    let by = match breakdown {
        Breakdown::Whole | Breakdown::Month => return Ok(Vec::new()),
        Breakdown::Structure => By::Structure,
        Breakdown::Referent => By::Referent,
        Breakdown::Orientation => By::Orientation,
        Breakdown::Scenario => By::Scenario,
        Breakdown::Model => By::Model,
    };
    let tallies = store.tally(indicator.measure, selection, by)?;
    let mut keys: Vec<&Value> = tallies.iter().map(|it| &it.key).collect();
    keys.dedup();
    let mut groups: Vec<Group> = keys
        .into_iter()
        .map(|key| {
            let own: Vec<&Tally> = tallies.iter().filter(|it| it.key == *key).collect();
            Group {
                key: match key {
                    Value::Int(id) => id.to_string(),
                    Value::Text(code) => code.to_string(),
                    Value::Null | Value::Pending(_) => String::new(),
                },
                label: group_name(key, breakdown, names),
                figure: Figure::of(indicator.shape, &own),
            }
        })
        .collect();
    groups.sort_by(|a, b| (a.key.is_empty(), &a.label).cmp(&(b.key.is_empty(), &b.label)));
    Ok(groups)
}

/// The first days of the months of a period, up to its last day that has come.
fn first_days(selection: &Selection) -> Vec<Date> {
    let until = selection.until();
    let mut days = Vec::new();
    let mut next = selection.from.with_day(1);
    while let Some(day) = next.filter(|day| *day <= until) {
        days.push(day);
        next = day.checked_add_months(Months::new(1));
    }
    days
}

/// The figure of a month, known by its first day.
fn month_of(first: Date, figure: Figure) -> Group {
    Group {
        key: first.format("%Y-%m").to_string(),
        label: words::month(first.year(), first.month()),
        figure,
    }
}

/// The months of what was counted day by day.
fn months_of_days(tallies: &[Tally], indicator: &Indicator, selection: &Selection) -> Vec<Group> {
    let mut of_month: BTreeMap<(i32, u32), Vec<&Tally>> = BTreeMap::new();
    for it in tallies {
        if let Some(day) = day_of(&it.key) {
            let month = (day.year(), day.month());
            of_month.entry(month).or_default().push(it);
        }
    }
    let of = |first: Date| {
        let own = of_month.remove(&(first.year(), first.month()));
        let figure = Figure::of(indicator.shape, &own.unwrap_or_default());
        month_of(first, figure)
    };
    first_days(selection).into_iter().map(of).collect()
}

/// A count of the current state has no date of its own: each month is asked for separately.
fn months(store: &Store, indicator: &Indicator, selection: &Selection) -> Result<Vec<Group>> {
    first_days(selection)
        .into_iter()
        .map(|first| {
            let last = first
                .checked_add_months(Months::new(1))
                .and_then(|day| day.pred_opt());
            let own = Selection {
                from: first.max(selection.from),
                to: last.map_or(selection.to, |last| last.min(selection.to)),
                ..selection.clone()
            };
            let tallies = store.tally(indicator.measure, &own, By::Whole)?;
            let all: Vec<&Tally> = tallies.iter().collect();
            Ok(month_of(first, Figure::of(indicator.shape, &all)))
        })
        .collect()
}

fn day_of(key: &Value) -> Option<Date> {
    match key {
        Value::Int(day) => from_day_number(*day),
        Value::Text(day) => from_iso(day),
        Value::Null | Value::Pending(_) => None,
    }
}

/// Name of a group.
fn group_name(key: &Value, breakdown: Breakdown, names: &Names) -> String {
    let name = match (key, breakdown) {
        (Value::Text(code), Breakdown::Scenario) => Vocabulary::Scenario.label(code),
        (Value::Text(code), Breakdown::Model) => Vocabulary::FollowUpModel.label(code),
        (Value::Text(code), _) => Vocabulary::OrientationType.label(code),
        (key, Breakdown::Referent) => names.agent(key.as_int()),
        (key, _) => names.organization(key.as_int()),
    };
    if name.is_empty() {
        return "non renseigné".to_owned();
    }
    name.to_owned()
}

/// The persons behind an indicator. Whoever shows some of them notes it: [`looked_at`].
///
/// # Errors
/// When the store can't be read.
pub fn behind(store: &Store, indicator: &Indicator, selection: &Selection) -> Result<Behind> {
    let mut counted: [BTreeSet<Id>; 4] = Default::default();
    let mut excluded: BTreeMap<String, Vec<Id>> = BTreeMap::new();
    let [met, missing, mature, waiting] = &mut counted;
    let cases = store.behind(indicator.measure, selection)?;
    for Case { class, person, .. } in &cases {
        let person = *person;
        match class {
            Class::Met => {
                met.insert(person);
                mature.insert(person);
            }
            Class::NotMet => {
                missing.insert(person);
                mature.insert(person);
            }
            Class::Waiting | Class::WaitingDone => {
                waiting.insert(person);
            }
            Class::Apart(cause) => excluded.entry(cause.clone()).or_default().push(person),
        }
    }
    let [numerator, missing, denominator, waiting] = counted.map(|set| set.into_iter().collect());
    Ok(Behind {
        numerator,
        missing,
        denominator,
        waiting,
        excluded: excluded.into_iter().collect(),
        cases,
    })
}

/// Notes that those persons, behind an indicator, were shown: those alone, since the log of
/// consultations answers who asks who read their file. Agents have no file.
pub fn looked_at(store: &Store, indicator: &Indicator, people: &[Id]) {
    if indicator.measure.counted() != CountUnit::Agent {
        store.consulted(Consultation::Behind, people);
    }
}

/// Everyone, over the twelve months that end today.
pub fn last_twelve_months(today: Date) -> Selection {
    Selection::period(year_before(today), today, today)
}

/// The first day of the twelve months that end that day.
pub fn year_before(last: Date) -> Date {
    last.checked_sub_months(Months::new(12))
        .and_then(|day| day.succ_opt())
        .unwrap_or(last)
}

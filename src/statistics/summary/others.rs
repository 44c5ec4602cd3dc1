//! Two other reports from the same engine: the indicators of the Lot (« Lot, MAPPI », targets by year) and those of
//! the convention between the State and the départements, with the results by scenario, by model of follow-up and by
//! type of action (« DITP 2019, orientation et suivi », « en fonction des solutions mises en place »). Knows no table
//! of the Hérault model.
use std::collections::{BTreeMap, BTreeSet};

use chrono::Datelike;

use super::counter::{Counter, Heading, line};
use super::model::{Figure, Line, LineRole, Scope, Table, Unit};
use crate::domain::record::Id;
use crate::domain::rules::RuleBook;
use crate::domain::vocabulary::Vocabulary as V;
use crate::statistics::{Breakdown, Shape, report};
use crate::store::summary::{Courses, InPlan, PlanLine};
use crate::store::{Result, Selection};

const COLUMNS: &[&str] = &["Nombre", "Sur", "Taux", "Cible"];

const fn heading(id: &'static str, title: &'static str) -> Heading {
    Heading {
        id,
        section: "",
        title,
        unit: Unit::Measures,
        lines: "Indicateur",
        columns: COLUMNS,
    }
}

pub(super) const LOT: Heading = heading("L1", "Objectifs poursuivis et progression");
pub(super) const STATE: Heading = heading("E1", "Indicateurs de la convention");
pub(super) const SCENARIOS: Heading = heading("E2", "Résultats par scénario d’orientation");
pub(super) const MODELS: Heading = heading("E3", "Résultats par modèle de suivi");
pub(super) const ACTIONS: Heading = Heading {
    lines: "Type d’action",
    columns: &[
        "Actions terminées",
        "Faites",
        "Impact fort ou partiel",
        "Personnes sorties vers l’emploi",
    ],
    ..heading("E4", "Résultats par type d’action")
};

/// The share of référents to be trained by the end of a year: the turnover does not let it be everyone.
const fn trained_target(year: i32) -> f64 {
    if year <= 2019 { 0.8 } else { 0.9 }
}

/// The contracts signed on the new form.
const NEW_FORM_TARGET: f64 = 1.0;

pub(super) fn selection(scope: &Scope) -> Selection {
    Selection {
        structure: scope.structure,
        ..Selection::period(scope.from, scope.to, scope.as_of)
    }
}

fn figures(figure: &crate::statistics::Figure, shape: Shape, target: Option<f64>) -> Vec<Figure> {
    let share = |it: Option<f64>| it.map_or(Figure::Unknown, Figure::Share);
    let rate = match (shape, figure.delay) {
        (Shape::Days, Some(delay)) => Figure::Decimal(delay.mean),
        _ => share(figure.rate(shape)),
    };
    vec![
        Figure::Count(figure.numerator),
        Figure::Count(figure.denominator),
        rate,
        share(target),
    ]
}

/// The indicators of the Lot, with the target of the year in which the period ends.
///
/// # Errors
/// When the store can't be read, or whoever looks may not.
pub(super) fn lot(counter: &Counter<'_>, rules: &RuleBook) -> Result<Vec<Table>> {
    let whole = report::compute(
        counter.store,
        rules,
        &selection(counter.scope),
        Breakdown::Whole,
    )?;
    let wanted = [
        (
            "I13-B2",
            "Taux des référents RSA formés",
            trained_target(counter.scope.to.year()),
        ),
        (
            "I13-B3",
            "Taux d’utilisation du nouveau CER travaillé dans le cadre de la formation MAPPI",
            NEW_FORM_TARGET,
        ),
    ];
    let lines = wanted
        .iter()
        .enumerate()
        .filter_map(|(at, (id, label, target))| {
            let it = whole.lines.iter().find(|it| it.indicator.id == *id)?;
            let figures = figures(&it.figure, it.indicator.shape, Some(*target));
            Some(line(LOT.id, at + 1, label, figures, LineRole::Aside))
        });
    Ok(vec![noted(LOT.with(lines.collect()), counter.scope)])
}

/// What the indicators count is everyone's, with or without the label.
fn noted(mut table: Table, scope: &Scope) -> Table {
    if scope.label.is_some() {
        table
            .notes
            .push("Ces indicateurs comptent tout le monde, avec ou sans l’étiquette.".to_owned());
    }
    table
}

/// The indicators of the convention, then the results by scenario, by model and by type of action.
///
/// # Errors
/// When the store can't be read, or whoever looks may not.
pub(super) fn state(counter: &Counter<'_>, rules: &RuleBook) -> Result<Vec<Table>> {
    let asked = selection(counter.scope);
    let whole = report::compute(counter.store, rules, &asked, Breakdown::Whole)?;
    let lines = whole.lines.iter().enumerate().map(|(at, it)| {
        let figures = figures(&it.figure, it.indicator.shape, it.target);
        line(
            STATE.id,
            at + 1,
            it.indicator.label,
            figures,
            LineRole::Aside,
        )
    });
    let mut tables = vec![noted(STATE.with(lines.collect()), counter.scope)];
    for (heading, breakdown) in [(SCENARIOS, Breakdown::Scenario), (MODELS, Breakdown::Model)] {
        let grouped = report::compute(counter.store, rules, &asked, breakdown)?;
        let lines = grouped.lines.iter().flat_map(|it| {
            it.groups.iter().map(move |group| {
                let figures = figures(&group.figure, it.indicator.shape, it.target);
                (it.indicator.label, &group.label, figures)
            })
        });
        let lines = lines.enumerate();
        let lines = lines.map(|(at, (group, label, figures))| Line {
            group,
            ..line(heading.id, at + 1, label, figures, LineRole::Aside)
        });
        tables.push(noted(heading.with(lines.collect()), counter.scope));
    }
    tables.push(actions(counter)?);
    Ok(tables)
}

/// The actions that ended in the period, each with the code of its family.
///
/// # Errors
/// When the store can't be read, or whoever looks may not.
pub(super) fn ended(
    counter: &Counter<'_>,
    take: &mut dyn FnMut(&PlanLine, &'static str),
) -> Result<()> {
    counter.store.plan_lines(InPlan::Actions, &mut |action, _| {
        let ended = action
            .to
            .is_some_and(|to| counter.within(to) && counter.counts(action.person, to));
        if let Some(family) = action.code.filter(|_| ended) {
            take(&action, family.group);
        }
    })
}

/// What the actions that ended in the period led to, by family.
fn actions(counter: &Counter<'_>) -> Result<Table> {
    let scope = counter.scope;
    let courses = Courses::read(counter.store)?;
    let mut exits = counter
        .store
        .exits_between(scope.from, scope.to, &courses)?;
    exits.retain(|it| counter.counts_in(it.person, it.structure));
    let working = exits
        .iter()
        .filter(|it| it.motive.as_deref() == Some("emploi"));
    let working: BTreeSet<Id> = working.map(|it| it.person).collect();
    let mut families: BTreeMap<&str, ([i64; 3], BTreeSet<Id>)> = BTreeMap::new();
    ended(counter, &mut |action, family| {
        let (counts, people) = families.entry(family).or_default();
        let done = action.status.is_some_and(|it| it.code == "fait");
        let useful = action
            .impact
            .is_some_and(|it| matches!(it.code, "fort" | "partiel"));
        for (count, adds) in counts.iter_mut().zip([true, done, useful]) {
            *count += i64::from(adds);
        }
        if working.contains(&action.person) {
            people.insert(action.person);
        }
    })?;
    let lines = V::ActionFamily
        .codes()
        .iter()
        .enumerate()
        .map(|(at, family)| {
            let (counts, people) = families.remove(family.code).unwrap_or_default();
            let working = i64::try_from(people.len()).unwrap_or(i64::MAX);
            let figures = counts.into_iter().chain([working]).map(Figure::Count);
            line(
                ACTIONS.id,
                at + 1,
                family.label,
                figures.collect(),
                LineRole::Aside,
            )
        });
    let lines = lines.collect();
    let mut table = ACTIONS.with(lines);
    table.notes.push("Une personne sortie vers l’emploi est comptée pour chaque type d’action qu’elle a terminée dans la période\u{a0}; rien ne dit que l’une a causé l’autre.".to_owned());
    Ok(table)
}

//! How far people got: impact of the actions, objectives reached, brakes lifted; how often and how long they were
//! seen for it (« Hérault, bilan de convention », IV.B). Knows no profile and no motive.
use super::analysis::{heading, is_renewal, measures};
use super::counter::{Counter, Heading, Seen};
use super::follow::Ground;
use super::means::{count, mean, measured, median, share};
use super::meetings::{BEFORE_RENEWAL, before, between, of_signature};
use super::model::{Table, Unit};
use super::said::{Plan, Said};
use crate::domain::record::Entity;
use crate::domain::vocabulary::{ContractRank, ObjectiveStatus, Vocabulary as V};
use crate::store::summary::{Meeting, PlanLine};

const IMPACTS: Heading = Heading {
    lines: "Impact",
    columns: &["Nb d’actions"],
    ..heading(
        "B5",
        "Progression : impact des actions terminées",
        Unit::Acts,
    )
};
const PROGRESS: Heading = heading("B6", "Progression : objectifs et freins", Unit::Measures);
const MEETINGS: Heading = Heading {
    columns: &[
        "Nombre moyen",
        "Nombre médian",
        "Durée moyenne (min)",
        "Durée médiane (min)",
    ],
    ..heading("B7", "Fréquence et durée des rencontres", Unit::Measures)
};

/// Actions ended in the period by impact; objectives closed in it, brakes lifted in it.
pub(super) fn progress(counter: &mut Counter<'_>, plan: &Plan, said: &Said) -> [Table; 2] {
    let impacts = V::Impact.codes();
    for it in &plan.actions {
        if !ends_in(it, counter) {
            continue;
        }
        let at = it
            .impact
            .and_then(|code| impacts.iter().position(|it| it.code == code.code));
        let seen = Seen {
            person: it.person,
            on: it.to,
            record: Some((Entity::Action, it.record)),
            reason: "Action terminée",
        };
        counter.see((IMPACTS.id, at.unwrap_or(impacts.len() - 1), 0), seen);
    }
    let objectives = plan.objectives.iter().filter(|it| ends_in(it, counter));
    let objectives: Vec<&PlanLine> = objectives.collect();
    let status = |it: &PlanLine| it.status.and_then(|it| ObjectiveStatus::from_code(it.code));
    let closed = objectives
        .into_iter()
        .filter(|it| !matches!(status(it), None | Some(ObjectiveStatus::Ongoing)));
    let closed: Vec<&PlanLine> = closed.collect();
    let is_reached = |it: &&&PlanLine| status(it) == Some(ObjectiveStatus::Reached);
    let reached: Vec<&&PlanLine> = closed.iter().filter(is_reached).collect();
    for (at, it) in closed
        .iter()
        .map(|it| (0, it))
        .chain(reached.iter().map(|it| (1, *it)))
    {
        let seen = Seen {
            person: it.person,
            on: it.to,
            record: Some((Entity::Objective, it.record)),
            reason: "Objectif clos",
        };
        counter.see((PROGRESS.id, at, 0), seen);
    }
    let reached = reached.len();
    let (open, lifted) = braked(counter, said);
    let mut progress = measures(
        PROGRESS,
        vec![
            ("Objectifs clos dans la période", vec![count(closed.len())]),
            ("dont atteints", vec![count(reached)]),
            (
                "Part des objectifs atteints",
                vec![share(reached, closed.len())],
            ),
            (
                "Freins relevés au premier jour de la période",
                vec![count(open)],
            ),
            ("dont levés au dernier jour", vec![count(lifted)]),
            ("Part des freins levés", vec![share(lifted, open)]),
        ],
    );
    progress
        .notes
        .push("Un frein est levé quand la dernière évaluation du thème ne le dit plus.".to_owned());
    let table = counter.table(IMPACTS, impacts.iter().map(|it| it.label));
    [table, progress]
}

/// How many brakes were said on the first day, and how many of them the last day no longer says.
fn braked(counter: &mut Counter<'_>, said: &Said) -> (usize, usize) {
    let (mut open, mut lifted) = (0, 0);
    for (person, of_first, gone) in &said.brakes {
        let all = [(3, *of_first, "Frein relevé"), (4, *gone, "Frein levé")];
        for (at, times, reason) in all {
            for _ in 0..times {
                let seen = Seen {
                    person: *person,
                    on: None,
                    record: None,
                    reason,
                };
                counter.see((PROGRESS.id, at, 0), seen);
            }
        }
        open += of_first;
        lifted += gone;
    }
    (open, lifted)
}

fn ends_in(it: &PlanLine, counter: &Counter<'_>) -> bool {
    it.to
        .is_some_and(|to| counter.within(to) && counter.counts(it.person, to))
}

/// How often and how long people are seen, before a signature and during a closer support.
pub(super) fn frequency(counter: &mut Counter<'_>, ground: &Ground) -> Table {
    let mut first = Vec::new();
    let mut renewed = Vec::new();
    for it in &ground.signed {
        if !counter.within(it.on) {
            continue;
        }
        let (at, cases) = match it.rank {
            Some(ContractRank::First) => (0, &mut first),
            _ if is_renewal(it) => (1, &mut renewed),
            _ => continue,
        };
        if let Some(met) = before(ground, it) {
            cases.push(met);
            counter.see((MEETINGS.id, at, 0), of_signature(it));
        }
    }
    let supported = ground.supports.iter().map(|it| {
        let last = it.to.unwrap_or(counter.scope.to).min(counter.scope.to);
        between(ground, it.person, it.from, last)
    });
    let supported: Vec<Vec<Meeting>> = supported.collect();
    for it in &ground.supports {
        let seen = Seen {
            person: it.person,
            on: Some(it.from),
            record: Some((Entity::IntensiveSupport, it.record)),
            reason: "Accompagnement renforcé",
        };
        counter.see((MEETINGS.id, 2, 0), seen);
    }
    let figures = |cases: &[Vec<Meeting>]| {
        let numbers: Vec<i64> = cases
            .iter()
            .map(|it| i64::try_from(it.len()).unwrap_or(0))
            .collect();
        let minutes: Vec<i64> = cases.iter().flatten().filter_map(|it| it.minutes).collect();
        vec![
            mean(&numbers),
            median(&numbers),
            mean(&minutes),
            median(&minutes),
        ]
    };
    let mut table = measures(
        MEETINGS,
        vec![
            ("À la première contractualisation", figures(&first)),
            ("À un renouvellement de contrat", figures(&renewed)),
            ("À un accompagnement social renforcé", figures(&supported)),
        ],
    );
    let of = [&first, &renewed, &supported].map(Vec::len);
    measured(table.lines.iter_mut(), of);
    table.notes.push(format!("Rendez-vous individuels honorés\u{a0}: de l’orientation à la première signature, quand sa date est connue\u{a0}; dans les {BEFORE_RENEWAL} jours avant la signature d’un renouvellement\u{a0}; pendant l’accompagnement renforcé. Les durées sont celles qui sont notées."));
    table
}

//! What the contracts signed in the period hold: objectives, actions, who carries them out (« Hérault, bilan de
//! convention », IV.D). Each type counts once a contract, as the DREES does. Knows no appointment.
use std::collections::{BTreeSet, HashMap};

use super::counter::{Counter, Heading, Seen};
use super::follow::Ground;
use super::model::{LineRole, Table, Unit};
use super::said::Plan;
use crate::domain::record::{Entity, Id};
use crate::domain::vocabulary::{Code, Vocabulary as V};
use crate::store::summary::{PlanLine, Signed};

const fn heading(id: &'static str, title: &'static str, lines: &'static str) -> Heading {
    Heading {
        id,
        section: "iv_d",
        title,
        unit: Unit::Acts,
        lines,
        columns: &["Nb de contrats"],
    }
}

const OBJECTIVES: Heading = heading("D1", "Objectifs d’insertion visés", "Objectif");
const ACTIONS: Heading = heading("D2", "Actions proposées", "Action");
const OPERATORS: Heading = heading("D3", "Maîtres d’œuvre pressentis", "Maître d’œuvre");

/// Counts the content of the contracts.
pub(super) fn tables(counter: &mut Counter<'_>, ground: &Ground, plan: &Plan) -> [Table; 3] {
    let mut signed: HashMap<Id, Vec<&Signed>> = HashMap::new();
    for it in ground.signed.iter().filter(|it| counter.within(it.on)) {
        signed.entry(it.person).or_default().push(it);
    }
    let objectives = held(&plan.objectives, &signed);
    let actions = held(&plan.actions, &signed);
    see(
        counter,
        OBJECTIVES,
        V::InsertionObjective,
        &objectives,
        |it| it.code,
    );
    see(counter, ACTIONS, V::ActionCode, &actions, |it| it.code);
    see(counter, OPERATORS, V::Operator, &actions, |it| it.operator);
    let mut tables = [
        (OBJECTIVES, V::InsertionObjective),
        (ACTIONS, V::ActionCode),
        (OPERATORS, V::Operator),
    ]
    .map(|(heading, list)| counter.table(heading, list.codes().iter().map(|it| it.label)));
    let actions = tables.iter_mut().filter(|it| it.id == ACTIONS.id);
    let actions = actions.flat_map(|it| &mut it.lines);
    for (line, code) in actions.zip(V::ActionCode.codes()) {
        line.group = V::ActionFamily.label(code.group);
    }
    for table in &mut tables {
        table.notes.push("Contrats signés dans la période, avec ce qui était en cours le jour de la signature\u{a0}; chaque type compte une fois par contrat.".to_owned());
        for line in &mut table.lines {
            line.role = LineRole::Aside;
        }
    }
    tables
}

/// The lines of the plan under way on the day of a signature, with the contract signed.
fn held<'s>(
    plan: &[PlanLine],
    signed: &HashMap<Id, Vec<&'s Signed>>,
) -> Vec<(&'s Signed, PlanLine)> {
    let mut found = Vec::new();
    for line in plan {
        for contract in signed.get(&line.person).into_iter().flatten() {
            let begun = line.from.is_none_or(|from| from <= contract.on);
            let open = line.to.is_none_or(|to| contract.on <= to);
            if begun && open {
                found.push((*contract, *line));
            }
        }
    }
    found
}

fn see(
    counter: &mut Counter<'_>,
    heading: Heading,
    list: V,
    held: &[(&Signed, PlanLine)],
    code: fn(&PlanLine) -> Option<&'static Code>,
) {
    let at = |code: &Code| list.codes().iter().position(|it| it.code == code.code);
    let once: BTreeSet<(Id, Id, usize)> = held
        .iter()
        .filter_map(|(contract, line)| {
            let at = code(line).and_then(at)?;
            Some((contract.person, contract.record, at))
        })
        .collect();
    let days: HashMap<Id, &Signed> = held.iter().map(|(it, _)| (it.record, *it)).collect();
    for (person, record, at) in once {
        let seen = Seen {
            person,
            on: days.get(&record).map(|it| it.on),
            record: Some((Entity::Contract, record)),
            reason: "Contrat signé",
        };
        counter.see((heading.id, at, 0), seen);
    }
}

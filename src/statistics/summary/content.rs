//! What the contracts signed in the period hold: objectives, actions, who carries them out (« Hérault, bilan de
//! convention », IV.D). Each type counts once a contract, as the DREES does. Knows no appointment.
use std::collections::HashMap;

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
    let (objectives, actions) = (&plan.objectives, &plan.actions);
    let objective = (OBJECTIVES, V::InsertionObjective);
    see(counter, objective, &signed, objectives, |it| it.code);
    let action = (ACTIONS, V::ActionCode);
    see(counter, action, &signed, actions, |it| it.code);
    let operator = (OPERATORS, V::Operator);
    see(counter, operator, &signed, actions, |it| it.operator);
    let mut tables = [objective, action, operator]
        .map(|(heading, list)| counter.table(heading, list.codes().iter().map(|it| it.label)));
    let actions = tables.iter_mut().filter(|it| it.id == ACTIONS.id);
    let actions = actions.flat_map(|it| &mut it.lines);
    for (line, code) in actions.zip(V::ActionCode.codes()) {
        line.group = V::ActionFamily.label(code.group);
    }
    for table in &mut tables {
        table.notes.push("Contrats signés dans la période, avec les objectifs en cours le jour de la signature et leurs actions, commencées ou à faire\u{a0}; chaque type compte une fois par contrat.".to_owned());
        for line in &mut table.lines {
            line.role = LineRole::Aside;
        }
    }
    tables
}

/// Counts each type once a contract, when it was in the plan on the day of the signature: begun or still to be done, not
/// over.
fn see(
    counter: &mut Counter<'_>,
    (heading, list): (Heading, V),
    signed: &HashMap<Id, Vec<&Signed>>,
    plan: &[PlanLine],
    code: fn(&PlanLine) -> Option<&'static Code>,
) {
    let at = |code: &Code| list.codes().iter().position(|it| it.code == code.code);
    let mut once = Vec::new();
    for line in plan {
        let Some(at) = code(line).and_then(at) else {
            continue;
        };
        let own = signed.get(&line.person).into_iter().flatten();
        let under_way = own.filter(|it| {
            line.planned.is_none_or(|day| day <= it.on) && line.to.is_none_or(|to| it.on <= to)
        });
        once.extend(under_way.map(|it| (it.person, it.record, at, it.on)));
    }
    once.sort_unstable();
    once.dedup();
    for (person, record, at, on) in once {
        let seen = Seen {
            person,
            on: Some(on),
            record: Some((Entity::Contract, record)),
            reason: "Contrat signé",
        };
        counter.see((heading.id, at, 0), seen);
    }
}

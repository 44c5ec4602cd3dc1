//! A new evaluation of the situation, that starts from what the last one says.
use super::filled::Filled;
use super::kinds;
use super::opening::Opening;
use super::steps::Steps;
use crate::domain::change::{Op, Values};
use crate::domain::record::{Entity, Row, Value};
use crate::form::{Form, FormSpec};
use crate::words::panel::situation_findings;

pub(super) struct NewSituation;

/// What is taken from the last evaluation.
const KEPT: [&str; 6] = [
    "commentaire",
    "objectifs",
    "motivations",
    "atouts",
    "potentiel",
    "reseau",
];

fn last(evaluations: &[Row]) -> Option<&Row> {
    let by_day = |row: &&Row| (row.date("faite_le"), row.id);
    evaluations.iter().max_by_key(by_day)
}

impl Steps for NewSituation {
    fn about(&self) -> Entity {
        Entity::Situation
    }

    fn form(&self, at: Opening<'_>) -> Option<Form> {
        let mut first = kinds::first_answers(at, Entity::Situation, 0);
        let title = match last(at.rows(Entity::Situation)) {
            Some(last) => {
                first.extend(KEPT.map(|name| (name, last.get(name).clone())));
                let day = last.day("faite_le");
                format!("Nouvelle évaluation, à partir de celle du {day}")
            }
            None => "Première évaluation de la situation".to_owned(),
        };
        let spec = FormSpec::whole(Entity::Situation).titled(title);
        Some(at.form(spec, None, &first))
    }

    /// The evaluation, and the findings of the last one, to be looked at again.
    fn ops(&self, at: &Filled<'_>) -> Vec<Op> {
        let mut ops = vec![Op::insert(Entity::Situation, at.values.clone())];
        let last = last(at.rows(Entity::Situation));
        let Some((file, last)) = at.file.zip(last) else {
            return ops;
        };
        ops.extend(situation_findings(file, last.id).iter().map(|finding| {
            let mut values: Values = vec![
                ("allocataire_id", Value::Int(file.person)),
                ("situation_id", Value::Pending(0)),
            ];
            let kept = ["theme", "constats", "commentaire"];
            values.extend(kept.map(|name| (name, finding.get(name).clone())));
            Op::insert(Entity::Finding, values)
        }));
        ops
    }

    fn label(&self, at: &Filled<'_>) -> String {
        format!("Situation évaluée le {}", at.row.day("faite_le"))
    }
}

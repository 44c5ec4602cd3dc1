//! A new evaluation of the situation, that starts from what the last one says.
use super::kinds;
use crate::domain::record::finding::{FINDING, FindingRecord};
use crate::domain::record::situation::{SITUATION, SituationRecord};
use crate::gestures::prelude::*;

pub(super) struct NewSituation;

/// What is taken from the last evaluation.
pub(super) const KEPT: [&str; 6] = [
    SITUATION.comment.name,
    SITUATION.aims.name,
    SITUATION.motivations.name,
    SITUATION.assets.name,
    SITUATION.potential.name,
    SITUATION.network.name,
];

/// The last evaluation.
pub(super) fn last(file: &CaseFile) -> Option<SituationRecord<'_>> {
    let all = file.all::<SituationRecord<'_>>();
    all.max_by_key(|it| (it.made_on(), it.id))
}

/// The findings of the last evaluation, one theme apart, in the evaluation that a change makes first.
pub(super) fn carried(file: &CaseFile, apart: Option<&str>) -> Vec<Op> {
    let all = last(file).map_or_else(Vec::new, |last| file.findings(last.id));
    let kept = all
        .into_iter()
        .filter(|it| apart.is_none() || it.theme() != apart);
    let copy = |it: FindingRecord<'_>| {
        let values = vec![
            owner(file),
            FINDING.situation.set(Value::Pending(0)),
            FINDING.theme.set(it.theme()),
            FINDING.findings.set(it.findings()),
            FINDING.comment.set(it.comment()),
        ];
        Op::insert(Entity::Finding, values)
    };
    kept.map(copy).collect()
}

impl Steps for NewSituation {
    fn form(&self, at: Opening<'_>) -> Option<Form> {
        let mut first = kinds::first_answers(at, Entity::Situation, 0);
        let title = match at.file.and_then(last) {
            Some(last) => {
                first.extend(KEPT.map(|name| (name, last.get(name).clone())));
                let day = last.day(SITUATION.made_on.name);
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
        ops.extend(at.file.map_or_else(Vec::new, |file| carried(file, None)));
        ops
    }

    fn label(&self, at: &Filled<'_>) -> String {
        let day = at.row.day(SITUATION.made_on.name);
        format!("Situation évaluée le {day}")
    }
}

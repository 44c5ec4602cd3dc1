//! A new evaluation of the situation, that starts from what the last one says: its texts, and each theme.
pub(super) mod themes;

use super::kinds;
use crate::domain::record::situation::{SITUATION, SituationRecord};
use crate::gestures::prelude::*;

pub(super) struct NewSituation;

/// What is taken from the last evaluation.
pub(super) const KEPT: [&str; 7] = [
    SITUATION.comment.name,
    SITUATION.aims.name,
    SITUATION.motivations.name,
    SITUATION.assets.name,
    SITUATION.potential.name,
    SITUATION.network.name,
    SITUATION.support.name,
];

/// The last evaluation.
pub(super) fn last(file: &CaseFile) -> Option<SituationRecord<'_>> {
    let all = file.all::<SituationRecord<'_>>();
    all.max_by_key(|it| (it.made_on(), it.id))
}

impl Steps for NewSituation {
    fn form(&self, at: Opening<'_>) -> Option<Form> {
        let mut first = kinds::first_answers(at, Entity::Situation, 0);
        let last = at.file.and_then(last);
        let title = match last {
            Some(last) => {
                if let Some(file) = at.file {
                    first.extend(themes::answers(&file.findings(last.id)));
                }
                first.extend(KEPT.map(|name| (name, last.get(name).clone())));
                let day = last.day(SITUATION.made_on.name);
                format!("Nouvelle évaluation, à partir de celle du {day}")
            }
            None => "Première évaluation de la situation".to_owned(),
        };
        let mut spec = FormSpec::whole(Entity::Situation).titled(title);
        // After what the person says of their situation, before the resources.
        let texts = spec.fields.split_off(spec.fields.len().min(2));
        let spec = spec.asking(&themes::asked()).asking(&texts);
        let mut form = at.form(spec, None, &first);
        if last.is_some() {
            form.focus_field(themes::first());
        }
        Some(form)
    }

    fn ops(&self, at: &Filled<'_>) -> Vec<Op> {
        let evaluation = Op::insert(Entity::Situation, at.own_values());
        [evaluation].into_iter().chain(themes::ops(at)).collect()
    }

    fn label(&self, at: &Filled<'_>) -> String {
        let day = at.row.day(SITUATION.made_on.name);
        format!("Situation évaluée le {day}")
    }
}

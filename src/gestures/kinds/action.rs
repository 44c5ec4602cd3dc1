//! An action of the plan.
use super::hooks::First::{Code, Today};
use super::hooks::{Hooks, NONE, put_last};
use super::model;
use crate::domain::change::Values;
use crate::domain::record::Value;
use crate::gestures::filled::Filled;

pub(super) const HOOKS: Hooks = Hooks {
    first: &[
        ("statut", Code("a_faire")),
        ("debut", Today),
        ("acteur_genre", Code("personne")),
    ],
    first_of_file: |_, parent| match parent {
        0 => Vec::new(),
        objective => vec![("objectif_id", Value::Int(objective))],
    },
    not_when_new: &["motif", "fin", "qualite", "impact", "evaluee_le"],
    complete,
    explain: model::check_evaluators,
    ..NONE
};

fn complete(at: &Filled<'_>, values: &mut Values) {
    let changed = |name: &str| at.answer(name).is_some();
    let judged = changed("qualite") || changed("impact");
    if judged && at.row.date("evaluee_le").is_none() {
        values.push(("evaluee_le", at.writer.today.into()));
    }
    // Who would evaluate is offered: nobody has evaluated what has no evaluation.
    if at.row.text("qualite").is_none() && at.row.text("impact").is_none() {
        values.retain(|(name, _)| *name != "evaluee_par");
    }
    put_last(at, values);
}

//! An appointment.
use super::hooks::First::{Code, Me, Today};
use super::hooks::{Hooks, NONE};
use crate::domain::agenda::USUAL;
use crate::domain::record::Value;

pub(super) const HOOKS: Hooks = Hooks {
    first: &[
        ("type", Code("accompagnement")),
        ("statut", Code("prevu")),
        ("canal", Code("bureau")),
        ("cree_le", Today),
        ("agent_id", Me),
    ],
    first_of_file: |_, _| vec![("duree", Value::Int(USUAL))],
    not_when_new: &["statut", "compte_rendu"],
    complete: |at, values| {
        if at.answer("statut").is_some() {
            values.push(("statut_le", at.writer.today.into()));
        }
    },
    ..NONE
};

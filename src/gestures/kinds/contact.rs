//! A contact: whether both sides spoke is read in its result.
use super::hooks::First::{Code, Me, Today};
use super::hooks::{Hooks, NONE};
use crate::domain::record::Value;

pub(super) const HOOKS: Hooks = Hooks {
    first: &[
        ("fait_le", Today),
        ("sens", Code("sortant")),
        ("canal", Code("telephone")),
        ("agent_id", Me),
    ],
    complete: |at, values| {
        let spoke = at.row.text("resultat") == Some("echange");
        values.push(("bilateral", Value::Int(i64::from(spoke))));
    },
    ..NONE
};

//! An objective of the plan.
use super::hooks::First::{Code, Today};
use super::hooks::{Hooks, NONE, put_last};

pub(super) const HOOKS: Hooks = Hooks {
    first: &[("statut", Code("en_cours")), ("debut", Today)],
    first_of_file: |_, parent| {
        let kind = if parent == 0 {
            "intermediaire"
        } else {
            "final"
        };
        vec![("genre", kind.into())]
    },
    not_when_new: &["fin"],
    complete: put_last,
    ..NONE
};

//! An objective of the plan.
use super::hooks::{Hooks, NONE, put_last};
use crate::domain::record::objective::OBJECTIVE;
use crate::domain::vocabulary::{ObjectiveKind, ObjectiveStatus};

pub(super) const HOOKS: Hooks = Hooks {
    first: |at, parent| {
        let kind = match parent {
            0 => ObjectiveKind::Intermediate,
            _ => ObjectiveKind::Final,
        };
        vec![
            OBJECTIVE.kind.set(kind),
            OBJECTIVE.status.set(ObjectiveStatus::Ongoing),
            OBJECTIVE.start.set(at.today),
        ]
    },
    not_when_new: &[OBJECTIVE.end.name],
    complete: |at, values| put_last(OBJECTIVE.order, at, values),
    ..NONE
};

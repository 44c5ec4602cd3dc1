//! An objective of the plan.
use super::hooks::{Hooks, NONE, put_last};
use crate::domain::record::objective::OBJECTIVE;

pub(super) const HOOKS: Hooks = Hooks {
    complete: |at, values| put_last(OBJECTIVE.order, at, values),
    ..NONE
};

//! A commitment of one side.
use super::hooks::{Hooks, NONE, put_last};
use crate::domain::record::commitment::COMMITMENT;
use crate::domain::vocabulary::Side;

pub(super) const HOOKS: Hooks = Hooks {
    first: |_, contract| {
        vec![
            COMMITMENT.contract.set(contract),
            COMMITMENT.side.set(Side::Person),
        ]
    },
    complete: |at, values| put_last(COMMITMENT.order, at, values),
    ..NONE
};

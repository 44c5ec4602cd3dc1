//! A contact: whether both sides spoke is read in its result.
use super::hooks::{Hooks, NONE};
use crate::domain::record::contact::{CONTACT, ContactRecord};
use crate::domain::vocabulary::{ContactResult, Direction};

pub(super) const HOOKS: Hooks = Hooks {
    first: |at, _| {
        vec![
            CONTACT.made_on.set(at.today),
            CONTACT.direction.set(Direction::Outbound),
            CONTACT.channel.set("telephone"),
            CONTACT.agent.set(at.agent),
        ]
    },
    complete: |at, values| {
        let result = at.read::<ContactRecord<'_>>().result();
        let spoke = result == Some(ContactResult::Exchange);
        values.push(CONTACT.bilateral.set(spoke));
    },
    ..NONE
};

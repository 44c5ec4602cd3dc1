//! A need that nothing here answers, noted from the action that could not be done for want of an offer.
use crate::domain::record::action::ActionRecord;
use crate::domain::record::unmet_need::UNMET_NEED;
use crate::domain::vocabulary::territory_theme;
use crate::gestures::prelude::*;

pub(super) const HOOKS: Hooks = Hooks {
    first: |at, action| {
        let Some(action) = at.one::<ActionRecord<'_>>(action) else {
            return Vec::new();
        };
        vec![
            UNMET_NEED
                .theme
                .set(action.code().and_then(territory_theme)),
            UNMET_NEED.detail.set(action.label()),
        ]
    },
    ..NONE
};

//! What the person says of a part they read: its form, and the day when the situation was validated,
//! written in the same act so that undo takes both back.
use crate::domain::record::situation::{SITUATION, SituationRecord};
use crate::domain::record::validation::{VALIDATION, ValidationRecord};
use crate::domain::validation::{ValidatedPart, agreed_on, agrees};
use crate::gestures::prelude::*;

pub(super) const HOOKS: Hooks = Hooks {
    first: |at, _| {
        vec![
            VALIDATION.made_on.set(at.today),
            VALIDATION.means.set("ecran"),
            VALIDATION.opinion.set("accord"),
        ]
    },
    // What was read does not change.
    edited: Some(&[
        VALIDATION.made_on.name,
        VALIDATION.means.name,
        VALIDATION.opinion.name,
        VALIDATION.note.name,
    ]),
    with: |at, file| {
        let before = at.record.and_then(|(id, _)| file.row(at.kind, id));
        consequences(file, before, Some(&at.row))
    },
    ..NONE
};

/// The operations that follow when a validation that read `before` (none when it is new) becomes
/// `after` (none when it is taken away).
pub(crate) fn consequences(file: &CaseFile, before: Option<&Row>, after: Option<&Row>) -> Vec<Op> {
    let read = after.or(before).map(ValidationRecord::of);
    let situation = read
        .filter(|it| it.object() == Some(ValidatedPart::Situation))
        .and_then(|it| file.one::<SituationRecord<'_>>(it.object_id()?));
    let Some(situation) = situation else {
        return Vec::new();
    };
    let others = file.rows(Entity::Validation).iter();
    let others = others.filter(|other| before.is_none_or(|before| before.id != other.id));
    let others: Vec<Row> = others.cloned().collect();
    let agreed = |row: &Row| ValidationRecord::of(row).made_on().filter(|_| agrees(row));
    let new = agreed_on(&others, situation.id).max(after.and_then(agreed));
    let now = situation.validated_on();
    // A day that was noted by hand stays, unless the person validates later.
    let ours = now.is_some() && before.and_then(agreed) == now;
    let value = match (new, now) {
        (Some(new), Some(now)) if new < now && !ours => return Vec::new(),
        (None, _) if !ours => return Vec::new(),
        (new, now) if new == now => return Vec::new(),
        (new, _) => new,
    };
    let values = vec![SITUATION.validated_on.set(value)];
    vec![Op::update(&situation, values)]
}

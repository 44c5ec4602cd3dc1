//! The rows of the index of due dates: one a live deadline.
use crate::domain::deadlines::Deadline;
use crate::domain::record::Value;
use crate::domain::rules::Level;

/// Whether a deadline of that level calls for someone: information never does.
pub(super) fn calls(level: Level) -> bool {
    level == Level::Alert
}

/// The row of a deadline, in the order of the columns of the index; none for one that is over.
pub(super) fn row(deadline: &Deadline) -> Option<Vec<Value>> {
    let window = deadline.window()?;
    let start = deadline.start;
    let held = deadline.neutralised.as_ref();
    Some(vec![
        Value::from(deadline.rule.id.as_str()),
        Value::from(deadline.rule.level.code()),
        Value::Int(i64::from(calls(deadline.rule.level))),
        Value::from(deadline.object.kind.code()),
        Value::Int(deadline.object.id),
        start.map(|start| start.event.code()).into(),
        start.and_then(|start| start.date).into(),
        window.due.into(),
        window.soon_from.into(),
        window.visible_from.into(),
        window.visible_until.into(),
        window.neutralised_from.into(),
        window.neutralised_to.into(),
        held.map(|it| it.reason.as_str()).into(),
        deadline.detail.as_deref().into(),
    ])
}

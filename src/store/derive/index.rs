//! The rows of the index of due dates: one a live deadline. What is chosen among few is a number, and
//! the words of a record stay in it.
use std::collections::HashMap;

use super::cohort::day;
use crate::domain::deadlines::{Deadline, Window};
use crate::domain::facts::{Facts, Object, ObjectKind};
use crate::domain::record::{Id, Value};
use crate::domain::rules::{EventKey, Level};
use crate::store::deadline_index::Wording;
use crate::store::places::kept;

/// Whether a deadline of that level calls for someone: information never does.
pub(super) fn calls(level: Level) -> bool {
    level == Level::Alert
}

/// The words of the plan of a person, as the records of the objectives and the actions have them.
pub(super) struct Plan<'f> {
    objectives: HashMap<Id, &'f str>,
    /// What is done, and who does it.
    actions: HashMap<Id, (&'f str, Option<&'f str>)>,
}

impl<'f> Plan<'f> {
    pub(super) fn of(facts: &'f Facts) -> Self {
        let objectives = facts.objectives.iter();
        let actions = facts.actions.iter();
        Self {
            objectives: objectives.map(|it| (it.id, it.label.as_str())).collect(),
            actions: actions
                .map(|it| (it.id, (it.label.as_str(), it.actor.as_deref())))
                .collect(),
        }
    }

    /// Which words of its record a deadline says; none when it says others.
    fn wording(&self, object: Object, words: &str) -> Option<Wording> {
        match object.kind {
            ObjectKind::Objective => {
                let label = self.objectives.get(&object.id)?;
                (*label == words).then_some(Wording::Objective)
            }
            ObjectKind::Action => {
                let (label, actor) = self.actions.get(&object.id)?;
                let rest = words.strip_prefix(label)?;
                let named = rest.strip_prefix(" (").and_then(|it| it.strip_suffix(')'));
                match named {
                    _ if rest.is_empty() => Some(Wording::Action),
                    Some(named) if Some(named) == *actor => Some(Wording::ActionAndActor),
                    Some(_) | None => None,
                }
            }
            _ => None,
        }
    }
}

/// What a row says.
pub(super) struct Said<'s> {
    pub(super) rule: &'s str,
    pub(super) level: Level,
    pub(super) object: Object,
    pub(super) start: Option<EventKey>,
    /// The day that starts the delay.
    pub(super) since: Value,
    pub(super) window: Window,
    pub(super) detail: Option<&'s str>,
    pub(super) wording: Option<Wording>,
}

impl Said<'_> {
    /// In the order of the columns of the index.
    pub(super) fn row(self) -> Vec<Value> {
        let window = self.window;
        vec![
            Value::Int(i64::from(calls(self.level))),
            day(window.due),
            day(window.soon_from),
            day(window.visible_from),
            day(window.visible_until),
            day(window.neutralised_from),
            day(window.neutralised_to),
            kept(Level::ALL, &self.level),
            Value::from(self.rule),
            kept(ObjectKind::ALL, &self.object.kind),
            Value::Int(self.object.id),
            self.start
                .map_or(Value::Null, |event| kept(EventKey::ALL, &event)),
            self.since,
            self.wording
                .map_or(Value::Null, |wording| kept(Wording::ALL, &wording)),
            self.detail.filter(|_| self.wording.is_none()).into(),
        ]
    }
}

/// The row of a deadline; none for one that is over.
pub(super) fn row(deadline: &Deadline, plan: &Plan<'_>) -> Option<Vec<Value>> {
    // An action without a label says nothing.
    let detail = deadline.detail.as_deref().filter(|it| !it.is_empty());
    let said = Said {
        rule: &deadline.rule.id,
        level: deadline.rule.level,
        object: deadline.object,
        start: deadline.start.map(|start| start.event),
        since: day(deadline.start.and_then(|start| start.date)),
        window: deadline.window()?,
        detail,
        wording: detail.and_then(|words| plan.wording(deadline.object, words)),
    };
    Some(said.row())
}

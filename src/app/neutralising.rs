//! What a neutralisation does not do: it suspends no deadline that was due before it begins. Knows no place.
use crate::app::prelude::*;
use crate::domain::date::short;
use crate::domain::deadlines::{IndexRow, State};
use crate::domain::facts::ObjectKind;
use crate::domain::record::exemption::{EXEMPTION, ExemptionRecord};
use crate::domain::record::{Issue, Record, Row, Severity};
use crate::words::why;

/// Deadlines that are named at once.
const NAMED: usize = 3;

/// The late deadlines that it would have suspended, had it begun earlier; it forbids nothing.
///
/// # Errors
/// When the store can't be read.
pub fn doubts(row: &Row, person: Option<Id>, desk: &Desk) -> Result<Vec<Issue>> {
    let it = ExemptionRecord::of(row);
    let Some((person, from)) = person.zip(it.start()) else {
        return Ok(Vec::new());
    };
    let too_late = |alert: &IndexRow| {
        let due = alert.window.due.filter(|due| *due < from)?;
        let late = alert.state(desk.today) == State::Late && concerns(it, alert, desk);
        late.then(|| (why::label(alert, &desk.rules), short(due)))
    };
    let alerts = desk.store.alerts_of(person, desk.today)?;
    let all: Vec<_> = alerts.iter().filter_map(too_late).collect();
    let said = all
        .iter()
        .take(NAMED)
        .enumerate()
        .map(|(at, (label, due))| {
            let was = if at == 0 { "était dû " } else { "" };
            format!("«\u{a0}{label}\u{a0}» {was}le {due}")
        });
    let said = said.collect::<Vec<_>>().join(", ");
    let (more, them) = match all.len() {
        0 => return Ok(Vec::new()),
        1 => (String::new(), "le"),
        count if count > NAMED => (format!(" (et {} de plus)", count - NAMED), "les"),
        _ => (String::new(), "les"),
    };
    let words =
        format!("{said}{more}\u{a0}: une neutralisation qui commence après ne {them} suspend pas.");
    let start = EXEMPTION.start.name;
    Ok(vec![Issue {
        field: start,
        about: vec![start, EXEMPTION.rules.name],
        severity: Severity::Warning,
        is_reminder: false,
        sentence: words,
    }])
}

/// Whether it names the rule of an alert, or none. It holds up no request of the person.
fn concerns(it: ExemptionRecord<'_>, alert: &IndexRow, desk: &Desk) -> bool {
    let named = |name: &str| match desk.rules.rule(&alert.rule) {
        Some(rule) => rule.is_named(name),
        None => alert.rule == name,
    };
    let mut rules = it.rule_names().peekable();
    alert.object.0.as_deref() != Some(ObjectKind::PersonRequest.code())
        && (rules.peek().is_none() || rules.any(named))
}

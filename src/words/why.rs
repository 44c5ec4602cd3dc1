//! « Pourquoi ? »: each deadline with its rule, its source, its start, its delay, its due date.
mod missing;
mod words;

use crate::domain::date::{Date, full, long};
use crate::domain::deadlines::IndexRow;
use crate::domain::deadlines::{Deadline, State};
use crate::domain::rules::{Response, RuleBook};
use crate::domain::text::enclosed;

pub use missing::{Missing, ending};
pub use words::when;

/// What is said on screen after what is missing, and on no paper.
pub const OPENS: &str = " Entrée ouvre ce champ.";

/// The words of one deadline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// State that day.
    pub state: State,
    /// « CER à signer ».
    pub label: String,
    /// « 19 j de retard ».
    pub when: String,
    /// Sentences: what is counted from what, rule, source.
    pub lines: Vec<String>,
    /// Record the deadline bears on: kind (code) and number.
    pub object: (String, i64),
    /// Slug of the rule.
    pub rule: String,
    /// Where the date that is missing is to be typed.
    pub missing: Option<Missing>,
}

/// Label of a live deadline: the wording of its objective or action, or the rule's short label.
pub fn label(row: &IndexRow, rules: &RuleBook) -> String {
    let rule = rules.rule(&row.rule);
    let short = rule.map_or(row.rule.as_str(), |rule| rule.short_label.as_str());
    let response = rule.and_then(|rule| rule.response());
    named(response, row.detail.as_deref(), short)
}

/// An objective or an action goes by its own name, « à évaluer » once it is over.
fn named(response: Option<Response>, detail: Option<&str>, short: &str) -> String {
    match (response, detail) {
        (Some(Response::Done), Some(detail)) => detail.to_owned(),
        (Some(Response::Evaluation), Some(detail)) => format!("À évaluer : {detail}"),
        (_, _) => short.to_owned(),
    }
}

/// The words of a deadline on a day.
pub fn reason(deadline: &Deadline, rules: &RuleBook, today: Date) -> Reason {
    let rule = &deadline.rule;
    let missing = missing::of(deadline);
    let mut lines = Vec::new();
    lines.extend(deadline.detail.iter().cloned());
    lines.push(words::start(deadline));
    if let Some(missing) = &missing {
        lines.push(format!("Il manque : {}.{OPENS}", missing.words));
    }
    lines.extend(words::delay(rule));
    if let Some(due) = deadline.due {
        let before = deadline.act_before(rules.calendar());
        let before = before.filter(|day| *day != due).map(full);
        let act = enclosed(", agir avant le ", &before.unwrap_or_default(), "");
        lines.push(format!("Échéance : {}{act}", long(due)));
    }
    if let Some(neutralised) = &deadline.neutralised {
        let (from, to) = (full(neutralised.from), neutralised.to.map(full));
        let until = enclosed(" au ", &to.unwrap_or_default(), "");
        lines.push(format!(
            "Neutralisée du {from}{until} : {}",
            neutralised.reason
        ));
    }
    lines.extend(words::outcome(&deadline.outcome, today));
    lines.extend(words::end(rule));
    lines.push(format!(
        "Règle {} ({}) : {}",
        rule.code, rule.id, rule.label
    ));
    lines.push(format!("Source : {}{}", rule.basis, words::nature(rule)));
    lines.push(words::set(rule, rules));
    let detail = deadline.detail.as_deref();
    Reason {
        state: deadline.shown(today),
        label: named(rule.response(), detail, &rule.short_label),
        when: when(deadline, today),
        lines,
        object: (deadline.object.kind.code().to_owned(), deadline.object.id),
        rule: rule.id.clone(),
        missing,
    }
}

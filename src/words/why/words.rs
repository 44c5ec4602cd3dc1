//! The sentences of one deadline: start and fallback, delay and bound, end, source, set.
use crate::domain::date::{Date, full};
use crate::domain::deadlines::{Deadline, Outcome, State};
use crate::domain::rules::{Bound, Evaluator, EventKey, Level, Nature, Rule, RuleBook, Shift};
use crate::words::state::{self as words, since};

/// How long is left or has passed: information never counts as late, nor what is fixed as done.
pub fn when(deadline: &Deadline, today: Date) -> String {
    let state = deadline.state(today);
    let start = deadline.start.and_then(|it| it.date);
    match (&deadline.outcome, state, deadline.due) {
        (Outcome::Closed { on, .. }, State::DoneInTime, _) if *on > today => {
            "fixé à temps".to_owned()
        }
        (Outcome::Closed { on, .. }, State::DoneLate, _) if *on > today => {
            "fixé hors délai".to_owned()
        }
        (_, State::Late, Some(due)) if deadline.shown(today) != state => {
            format!("limite le {}", full(due))
        }
        _ => since(state, start, today).unwrap_or_else(|| words::when(state, deadline.days(today))),
    }
}

/// What the delay is counted from, and what it would rather have been counted from.
pub(super) fn start(deadline: &Deadline) -> String {
    let Some(start) = deadline.start else {
        return "La date de départ n’est pas connue.".to_owned();
    };
    let counted = match start.date {
        Some(date) => format!("Compté depuis : {} le {}", start.event.label(), full(date)),
        None => {
            let event = start.event.label();
            format!("À compter de : {event}. Cette date n’est pas notée")
        }
    };
    let better = preferred(&deadline.rule, start.event);
    if better.is_empty() || start.date.is_none() {
        counted
    } else {
        format!("{counted} (à défaut de : {})", better.join(", "))
    }
}

/// Events that would have been taken before this one, had they a date.
fn preferred(rule: &Rule, used: EventKey) -> Vec<&'static str> {
    // The latest event counts there: none is preferred to another, but all to the fallback.
    let latest = rule.evaluator == Evaluator::Latest;
    let before = rule.start.iter().take_while(|event| **event != used);
    if latest && rule.start.contains(&used) {
        return Vec::new();
    }
    before.map(|event| event.label()).collect()
}

/// « Délai : 14 jours, le dernier jour compris ».
pub(super) fn delay(rule: &Rule) -> Option<String> {
    if let Some(fixed) = rule.fixed {
        return Some(format!("Date fixée par le texte : {}", full(fixed.day)));
    }
    let delay = rule.delay_in_words();
    if delay.is_empty() {
        return None;
    }
    let bound = match rule.bound {
        Bound::Included => "le dernier jour compris",
        Bound::Strict => "le dernier jour non compris",
    };
    let shift = match rule.shift {
        Shift::None => "",
        Shift::Next => ", reporté au jour ouvré suivant",
    };
    let before = rule.before.map_or_else(String::new, |event| {
        format!(", ou avant : {}", event.label())
    });
    Some(format!("Délai : {delay}, {bound}{shift}{before}"))
}

pub(super) fn outcome(outcome: &Outcome, today: Date) -> Option<String> {
    match outcome {
        Outcome::Open | Outcome::UnknownStart => None,
        Outcome::Closed { on, .. } if *on > today => Some(format!("Fixé au {}", full(*on))),
        Outcome::Closed { on, .. } => Some(format!("Fait le {}", full(*on))),
        Outcome::Cancelled { on } => Some(format!("N’est plus attendu depuis le {}", full(*on))),
        Outcome::NotDone { on } => {
            Some(format!("Pas fait, et plus attendu depuis le {}", full(*on)))
        }
        Outcome::NotApplicable { reason } => Some(format!("Sans objet : {reason}")),
    }
}

/// « Se termine par : contrat signé ».
pub(super) fn end(rule: &Rule) -> Option<String> {
    let events: Vec<&str> = rule.end.iter().map(|event| event.label()).collect();
    (!events.is_empty()).then(|| format!("Se termine par : {}", events.join(" ou ")))
}

/// What a rule rests on, unless its basis says it already.
pub(super) fn nature(rule: &Rule) -> &'static str {
    match rule.nature {
        Nature::Choice if rule.basis.starts_with("Choix de ce logiciel") => " (réglable)",
        Nature::Convention => " (convention)",
        Nature::Law => " (loi)",
        Nature::Choice => " (choix de ce logiciel, réglable)",
    }
}

/// The set the rule comes from.
pub(super) fn set(rule: &Rule, rules: &RuleBook) -> String {
    let title = rules
        .set(&rule.set)
        .map_or(&*rule.set, |set| set.title.as_str());
    let level = match rule.level {
        Level::LegalInformation => ", affiché à titre d’information légale",
        Level::Information => ", pour information",
        Level::Alert | Level::Steering | Level::Check => "",
    };
    format!("Jeu de règles : {title}{level}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::from_iso;

    #[test]
    fn what_is_to_come_is_fixed_and_not_done() {
        let (on, in_time) = (from_iso("2026-12-01").unwrap(), false);
        let said =
            |today: &str| outcome(&Outcome::Closed { on, in_time }, from_iso(today).unwrap());
        assert_eq!(said("2026-11-30").unwrap(), "Fixé au 01/12/2026");
        assert_eq!(said("2026-12-01").unwrap(), "Fait le 01/12/2026");
    }
}

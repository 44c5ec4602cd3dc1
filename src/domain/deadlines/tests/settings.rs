//! What a département may change: bound, shift, validity, optional rules.
use std::sync::Arc;

use super::*;
use crate::domain::facts::Evaluation;
use crate::domain::rules::{Bound, Rule, Shift};

/// The embedded set with one rule changed and switched on.
fn changed(code: &str, change: impl Fn(&mut Rule)) -> RuleSet {
    let mut set = set();
    for rule in &mut set.rules {
        if rule.code == code {
            let mut copy = Rule::clone(rule);
            copy.active = true;
            change(&mut copy);
            *rule = Arc::new(copy);
        }
    }
    set
}

fn only_in(set: &RuleSet, facts: &Facts, code: &str) -> Deadline {
    let mut list: Vec<_> = evaluate(set, facts)
        .into_iter()
        .filter(|it| it.rule.code == code)
        .collect();
    assert_eq!(list.len(), 1, "{list:#?}");
    list.pop().unwrap()
}

#[test]
fn bound_and_shift_move_the_due_date() {
    // 14 days from 7 April 2025: 21 April, Easter Monday.
    let facts = facts(oriented("07/04/2025"));
    let due = |change: fn(&mut Rule)| only_in(&changed("A4", change), &facts, "A4").due;
    assert_eq!(due(|_| ()), Some(d("21/04/2025")));
    assert_eq!(due(|rule| rule.shift = Shift::Next), Some(d("22/04/2025")));
    assert_eq!(
        due(|rule| rule.bound = Bound::Strict),
        Some(d("20/04/2025"))
    );
}

#[test]
fn the_closures_of_the_structure_count() {
    let facts = facts(oriented("07/04/2025"));
    let mut set = changed("A4", |rule| rule.shift = Shift::Next);
    set.calendar.closures.insert(d("22/04/2025"));
    assert_eq!(only_in(&set, &facts, "A4").due, Some(d("23/04/2025")));
}

#[test]
fn a_rule_bears_on_the_starts_of_its_years() {
    let set = changed("A4", |rule| rule.validity.to = Some(d("06/04/2025")));
    let count = |facts: &Facts| {
        evaluate(&set, facts)
            .iter()
            .filter(|it| it.rule.code == "A4")
            .count()
    };
    assert_eq!(count(&facts(oriented("06/04/2025"))), 1);
    assert_eq!(count(&facts(oriented("07/04/2025"))), 0);
}

#[test]
fn an_inactive_rule_says_nothing() {
    let facts = facts(oriented("07/04/2025"));
    let set = changed("A4", |rule| rule.active = false);
    assert!(evaluate(&set, &facts).iter().all(|it| it.rule.code != "A4"));
}

#[test]
fn a_reminder_ends_with_the_day_of_the_appointment() {
    let mut facts = facts(oriented("07/04/2025"));
    facts.appointments = vec![rdv(1, "15/04/2025", AppointmentStatus::Planned)];
    let deadline = only_in(&changed("O2", |_| ()), &facts, "O2");
    let table = [
        ("13/04/2025", State::Upcoming),
        ("14/04/2025", State::Soon),
        ("15/04/2025", State::Soon),
        ("16/04/2025", State::NotStarted),
    ];
    for (day, state) in table {
        assert_eq!(deadline.state(d(day)), state, "{day}");
    }
}

#[test]
fn a_signed_contract_waits_for_its_decision() {
    let mut facts = facts(oriented("07/04/2025"));
    facts.contracts = vec![signed(1, "01/05/2025", "01/05/2025", "31/10/2025")];
    let set = changed("O3", |_| ());
    assert_eq!(only_in(&set, &facts, "O3").due, Some(d("15/06/2025")));
    facts.contracts[0].decided_on = Some(d("01/06/2025"));
    assert_eq!(
        only_in(&set, &facts, "O3").outcome,
        closed("01/06/2025", true)
    );
}

#[test]
fn a_parcours_needs_a_referent() {
    let set = changed("O4", |_| ());
    let alone = facts(Parcours {
        referent: None,
        ..oriented("07/04/2025")
    });
    assert_eq!(
        only_in(&set, &alone, "O4").state(d("07/04/2025")),
        State::Unknown
    );
    let with = facts(oriented("07/04/2025"));
    assert!(evaluate(&set, &with).iter().all(|it| it.rule.code != "O4"));
}

#[test]
fn a_carnet_left_alone_is_seen() {
    let mut facts = facts(oriented("07/04/2025"));
    facts.evaluations = vec![Evaluation {
        id: 1,
        on: Some(d("01/05/2025")),
    }];
    assert_eq!(
        only_in(&changed("O5", |_| ()), &facts, "O5").due,
        Some(d("31/05/2025"))
    );
}

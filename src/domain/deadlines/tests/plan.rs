//! A10, A14: actions and objectives.
use super::*;
use crate::domain::facts::{Action, ActionStatus, Objective, ObjectiveStatus};
use ReviewTrigger::ActionEnd;

fn action(due: &str) -> Action {
    Action {
        id: 5,
        label: "Refaire son CV".to_owned(),
        objective: None,
        created_on: Some(d("03/03/2025")),
        due: Some(d(due)),
        due_changes: Vec::new(),
        status: ActionStatus::Ongoing,
        ended_on: None,
        quality: None,
        impact: None,
        evaluated_on: None,
        actor: None,
    }
}

fn done(on: &str) -> Action {
    Action {
        status: ActionStatus::Done,
        ended_on: Some(d(on)),
        ..action("30/06/2025")
    }
}

fn plan(action: Action) -> Facts {
    Facts {
        actions: vec![action],
        ..facts(oriented("03/03/2025"))
    }
}

#[test]
fn a14_follows_the_agreed_date() {
    states(
        &plan(action("30/06/2025")),
        "A14",
        &[
            ("30/05/2025", State::Upcoming),
            ("31/05/2025", State::Soon),
            ("30/06/2025", State::Today),
            ("01/07/2025", State::Late),
        ],
    );
    assert_eq!(
        only(&plan(done("30/06/2025")), "A14").outcome,
        closed("30/06/2025", true)
    );
    assert_eq!(
        only(&plan(done("01/07/2025")), "A14").outcome,
        closed("01/07/2025", false)
    );
    let given_up = Action {
        status: ActionStatus::NotDone,
        ..done("01/05/2025")
    };
    assert_eq!(
        only(&plan(given_up), "A14").outcome,
        closed("01/05/2025", true)
    );
    let named = Action {
        actor: Some("Mission locale".to_owned()),
        ..action("30/06/2025")
    };
    assert_eq!(
        only(&plan(named), "A14").detail.as_deref(),
        Some("Refaire son CV (Mission locale)")
    );
    assert!(
        of(
            &plan(Action {
                due: None,
                ..action("30/06/2025")
            }),
            "A14"
        )
        .is_empty()
    );
}

#[test]
fn a14_ends_for_an_objective_however_it_closes() {
    for status in ObjectiveStatus::ALL {
        let objective = Objective {
            id: 1,
            label: "Permis".to_owned(),
            created_on: None,
            due: Some(d("30/06/2025")),
            due_changes: Vec::new(),
            status: *status,
            ended_on: status.is_closed().then(|| d("15/06/2025")),
        };
        let facts = Facts {
            objectives: vec![objective],
            ..facts(oriented("03/03/2025"))
        };
        let expected = if status.is_closed() {
            closed("15/06/2025", true)
        } else {
            Outcome::Open
        };
        assert_eq!(only(&facts, "A14").outcome, expected);
    }
}

#[test]
fn a10_after_the_end_of_the_action() {
    states(
        &plan(done("10/06/2025")),
        "A10",
        &[
            ("10/06/2025", State::Upcoming),
            ("18/06/2025", State::Soon),
            ("25/06/2025", State::Today),
            ("26/06/2025", State::Late),
        ],
    );
    let mut sooner = plan(done("10/06/2025"));
    sooner.appointments = vec![rdv(1, "17/06/2025", AppointmentStatus::Planned)];
    assert_eq!(only(&sooner, "A10").due, Some(d("17/06/2025")));
    sooner.appointments = vec![
        rdv(1, "10/06/2025", AppointmentStatus::Kept),
        rdv(2, "30/06/2025", AppointmentStatus::Planned),
    ];
    assert_eq!(only(&sooner, "A10").due, Some(d("25/06/2025")));
}

#[test]
fn a10_shows_an_undone_action_the_day_after_its_date() {
    states(
        &plan(action("30/06/2025")),
        "A10",
        &[
            ("30/06/2025", State::NotStarted),
            ("01/07/2025", State::Upcoming),
            ("15/07/2025", State::Today),
            ("16/07/2025", State::Late),
        ],
    );
}

#[test]
fn a10_is_met_by_both_judgments_or_a_review() {
    let judged = Action {
        quality: Some("bonne".to_owned()),
        impact: Some("fort".to_owned()),
        evaluated_on: Some(d("25/06/2025")),
        ..done("10/06/2025")
    };
    assert_eq!(
        only(&plan(judged.clone()), "A10").outcome,
        closed("25/06/2025", true)
    );
    let half = Action {
        impact: Some("non_evalue".to_owned()),
        ..judged
    };
    assert_eq!(only(&plan(half), "A10").outcome, Outcome::Open);
    let mut facts = plan(done("10/06/2025"));
    facts.reviews = vec![review(1, "26/06/2025", ActionEnd)];
    assert_eq!(only(&facts, "A10").outcome, closed("26/06/2025", false));
    facts.reviews = vec![Review {
        action: Some(99),
        ..review(1, "20/06/2025", ActionEnd)
    }];
    assert_eq!(only(&facts, "A10").outcome, Outcome::Open);
    let undated = Action {
        ended_on: None,
        due: None,
        ..done("10/06/2025")
    };
    assert_eq!(
        only(&plan(undated), "A10").state(d("01/07/2025")),
        State::Unknown
    );
}

#[test]
fn a10_and_a14_cease_with_the_parcours() {
    let mut facts = plan(action("30/06/2025"));
    facts.parcours[0].exit = exit("01/06/2025");
    for code in ["A10", "A14"] {
        assert_eq!(
            only(&facts, code).outcome,
            Outcome::Cancelled {
                on: d("01/06/2025")
            }
        );
    }
    facts.parcours[0].exit = exit("01/08/2025");
    for code in ["A10", "A14"] {
        assert_eq!(
            only(&facts, code).outcome,
            Outcome::NotDone {
                on: d("01/08/2025")
            }
        );
    }
}

#[test]
fn a10_put_off() {
    let mut facts = plan(done("10/06/2025"));
    facts.exemptions = vec![exemption("12/06/2025", Some("16/06/2025"))];
    assert_eq!(only(&facts, "A10").due, Some(d("30/06/2025")));
}

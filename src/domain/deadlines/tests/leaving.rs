//! A11, A12, exits, reorientations, and the order of the list.
use super::*;
use crate::domain::deadlines::worst_first;
use crate::domain::facts::Reorientation;

fn asked(decided: Option<&str>, reviews: Vec<Review>) -> Facts {
    Facts {
        reorientations: vec![Reorientation {
            id: 4,
            parcours: Some(1),
            requested_on: Some(d("01/06/2025")),
            decided_on: decided.map(d),
            ..Reorientation::default()
        }],
        reviews,
        ..facts(oriented("03/03/2025"))
    }
}

fn any_review(on: &str) -> Vec<Review> {
    vec![review(1, on, ReviewTrigger::Reorientation)]
}

#[test]
fn a11_before_the_decision_or_within_15_days() {
    states(
        &asked(None, vec![]),
        "A11",
        &[
            ("08/06/2025", State::Upcoming),
            ("09/06/2025", State::Soon),
            ("16/06/2025", State::Today),
            ("17/06/2025", State::Late),
        ],
    );
    assert_eq!(
        only(&asked(Some("10/06/2025"), vec![]), "A11").due,
        Some(d("10/06/2025"))
    );
    assert_eq!(
        only(&asked(Some("30/06/2025"), vec![]), "A11").due,
        Some(d("16/06/2025"))
    );
    assert_eq!(
        only(&asked(None, any_review("16/06/2025")), "A11").outcome,
        closed("16/06/2025", true)
    );
    assert_eq!(
        only(&asked(None, any_review("17/06/2025")), "A11").outcome,
        closed("17/06/2025", false)
    );
    let mut undated = asked(Some("10/06/2025"), vec![]);
    undated.reorientations[0].requested_on = None;
    assert_eq!(only(&undated, "A11").outcome, Outcome::UnknownStart);
    let mut put_off = asked(None, vec![]);
    put_off.exemptions = vec![exemption("05/06/2025", Some("06/06/2025"))];
    assert_eq!(only(&put_off, "A11").due, Some(d("18/06/2025")));
}

fn gone(reviews: Vec<Review>) -> Facts {
    let parcours = Parcours {
        exit: exit("01/06/2025"),
        ..oriented("03/03/2025")
    };
    Facts {
        reviews,
        ..facts(parcours)
    }
}

#[test]
fn a12_is_asked_from_the_day_of_the_exit() {
    states(
        &gone(vec![]),
        "A12",
        &[
            ("01/06/2025", State::Soon),
            ("16/06/2025", State::Today),
            ("17/06/2025", State::Late),
        ],
    );
    let held = |on, trigger| only(&gone(vec![review(1, on, trigger)]), "A12").outcome;
    assert_eq!(
        held("16/06/2025", ReviewTrigger::Other),
        closed("16/06/2025", true)
    );
    assert_eq!(
        held("17/06/2025", ReviewTrigger::Other),
        closed("17/06/2025", false)
    );
    assert_eq!(
        held("20/05/2025", ReviewTrigger::ParcoursEnd),
        closed("20/05/2025", true)
    );
    assert_eq!(held("20/05/2025", ReviewTrigger::SixMonths), Outcome::Open);
}

/// Closed here as « changement de référent unique », opened there the same day.
fn handed_over() -> Facts {
    let here = Parcours {
        exit: Some(Exit {
            on: d("01/06/2025"),
            motive: Some("changement_ru".to_owned()),
        }),
        ..oriented("03/03/2025")
    };
    let mut facts = facts(here);
    facts.parcours.push(Parcours {
        id: 2,
        origin: Some(Origin::Reorientation),
        structure: Some(2),
        ..oriented("01/06/2025")
    });
    facts
}

#[test]
fn a_change_of_referent_ends_the_stay_and_not_the_follow_up() {
    let mut facts = handed_over();
    let missed = Outcome::NotDone {
        on: d("01/06/2025"),
    };
    assert_eq!(of(&facts, "A4")[0].outcome, missed, "it was late then");
    assert_eq!(of(&facts, "A12"), []);
    facts.reviews = vec![review(1, "20/05/2025", ReviewTrigger::Reorientation)];
    let review = only(&facts, "A9");
    assert_eq!(review.outcome, Outcome::Open);
    assert_eq!(review.due, Some(d("20/11/2025")));
    // Nobody takes over: it is an exit like another.
    facts.parcours.pop();
    assert_eq!(of(&facts, "A12").len(), 1);
    let left = Outcome::Cancelled {
        on: d("01/06/2025"),
    };
    assert_eq!(only(&facts, "A9").outcome, left);
}

#[test]
fn a_reorientation_ends_what_the_former_structure_owed() {
    let mut facts = facts(oriented("03/03/2025"));
    facts.parcours.push(Parcours {
        id: 2,
        origin: Some(Origin::Reorientation),
        structure: Some(2),
        ..oriented("01/06/2025")
    });
    let list = of(&facts, "A4");
    assert_eq!(
        list[0].outcome,
        Outcome::NotDone {
            on: d("01/06/2025")
        }
    );
    assert_eq!((list[1].object.id, list[1].due), (2, Some(d("15/06/2025"))));
    // The new structure's appointment says nothing of the former one.
    facts.appointments = vec![kept(1, "10/06/2025")];
    let list = of(&facts, "A4");
    assert_eq!(
        list[0].outcome,
        Outcome::NotDone {
            on: d("01/06/2025")
        }
    );
    assert_eq!(list[1].outcome, closed("10/06/2025", true));
    assert_eq!(only(&facts, "A6").object.id, 2);
}

#[test]
fn a_new_parcours_in_the_same_structure_resets_nothing() {
    let mut facts = facts(oriented("03/03/2025"));
    facts.parcours.push(Parcours {
        id: 2,
        ..oriented("01/06/2025")
    });
    assert_eq!(only(&facts, "A4").due, Some(d("17/03/2025")));
}

#[test]
fn an_exit_ends_what_was_expected() {
    let leave = |on| {
        let mut facts = facts(Parcours {
            exit: exit(on),
            ..oriented("03/03/2025")
        });
        facts.appointments = vec![kept(1, "10/03/2025")];
        facts
    };
    assert_eq!(
        only(&leave("17/03/2025"), "A6").outcome,
        Outcome::Cancelled {
            on: d("17/03/2025")
        }
    );
    assert_eq!(
        only(&leave("18/03/2025"), "A6").outcome,
        Outcome::NotDone {
            on: d("18/03/2025")
        }
    );
    assert_eq!(
        only(&leave("01/05/2025"), "A9").outcome,
        Outcome::Cancelled {
            on: d("01/05/2025")
        }
    );
    assert_eq!(only(&leave("01/05/2025"), "A6").window(), None);
}

#[test]
fn the_list_begins_with_the_oldest_late_deadline() {
    let mut facts = facts(oriented("03/03/2025"));
    facts.appointments = vec![
        kept(1, "10/03/2025"),
        rdv(2, "12/03/2025", AppointmentStatus::Planned),
    ];
    facts.contracts = vec![signed(1, "01/12/2024", "01/12/2024", "31/03/2025")];
    let today = d("01/04/2025");
    let mut list = evaluate(&set(), &facts);
    list.retain(|it| it.rule.level.is_personal());
    list.sort_by(|a, b| worst_first(a, b, today));
    let order: Vec<_> = list
        .iter()
        .map(|it| (it.rule.code.as_str(), it.state(today)))
        .collect();
    assert_eq!(order[0], ("A16", State::Late));
    assert_eq!(order[1], ("O1", State::Unknown));
    assert!(
        order[2..].iter().all(|(_, state)| !state.calls()),
        "{order:?}"
    );
}

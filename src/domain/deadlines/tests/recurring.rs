//! A8, A9, A15: what comes back.
use super::*;
use crate::domain::facts::{Contact, Direction, Evaluation, Offer};
use ReviewTrigger::SixMonths;

fn followed() -> Facts {
    Facts {
        appointments: vec![kept(1, "10/03/2025")],
        ..facts(oriented("03/03/2025"))
    }
}

#[test]
fn a9_starts_from_the_first_appointment_for_want_of_better() {
    states(
        &followed(),
        "A9",
        &[
            ("10/08/2025", State::Upcoming),
            ("11/08/2025", State::Soon),
            ("10/09/2025", State::Today),
            ("11/09/2025", State::Late),
        ],
    );
    let evaluated = Facts {
        evaluations: vec![Evaluation {
            id: 1,
            on: Some(d("05/03/2025")),
        }],
        ..followed()
    };
    assert_eq!(only(&evaluated, "A9").due, Some(d("05/09/2025")));
    assert!(of(&facts(oriented("03/03/2025")), "A9").is_empty());
}

#[test]
fn a9_a_newer_signature_takes_over() {
    let mut facts = followed();
    facts.evaluations = vec![
        Evaluation {
            id: 1,
            on: Some(d("10/03/2025")),
        },
        Evaluation {
            id: 2,
            on: Some(d("10/05/2025")),
        },
    ];
    facts.contracts = vec![signed(1, "31/03/2025", "01/04/2025", "30/09/2025")];
    let deadline = only(&facts, "A9");
    assert_eq!(deadline.due, Some(d("30/09/2025")));
    // After the due date, the missed case is not met and a new one runs.
    facts
        .contracts
        .push(signed(2, "15/10/2025", "15/10/2025", "14/04/2026"));
    let both = of(&facts, "A9");
    assert_eq!(
        both[0].outcome,
        Outcome::NotDone {
            on: d("15/10/2025")
        }
    );
    assert_eq!(both[1].due, Some(d("15/04/2026")));
}

#[test]
fn a9_each_review_closes_a_case_and_opens_one() {
    let mut facts = followed();
    facts.contracts = vec![signed(1, "31/03/2025", "01/04/2025", "30/09/2025")];
    facts.reviews = vec![
        review(1, "30/09/2025", SixMonths),
        review(2, "01/04/2026", SixMonths),
    ];
    let list = of(&facts, "A9");
    let outcomes: Vec<_> = list.iter().map(|it| it.outcome.clone()).collect();
    assert_eq!(
        outcomes,
        [
            closed("30/09/2025", true),
            closed("01/04/2026", false),
            Outcome::Open
        ]
    );
    assert_eq!(list[2].due, Some(d("01/10/2026")));
}

#[test]
fn a9_says_when_the_date_is_missing() {
    let mut facts = facts(oriented("03/03/2025"));
    facts.reviews = vec![Review {
        on: None,
        ..review(1, "01/04/2025", SixMonths)
    }];
    assert_eq!(only(&facts, "A9").state(d("01/04/2025")), State::Unknown);
}

#[test]
fn a9_put_off() {
    let mut facts = followed();
    facts.exemptions = vec![exemption("01/05/2025", Some("31/05/2025"))];
    assert_eq!(only(&facts, "A9").due, Some(d("11/10/2025")));
    states(
        &facts,
        "A9",
        &[
            ("15/05/2025", State::Neutralised),
            ("12/10/2025", State::Late),
        ],
    );
}

#[test]
fn a15_exchanges_count() {
    let mut facts = followed();
    facts.contacts = vec![Contact {
        id: 1,
        on: Some(d("01/04/2025")),
        bilateral: false,
        direction: Direction::Outbound,
    }];
    // An attempt without answer is shown, and ends nothing.
    assert_eq!(only(&facts, "A15").outcome, Outcome::Open);
    facts.contacts[0].bilateral = true;
    let list = of(&facts, "A15");
    assert_eq!(list[0].outcome, closed("01/04/2025", true));
    assert_eq!(list[1].due, Some(d("31/05/2025")));
    let table = [
        ("24/05/2025", State::Soon),
        ("31/05/2025", State::Today),
        ("01/06/2025", State::Late),
    ];
    for (day, state) in table {
        assert_eq!(list[1].state(d(day)), state);
    }
    // A message without answer is no « dernier contact » for retention.
    facts.contacts[0].bilateral = false;
    assert_eq!(facts.last_contact_on(), Some(d("10/03/2025")));
}

#[test]
fn recurring_rules_start_again_after_a_return() {
    let mut facts = followed();
    facts.parcours[0].exit = exit("01/05/2025");
    facts.parcours.push(Parcours {
        id: 2,
        ..oriented("01/03/2026")
    });
    assert!(
        of(&facts, "A15")
            .iter()
            .all(|it| it.outcome != Outcome::Open)
    );
    facts.appointments.push(kept(2, "10/03/2026"));
    assert_eq!(of(&facts, "A15").last().unwrap().due, Some(d("09/05/2026")));
}

#[test]
fn a8_offers_are_checked_every_three_months() {
    let offer = |days: &[&str], complete| Facts {
        offers: vec![Offer {
            id: 1,
            verified_on: days.iter().map(|it| d(it)).collect(),
            complete,
        }],
        ..Facts::default()
    };
    assert_eq!(
        only(&offer(&["01/01/2025"], true), "A8").due,
        Some(d("01/04/2025"))
    );
    let twice = of(&offer(&["01/01/2025", "01/04/2025"], true), "A8");
    assert_eq!(twice[0].outcome, closed("01/04/2025", true));
    assert_eq!(twice[1].due, Some(d("30/06/2025")));
    let gaps = offer(&["01/01/2025", "01/04/2025"], false);
    assert_eq!(only(&gaps, "A8").due, Some(d("01/04/2025")));
    assert_eq!(only(&offer(&[], true), "A8").outcome, Outcome::UnknownStart);
}

//! P1, P2: what the person asks of the data kept about them.
use super::*;
use crate::domain::facts::PersonRequest;

fn asked(on: &str) -> PersonRequest {
    PersonRequest {
        id: 3,
        received_on: Some(d(on)),
        ..PersonRequest::default()
    }
}

fn with(request: PersonRequest) -> Facts {
    Facts {
        person_requests: vec![request],
        ..facts(oriented("03/03/2025"))
    }
}

#[test]
fn the_answer_is_due_in_a_month_on_the_next_working_day() {
    for (received, due) in [
        ("05/03/2026", "07/04/2026"), // 5 April is Easter Sunday, and 6 a holiday
        ("10/03/2026", "10/04/2026"),
        ("31/08/2026", "30/09/2026"),
        ("21/10/2026", "23/11/2026"),
    ] {
        assert_eq!(only(&with(asked(received)), "P1").due, Some(d(due)));
        assert!(of(&with(asked(received)), "P2").is_empty());
    }
    states(
        &with(asked("10/03/2026")),
        "P1",
        &[
            ("26/03/2026", State::Upcoming),
            ("27/03/2026", State::Soon),
            ("10/04/2026", State::Today),
            ("11/04/2026", State::Late),
        ],
    );
    assert!(of(&facts(oriented("03/03/2025")), "P1").is_empty());
}

#[test]
fn an_answer_ends_it_in_time_or_late() {
    for (on, in_time) in [("10/04/2026", true), ("11/04/2026", false)] {
        let answered = PersonRequest {
            answered_on: Some(d(on)),
            ..asked("10/03/2026")
        };
        assert_eq!(only(&with(answered), "P1").outcome, closed(on, in_time));
    }
}

#[test]
fn a_longer_delay_that_was_told_gives_two_months_more() {
    let told = PersonRequest {
        extended_on: Some(d("01/04/2026")),
        ..asked("10/03/2026")
    };
    let facts = with(told.clone());
    assert_eq!(only(&facts, "P1").outcome, closed("01/04/2026", true));
    let longer = only(&facts, "P2");
    assert_eq!(
        (longer.due, longer.outcome),
        (Some(d("10/06/2026")), Outcome::Open)
    );
    let late = with(PersonRequest {
        extended_on: Some(d("20/04/2026")),
        ..told.clone()
    });
    assert_eq!(only(&late, "P1").outcome, closed("20/04/2026", false));
    let answered = with(PersonRequest {
        answered_on: Some(d("05/06/2026")),
        ..told
    });
    assert_eq!(only(&answered, "P2").outcome, closed("05/06/2026", true));
}

#[test]
fn neither_an_exit_nor_an_exemption_stops_what_is_owed_to_the_person() {
    let gone = Facts {
        person_requests: vec![asked("10/03/2026")],
        exemptions: vec![exemption("01/03/2026", None)],
        ..facts(Parcours {
            exit: exit("15/03/2026"),
            ..oriented("03/03/2025")
        })
    };
    let deadline = only(&gone, "P1");
    assert_eq!(
        (deadline.due, deadline.neutralised),
        (Some(d("10/04/2026")), None)
    );
    assert_eq!(deadline.outcome, Outcome::Open);
    let nobody = Facts {
        person_requests: vec![asked("10/03/2026")],
        ..Facts::default()
    };
    assert_eq!(only(&nobody, "P1").outcome, Outcome::Open);
}

//! A1 to A3: what comes before the référent.
use super::*;
use crate::domain::facts::Request;

fn request(complete: Option<&str>, notified: Option<&str>) -> Facts {
    Facts {
        request: Request {
            complete_on: complete.map(d),
            rights_notified_on: notified.map(d),
            ..Request::default()
        },
        ..Facts::default()
    }
}

#[test]
fn notification_of_rights() {
    let table = [
        (
            request(Some("01/03/2025"), Some("15/03/2025")),
            "A1",
            closed("15/03/2025", true),
        ),
        (
            request(Some("01/03/2025"), Some("16/03/2025")),
            "A1",
            closed("16/03/2025", false),
        ),
        (
            request(Some("01/03/2025"), Some("22/03/2025")),
            "A2",
            closed("22/03/2025", true),
        ),
        (
            request(Some("01/03/2025"), Some("23/03/2025")),
            "A2",
            closed("23/03/2025", false),
        ),
        (request(Some("01/03/2025"), None), "A1", Outcome::Open),
        (
            request(None, Some("15/03/2025")),
            "A1",
            Outcome::UnknownStart,
        ),
        (
            request(None, Some("15/03/2025")),
            "A2",
            Outcome::UnknownStart,
        ),
    ];
    for (facts, code, outcome) in table {
        assert_eq!(only(&facts, code).outcome, outcome, "{code}");
    }
    assert!(of(&request(None, None), "A1").is_empty());
}

#[test]
fn orientation_within_a_month() {
    let informed = |on: Option<&str>, notified: &str| Facts {
        request: Request {
            department_informed_on: on.map(d),
            ..Request::default()
        },
        ..facts(oriented(notified))
    };
    assert_eq!(
        only(&informed(Some("31/01/2025"), "28/02/2025"), "A3").outcome,
        closed("28/02/2025", true)
    );
    assert_eq!(
        only(&informed(Some("31/01/2025"), "01/03/2025"), "A3").outcome,
        closed("01/03/2025", false)
    );
    assert_eq!(
        only(&informed(None, "01/03/2025"), "A3").state(d("02/03/2025")),
        State::Unknown
    );
}

#[test]
fn a_reorientation_is_no_new_entrant() {
    let mut facts = facts(Parcours {
        origin: Some(Origin::Reorientation),
        ..oriented("01/03/2025")
    });
    facts.request.department_informed_on = Some(d("01/02/2025"));
    assert_eq!(
        only(&facts, "A3").state(d("02/03/2025")),
        State::NotApplicable
    );
}

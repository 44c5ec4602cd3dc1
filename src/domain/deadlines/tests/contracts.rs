//! A6, A7, A16: contract and diagnostic.
use super::*;
use crate::domain::facts::{Agreement, Decision, Diagnostic, Share};

fn met(contracts: Vec<Contract>) -> Facts {
    Facts {
        appointments: vec![kept(1, "10/03/2025")],
        contracts,
        ..facts(oriented("03/03/2025"))
    }
}

#[test]
fn a6_within_a_week() {
    states(
        &met(vec![]),
        "A6",
        &[
            ("10/03/2025", State::Soon),
            ("17/03/2025", State::Today),
            ("18/03/2025", State::Late),
        ],
    );
    let on = |day| only(&met(vec![signed(1, day, "01/04/2025", "30/09/2025")]), "A6").outcome;
    assert_eq!(on("17/03/2025"), closed("17/03/2025", true));
    assert_eq!(on("18/03/2025"), closed("18/03/2025", false));
}

#[test]
fn a6_counts_the_later_signature_and_contracts_in_force() {
    let half = Contract {
        signed_by_referent_on: None,
        ..signed(1, "12/03/2025", "01/04/2025", "30/09/2025")
    };
    assert_eq!(only(&met(vec![half.clone()]), "A6").outcome, Outcome::Open);
    let later = Contract {
        signed_by_referent_on: Some(d("20/03/2025")),
        ..half
    };
    assert_eq!(
        only(&met(vec![later]), "A6").outcome,
        closed("20/03/2025", false)
    );
    let running = signed(1, "01/11/2024", "01/11/2024", "30/04/2025");
    assert_eq!(
        only(&met(vec![running]), "A6").outcome,
        closed("10/03/2025", true)
    );
    let over = signed(1, "01/08/2024", "01/08/2024", "31/01/2025");
    assert_eq!(only(&met(vec![over]), "A6").outcome, Outcome::Open);
    let other = Contract {
        kind: ContractKind::Other,
        ..signed(1, "12/03/2025", "12/03/2025", "30/04/2025")
    };
    assert_eq!(only(&met(vec![other]), "A6").outcome, Outcome::Open);
}

#[test]
fn a6_waits_for_an_appointment_kept() {
    let facts = Facts {
        appointments: vec![rdv(1, "10/03/2025", AppointmentStatus::Absent)],
        ..facts(oriented("03/03/2025"))
    };
    assert!(of(&facts, "A6").is_empty());
    let undated = Facts {
        appointments: vec![Appointment {
            planned_on: None,
            ..kept(1, "10/03/2025")
        }],
        ..facts
    };
    assert_eq!(only(&undated, "A6").state(d("01/01/2026")), State::Unknown);
}

fn diagnostic(
    on: &str,
    recipients: Vec<i64>,
    agreements: Vec<Agreement>,
    shares: Vec<Share>,
) -> Facts {
    Facts {
        diagnostics: vec![Diagnostic {
            id: 3,
            parcours: None,
            on: Some(d(on)),
            recipients,
        }],
        agreements,
        shares,
        ..facts(oriented("03/03/2025"))
    }
}

fn agrees(recipient: i64) -> Agreement {
    Agreement {
        recipient,
        given_on: Some(d("01/03/2025")),
        ..Agreement::default()
    }
}

fn share(recipient: i64, on: &str) -> Share {
    Share {
        diagnostic: 3,
        recipient,
        on: Some(d(on)),
    }
}

#[test]
fn a7_counts_working_days() {
    // 3 jours ouvrés from Thursday 17 April 2025, over Easter Monday.
    let waiting = diagnostic("17/04/2025", vec![1], vec![agrees(1)], vec![]);
    states(
        &waiting,
        "A7",
        &[
            ("17/04/2025", State::Upcoming),
            ("18/04/2025", State::Soon),
            ("23/04/2025", State::Today),
            ("24/04/2025", State::Late),
        ],
    );
    // From Wednesday 23 to Monday 28: three jours ouvrés, five calendar days.
    let deadline = only(&waiting, "A7");
    assert_eq!(deadline.lateness(d("28/04/2025"), &set().calendar), 3);
    assert_eq!(deadline.days(d("28/04/2025")), Some(-5));
}

#[test]
fn a7_is_met_when_every_agreed_recipient_has_it() {
    let both = vec![agrees(1), agrees(2)];
    let case = |shares| {
        only(
            &diagnostic("17/04/2025", vec![1, 2], both.clone(), shares),
            "A7",
        )
        .outcome
    };
    assert_eq!(case(vec![share(1, "18/04/2025")]), Outcome::Open);
    assert_eq!(
        case(vec![share(1, "18/04/2025"), share(2, "23/04/2025")]),
        closed("23/04/2025", true)
    );
    assert_eq!(
        case(vec![share(1, "18/04/2025"), share(2, "24/04/2025")]),
        closed("24/04/2025", false)
    );
}

#[test]
fn a7_never_shares_against_the_person() {
    let refusal = Agreement {
        recipient: 1,
        refused_on: Some(d("17/04/2025")),
        ..Agreement::default()
    };
    let refused = only(
        &diagnostic("17/04/2025", vec![1], vec![refusal], vec![]),
        "A7",
    );
    assert_eq!(
        refused.outcome,
        Outcome::NotApplicable {
            reason: "refus de partage".to_owned()
        }
    );
    let nobody = only(&diagnostic("17/04/2025", vec![], vec![], vec![]), "A7");
    assert_eq!(nobody.state(d("17/04/2025")), State::Unknown);
    let withdrawn = Agreement {
        withdrawn_on: Some(d("10/04/2025")),
        ..agrees(1)
    };
    let asked = only(
        &diagnostic("17/04/2025", vec![1], vec![withdrawn], vec![]),
        "A7",
    );
    assert_eq!(asked.detail.as_deref(), Some("accord à demander"));
}

#[test]
fn a7_put_off_in_working_days() {
    let mut facts = diagnostic("17/04/2025", vec![1], vec![agrees(1)], vec![]);
    // Friday 18 to Tuesday 22: two jours ouvrés do not run.
    facts.exemptions = vec![exemption("18/04/2025", Some("22/04/2025"))];
    assert_eq!(only(&facts, "A7").due, Some(d("25/04/2025")));
}

#[test]
fn a16_looks_at_the_last_contract() {
    let first = signed(1, "10/01/2025", "15/01/2025", "14/07/2025");
    states(
        &met(vec![first.clone()]),
        "A16",
        &[
            ("14/05/2025", State::Upcoming),
            ("15/05/2025", State::Soon),
            ("14/07/2025", State::Today),
            ("15/07/2025", State::Late),
        ],
    );
    let renewal = signed(2, "01/07/2025", "15/07/2025", "14/01/2026");
    let both = of(&met(vec![renewal, first.clone()]), "A16");
    assert_eq!(both[0].outcome, closed("01/07/2025", true));
    assert_eq!((both[1].object.id, both[1].due), (2, Some(d("14/01/2026"))));
    let late = of(
        &met(vec![
            first,
            signed(2, "20/07/2025", "20/07/2025", "19/01/2026"),
        ]),
        "A16",
    );
    assert_eq!(late[0].outcome, closed("20/07/2025", false));
}

#[test]
fn a16_leaves_dead_contracts_alone() {
    let contract = signed(1, "10/01/2025", "15/01/2025", "14/07/2025");
    let refused = Contract {
        decision: Some(Decision::Refused),
        ..contract.clone()
    };
    let annulled = Contract {
        cancelled_on: Some(d("20/01/2025")),
        ..contract.clone()
    };
    let draft = Contract {
        signed_by_person_on: None,
        ..contract.clone()
    };
    for dead in [refused, draft] {
        assert!(of(&met(vec![dead]), "A16").is_empty());
    }
    assert_eq!(
        only(&met(vec![annulled]), "A16").outcome,
        Outcome::Cancelled {
            on: d("20/01/2025")
        }
    );
    let broken = Contract {
        ended_early_on: Some(d("01/03/2025")),
        ..contract.clone()
    };
    assert_eq!(
        only(&met(vec![broken]), "A16").outcome,
        Outcome::Cancelled {
            on: d("01/03/2025")
        }
    );
    let endless = Contract {
        end: None,
        ..contract
    };
    assert_eq!(
        only(&met(vec![endless]), "A16").state(d("01/02/2025")),
        State::Unknown
    );
}

#[test]
fn a16_is_a_date_that_no_stay_in_hospital_moves() {
    let mut facts = met(vec![signed(1, "10/01/2025", "15/01/2025", "14/07/2025")]);
    facts.exemptions = vec![exemption("01/07/2025", Some("20/07/2025"))];
    states(
        &facts,
        "A16",
        &[
            ("30/06/2025", State::Soon),
            ("14/07/2025", State::Neutralised),
            ("20/07/2025", State::Neutralised),
            ("21/07/2025", State::Late),
        ],
    );
}

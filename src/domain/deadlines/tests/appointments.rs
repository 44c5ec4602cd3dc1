//! A4, A5, and appointments without outcome.
use super::*;
use crate::domain::facts::{AbsenceAction, Waiver};
use AppointmentStatus::{Absent, CancelledByStructure, Excused, Planned};

fn with(appointments: Vec<Appointment>) -> Facts {
    Facts {
        appointments,
        ..facts(oriented("07/04/2025"))
    }
}

#[test]
fn a4_to_fix() {
    states(
        &with(vec![]),
        "A4",
        &[
            ("13/04/2025", State::Upcoming),
            ("14/04/2025", State::Soon),
            ("20/04/2025", State::Soon),
            ("21/04/2025", State::Today),
            ("22/04/2025", State::Late),
        ],
    );
    let deadline = only(&with(vec![]), "A4");
    assert_eq!(deadline.days(d("24/04/2025")), Some(-3));
    // 21 April 2025 is Easter Monday, the 18th the Friday before.
    assert_eq!(deadline.act_before(&set().calendar), Some(d("18/04/2025")));
}

#[test]
fn a4_fixed() {
    let planned = |on| with(vec![rdv(1, on, Planned)]);
    assert_eq!(
        only(&planned("21/04/2025"), "A4").outcome,
        closed("21/04/2025", true)
    );
    let absent = with(vec![rdv(1, "15/04/2025", Absent), kept(2, "20/05/2025")]);
    assert_eq!(only(&absent, "A4").outcome, closed("15/04/2025", true));
    states(
        &planned("22/04/2025"),
        "A4",
        &[
            ("07/04/2025", State::Soon),
            ("21/04/2025", State::Soon),
            ("22/04/2025", State::DoneLate),
        ],
    );
    let late = only(&planned("22/04/2025"), "A4");
    assert_eq!(
        late.detail.as_deref(),
        Some("fixé au 22/04/2025\u{a0}: à avancer")
    );
    assert!(late.window().is_some());
}

#[test]
fn a4_falls_back_when_the_structure_cancels() {
    let gone = with(vec![rdv(1, "15/04/2025", CancelledByStructure)]);
    states(
        &gone,
        "A4",
        &[("21/04/2025", State::Today), ("22/04/2025", State::Late)],
    );
    let other = with(vec![Appointment {
        individual: false,
        ..kept(1, "15/04/2025")
    }]);
    assert_eq!(only(&other, "A4").outcome, Outcome::Open);
}

#[test]
fn a4_starts_from_the_first_known_date() {
    let decided = Parcours {
        notified_on: None,
        ..oriented("01/04/2025")
    };
    assert_eq!(only(&facts(decided), "A4").due, Some(d("15/04/2025")));
    let unknown = Parcours {
        notified_on: None,
        decided_on: None,
        ..oriented("01/04/2025")
    };
    let deadline = only(&facts(unknown), "A4");
    assert_eq!(deadline.state(d("01/01/2025")), State::Unknown);
    assert_eq!(deadline.start.unwrap().date, None);
    assert!(of(&Facts::default(), "A4").is_empty());
}

#[test]
fn a4_waits_while_it_cannot_run() {
    let mut facts = with(vec![]);
    facts.exemptions = vec![exemption("10/04/2025", Some("14/04/2025"))];
    states(
        &facts,
        "A4",
        &[
            ("10/04/2025", State::Neutralised),
            ("14/04/2025", State::Neutralised),
            ("15/04/2025", State::Upcoming),
            ("26/04/2025", State::Today),
            ("27/04/2025", State::Late),
        ],
    );
    // Longer than what was left: the rest of the delay still runs afterwards.
    facts.exemptions = vec![exemption("12/04/2025", Some("31/05/2025"))];
    assert_eq!(only(&facts, "A4").due, Some(d("10/06/2025")));
    facts.exemptions = vec![exemption("12/04/2025", None)];
    states(&facts, "A4", &[("01/01/2027", State::Neutralised)]);
    facts.exemptions = vec![Exemption {
        rules: vec!["CER-1S".to_owned()],
        ..exemption("12/04/2025", None)
    }];
    states(&facts, "A4", &[("22/04/2025", State::Late)]);
}

#[test]
fn a4_waived() {
    let mut facts = with(vec![]);
    facts.waivers = vec![Waiver {
        rule: "a4".to_owned(),
        object: None,
        reason: "décès".to_owned(),
        on: None,
    }];
    assert_eq!(
        only(&facts, "A4").outcome,
        Outcome::NotApplicable {
            reason: "décès".to_owned()
        }
    );
}

#[test]
fn a5_asks_for_a_next_step() {
    let call = |on: &str| AbsenceAction {
        id: 1,
        appointment: Some(1),
        kind: "relance_telephone".to_owned(),
        on: Some(d(on)),
    };
    let absent = |status, calls: Vec<AbsenceAction>| Facts {
        absence_actions: calls,
        ..with(vec![rdv(1, "15/04/2025", status)])
    };
    states(
        &absent(Absent, vec![]),
        "A5",
        &[
            ("22/04/2025", State::Upcoming),
            ("23/04/2025", State::Soon),
            ("30/04/2025", State::Today),
            ("01/05/2025", State::Late),
        ],
    );
    assert_eq!(only(&absent(Excused, vec![]), "A5").outcome, Outcome::Open);
    assert_eq!(
        only(&absent(Absent, vec![call("30/04/2025")]), "A5").outcome,
        closed("30/04/2025", true)
    );
    assert_eq!(
        only(&absent(Absent, vec![call("01/05/2025")]), "A5").outcome,
        closed("01/05/2025", false)
    );
    assert_eq!(
        only(&absent(Absent, vec![call("14/04/2025")]), "A5").outcome,
        Outcome::Open
    );
    assert!(of(&absent(Planned, vec![]), "A5").is_empty());
    assert!(of(&absent(AppointmentStatus::Kept, vec![]), "A5").is_empty());
}

#[test]
fn a5_is_met_by_a_new_appointment() {
    let new = Appointment {
        created_on: Some(d("16/04/2025")),
        ..rdv(2, "12/05/2025", Planned)
    };
    let facts = with(vec![rdv(1, "15/04/2025", Absent), new]);
    assert_eq!(only(&facts, "A5").outcome, closed("16/04/2025", true));
    assert_eq!(facts.absences_without_follow_up().count(), 0);
}

#[test]
fn a5_may_leave_excused_absences_out() {
    let mut set = set();
    set.parameters.absences = crate::domain::rules::AbsencesCounted::Unexcused;
    let count = |status| {
        let facts = with(vec![rdv(1, "15/04/2025", status)]);
        evaluate(&set, &facts)
            .iter()
            .filter(|it| it.rule.code == "A5")
            .count()
    };
    assert_eq!((count(Excused), count(Absent)), (0, 1));
}

#[test]
fn an_appointment_without_outcome_asks_for_one() {
    states(
        &with(vec![rdv(1, "15/04/2025", Planned)]),
        "O1",
        &[
            ("15/04/2025", State::NotStarted),
            ("16/04/2025", State::Unknown),
        ],
    );
    assert!(of(&with(vec![kept(1, "15/04/2025")]), "O1").is_empty());
}

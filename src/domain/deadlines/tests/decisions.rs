//! The points where the texts are open, as they were decided after a second computation by others
//! (RULES, decisions 1 to 22): one history each.
use super::*;
use crate::domain::contract::Decision;
use crate::domain::deadlines::{cohort, evaluate_all};
use crate::domain::facts::Diagnostic;
use crate::domain::facts::{Contact, Direction};
use crate::domain::rules::{CONVENTION_PAUVRETE, Defaults, RuleBook, RuleSet, builtin};

/// An embedded rule set.
fn law(id: &str) -> RuleSet {
    let sets = builtin().unwrap().iter();
    let mut named = sets.filter(|set| set.id == id);
    named.next().unwrap().clone()
}

fn under(set: &str, facts: &Facts, code: &str) -> Vec<Outcome> {
    let all = evaluate(&law(set), facts).into_iter();
    let of_rule = all.filter(|it| it.rule.code == code);
    of_rule.map(|it| it.outcome).collect()
}

/// The same person, sent on to a second structure.
fn sent_on(first: Parcours, left: &str, notified: &str) -> Facts {
    let mut facts = facts(Parcours {
        exit: Some(Exit {
            on: d(left),
            motive: Some("changement_ru".to_owned()),
        }),
        ..first
    });
    facts.parcours.push(Parcours {
        id: 2,
        origin: Some(Origin::Reorientation),
        structure: Some(2),
        ..oriented(notified)
    });
    facts
}

fn gone(on: &str) -> Outcome {
    Outcome::Cancelled { on: d(on) }
}

fn missed(on: &str) -> Outcome {
    Outcome::NotDone { on: d(on) }
}

#[test]
fn decision_1_late_at_a_transfer_was_not_done_and_not_yet_late_is_cancelled() {
    let facts = sent_on(oriented("01/03/2025"), "10/09/2025", "11/09/2025");
    assert_eq!(of(&facts, "A4")[0].outcome, missed("10/09/2025"));
    let facts = sent_on(oriented("01/03/2025"), "10/03/2025", "11/03/2025");
    assert_eq!(of(&facts, "A4")[0].outcome, gone("10/03/2025"));
    // The day itself is on time.
    let facts = sent_on(oriented("01/03/2025"), "15/03/2025", "16/03/2025");
    assert_eq!(of(&facts, "A4")[0].outcome, gone("15/03/2025"));
}

#[test]
fn decision_2_a_second_parcours_without_a_date_asks_for_it_and_the_follow_up_goes_on() {
    let mut facts = sent_on(oriented("01/03/2025"), "10/09/2025", "11/09/2025");
    facts.parcours[1] = Parcours {
        id: 2,
        origin: Some(Origin::Reorientation),
        structure: Some(2),
        ..Parcours::default()
    };
    facts.parcours[0].exit = exit("10/09/2025");
    facts.appointments = vec![kept(1, "10/03/2025")];
    let outcomes: Vec<Outcome> = of(&facts, "A4").into_iter().map(|it| it.outcome).collect();
    assert_eq!(
        outcomes,
        [closed("10/03/2025", true), Outcome::UnknownStart]
    );
    assert_eq!(of(&facts, "A12"), [], "the person has not left");
    assert_eq!(only(&facts, "A15").outcome, Outcome::Open);
}

#[test]
fn decision_3_a_signature_stands_when_the_contract_is_refused_later() {
    let mut facts = facts(oriented("01/10/2025"));
    facts.appointments = vec![kept(1, "03/11/2025")];
    facts.contracts = vec![Contract {
        decision: Some(Decision::Refused),
        decided_on: Some(d("20/11/2025")),
        ..signed(1, "02/11/2025", "02/11/2025", "01/05/2026")
    }];
    assert_eq!(only(&facts, "A6").outcome, closed("03/11/2025", true));
    facts.contracts[0].cancelled_on = Some(d("21/11/2025"));
    assert_eq!(only(&facts, "A6").outcome, Outcome::Open, "as never signed");
}

#[test]
fn decision_4_the_contract_of_the_former_structure_ends_nothing_in_the_next() {
    let mut facts = sent_on(oriented("01/03/2025"), "10/09/2025", "11/09/2025");
    let contract = |on: &str, parcours| Contract {
        kind: ContractKind::Engagement,
        parcours: Some(parcours),
        ..signed(parcours, on, on, "19/03/2026")
    };
    facts.contracts = vec![contract("20/03/2025", 1)];
    let d2 = |facts: &Facts| under("plein-emploi-2025", facts, "D2");
    assert_eq!(d2(&facts), [closed("20/03/2025", true), Outcome::Open]);
    // Nor one signed there before the orientation was notified.
    facts.contracts.push(contract("10/09/2025", 2));
    assert_eq!(d2(&facts), [closed("20/03/2025", true), Outcome::Open]);
    facts.contracts.push(contract("20/09/2025", 2));
    assert_eq!(d2(&facts)[1], closed("20/09/2025", true));
}

#[test]
fn decision_5_the_orientation_is_measured_once() {
    let mut facts = sent_on(oriented("14/03/2025"), "10/09/2025", "11/09/2025");
    facts.request.department_informed_on = Some(d("20/02/2025"));
    let d1 = under("plein-emploi-2025", &facts, "D1");
    assert_eq!(d1[0], closed("14/03/2025", true));
    assert!(matches!(d1[1], Outcome::NotApplicable { .. }), "{d1:?}");
}

#[test]
fn decision_6_who_left_before_the_term_owes_no_appointment_beyond_it() {
    let mut facts = facts(oriented("18/11/2025"));
    facts.parcours[0].exit = exit("20/11/2025");
    facts.appointments = vec![rdv(1, "05/12/2025", AppointmentStatus::Planned)];
    assert_eq!(only(&facts, "A4").outcome, gone("20/11/2025"));
    facts.appointments = vec![kept(1, "28/11/2025")];
    assert_eq!(only(&facts, "A4").outcome, closed("28/11/2025", true));
}

#[test]
fn decision_8_a_transferred_parcours_has_no_final_review() {
    let facts = sent_on(oriented("01/03/2025"), "10/09/2025", "11/09/2025");
    assert_eq!(of(&facts, "A12"), []);
}

#[test]
fn decision_9_a_contract_that_breaks_off_calls_for_another_one() {
    let with = |change: fn(&mut Contract)| {
        let mut contract = signed(1, "10/01/2025", "15/01/2025", "14/07/2025");
        change(&mut contract);
        let mut facts = facts(oriented("01/12/2024"));
        facts.contracts = vec![contract];
        facts
    };
    let early = with(|it| it.ended_early_on = Some(d("01/03/2025")));
    let annulled = with(|it| it.cancelled_on = Some(d("01/03/2025")));
    let refused = with(|it| {
        (it.decision, it.decided_on) = (Some(Decision::Refused), Some(d("01/03/2025")));
    });
    for broken in [early, annulled, refused] {
        assert_eq!(only(&broken, "A16").outcome, gone("01/03/2025"));
        let restart = only(&broken, "A17");
        assert_eq!(
            (restart.outcome, restart.due),
            (Outcome::Open, Some(d("01/04/2025")))
        );
        let after = |contract: Contract| {
            let mut facts = broken.clone();
            facts.contracts.push(contract);
            of(&facts, "A17").first().map(|it| it.outcome.clone())
        };
        let next = signed(2, "20/03/2025", "20/03/2025", "19/09/2025");
        assert_eq!(after(next.clone()), Some(closed("20/03/2025", true)));
        let unvalid = Contract {
            decision: Some(Decision::Refused),
            ..next
        };
        assert_eq!(after(unvalid), Some(Outcome::Open));
        // Another valid contract runs on that day.
        assert_eq!(
            after(signed(2, "01/02/2025", "01/02/2025", "01/08/2025")),
            None
        );
        let mut left = broken.clone();
        left.parcours[0].exit = exit("15/03/2025");
        assert_eq!(only(&left, "A17").outcome, gone("15/03/2025"));
    }
    let whole = with(|_| {});
    assert_eq!(of(&whole, "A17"), []);
}

#[test]
fn decision_10_a_call_made_after_the_absence_is_something_done_about_it() {
    let mut facts = facts(oriented("01/10/2025"));
    facts.appointments = vec![rdv(1, "13/10/2025", AppointmentStatus::Absent)];
    let contact = |on: &str, direction| Contact {
        id: 1,
        on: Some(d(on)),
        bilateral: false,
        direction,
    };
    facts.contacts = vec![contact("12/10/2025", Direction::Outbound)];
    assert_eq!(only(&facts, "A5").outcome, Outcome::Open, "before it");
    facts.contacts = vec![contact("14/10/2025", Direction::Inbound)];
    assert_eq!(
        only(&facts, "A5").outcome,
        Outcome::Open,
        "not by the service"
    );
    facts.contacts = vec![contact("14/10/2025", Direction::Outbound)];
    assert_eq!(only(&facts, "A5").outcome, closed("14/10/2025", true));
}

fn book() -> RuleBook {
    let sets = builtin().unwrap().to_vec();
    RuleBook::new(sets, Defaults::always(CONVENTION_PAUVRETE)).unwrap()
}

/// What the indicators read of the cases of a rule.
fn counted(facts: &Facts, rule: &str) -> Vec<cohort::Case> {
    let (book, all) = (book(), evaluate_all(&book(), facts));
    let cases = cohort::read(&book, facts, &all).cases.into_iter();
    cases.filter(|case| case.rule == rule).collect()
}

#[test]
fn decision_7_a_closed_file_calls_nobody_for_a_date_or_a_recipient() {
    let mut facts = facts(oriented("01/10/2025"));
    facts.diagnostics = [Some(d("03/11/2025")), None].map(diagnostic).to_vec();
    let unknown = || vec![Outcome::UnknownStart; 2];
    let said = |facts: &Facts| -> Vec<Outcome> {
        let all = of(facts, "A7").into_iter();
        all.map(|it| it.outcome).collect()
    };
    assert_eq!(said(&facts), unknown());
    facts.parcours[0].exit = exit("10/11/2025");
    assert_eq!(said(&facts), [gone("10/11/2025"), gone("10/11/2025")]);
    assert!(of(&facts, "A7").iter().all(|it| it.window().is_none()));
    let apart = counted(&facts, "DIAG-3JO");
    assert_eq!(apart.len(), 2);
    let date = Some(cohort::Apart::UnknownStart);
    assert!(apart.iter().all(|case| case.apart == date), "{apart:?}");
}

fn diagnostic(on: Option<NaiveDate>) -> Diagnostic {
    Diagnostic {
        id: 1,
        parcours: None,
        on,
        recipients: Vec::new(),
    }
}

#[test]
fn decision_17_the_earliest_appointment_created_counts() {
    let mut facts = facts(oriented("01/10/2025"));
    let created = |id, on: &str, made: &str, status| Appointment {
        created_on: Some(d(made)),
        ..rdv(id, on, status)
    };
    let planned = AppointmentStatus::Planned;
    facts.appointments = vec![
        created(1, "20/10/2025", "16/10/2025", planned),
        created(2, "30/10/2025", "12/10/2025", planned),
        created(
            3,
            "25/10/2025",
            "02/10/2025",
            AppointmentStatus::CancelledByStructure,
        ),
        Appointment {
            individual: false,
            ..created(4, "12/10/2025", "03/10/2025", planned)
        },
    ];
    let case = &counted(&facts, "RDV1-2S")[0];
    assert_eq!(
        (case.due, case.created, case.end),
        (
            Some(d("15/10/2025")),
            Some(d("12/10/2025")),
            Some(d("20/10/2025"))
        )
    );
}

#[test]
fn decision_21_an_undated_start_is_asked_for_by_the_law_of_the_earliest_date() {
    let asks = |earliest: Option<&str>, oriented_on: Option<&str>| -> Vec<String> {
        let facts = facts(Parcours {
            earliest_on: earliest.map(d),
            decided_on: oriented_on.map(d),
            structure: Some(1),
            ..Parcours::default()
        });
        let all = evaluate_all(&book(), &facts).into_iter();
        let unknown = all.filter(|it| it.outcome == Outcome::UnknownStart);
        let codes = unknown.map(|it| it.rule.code.clone());
        codes.filter(|it| it == "C1" || it == "D1").collect()
    };
    assert_eq!(asks(Some("31/12/2024"), Some("10/01/2025")), ["C1"]);
    assert_eq!(asks(Some("01/01/2025"), Some("10/01/2025")), ["D1"]);
    assert_eq!(asks(None, Some("10/12/2024")), ["C1"]);
    assert_eq!(asks(Some("31/12/2024"), None), ["C1"]);
    assert_eq!(asks(None, None), ["D1"]);
}

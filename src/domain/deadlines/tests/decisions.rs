//! The points where the texts are open, as they were decided after a second computation by others
//! (RULES, decisions 1 to 12): one history each.
use super::*;
use crate::domain::contract::Decision;
use crate::domain::facts::{Contact, Direction};
use crate::domain::rules::{RuleSet, builtin};

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

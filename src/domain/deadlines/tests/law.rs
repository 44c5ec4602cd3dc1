//! The rules of law, row by row: C (CASF, 2009-2024) here, D (loi pour le plein emploi) below.
mod plein_emploi;

use super::*;
use crate::domain::facts::{
    Body, Examination, ExaminationKind, ParcoursKind, Reorientation, Suspension,
};
use crate::domain::rules::{CASF, builtin};

use State::*;

fn law(id: &str) -> RuleSet {
    let sets = builtin().unwrap();
    sets.iter().find(|set| set.id == id).unwrap().clone()
}

fn found(set: &RuleSet, facts: &Facts, code: &str) -> Vec<Deadline> {
    let all = evaluate(set, facts).into_iter();
    all.filter(|it| it.rule.code == code).collect()
}

/// The states of the only deadline of a rule on several days; none at all when the table is empty.
fn check(set: &RuleSet, facts: &Facts, code: &str, table: &[(&str, State)]) {
    let list = found(set, facts, code);
    assert_eq!(
        list.len(),
        usize::from(!table.is_empty()),
        "{code}: {list:#?}"
    );
    for (day, state) in table {
        let said = list.first().map(|it| it.state(d(day)));
        assert_eq!(said, Some(*state), "{code} on {day}: {list:#?}");
    }
}

fn social(on: &str) -> Parcours {
    Parcours {
        decided_on: Some(d(on)),
        kind: Some(ParcoursKind::Social),
        ..oriented(on)
    }
}

fn signed(id: i64, kind: ContractKind, on: &str) -> Contract {
    Contract {
        signed_by_person_on: Some(d(on)),
        signed_by_referent_on: Some(d(on)),
        start: Some(d(on)),
        ..Contract::new(id, kind)
    }
}

fn informed(on: &str, parcours: Parcours) -> Facts {
    let mut facts = facts(parcours);
    facts.request.department_informed_on = Some(d(on));
    facts
}

fn examined(facts: &Facts, kind: ExaminationKind, on: &str) -> Facts {
    let mut facts = facts.clone();
    let on = Some(d(on));
    facts.examinations.push(Examination { id: 1, kind, on });
    facts
}

#[test]
fn c1_orientation_within_two_months() {
    let set = law(CASF);
    let late = Parcours {
        decided_on: Some(d("10/04/2024")),
        ..Parcours::default()
    };
    check(
        &set,
        &informed("31/01/2024", late.clone()),
        "C1",
        &[("01/05/2024", DoneLate)],
    );
    let early = Parcours {
        decided_on: Some(d("31/03/2024")),
        ..late
    };
    check(
        &set,
        &informed("31/01/2024", early),
        "C1",
        &[("01/05/2024", DoneInTime)],
    );
    // The set applies to starts until 31 December 2024.
    check(
        &set,
        &informed("31/12/2024", social("10/01/2025")),
        "C1",
        &[("01/05/2025", DoneInTime)],
    );
    check(
        &set,
        &informed("01/01/2025", social("10/01/2025")),
        "C1",
        &[],
    );
}

#[test]
fn c2_c3_c4_depend_on_the_body() {
    let set = law(CASF);
    let to = |body| {
        facts(Parcours {
            body,
            ..social("15/01/2024")
        })
    };
    let table: [(Option<Body>, &str, &str); 4] = [
        (Some(Body::EmploymentService), "C2", "15/02/2024"),
        (Some(Body::Other), "C3", "15/03/2024"),
        (None, "C3", "15/03/2024"),
        (Some(Body::FranceTravail), "C4", "15/02/2024"),
    ];
    for (body, code, due) in table {
        for rule in ["C2", "C3", "C4"] {
            let list = found(&set, &to(body), rule);
            let wanted = (rule == code).then(|| d(due));
            assert_eq!(list[0].due, wanted, "{body:?} {rule}");
            let open = list[0].outcome == Outcome::Open;
            assert_eq!(open, rule == code, "{body:?} {rule}");
        }
    }
    // A CER does not end C4, a PPAE does; any contract ends C3.
    let mut ppae = to(Some(Body::FranceTravail));
    ppae.contracts = vec![signed(1, ContractKind::Cer, "20/01/2024")];
    check(
        &set,
        &ppae,
        "C4",
        &[
            ("16/02/2024", Late),
            ("10/02/2024", Soon),
            ("01/02/2024", Soon),
            ("31/01/2024", Upcoming),
        ],
    );
    ppae.contracts
        .push(signed(2, ContractKind::Ppae, "16/02/2024"));
    check(&set, &ppae, "C4", &[("20/02/2024", DoneLate)]);
    let mut other = to(None);
    other.contracts = vec![signed(1, ContractKind::Cer, "15/03/2024")];
    check(&set, &other, "C3", &[("20/03/2024", DoneInTime)]);
}

#[test]
fn c5_social_parcours_examined_by_the_team() {
    let set = law(CASF);
    let facts = facts(social("31/08/2023"));
    check(
        &set,
        &facts,
        "C5",
        &[
            ("29/02/2024", Today),
            ("01/03/2024", Late),
            ("14/02/2024", Upcoming),
            ("15/02/2024", Soon),
        ],
    );
    let done = examined(&facts, ExaminationKind::Team, "20/02/2024");
    check(&set, &done, "C5", &[("01/03/2024", DoneInTime)]);
    let wrong = examined(&facts, ExaminationKind::Joint, "20/02/2024");
    check(&set, &wrong, "C5", &[("01/03/2024", Late)]);
    let mut moved = facts.clone();
    let asked = Reorientation {
        id: 1,
        decided_on: Some(d("10/03/2024")),
        accepted: true,
        ..Reorientation::default()
    };
    moved.reorientations.push(asked);
    check(&set, &moved, "C5", &[("01/04/2024", DoneLate)]);
    let pro = self::facts(Parcours {
        kind: Some(ParcoursKind::Pro),
        ..social("31/08/2023")
    });
    check(&set, &pro, "C5", &[("01/03/2024", NotApplicable)]);
}

fn suspension() -> Facts {
    let mut facts = facts(social("15/01/2023"));
    facts.suspensions = vec![Suspension {
        id: 4,
        measure_notified_on: Some(d("31/01/2024")),
        decision_notified_on: Some(d("30/04/2024")),
        ..Suspension::default()
    }];
    facts
}

#[test]
fn c6_heard_and_c9_appeal() {
    let set = law(CASF);
    let facts = suspension();
    check(
        &set,
        &facts,
        "C6",
        &[("29/02/2024", Today), ("01/03/2024", Late)],
    );
    let heard = examined(&facts, ExaminationKind::Hearing, "15/02/2024");
    check(&set, &heard, "C6", &[("01/03/2024", DoneInTime)]);
    check(
        &set,
        &facts,
        "C9",
        &[
            ("30/06/2024", Today),
            ("15/06/2024", Upcoming),
            ("16/06/2024", Soon),
        ],
    );
    let mut appealed = facts.clone();
    appealed.suspensions[0].appealed_on = Some(d("01/07/2024"));
    check(&set, &appealed, "C9", &[("02/07/2024", DoneLate)]);
}

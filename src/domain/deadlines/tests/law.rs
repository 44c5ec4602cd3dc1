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
fn c2_depends_on_the_body_and_c3_on_the_parcours() {
    let set = law(CASF);
    let to = |body, kind| {
        facts(Parcours {
            body: Some(body),
            kind: Some(kind),
            ..social("15/01/2024")
        })
    };
    let table = [
        (
            Body::EmploymentService,
            ParcoursKind::Pro,
            Some("15/02/2024"),
            None,
        ),
        (Body::Other, ParcoursKind::Social, None, Some("15/03/2024")),
        (Body::Other, ParcoursKind::Pro, None, None),
        (Body::FranceTravail, ParcoursKind::Pro, None, None),
    ];
    for (body, kind, c2, c3) in table {
        for (rule, due) in [("C2", c2), ("C3", c3)] {
            let list = found(&set, &to(body, kind), rule);
            assert_eq!(list[0].due, due.map(d), "{body:?} {kind:?} {rule}");
        }
        // The PPAE runs from the registration as job seeker, which carnet does not keep.
        assert_eq!(found(&set, &to(body, kind), "C4"), []);
    }
    let mut other = to(Body::Other, ParcoursKind::Social);
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
fn c6_observations_and_c9_appeal() {
    let set = law(CASF);
    let facts = suspension();
    check(
        &set,
        &facts,
        "C6",
        &[("29/02/2024", Today), ("01/03/2024", Late)],
    );
    // A hearing is an option of the person, not the end.
    let heard = examined(&facts, ExaminationKind::Hearing, "15/02/2024");
    check(&set, &heard, "C6", &[("01/03/2024", Late)]);
    let mut received = facts.clone();
    received.suspensions[0].observations_on = Some(d("15/02/2024"));
    check(&set, &received, "C6", &[("01/03/2024", DoneInTime)]);
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

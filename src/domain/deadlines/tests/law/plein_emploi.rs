//! D, `plein-emploi-2025` (loi 2023-1196), row by row.
use super::*;
use crate::domain::calendar::Territory;
use crate::domain::facts::DutyPeriod;
use crate::domain::rules::{PLEIN_EMPLOI, Population};

#[test]
fn d1_orientation_within_six_weeks() {
    let set = law(PLEIN_EMPLOI);
    let facts = informed("10/03/2025", social("21/04/2025"));
    check(&set, &facts, "D1", &[("30/04/2025", DoneInTime)]);
    check(
        &set,
        &informed("10/03/2025", social("22/04/2025")),
        "D1",
        &[("30/04/2025", DoneLate)],
    );
    check(
        &set,
        &informed("31/12/2024", social("22/04/2025")),
        "D1",
        &[],
    );
}

#[test]
fn d2_contract_within_a_month_and_d2b_starts_it_again() {
    let set = law(PLEIN_EMPLOI);
    let mut facts = facts(social("31/01/2025"));
    check(
        &set,
        &facts,
        "D2",
        &[
            ("28/02/2025", Today),
            ("01/03/2025", Late),
            ("14/02/2025", Soon),
            ("13/02/2025", Upcoming),
        ],
    );
    check(&set, &facts, "D2b", &[]);
    // Only a contrat d'engagement ends it.
    facts.contracts = vec![signed(1, ContractKind::Cer, "10/02/2025")];
    check(&set, &facts, "D2", &[("01/03/2025", Late)]);
    let again = Reorientation {
        id: 3,
        requested_on: Some(d("05/02/2025")),
        decided_on: Some(d("18/02/2025")),
        notified_on: Some(d("20/02/2025")),
        accepted: true,
        ..Reorientation::default()
    };
    facts.reorientations = vec![again.clone()];
    check(&set, &facts, "D2", &[("01/03/2025", Cancelled)]);
    check(
        &set,
        &facts,
        "D2b",
        &[("20/03/2025", Today), ("21/03/2025", Late)],
    );
    facts.contracts = vec![signed(1, ContractKind::Engagement, "15/03/2025")];
    check(&set, &facts, "D2", &[("21/03/2025", Cancelled)]);
    check(&set, &facts, "D2b", &[("21/03/2025", DoneInTime)]);
    // Signed before the new decision: D2 was met.
    facts.contracts = vec![signed(1, ContractKind::Engagement, "10/02/2025")];
    check(&set, &facts, "D2", &[("21/03/2025", DoneInTime)]);
    // Refused, or the one that opened the parcours: nothing starts again.
    facts.reorientations = vec![Reorientation {
        accepted: false,
        ..again.clone()
    }];
    check(&set, &facts, "D2b", &[]);
    facts.parcours[0].notified_on = again.notified_on;
    facts.reorientations = vec![again];
    check(&set, &facts, "D2b", &[]);
}

#[test]
fn d3_old_contracts_pass_before_2027_and_2028_overseas() {
    let set = law(PLEIN_EMPLOI);
    let mut facts = facts(social("15/06/2024"));
    check(&set, &facts, "D3", &[]);
    facts.contracts = vec![signed(1, ContractKind::Cer, "01/07/2024")];
    check(
        &set,
        &facts,
        "D3",
        &[
            ("04/07/2026", Upcoming),
            ("05/07/2026", Soon),
            ("01/01/2027", Today),
            ("02/01/2027", Late),
        ],
    );
    let mut overseas = set.clone();
    overseas.calendar.territory = Territory::Reunion;
    check(
        &overseas,
        &facts,
        "D3",
        &[("02/01/2027", Upcoming), ("01/01/2028", Today)],
    );
    // Shown as long as the old contract runs.
    let mut over = facts.clone();
    over.contracts[0].end = Some(d("31/08/2026"));
    check(
        &set,
        &over,
        "D3",
        &[("31/08/2026", Soon), ("01/09/2026", NotStarted)],
    );
    let mut passed = facts.clone();
    passed
        .contracts
        .push(signed(2, ContractKind::Engagement, "20/12/2026"));
    check(&set, &passed, "D3", &[("02/01/2027", DoneInTime)]);
    // Whoever came on 2 January 2025, or had left by the 1st, is not concerned.
    for (from, left, concerned) in [
        ("01/01/2025", None, true),
        ("02/01/2025", None, false),
        ("15/06/2024", Some("01/01/2025"), false),
        ("15/06/2024", Some("02/01/2025"), true),
    ] {
        let mut facts = facts.clone();
        let exit = left.map(|on| Exit {
            on: d(on),
            motive: None,
        });
        facts.parcours = vec![Parcours {
            exit,
            ..social(from)
        }];
        assert_eq!(
            !found(&set, &facts, "D3").is_empty(),
            concerned,
            "{from} {left:?}"
        );
    }
}

#[test]
fn d4_and_d4b_social_parcours_examined_again() {
    let set = law(PLEIN_EMPLOI);
    let mut facts = facts(social("15/01/2025"));
    facts.contracts = vec![signed(1, ContractKind::Engagement, "31/01/2025")];
    check(
        &set,
        &facts,
        "D4",
        &[
            ("31/07/2025", Today),
            ("31/05/2025", Upcoming),
            ("01/06/2025", Soon),
        ],
    );
    check(&set, &facts, "D4b", &[]);
    let done = examined(&facts, ExaminationKind::Joint, "31/07/2025");
    check(&set, &done, "D4", &[("01/08/2025", DoneInTime)]);
    let mut vulnerable = facts.clone();
    vulnerable.parcours[0].vulnerable = true;
    check(&set, &vulnerable, "D4", &[("01/08/2025", Cancelled)]);
    check(
        &set,
        &vulnerable,
        "D4b",
        &[("31/01/2026", Today), ("01/02/2026", Late)],
    );
    // A revision starts it again.
    facts
        .contracts
        .push(signed(2, ContractKind::Engagement, "15/05/2025"));
    let states: Vec<State> = found(&set, &facts, "D4")
        .iter()
        .map(|it| it.state(d("01/08/2025")))
        .collect();
    assert_eq!(states, [Cancelled, Upcoming]);
    facts.parcours[0].kind = Some(ParcoursKind::Pro);
    check(&set, &facts, "D4", &[]);
}

#[test]
fn d6b_ten_days_for_observations() {
    let set = law(PLEIN_EMPLOI);
    let mut facts = facts(social("15/01/2025"));
    facts.suspensions = vec![Suspension {
        id: 4,
        measure_notified_on: Some(d("10/06/2025")),
        ..Suspension::default()
    }];
    check(
        &set,
        &facts,
        "D6b",
        &[
            ("16/06/2025", Upcoming),
            ("17/06/2025", Soon),
            ("20/06/2025", Today),
        ],
    );
    facts.suspensions[0].observations_on = Some(d("20/06/2025"));
    check(&set, &facts, "D6b", &[("21/06/2025", DoneInTime)]);
}

#[test]
fn d_keeps_a9_to_a16_and_drops_a1_to_a8() {
    let set = law(PLEIN_EMPLOI);
    for number in 1..=16 {
        let rule = set.rule(&format!("A{number}")).unwrap();
        assert_eq!(rule.active, number > 8, "A{number}");
    }
    let d8 = set.rule("A9").unwrap();
    assert_eq!((d8.delay, d8.nature.code()), (6, "choix"));
}

#[test]
fn d8_what_began_before_2025_keeps_a9_to_a16() {
    let set = law(PLEIN_EMPLOI);
    let mut facts = facts(social("02/09/2024"));
    let contract = signed(1, ContractKind::Cer, "16/09/2024");
    facts.contracts = vec![Contract {
        end: Some(d("15/03/2025")),
        ..contract
    }];
    // A9 from the signature of 2024, A16 from the end of that contract.
    check(
        &set,
        &facts,
        "A9",
        &[("16/03/2025", Today), ("17/03/2025", Late)],
    );
    check(&set, &facts, "A16", &[("15/03/2025", Today)]);
    // The rules of the law itself bear on what began under it.
    check(&set, &facts, "D2", &[]);
    check(&set, &facts, "D4", &[]);
    for (code, from) in [("A9", None), ("A16", None), ("D2", Some("01/01/2025"))] {
        let rule = set.rule(code).unwrap();
        assert_eq!(rule.validity.from, from.map(d), "{code}");
    }
}

#[test]
fn the_population_words_hold_on_the_day_the_delay_starts() {
    let mut set = law(PLEIN_EMPLOI);
    let mut sdd = crate::domain::rules::Rule::clone(set.rule("D2").unwrap());
    sdd.population = vec![Population::Subject];
    set.rules = vec![std::sync::Arc::new(sdd)];
    let period = |subject, from: &str, to: Option<&str>| DutyPeriod {
        subject,
        from: Some(d(from)),
        to: to.map(d),
    };
    let table = [
        (vec![], Late),
        (vec![period(true, "01/01/2025", None)], Late),
        (vec![period(false, "01/01/2025", Some("30/01/2025"))], Late),
        (
            vec![period(false, "01/01/2025", Some("31/01/2025"))],
            NotApplicable,
        ),
    ];
    for (duties, state) in table {
        let mut facts = facts(social("31/01/2025"));
        facts.duties = duties;
        check(&set, &facts, "D2", &[("01/03/2025", state)]);
    }
}

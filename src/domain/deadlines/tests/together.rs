//! Which sets apply: the main one of each parcours, and the law beside it.
use super::*;
use crate::domain::deadlines::evaluate_all;
use crate::domain::facts::ParcoursKind;
use crate::domain::rules::{
    CASF, CONVENTION_PAUVRETE, Defaults, LOT_MAPPI, Level, PLEIN_EMPLOI, RuleBook, builtin,
};

fn book(default: &str) -> RuleBook {
    RuleBook::new(builtin().unwrap().to_vec(), Defaults::parse(default)).unwrap()
}

fn of(book: &RuleBook, facts: &Facts, code: &str) -> Vec<Deadline> {
    let all = evaluate_all(book, facts).into_iter();
    all.filter(|it| it.rule.code == code).collect()
}

#[test]
fn the_law_of_the_date_is_information_beside_the_main_set() {
    let table = [("15/12/2024", "C3", 1, 0), ("15/01/2025", "D2", 0, 1)];
    for main in [CONVENTION_PAUVRETE, LOT_MAPPI] {
        let book = book(main);
        for (on, code, old, new) in table {
            let facts = facts(Parcours {
                kind: Some(ParcoursKind::Social),
                ..oriented(on)
            });
            assert_eq!(
                (of(&book, &facts, "C3").len(), of(&book, &facts, "D2").len()),
                (old, new)
            );
            let legal = of(&book, &facts, code).pop().unwrap();
            assert_eq!(legal.rule.level, Level::LegalInformation);
            assert_eq!(of(&book, &facts, "A4")[0].rule.level, Level::Alert);
        }
    }
}

#[test]
fn what_the_main_set_takes_over_from_the_law_is_said_once() {
    for main in [CONVENTION_PAUVRETE, LOT_MAPPI, PLEIN_EMPLOI] {
        let facts = Facts {
            person_requests: vec![crate::domain::facts::PersonRequest {
                id: 3,
                received_on: Some(d("20/01/2025")),
                ..Default::default()
            }],
            ..facts(oriented("15/01/2025"))
        };
        let found = of(&book(main), &facts, "P1");
        let levels: Vec<Level> = found.iter().map(|it| it.rule.level).collect();
        assert_eq!(levels, [Level::Alert], "{main}");
    }
}

#[test]
fn the_law_as_main_set_alerts_and_is_not_said_twice() {
    let book = book(PLEIN_EMPLOI);
    let facts = facts(oriented("15/01/2025"));
    let d2 = of(&book, &facts, "D2");
    assert_eq!((d2.len(), d2[0].rule.level), (1, Level::Alert));
    assert_eq!(&*d2[0].rule.set, PLEIN_EMPLOI);
    assert!(of(&book, &facts, "A4").is_empty());
}

#[test]
fn the_lot_asks_for_no_contract_in_a_week_and_still_shows_the_legal_limit() {
    let mut facts = facts(oriented("15/01/2025"));
    let kept = |id, on: &str| Appointment {
        status: AppointmentStatus::Kept,
        ..Appointment::accompaniment(id, d(on))
    };
    facts.appointments = vec![
        kept(1, "14/01/2025"),
        kept(2, "15/01/2025"),
        kept(3, "30/01/2025"),
        kept(4, "20/02/2025"),
    ];
    let (lot, convention) = (book(LOT_MAPPI), book(CONVENTION_PAUVRETE));
    assert!(of(&lot, &facts, "A6").is_empty());
    assert_eq!(of(&convention, &facts, "A6").len(), 1);
    let limit = of(&lot, &facts, "D2").pop().unwrap();
    assert_eq!(
        (limit.due, limit.rule.level.counts_as_late()),
        (Some(d("15/02/2025")), false)
    );
    // B1: both bounds included, and it stops at the signature.
    let parcours = facts.parcours[0].clone();
    assert_eq!(facts.appointments_before_contract(&parcours), 3);
    let day = Some(d("30/01/2025"));
    facts.contracts = vec![Contract {
        signed_by_person_on: day,
        signed_by_referent_on: day,
        ..Contract::new(1, ContractKind::Cer)
    }];
    assert_eq!(facts.appointments_before_contract(&parcours), 2);
}

#[test]
fn the_default_of_the_day_of_orientation_is_the_main_set() {
    let book = book("convention-pauvrete-2019;2026-01-01=plein-emploi-2025");
    let before = facts(oriented("31/12/2025"));
    let after = facts(oriented("01/01/2026"));
    assert_eq!(
        (
            of(&book, &before, "A4").len(),
            of(&book, &after, "A4").len()
        ),
        (1, 0)
    );
    assert_eq!(book.current().id, PLEIN_EMPLOI);
    assert_eq!(
        book.defaults().to_string(),
        "convention-pauvrete-2019;2026-01-01=plein-emploi-2025"
    );
    assert!(RuleBook::new(builtin().unwrap().to_vec(), Defaults::always("aucun")).is_err());
}

#[test]
fn a_parcours_switched_keeps_its_own_set_and_the_other_its_own() {
    let book = book(CONVENTION_PAUVRETE);
    let mut facts = facts(Parcours {
        structure: Some(1),
        ..oriented("15/01/2025")
    });
    facts.parcours.push(Parcours {
        id: 2,
        structure: Some(2),
        rule_set: Some(PLEIN_EMPLOI.to_owned()),
        ..oriented("15/06/2025")
    });
    let a4 = of(&book, &facts, "A4");
    assert_eq!((a4.len(), a4[0].object.id), (1, facts.parcours[0].id));
    let levels: Vec<_> = of(&book, &facts, "D2")
        .iter()
        .map(|it| (it.object.id, it.rule.level))
        .collect();
    assert!(levels.contains(&(2, Level::Alert)));
    assert!(levels.contains(&(facts.parcours[0].id, Level::LegalInformation)));
    assert_eq!(levels.len(), 2);
}

#[test]
fn a_missing_date_is_asked_for_by_one_law_only() {
    let book = book(CONVENTION_PAUVRETE);
    for (on, code) in [("15/01/2024", "C1"), ("15/01/2025", "D1")] {
        let facts = facts(oriented(on));
        let unknown: Vec<String> = evaluate_all(&book, &facts)
            .into_iter()
            .filter(|it| {
                it.outcome == Outcome::UnknownStart && it.rule.level == Level::LegalInformation
            })
            .map(|it| it.rule.code.clone())
            .collect();
        assert_eq!(unknown, [code]);
    }
    assert!(book.set(CASF).is_some());
}

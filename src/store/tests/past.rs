//! The store as it was known on a past day: what happened later is not there, and what has a date of
//! its own is as it was (RULES, decision 19).
use super::*;
use crate::domain::deadlines::State;

/// A person with a parcours (1), its orientation notified on 1 October 2026, and these records.
fn history(records: Vec<(Entity, Vec<(&'static str, Value)>)>) -> (tempfile::TempDir, Store) {
    let (place, mut store) = store();
    let owner = || ("allocataire_id", Value::Pending(0));
    let parcours = || ("parcours_id", Value::Pending(1));
    let insert = |entity, values| Op::Insert { entity, values };
    let mut ops = vec![
        insert(
            Entity::Allocataire,
            vec![("nom", "A".into()), ("prenom", "B".into())],
        ),
        insert(Entity::Parcours, vec![owner()]),
        insert(
            Entity::Orientation,
            vec![
                owner(),
                parcours(),
                ("origine", "initiale".into()),
                ("notifiee_le", "2026-10-01".into()),
            ],
        ),
    ];
    for (entity, mut values) in records {
        values.push(owner());
        if entity.field("parcours_id").is_some() && values.iter().all(|it| it.0 != "parcours_id") {
            values.push(parcours());
        }
        ops.push(insert(entity, values));
    }
    let change = Change::entry("Essai", None, ops);
    store.apply(&author("A"), &moment(), &change).unwrap();
    (place, store)
}

/// The states of a rule for the first person, as known on a day.
fn states(store: &Store, on: &str, code: &str) -> Vec<State> {
    let view = store.as_of(day(on)).unwrap();
    let person = view.ids(&Query::new(day(on)), 5).unwrap()[0];
    let all = view.deadlines(person).unwrap().into_iter();
    let of_rule = all.filter(|it| it.rule.code == code);
    of_rule.map(|it| it.state(day(on))).collect()
}

fn appointment(on: &str, status: &str, known: &str) -> (Entity, Vec<(&'static str, Value)>) {
    let values = vec![
        ("type", "accompagnement".into()),
        ("prevu_le", on.into()),
        ("statut", status.into()),
        ("cree_le", "2026-09-01".into()),
        ("statut_le", known.into()),
    ];
    (Entity::Appointment, values)
}

#[test]
fn a_decision_taken_later_is_not_known() {
    let contract = vec![
        ("nature", "cer".into()),
        ("signe_allocataire_le", "2026-11-02".into()),
        ("signe_referent_le", "2026-11-02".into()),
        ("debut", "2026-11-02".into()),
        ("fin", "2027-05-01".into()),
        ("decision", "refuse".into()),
        ("decide_le", "2026-11-20".into()),
    ];
    let met = appointment("2026-11-03", "honore", "2026-11-03");
    let (_place, store) = history(vec![met, (Entity::Contract, contract)]);
    assert_eq!(states(&store, "2026-11-19", "A6"), [State::DoneInTime]);
    assert_eq!(states(&store, "2026-11-19", "A16"), [State::Upcoming]);
    let view = store.as_of(day("2026-11-19")).unwrap();
    let row = &view.all_rows(Entity::Contract).unwrap()[0];
    assert_eq!((row.text("decision"), row.date("decide_le")), (None, None));
    let view = store.as_of(day("2026-11-20")).unwrap();
    let row = &view.all_rows(Entity::Contract).unwrap()[0];
    assert_eq!(row.text("decision"), Some("refuse"));
}

#[test]
fn a_parcours_that_begins_later_is_not_there() {
    let (_place, store) = history(vec![
        (
            Entity::Parcours,
            vec![("prise_en_charge_le", "2026-11-12".into())],
        ),
        (
            Entity::Orientation,
            vec![
                ("parcours_id", Value::Pending(3)),
                ("origine", "reorientation".into()),
                ("decidee_le", "2026-11-09".into()),
                ("notifiee_le", "2026-11-10".into()),
            ],
        ),
    ]);
    assert_eq!(states(&store, "2026-10-10", "A4"), [State::Soon]);
    let view = store.as_of(day("2026-10-10")).unwrap();
    for kind in [Entity::Parcours, Entity::Orientation] {
        assert_eq!(view.all_rows(kind).unwrap().len(), 1, "{kind:?}");
    }
    assert_eq!(states(&store, "2026-11-20", "A4").len(), 2);
}

#[test]
fn an_outcome_known_by_that_day_stays_and_a_later_one_goes() {
    let cancelled = appointment("2026-10-14", "annule_structure", "2026-10-05");
    let (_place, store) = history(vec![cancelled]);
    assert_eq!(states(&store, "2026-10-10", "A4"), [State::Soon]);
    // Until it was cancelled, it answered.
    assert_eq!(states(&store, "2026-10-04", "A4"), [State::DoneInTime]);
    let (_place, store) = history(vec![appointment("2026-10-14", "honore", "2026-10-14")]);
    let view = store.as_of(day("2026-10-10")).unwrap();
    let row = &view.all_rows(Entity::Appointment).unwrap()[0];
    assert_eq!(row.text("statut"), Some("prevu"));
}

#[test]
fn what_was_said_of_an_action_is_known_from_its_day_on() {
    let action = vec![
        ("libelle", "Un CV".into()),
        ("debut", "2026-09-01".into()),
        ("statut", "pas_fait".into()),
        ("motif", "abandon_personne".into()),
        ("fin", "2026-10-20".into()),
        ("qualite", "bonne".into()),
        ("evaluee_le", "2026-10-25".into()),
    ];
    let (_place, store) = history(vec![(Entity::Action, action)]);
    let seen = |on: &str| {
        let view = store.as_of(day(on)).unwrap();
        let row = view.all_rows(Entity::Action).unwrap().pop().unwrap();
        ["statut", "motif", "qualite"].map(|name| row.text(name).map(str::to_owned))
    };
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(seen("2026-10-19"), [some("en_cours"), None, None]);
    assert_eq!(
        seen("2026-10-22"),
        [some("pas_fait"), some("abandon_personne"), None]
    );
    assert_eq!(seen("2026-10-25")[2], some("bonne"));
}

#[test]
fn the_answer_to_an_aid_is_known_from_its_day_on() {
    let aid = vec![
        ("type", "fsl_acces".into()),
        ("statut", "accepte".into()),
        ("constituee_le", "2026-09-01".into()),
        ("decidee_le", "2026-10-20".into()),
        ("montant_accorde", 300.into()),
    ];
    let (_place, store) = history(vec![(Entity::AidRequest, aid)]);
    let seen = |on: &str| {
        let view = store.as_of(day(on)).unwrap();
        let row = view.all_rows(Entity::AidRequest).unwrap().pop()?;
        Some((
            row.text("statut").map(str::to_owned),
            row.int("montant_accorde"),
        ))
    };
    assert_eq!(seen("2026-08-31"), None, "not asked for yet");
    assert_eq!(seen("2026-10-19"), Some((None, None)));
    assert_eq!(
        seen("2026-10-20"),
        Some((Some("accepte".to_owned()), Some(300)))
    );
}

/// A leave noted on 20 October for December, another of September whose entry is unknown.
#[test]
fn a_leave_is_known_from_the_day_it_was_entered() {
    let leave = |from: &str, entered: Option<&str>| {
        let mut values = vec![("motif", "autre".into()), ("debut", from.into())];
        values.extend(entered.map(|on| ("saisie_le", on.into())));
        (Entity::Exemption, values)
    };
    let (_place, store) = history(vec![
        leave("2026-12-01", Some("2026-10-20")),
        leave("2026-09-15", None),
        leave("2026-09-01", Some("2026-11-10")),
    ]);
    let starts = |on: &str| -> Vec<String> {
        let view = store.as_of(day(on)).unwrap();
        let rows = view.all_rows(Entity::Exemption).unwrap();
        let starts = rows.iter().filter_map(|row| row.date("debut"));
        let mut starts: Vec<_> = starts.map(|it| it.to_string()).collect();
        starts.sort();
        starts
    };
    assert!(starts("2026-09-14").is_empty());
    assert_eq!(starts("2026-10-19"), ["2026-09-15"]);
    assert_eq!(starts("2026-10-20"), ["2026-09-15", "2026-12-01"]);
    assert_eq!(starts("2026-11-10").len(), 3);
}

/// Oriented on 1 October, A4 is due on the 15th; a leave of ten days from the 10th puts it off from the
/// day on which it was entered, or where that is unknown from its first day.
#[test]
fn a_leave_noted_in_advance_counts_in_advance() {
    for (entered, before, from) in [
        (Some("2026-10-03"), "2026-10-02", "2026-10-03"),
        (Some("2026-10-20"), "2026-10-19", "2026-10-20"),
        (None, "2026-10-09", "2026-10-10"),
    ] {
        let mut leave = vec![
            ("motif", "autre".into()),
            ("debut", "2026-10-10".into()),
            ("fin", "2026-10-19".into()),
        ];
        leave.extend(entered.map(|on| ("saisie_le", on.into())));
        let (_place, store) = history(vec![(Entity::Exemption, leave)]);
        let due = |on: &str| {
            let view = store.as_of(day(on)).unwrap();
            let all = view.deadlines(1).unwrap().into_iter();
            all.filter(|it| it.rule.code == "A4").find_map(|it| it.due)
        };
        assert_eq!(due(before), Some(day("2026-10-15")), "{entered:?}");
        assert_eq!(due(from), Some(day("2026-10-25")), "{entered:?}");
    }
}

/// RULES §2: a state is known from the day it is received.
#[test]
fn a_right_is_not_known_before_it_is_received() {
    let right = vec![
        ("etat", "clos".into()),
        ("du", "2026-10-01".into()),
        ("recu_le", "2026-11-05".into()),
    ];
    let (_place, store) = history(vec![(Entity::RightsPeriod, right)]);
    let known = |on: &str| {
        let view = store.as_of(day(on)).unwrap();
        view.all_rows(Entity::RightsPeriod).unwrap().len()
    };
    assert_eq!((known("2026-11-04"), known("2026-11-05")), (0, 1));
}

/// A new référent ends the former one the day before; a moved échéance keeps the one that it had.
#[test]
fn ends_and_moves_decided_later_are_not_known() {
    let referent = |reason: &str, from: &str, to: Option<&str>| {
        let mut values = vec![("motif", reason.into()), ("fonction", "referent".into())];
        values.push(("du", from.into()));
        values.extend(to.map(|to| ("au", to.into())));
        (Entity::Assignment, values)
    };
    let objective = vec![
        ("genre", "final".into()),
        ("libelle", "Un logement".into()),
        ("debut", "2026-09-01".into()),
        ("echeance", "2027-02-01".into()),
    ];
    let moved = |former: &str, on: &str| {
        let values = vec![
            ("objet", "objectif".into()),
            ("objet_id", Value::Pending(3)),
            ("ancienne", former.into()),
            ("reporte_le", on.into()),
        ];
        (Entity::Postponement, values)
    };
    let (_place, store) = history(vec![
        (Entity::Objective, objective),
        moved("2026-11-01", "2026-10-15"),
        moved("2026-12-01", "2026-11-20"),
        referent("un", "2026-09-01", Some("2026-10-31")),
        referent("deux", "2026-11-01", None),
    ]);
    for (on, due, followed) in [
        ("2026-10-14", "2026-11-01", vec![("un", None)]),
        ("2026-10-15", "2026-12-01", vec![("un", None)]),
        (
            "2026-11-20",
            "2027-02-01",
            vec![("un", Some(day("2026-10-31"))), ("deux", None)],
        ),
    ] {
        let view = store.as_of(day(on)).unwrap();
        let rows = view.all_rows(Entity::Objective).unwrap();
        assert_eq!(rows[0].date("echeance"), Some(day(due)), "{on}");
        let rows = view.all_rows(Entity::Assignment).unwrap();
        let mut found: Vec<_> = rows
            .iter()
            .map(|it| (it.text("motif").unwrap(), it.date("au")))
            .collect();
        found.sort_by_key(|it| it.1.is_none());
        assert_eq!(found, followed, "{on}");
    }
}

//! What a change of the rules leaves behind: everything, or nothing.
use std::ops::ControlFlow;

use super::*;
use crate::domain::change::{Change, Nature, Op};
use crate::domain::rules::{CONVENTION_PAUVRETE, Defaults, PLEIN_EMPLOI};

fn to(id: &str) -> RuleChange {
    RuleChange::Defaults(Defaults::always(id))
}

fn change(store: &mut Store, change: &RuleChange) -> Result<Option<Rebuilt>> {
    store.change_rules(&author("Marie"), &moment(), change, &mut |_| {
        ControlFlow::Continue(())
    })
}

fn rules_of(store: &Store, id: Id) -> Vec<String> {
    let alerts = store.alerts_of(id, day("2026-11-21")).unwrap();
    alerts.into_iter().map(|it| it.rule).collect()
}

#[test]
fn every_due_date_follows_the_new_default_and_the_check_agrees() {
    let (_place, mut store) = store();
    let people: Vec<Id> = (0..40)
        .map(|n| person(&mut store, &format!("Faure{n}"), "Inès"))
        .collect();
    assert!(rules_of(&store, people[3]).contains(&"CER-1S".to_owned()));
    let done = change(&mut store, &to(PLEIN_EMPLOI)).unwrap().unwrap();
    assert_eq!(done.people, people.len());
    for id in &people {
        let rules = rules_of(&store, *id);
        assert!(rules.contains(&"CE-1M".to_owned()), "{rules:?}");
        assert!(!rules.contains(&"CER-1S".to_owned()), "{rules:?}");
    }
    assert!(store.verify().unwrap().is_clean());
}

#[test]
fn a_change_of_the_rules_is_taken_back_and_done_again_with_its_due_dates() {
    let (_place, mut store) = store();
    let id = person(&mut store, "Faure", "Inès");
    let (marie, before) = (author("Marie"), rules_of(&store, id));
    change(&mut store, &to(PLEIN_EMPLOI)).unwrap();
    let after = rules_of(&store, id);
    assert_ne!(before, after);
    for _ in 0..2 {
        let undone = store.undo(&marie, &moment()).unwrap();
        assert!(
            undone.label.contains("Loi pour le plein emploi"),
            "{}",
            undone.label
        );
        assert_eq!(store.rule_book().unwrap().current().id, CONVENTION_PAUVRETE);
        assert_eq!(rules_of(&store, id), before);
        store.redo(&marie, &moment()).unwrap();
        assert_eq!(store.rule_book().unwrap().current().id, PLEIN_EMPLOI);
        assert_eq!(rules_of(&store, id), after);
        assert!(store.verify().unwrap().is_clean());
    }
    // A colleague changed the rules since: theirs stand.
    let claire = author("Claire");
    store
        .change_rules(
            &claire,
            &moment(),
            &RuleChange::WhitMonday("oui"),
            &mut |_| ControlFlow::Continue(()),
        )
        .unwrap();
    let refused = store.undo(&marie, &moment());
    assert!(
        matches!(refused, Err(StoreError::CannotUndo(_))),
        "{refused:?}"
    );
    store.undo(&claire, &moment()).unwrap();
    assert!(store.undo(&marie, &moment()).is_ok());
    // Then the act before it comes next.
    let next = store.next_undo(&marie).unwrap().unwrap();
    assert!(!next.label.contains("règles"), "{}", next.label);
    let change = store.inverse_of_rules(&next, Nature::Undo).unwrap();
    assert_eq!(change, None);
}

#[test]
fn a_file_of_the_departement_that_was_accepted_is_taken_back() {
    let (_place, mut store) = store();
    let accept = RuleChange::Accept {
        id: "herault".to_owned(),
        file: "herault.toml".to_owned(),
        text: "id = \"herault\"\ntitre = \"Hérault\"\nversion = 1\nherite = \"convention-pauvrete-2019\"\n"
            .to_owned(),
    };
    change(&mut store, &accept).unwrap();
    assert_eq!(store.accepted_rule_files().unwrap().len(), 1);
    store.undo(&author("Marie"), &moment()).unwrap();
    assert_eq!(store.accepted_rule_files().unwrap(), []);
    store.redo(&author("Marie"), &moment()).unwrap();
    assert_eq!(store.accepted_rule_files().unwrap().len(), 1);
}

#[test]
fn given_up_or_refused_nothing_has_changed() {
    let (_place, mut store) = store();
    let id = person(&mut store, "Faure", "Inès");
    let before = rules_of(&store, id);
    for stop in [0, 1] {
        let mut told = 0;
        let done = store.change_rules(&author("Claire"), &moment(), &to(PLEIN_EMPLOI), &mut |_| {
            told += 1;
            if told > stop {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        });
        assert_eq!(done.unwrap(), None);
    }
    assert!(change(&mut store, &to("aucun")).is_err());
    let wrong = RuleChange::Accept {
        id: "x".to_owned(),
        file: "x.toml".to_owned(),
        text: "id = \"x\"\n".to_owned(),
    };
    assert!(change(&mut store, &wrong).is_err());
    assert_eq!(rules_of(&store, id), before);
    assert_eq!(store.rule_book().unwrap().current().id, CONVENTION_PAUVRETE);
    assert!(store.verify().unwrap().is_clean());
}

#[test]
fn who_writes_meanwhile_writes_under_the_new_rules_and_nothing_is_lost() {
    let (place, mut store) = store();
    let people: Vec<Id> = (0..600)
        .map(|n| person(&mut store, &format!("Faure{n}"), "Inès"))
        .collect();
    let mut other = Store::open(&place.path().join("essai.db")).unwrap();
    let mut left = people.iter().step_by(97);
    let mut gone = Vec::new();
    let done = store.change_rules(&author("Claire"), &moment(), &to(PLEIN_EMPLOI), &mut |_| {
        if let Some(id) = left.next() {
            let parcours = other.case_file(*id).unwrap().parcours().unwrap().clone();
            let leave = Op::Update {
                entity: Entity::Parcours,
                id: parcours.id,
                version: parcours.version,
                values: vec![("sortie_le", "2026-11-20".into())],
            };
            let exit = Change::entry("Sortie", Some(*id), vec![leave]);
            other.apply(&author("David"), &moment(), &exit).unwrap();
            gone.push(*id);
        }
        ControlFlow::Continue(())
    });
    assert_eq!(done.unwrap().unwrap().people, people.len());
    assert!(gone.len() > 2, "{gone:?}");
    for id in gone {
        assert!(!rules_of(&store, id).contains(&"CE-1M".to_owned()));
    }
    assert!(!store.is_index_stale().unwrap());
    assert!(store.verify().unwrap().is_clean());
}

/// As after a kill: the rules have changed, and some due dates only.
#[test]
fn a_change_that_is_cut_goes_on_at_the_next_opening() {
    let (place, mut store) = store();
    let id = person(&mut store, "Faure", "Inès");
    let by = (&author("Claire"), &moment());
    store.begin_rules(by, &to(PLEIN_EMPLOI)).unwrap();
    drop(store);
    let mut store = Store::open(&place.path().join("essai.db")).unwrap();
    assert!(store.is_index_stale().unwrap());
    change(&mut store, &RuleChange::None).unwrap();
    assert!(rules_of(&store, id).contains(&"CE-1M".to_owned()));
    assert!(store.verify().unwrap().is_clean());
    assert_eq!(
        store.undo(&author("Claire"), &moment()).unwrap().label,
        to(PLEIN_EMPLOI).label()
    );
}

#[test]
fn an_older_store_asks_for_its_due_dates_again_and_gets_them() {
    let (_place, mut store) = store();
    person(&mut store, "Faure", "Inès");
    assert!(!store.is_index_stale().unwrap());
    store.set_setting("recalcul", "migration").unwrap();
    assert!(store.is_index_stale().unwrap());
    change(&mut store, &RuleChange::None).unwrap();
    assert!(!store.is_index_stale().unwrap());
}

#[test]
fn closed_days_and_whit_monday_move_what_is_counted_in_jours_ouvres() {
    let (_place, mut store) = store();
    let id = person(&mut store, "Faure", "Inès");
    let diagnostic = Op::Insert {
        entity: Entity::Diagnostic,
        values: vec![
            ("allocataire_id", Value::Int(id)),
            ("etabli_le", "2027-05-13".into()),
        ],
    };
    let agreement = Op::Insert {
        entity: Entity::SharingAgreement,
        values: vec![
            ("allocataire_id", Value::Int(id)),
            ("destinataire", "cd_sdi".into()),
            ("reponse", "accord".into()),
            ("donne_le", "2026-11-01".into()),
        ],
    };
    let entry = Change::entry("Diagnostic", Some(id), vec![diagnostic, agreement]);
    store.apply(&author("Claire"), &moment(), &entry).unwrap();
    let due = |store: &Store| {
        let rows = store.deadlines_of_rule("DIAG-3JO").unwrap();
        rows[0].window.due.unwrap()
    };
    // Thursday 13 May 2027, then Whit Monday on the 17th.
    assert_eq!(due(&store), day("2027-05-19"));
    change(&mut store, &RuleChange::WhitMonday("oui")).unwrap();
    assert_eq!(due(&store), day("2027-05-18"));
    change(&mut store, &RuleChange::Closures("2027-05-14".to_owned())).unwrap();
    assert_eq!(due(&store), day("2027-05-19"));
    change(&mut store, &RuleChange::Territory("reunion")).unwrap();
    assert!(store.verify().unwrap().is_clean());
}

/// Rows stay where they stood: what was right is not written again, what was wrong is.
#[test]
fn computing_again_writes_only_what_differs() {
    let (_place, mut store) = store();
    let people: Vec<Id> = (0..260)
        .map(|n| person(&mut store, &format!("Faure{n}"), "Inès"))
        .collect();
    let before = store.conn.changes();
    let done = change(&mut store, &RuleChange::None).unwrap().unwrap();
    assert_eq!(done.people, people.len());
    assert_eq!(done.deadlines, store.verify().unwrap().deadlines);
    assert_eq!(store.conn.changes(), before);
    for wrong in [
        "DELETE FROM echeance WHERE allocataire_id % 7 = 0",
        "DELETE FROM echeance WHERE (allocataire_id + rang) % 3 = 0",
        "UPDATE echeance SET due = 737425, alerte = 1 WHERE (allocataire_id + rang) % 5 = 0",
        "INSERT INTO echeance (allocataire_id, rang, regle, niveau, alerte) \
         SELECT id, 70, 'CER-1S', 0, 1 FROM allocataire",
        "UPDATE echeance SET rang = rang + 1000 * allocataire_id, allocataire_id = 1 + (rang + allocataire_id) % 260",
        "DELETE FROM cas WHERE allocataire_id % 2 = 0",
        "UPDATE cas SET rang = rang + 5, due = 1",
        "DELETE FROM passage",
        "UPDATE passage SET rang = 3, honore_le = 1 WHERE allocataire_id > 100",
        "INSERT INTO periode (allocataire_id, rang, genre, du) SELECT id, 40, 0, 1 FROM allocataire",
        "UPDATE ligne SET premier_due = NULL, inconnu_le = 737425",
        "UPDATE urgence SET groupe = 5, jour = 0 WHERE allocataire_id % 2 = 0",
        "UPDATE urgence SET rang = rang + 5, au = 3",
    ] {
        store.conn.run(wrong).unwrap();
        assert!(!store.verify().unwrap().is_clean(), "{wrong}");
        change(&mut store, &RuleChange::None).unwrap();
        assert!(store.verify().unwrap().is_clean(), "{wrong}");
    }
}

#[test]
fn nothing_is_left_of_people_set_aside() {
    let (_place, mut store) = store();
    let people: Vec<Id> = (0..5)
        .map(|n| person(&mut store, &format!("Faure{n}"), "Inès"))
        .collect();
    let left = |store: &Store, table: &str| -> Vec<Id> {
        let sql = format!("SELECT DISTINCT allocataire_id FROM {table} ORDER BY 1");
        super::super::sql::query(&store.conn, &sql, &[], |row| row.get(0)).unwrap()
    };
    for gone in [people[0], people[2], people[4], people[1], people[3]] {
        let sql = format!("UPDATE allocataire SET supprime = 1 WHERE id = {gone}");
        store.conn.run(&sql).unwrap();
        change(&mut store, &RuleChange::None).unwrap();
        for table in ["echeance", "urgence", "cas", "passage", "periode"] {
            assert!(!left(&store, table).contains(&gone), "{table}");
        }
    }
    assert!(left(&store, "echeance").is_empty());
}

/// The stores that exist keep due dates computed under the former rules: when an embedded set changes, a
/// migration asks for a new computation, as `0011_decisions.sql` does. Then note here what the sets are.
#[test]
fn a_change_of_the_embedded_rules_comes_with_a_new_computation() {
    use sha2::{Digest, Sha256};
    let mut digest = Sha256::new();
    for (_, text) in crate::domain::rules::builtin_texts() {
        digest.update(text);
    }
    let start: Vec<String> = digest
        .finalize()
        .iter()
        .take(4)
        .map(|it| format!("{it:02x}"))
        .collect();
    assert_eq!(
        (
            start.concat().as_str(),
            crate::store::upgrade::MIGRATIONS.len()
        ),
        ("79e76ac4", 36)
    );
}

//! Two files made one: nothing is lost, everything that follows is right, and undo gives both back.
use super::*;
use crate::domain::merge::{Wish, apart};
use crate::domain::record::Row;
use crate::domain::same_person::{Identity, Verdict};
use crate::store::sql;

fn wish() -> Wish<'static> {
    Wish {
        taken: &[],
        today: day("2026-11-21"),
    }
}

fn merge(store: &mut Store, kept: Id, other: Id) {
    let by = (&author("Marie"), &moment());
    store.merge(by, (kept, other), wish()).unwrap();
    assert!(store.verify().unwrap().is_clean());
}

/// All that a store says of people, revisions apart, and what follows from it.
fn everything(store: &Store) -> String {
    let mut all = Vec::new();
    for kind in Entity::ALL {
        for row in store.all_rows(kind).unwrap() {
            all.push(format!("{:?}", Row { version: 0, ..row }));
        }
    }
    for table in ["echeance", "ligne", "identite", "cas", "passage", "periode"] {
        let (columns, count) = match table {
            // Numbers there have no meaning but their order.
            "echeance" => ("allocataire_id, regle, objet, objet_id, due", 5),
            "identite" => ("allocataire_id, cle", 2),
            _ => ("*", 4),
        };
        let text = format!("SELECT {columns} FROM {table} ORDER BY 1, 2");
        let rows = sql::query(&store.conn, &text, &[], |row| row.values(0, count)).unwrap();
        all.push(format!("{table} {rows:?}"));
    }
    all.join("\n")
}

fn twins(store: &mut Store) -> (Id, Id) {
    (person(store, "Roux", "Anne"), person(store, "Roux", "Anna"))
}

fn note(store: &mut Store, who: &str, person: Id, note: &str) {
    let row = store.row(Entity::Allocataire, person).unwrap();
    let ops = vec![Op::update(&row, vec![("note", note.into())])];
    let change = Change::entry(format!("Note : {note}"), Some(person), ops);
    store.apply(&author(who), &moment(), &change).unwrap();
}

#[test]
fn every_record_of_both_is_in_the_kept_file_and_the_old_number_leads_there() {
    let (_place, mut store) = store();
    let (kept, other) = twins(&mut store);
    let meetings = |store: &Store, id| store.rows_of(Entity::Appointment, id).unwrap();
    let theirs = meetings(&store, other)[0].clone();
    let uid = store.row(Entity::Allocataire, other).unwrap().uid;
    merge(&mut store, kept, other);
    let now = meetings(&store, kept);
    assert_eq!(now.len(), 2);
    assert!(now.iter().any(|row| row.uid == theirs.uid && row.int("parcours_id") != theirs.int("parcours_id")));
    assert_eq!(store.rows_of(Entity::Parcours, kept).unwrap().len(), 1);
    assert!(matches!(store.case_file(other), Err(StoreError::NotFound)));
    for name in [other.to_string(), uid] {
        let found = store.find_file(&name).unwrap().unwrap();
        assert_eq!((found.person, found.merged), (kept, true));
    }
    // Everything that was done in either is read in the kept file.
    let acts = store.history(kept, 10).unwrap();
    let labels: Vec<&str> = acts.iter().map(|it| it.label.as_str()).collect();
    assert_eq!(labels.len(), 3);
    assert!(labels[0].starts_with("Dossiers réunis"), "{labels:?}");
    assert_eq!(
        labels[1..],
        ["Nouveau dossier Roux", "Nouveau dossier Roux"]
    );
    // The names of both find it.
    let query = |typed: &str| Query {
        search: typed.to_owned(),
        ..Query::new(day("2026-11-21"))
    };
    let names = |typed| store.ids(&query(typed), 9).unwrap();
    assert_eq!(names("anna roux").len(), 1);
    assert_eq!(names("anne roux").len(), 1);
}

#[test]
fn undo_gives_both_back_and_redo_makes_them_one_again() {
    let (_place, mut store) = store();
    let (kept, other) = twins(&mut store);
    note(&mut store, "Marie", other, "vient à pied");
    let before = everything(&store);
    merge(&mut store, kept, other);
    let after = everything(&store);
    let marie = author("Marie");
    for _ in 0..2 {
        store.undo(&marie, &moment()).unwrap();
        assert!(store.verify().unwrap().is_clean());
        assert_eq!(everything(&store), before);
        assert!(!store.find_file(&other.to_string()).unwrap().unwrap().merged);
        store.redo(&marie, &moment()).unwrap();
        assert!(store.verify().unwrap().is_clean());
        assert_eq!(everything(&store), after);
    }
    // What was done before is undone in its turn, once both are there again.
    store.undo(&marie, &moment()).unwrap();
    let undone = store.undo(&marie, &moment()).unwrap();
    assert_eq!(undone.label, "Note : vient à pied");
}

#[test]
fn undo_refuses_once_the_kept_file_was_changed_or_something_hangs_on_what_would_go() {
    let (_place, mut store) = store();
    let (kept, other) = twins(&mut store);
    let objective = vec![Op::insert(
        Entity::Objective,
        vec![
            ("allocataire_id", Value::Int(other)),
            ("libelle", "Passer le permis".into()),
        ],
    )];
    let change = Change::entry("Objectif", Some(other), objective);
    let made = store.apply(&author("Karim"), &moment(), &change).unwrap();
    merge(&mut store, kept, other);
    // A colleague's act of before can't be undone under the merger.
    let refused = store.undo(&author("Karim"), &moment());
    assert!(
        matches!(refused, Err(StoreError::CannotUndo(_))),
        "{refused:?}"
    );
    let action = vec![Op::insert(
        Entity::Action,
        vec![
            ("allocataire_id", Value::Int(kept)),
            ("objectif_id", Value::Int(made.records[0])),
            ("libelle", "S’inscrire au code".into()),
        ],
    )];
    let change = Change::entry("Action", Some(kept), action);
    store.apply(&author("Karim"), &moment(), &change).unwrap();
    let before = everything(&store);
    let refused = store.undo(&author("Marie"), &moment());
    let Err(StoreError::CannotUndo(why)) = refused else {
        panic!("{refused:?}")
    };
    assert!(why.contains("a été ajouté depuis"), "{why}");
    assert_eq!(everything(&store), before);
    store.undo(&author("Karim"), &moment()).unwrap();
    store.undo(&author("Marie"), &moment()).unwrap();
    assert!(store.verify().unwrap().is_clean());
    // Then the colleague's act of before is undone as ever.
    store.undo(&author("Karim"), &moment()).unwrap();
}

#[test]
fn a_chain_of_files_leads_to_the_last_and_is_undone_link_by_link() {
    let (_place, mut store) = store();
    let (second, first) = twins(&mut store);
    let third = person(&mut store, "Roux", "Annie");
    let before = everything(&store);
    merge(&mut store, second, first);
    let between = everything(&store);
    merge(&mut store, third, second);
    for id in [first, second] {
        assert_eq!(
            store.find_file(&id.to_string()).unwrap().unwrap().person,
            third
        );
    }
    assert_eq!(store.history(third, 10).unwrap().len(), 5);
    let marie = author("Marie");
    store.undo(&marie, &moment()).unwrap();
    assert_eq!(everything(&store), between);
    assert_eq!(
        store.find_file(&first.to_string()).unwrap().unwrap().person,
        second
    );
    store.undo(&marie, &moment()).unwrap();
    assert_eq!(everything(&store), before);
    assert!(store.verify().unwrap().is_clean());
}

#[test]
fn who_the_person_was_in_the_other_file_is_recognised() {
    let (_place, mut store) = store();
    let (kept, other) = twins(&mut store);
    let row = store.row(Entity::Allocataire, other).unwrap();
    let ops = vec![Op::update(
        &row,
        vec![("ne_le", "1970-01-17".into()), ("nom", "Bellanger".into())],
    )];
    let change = Change::entry("Identité", Some(other), ops);
    store.apply(&author("Marie"), &moment(), &change).unwrap();
    let of = Identity::of(&store.row(Entity::Allocataire, other).unwrap());
    merge(&mut store, kept, other);
    let found = store.recognise(&of).unwrap();
    assert_eq!(found[0].row.id, kept);
    assert_eq!(found[0].judgement.verdict, Verdict::Same);
}

#[test]
fn pairs_are_listed_until_they_are_settled_as_two_persons() {
    let (_place, mut store) = store();
    let [one, other] = ["Anne", "Anne"].map(|name| person(&mut store, "Roux", name));
    person(&mut store, "Vidal", "Paul");
    let found = store.duplicates(Settled::Left).unwrap();
    let [pair] = found.pairs.as_slice() else {
        panic!("{found:?}")
    };
    assert_eq!(pair.people.each_ref().map(|row| row.id), [one, other]);
    let [ours, theirs] = pair.people.clone();
    let marie = author("Marie");
    let change = apart(&theirs, &ours, (&marie, &moment()));
    store.apply(&marie, &moment(), &change).unwrap();
    let found = store.duplicates(Settled::Left).unwrap();
    assert_eq!((found.pairs.len(), found.apart), (0, 1));
    let found = store.duplicates(Settled::Listed).unwrap();
    assert!(found.pairs[0].apart);
    store.undo(&marie, &moment()).unwrap();
    assert_eq!(store.duplicates(Settled::Left).unwrap().pairs.len(), 1);
    assert!(store.verify().unwrap().is_clean());
    // What was settled stands for the file that one of them becomes part of.
    store.apply(&marie, &moment(), &change).unwrap();
    let third = person(&mut store, "Roux", "Annie");
    merge(&mut store, third, other);
    let pair = store.compared(one, third).unwrap().unwrap();
    assert!(pair.apart);
    // Made one after all, nothing says any more that they are two.
    merge(&mut store, third, one);
    assert_eq!(store.all_rows(Entity::NotSame).unwrap(), []);
}

#[test]
fn drafts_of_the_other_file_are_found_in_the_kept_one() {
    let (_place, mut store) = store();
    let (kept, other) = twins(&mut store);
    let marie = author("Marie");
    for form in ["rdv", "allocataire"] {
        let draft = Draft {
            form: form.into(),
            record: (form == "allocataire").then_some(other),
            version: (form == "allocataire").then_some(1),
            person: Some(other),
            title: form.into(),
            values: "{}".into(),
            ..Draft::default()
        };
        store.keep_draft(&marie, &moment(), &draft).unwrap();
    }
    merge(&mut store, kept, other);
    for draft in store.drafts(&marie).unwrap() {
        assert_eq!(draft.person, Some(kept));
        assert!(draft.form == "rdv" || (draft.record, draft.version) == (Some(kept), Some(0)));
    }
    store.undo(&marie, &moment()).unwrap();
    let found = store.drafts(&marie).unwrap();
    assert!(found.iter().all(|it| it.person == Some(other)));
}

#[test]
fn a_change_made_while_one_looks_is_merged_too_and_a_file_is_not_merged_with_itself() {
    let (_place, mut store) = store();
    let (kept, other) = twins(&mut store);
    let seen = store.merger(kept, other, wish()).unwrap();
    note(&mut store, "Karim", other, "vient à pied");
    let (applied, done) = store
        .merge((&author("Marie"), &moment()), (kept, other), wish())
        .unwrap();
    assert_ne!(seen, done);
    assert_eq!(applied.person, Some(kept));
    let row = store.row(Entity::Allocataire, kept).unwrap();
    assert_eq!(row.text("note"), Some("vient à pied"));
    let refused = store.merger(kept, kept, wish());
    assert!(matches!(refused, Err(StoreError::Refused(_))));
    let gone = store.merger(kept, other, wish());
    assert!(matches!(gone, Err(StoreError::NotFound)));
}

//! Files large enough for their people to be written many at a time: nothing may show of it.
use super::returns::rows;
use super::*;
use crate::domain::same_person::Identity;
use crate::store::{Candidate, ImportTarget, Query};

fn insert(values: &[(&'static str, &str)]) -> Op {
    let values = values.iter().map(|(name, value)| (*name, (*value).into()));
    Op::Insert {
        entity: Entity::Allocataire,
        values: values.collect(),
    }
}

/// A name of that many: two of them are never one typing error apart.
pub(super) fn name(nth: usize) -> String {
    let syllables = [
        "ban", "cel", "dir", "fos", "gum", "kat", "lev", "min", "nop", "pux",
    ];
    let figures = format!("{nth:03}");
    let said = figures.bytes().map(|it| syllables[usize::from(it - b'0')]);
    said.collect()
}

/// A person with a referral, as an import makes it.
fn person(nth: usize) -> Vec<Op> {
    let (external, phone) = (format!("D{nth:05}"), format!("+3363998{nth:04}"));
    let parcours = Op::Insert {
        entity: Entity::Parcours,
        values: vec![("allocataire_id", Value::Pending(0))],
    };
    let identity = insert(&[
        ("nom", &name(nth)),
        ("prenom", "Ada"),
        ("ne_le", "1980-02-03"),
        ("id_externe", &external),
        ("telephone", &phone),
    ]);
    vec![identity, parcours]
}

/// Who is born that day under those names.
fn born(name: &str, first: &str) -> Identity {
    Identity {
        name: name.into(),
        first_name: first.into(),
        born: from_iso("1980-02-03"),
        ..Identity::default()
    }
}

fn same(found: Vec<Candidate>) -> Vec<Id> {
    let same = found.iter().filter(|it| it.is_same());
    same.map(|it| it.row.id).collect()
}

/// Rows of which some speak of a person of an earlier row, by another key each time.
fn mixed() -> Sheet {
    let mut text =
        String::from("Identifiant;Nom;Prénom;DDN;N° CAF;Tél;Courriel;Référent;1er RDV;Ville\n");
    for n in 0..600_usize {
        let (nom, day, caf) = (name(n), format!("{:02}/02/1980", n % 28 + 1), 1_000_000 + n);
        let phone = format!("06 39 98 {:02} {:02}", n / 100, n % 100);
        let row = format!(
            "D{n};{nom};Ada;{day};{caf};{phone};p{n}@example.org;Julie PERRIN;02/02/2026;\n"
        );
        text.push_str(&row);
        match n % 7 {
            0 => text.push_str(&format!("D{n};{nom};Ada;{day};;;;;;Cahors\n")),
            2 => text.push_str(&format!(";{nom};Ada;{day};;;;;;Cahors\n")),
            3 => text.push_str(&format!(";{nom};Ada;{day};;{phone};;Karim BEN;;\n")),
            5 => text.push_str(&format!(";Ada;{nom};{day};;;;;;Figeac\n")),
            _ => {}
        }
    }
    sheet(&text)
}

#[test]
fn a_large_file_does_what_its_rehearsal_says_and_nothing_when_read_again() {
    let (_place, mut store) = store();
    let sheet = mixed();
    let said = trial(&mut store, &sheet);
    let done = import(&mut store, &sheet);
    assert_eq!(counts(&done), counts(&said));
    assert_eq!(done.crees, 600, "{:?}", done.rejetes);
    assert!(done.modifies > 200, "{}", done.modifies);
    for name in [0, 64, 599].map(name) {
        let query = Query {
            search: format!("{name} ada"),
            ..Query::new(today())
        };
        assert!(store.count(&query, 1_000).unwrap() > 0, "{name}");
    }
    assert!(store.verify().unwrap().is_clean());
    let before = everything(&store);
    let again = import(&mut store, &sheet);
    assert_eq!((again.crees, again.modifies), (0, 0));
    assert_eq!(everything(&store), before);
    store.undo(&author(), &moment()).unwrap();
    assert_eq!(people(&store), []);
    store.redo(&author(), &moment()).unwrap();
    assert_eq!(people(&store).len(), 600);
    assert!(store.verify().unwrap().is_clean());
}

#[test]
fn what_a_part_adds_is_read_in_it_and_comes_before_what_follows() {
    let (_place, mut store) = store();
    let (marie, now) = (author(), moment());
    let mut act = store.long_act(&marie, &now, Nature::Import, "x").unwrap();
    act.part(|part| {
        for nth in 0..100 {
            let made = part.write(None, &person(nth))?;
            let [id, parcours] = made[..] else {
                panic!("{made:?}")
            };
            if nth % 10 != 7 {
                continue;
            }
            let found = part.recognise(&born(&name(nth), "Ada"))?;
            assert_eq!(same(found), [id]);
            let row = part.rows_of(Entity::Parcours, id)?.pop().unwrap();
            assert_eq!((row.id, row.version), (parcours, 1));
            assert_eq!(part.by_uid(Entity::Parcours, &row.uid)?, Some(row.clone()));
            let update = Op::Update {
                entity: Entity::Parcours,
                id: parcours,
                version: 1,
                values: vec![("demande_rsa_le", "2026-01-05".into())],
            };
            part.write(Some(id), std::slice::from_ref(&update))?;
            // The revision is no longer that one.
            assert!(matches!(
                part.write(Some(id), &[update]),
                Err(StoreError::Conflict { .. })
            ));
        }
        Ok(())
    })
    .unwrap();
    act.finish("x").unwrap();
    assert_eq!(people(&store).len(), 100);
    assert!(store.verify().unwrap().is_clean());
    let names = people(&store);
    assert!(
        names.is_sorted_by_key(|row| row.uid.clone()),
        "in the order they came"
    );
}

#[test]
fn whom_another_process_adds_or_changes_meanwhile_is_recognised() {
    let (_place, mut store) = store();
    let known = insert(&[
        ("nom", "Petit"),
        ("prenom", "Ada"),
        ("telephone", "+33639980001"),
    ]);
    let (marie, now) = (author(), moment());
    let typed = Typed::entry("x", None, vec![known]);
    let zoe = store.apply(&marie, &now, &typed).unwrap().person.unwrap();
    let mut other = store.again().unwrap();
    let mut act = store.long_act(&marie, &now, Nature::Import, "x").unwrap();
    let nobody = born("Grand", "Ada");
    for _ in 0..2 {
        act.part(|part| {
            for nth in 0..200 {
                assert_eq!(
                    part.recognise(&born(&format!("Roux{}", name(nth)), "Ève"))?,
                    []
                );
            }
            assert_eq!(part.recognise(&nobody)?, []);
            part.write(None, &person(1)).map(|_| ())
        })
        .unwrap();
    }
    let new = insert(&[("nom", "Roux"), ("prenom", "Ève"), ("ne_le", "1980-02-03")]);
    let typed = Typed::entry("x", None, vec![new]);
    let eve = other.apply(&marie, &now, &typed).unwrap().person.unwrap();
    let moved = Op::Update {
        entity: Entity::Allocataire,
        id: zoe,
        version: 1,
        values: vec![("nom", "Grand".into()), ("ne_le", "1980-02-03".into())],
    };
    let typed = Typed::entry("x", Some(zoe), vec![moved]);
    other.apply(&marie, &now, &typed).unwrap();
    act.part(|part| {
        assert_eq!(same(part.recognise(&born("Roux", "Ève"))?), [eve]);
        assert_eq!(same(part.recognise(&nobody)?), [zoe]);
        part.write(None, &person(2)).map(|_| ())
    })
    .unwrap();
    act.finish("x").unwrap();
    assert_eq!(people(&store).len(), 5);
    assert!(store.verify().unwrap().is_clean());
}

#[test]
fn the_history_of_who_was_imported_says_what_their_records_were_made_of() {
    let (_place, mut store) = store();
    import(&mut store, &rows(2));
    let person = people(&store)[0].clone();
    let made = |store: &Store| {
        store
            .history(person.id, 100)
            .unwrap()
            .pop()
            .unwrap()
            .changes
    };
    let before = made(&store);
    let name = ("nom", Value::Null, name(0).into());
    assert!(
        before[0].created && before[0].fields.contains(&name),
        "{before:?}"
    );
    assert!(before.len() > 1 && before.iter().all(|it| !it.fields.is_empty()));
    for values in [
        vec![("nom", "Autre".into())],
        vec![("nom", "Tiers".into()), ("commune", "Figeac".into())],
    ] {
        let version = store.row(Entity::Allocataire, person.id).unwrap().version;
        let update = Op::Update {
            entity: Entity::Allocataire,
            id: person.id,
            version,
            values,
        };
        let typed = Typed::entry("x", Some(person.id), vec![update]);
        store.apply(&author(), &moment(), &typed).unwrap();
    }
    assert_eq!(made(&store), before);
    for _ in 0..3 {
        store.undo(&author(), &moment()).unwrap();
    }
    assert_eq!(people(&store), []);
    assert_eq!(made(&store), before);
}

#[test]
fn a_record_of_an_export_that_is_in_another_file_is_refused_however_many_come_between() {
    let (_place, mut store) = store();
    import(&mut store, &rows(600));
    let text = super::json::exported(&store);
    let mut export: serde_json::Value = serde_json::from_str(&text).unwrap();
    let people = export["dossiers"].as_array_mut().unwrap();
    let uid = people[0]["rdv"][0]["uid"].clone();
    people[599]["rdv"][0]["uid"] = uid;
    let (_other, mut empty) = self::store();
    let mut file = std::io::Cursor::new(export.to_string());
    let done =
        crate::exchange::import::json(&mut empty, &mut file, &author(), &moment(), &mut |_| {
            ControlFlow::Continue(())
        });
    assert_eq!(counts(&done.unwrap()), (599, 0, 0, 1));
    assert!(empty.verify().unwrap().is_clean());
}

//! What our own JSON becomes when it is read again: the same, in an empty store or in its own.
use std::collections::{BTreeMap, BTreeSet};

use super::attachments::organigramme;
use super::returns::{demonstration, rows};
use super::*;
use crate::domain::change::Values;
use crate::domain::record::{Field, Kind, Row};
use crate::exchange::{export, import as reader};

pub(super) fn read(store: &mut Store, text: &str) -> Result<Summary> {
    let mut on = |_| ControlFlow::Continue(());
    let mut file = std::io::Cursor::new(text);
    reader::json(store, &mut file, &author(), &moment(), &mut on)
}

pub(super) fn exported(store: &Store) -> String {
    let mut text = Vec::new();
    export::json(store, &mut text).unwrap();
    String::from_utf8(text).unwrap()
}

/// One record of each kind that the store has none of, every field filled that names no record. Those
/// that point at any kind by its number are left out.
fn one_of_each_missing_kind(store: &mut Store) -> Vec<Entity> {
    let person = people(store)[0].id;
    let value = |field: &Field| match field.kind {
        Kind::Date(_) => "2026-01-12".into(),
        Kind::Time => "09:30".into(),
        Kind::Number(..) | Kind::YesNo => Value::Int(1),
        Kind::Choice(list) | Kind::Choices(list) => list.codes()[0].code.into(),
        _ => "Un mot".into(),
    };
    let missing: Vec<Entity> = Entity::ALL
        .into_iter()
        .filter(|kind| kind.belongs_to_person() && kind.field("objet").is_none())
        .filter(|kind| store.all_rows(*kind).unwrap().is_empty())
        .collect();
    for kind in &missing {
        let fields = kind.fields().iter();
        let fields =
            fields.filter(|it| it.name != "allocataire_id" && !matches!(it.kind, Kind::Ref(_)));
        let mut values: Values = fields.map(|field| (field.name, value(field))).collect();
        values.push(("allocataire_id", person.into()));
        let change = Typed::entry("Essai", Some(person), vec![Op::insert(*kind, values)]);
        store.apply(&author(), &moment(), &change).unwrap();
    }
    missing
}

/// When a colleague of a structure receives.
fn hours(store: &mut Store) {
    let first = |kind| store.all_rows(kind).unwrap()[0].id;
    let values = vec![
        ("agent_id", first(Entity::Agent).into()),
        ("structure_id", first(Entity::Organization).into()),
        ("lieu", "Maison de la solidarité".into()),
        ("jours", "mardi jeudi".into()),
        ("ouvre", "09:00".into()),
        ("ferme", "12:00".into()),
    ];
    let made = vec![Op::insert(Entity::OfficeHours, values)];
    let change = Typed::entry("Permanence", None, made);
    store.apply(&author(), &moment(), &change).unwrap();
}

#[test]
fn everything_written_as_json_and_read_in_an_empty_store_is_the_same_to_the_byte() {
    let (_place, mut first) = store();
    demonstration(&mut first, 87);
    import(&mut first, &fixture("15-dossiers-complets.csv"));
    let added = one_of_each_missing_kind(&mut first);
    hours(&mut first);
    organigramme(&mut first);
    assert!(added.contains(&Entity::Examination), "{added:?}");
    let text = exported(&first);
    assert!(text.contains("Maison de la solidarité"));
    let (_other, mut second) = store();
    let done = read(&mut second, &text).unwrap();
    assert_eq!(counts(&done), (90, 0, 0, 0), "{:?}", done.rejetes);
    // What is doubtful in a record filled at random is said, and kept.
    let doubts = done.avertissements.iter();
    let of = |it: &Notice| it.column.clone().unwrap_or_default();
    let others: Vec<String> = doubts
        .map(of)
        .filter(|it| !it.starts_with("demande_aide "))
        .collect();
    assert_eq!(others, [""; 0]);
    assert!(exported(&second) == text);
    assert!(second.verify().unwrap().is_clean());

    // What follows from the records follows too.
    for person in people(&first) {
        let there = second.find_file(&person.uid).unwrap().unwrap().person;
        let alerts = |store: &Store, id: Id| -> Vec<(String, Option<Date>)> {
            let found = store.alerts_of(id, today()).unwrap();
            found
                .into_iter()
                .map(|row| (row.rule, row.window.due))
                .collect()
        };
        assert_eq!(alerts(&first, person.id), alerts(&second, there));
    }

    // Again, into either: nothing changes.
    for store in [&mut first, &mut second] {
        let again = read(store, &text).unwrap();
        assert_eq!((counts(&again), again.act), ((0, 0, 90, 0), None));
    }
    second.undo(&author(), &moment()).unwrap();
    assert_eq!(everything(&second), []);
}

#[test]
fn an_export_completes_the_records_it_knows_and_erases_none() {
    let (_place, mut store) = store();
    import(&mut store, &rows(2));
    let text = exported(&store);
    let person = people(&store)[0].clone();
    let update = Op::Update {
        entity: Entity::Allocataire,
        id: person.id,
        version: person.version,
        values: vec![("commune", "Cahors".into()), ("nom", "Autre".into())],
    };
    store
        .apply(
            &author(),
            &moment(),
            &Typed::entry("x", Some(person.id), vec![update]),
        )
        .unwrap();
    let done = read(&mut store, &text).unwrap();
    assert_eq!(counts(&done), (0, 1, 1, 0));
    let now = &people(&store)[0];
    assert_eq!(
        (now.text("nom"), now.text("commune")),
        (Some("banbanban"), Some("Cahors"))
    );
}

#[test]
fn what_an_export_says_that_can_t_be_read_is_left_out_and_said_with_its_place() {
    let (_place, mut store) = store();
    import(&mut store, &rows(2));
    let text = exported(&store);
    let place = tempfile::tempdir().unwrap();
    for (at, (from, to, column, left)) in [
        (
            "\"statut\":\"prevu\"",
            "\"statut\":\"dansé\"",
            ", statut",
            1,
        ),
        (
            "\"prevu_le\":\"2026-02-02\"",
            "\"prevu_le\":\"2026-02-31\"",
            ", prevu_le",
            1,
        ),
        ("\"prevu_le\":", "\"prevu_hier\":", ", prevu_hier", 1),
        ("\"rdv\":[{\"uid\":\"", "\"rdv\":[{\"uid\":\"x", "rdv", 0),
        ("\"rdv\":[", "\"rdv\":3,\"contrat\":[", "rdv", 0),
    ]
    .into_iter()
    .enumerate()
    {
        let mut empty = store_in(&place, &format!("{at}.db"));
        let broken = text.replacen(from, to, 1);
        assert_ne!(broken, text);
        let done = read(&mut empty, &broken).unwrap();
        assert_eq!(counts(&done), (2, 0, 0, 0), "{to}");
        let said = &done.avertissements[0];
        let there = said.column.as_deref().unwrap();
        assert_eq!(said.line, 1, "{to}");
        assert!(
            there.starts_with("rdv") && there.ends_with(column),
            "{there}"
        );
        let first = people(&empty)
            .into_iter()
            .find(|it| it.text("nom") == Some("banbanban"));
        let kept = empty.case_file(first.unwrap().id).unwrap();
        assert_eq!(kept.rows(Entity::Appointment).len(), left, "{to}");
        assert!(empty.verify().unwrap().is_clean());
    }
    let mut empty = store_in(&place, "vide.db");
    for broken in ["", "{}", "[1", "{\"schema\":\"carnet.export/1\"}"] {
        let refused = read(&mut empty, broken);
        assert!(matches!(refused, Err(StoreError::Refused(_))), "{broken}");
    }
}

#[test]
fn a_person_without_a_name_is_left_out_of_an_import() {
    let (_place, mut store) = store();
    import(&mut store, &rows(2));
    let text = exported(&store);
    let (_other, mut empty) = self::store();
    let done = read(
        &mut empty,
        &text.replacen("\"nom\":\"banbanban\"", "\"nom\":0", 1),
    )
    .unwrap();
    assert_eq!(counts(&done), (1, 0, 0, 1));
    let column = done.rejetes[0].column.as_deref().unwrap();
    assert!(column.ends_with(", nom"), "{column}");
}

/// The reason given is the true one: the value that was there, the file that has the name already.
#[test]
fn the_true_reason_of_each_refusal_and_remark_is_said() {
    let (_place, mut store) = store();
    import(&mut store, &rows(2));
    let text = exported(&store);
    let uid_of = |kind: &str, at: usize| {
        let after = text.split(&format!("\"{kind}\":[{{\"uid\":\"")).nth(at + 1);
        after.unwrap().get(..36).unwrap().to_owned()
    };
    let persons: Vec<String> = people(&store).into_iter().map(|it| it.uid).collect();
    let stay = |at| format!("\"parcours_id\":\"{}\"", uid_of("parcours", at));
    let place = tempfile::tempdir().unwrap();
    for (at, (from, to, reason)) in [
        ("\"nom\":\"banbanban\"", "\"nom\":7", "« 7 » n’est pas repris : il faut du texte."),
        ("\"nom\":\"banbanban\",", "", "Il manque le nom."),
        (
            "\"prevu_le\":\"2026-02-02\"",
            "\"prevu_le\":\"31/02/2026\"",
            "« 31/02/2026 » n’est pas repris : il faut une date qui existe, écrite comme 2026-11-24.",
        ),
        (
            "\"prevu_le\":\"2026-02-02\",",
            "",
            "Ce champ est nécessaire et il manque : complétez-le ensuite.",
        ),
        (
            &persons[1],
            &persons[0],
            "Cet identifiant est déjà celui du dossier n° 1 de ce fichier : ce dossier n’est pas repris.",
        ),
        (
            &stay(1),
            &stay(0),
            "Cette référence mène dans un autre dossier : elle est laissée vide.",
        ),
        (
            &uid_of("rdv", 1),
            &uid_of("rdv", 0),
            "Cet identifiant est celui d’un élément d’un autre dossier : ce dossier n’est pas repris.",
        ),
        (
            &stay(1),
            "\"parcours_id\":\"01a22626-53ff-7000-8000-000000000000\"",
            "Rien de repris ni de connu ne porte cet identifiant : la référence est laissée vide.",
        ),
    ]
    .into_iter()
    .enumerate()
    {
        let broken = text.replacen(from, to, 1);
        assert_ne!(broken, text, "{from}");
        let mut empty = store_in(&place, &format!("{at}.db"));
        let done = read(&mut empty, &broken).unwrap();
        let said = done.rejetes.iter().chain(&done.avertissements);
        let said: Vec<String> = said.map(|it| it.reason.replace('\u{a0}', " ")).collect();
        assert_eq!(said, [reason], "{to}");
        assert!(empty.verify().unwrap().is_clean());
    }
}

#[test]
fn an_empty_text_of_an_export_erases_nothing() {
    let (_place, mut store) = store();
    import(&mut store, &rows(1));
    let text = exported(&store).replacen("\"prenom\":\"Prénom\"", "\"prenom\":\" \"", 1);
    assert_eq!(counts(&read(&mut store, &text).unwrap()), (0, 0, 1, 0));
    assert_eq!(people(&store)[0].text("prenom"), Some("Prénom"));
}

/// Every record by its name outside the store, each reference resolved: what the store means.
fn meaning(store: &Store, people: &BTreeSet<String>) -> BTreeMap<String, Vec<String>> {
    let rows = Entity::ALL.map(|kind| store.all_rows(kind).unwrap());
    let uid_of = |kind: Entity, id: Id| {
        let row = rows
            .iter()
            .flatten()
            .find(|row| row.entity == kind && row.id == id);
        row.map_or_else(|| format!("{kind:?} {id}, lost"), |row| row.uid.clone())
    };
    let owner = |row: &Row| match row.entity {
        Entity::Allocataire => Some(row.uid.clone()),
        _ => Some(uid_of(Entity::Allocataire, row.int("allocataire_id")?)),
    };
    let theirs = |row: &&Row| owner(row).is_some_and(|uid| people.contains(&uid));
    let known = rows.iter().flatten().filter(theirs).map(|row| {
        let fields = row.entity.fields().iter().zip(&row.values);
        let values = fields.map(|(field, value)| match (row.pointed(field), value) {
            (Some(kind), Value::Int(id)) => uid_of(kind, *id),
            // The whole plan is no record of its own.
            (None, Value::Int(0)) if field.kind == Kind::Object => "Null".to_owned(),
            _ => format!("{value:?}"),
        });
        (row.uid.clone(), values.collect())
    });
    known.collect()
}

/// What a person validated stays what they validated, wherever the numbers of the store differ.
#[test]
fn every_reference_leads_to_the_same_record_in_a_store_that_numbers_otherwise() {
    let (_place, mut first) = store();
    demonstration(&mut first, 87);
    let text = exported(&first);
    let (_other, mut second) = store();
    import(&mut second, &rows(7));
    let done = read(&mut second, &text).unwrap();
    assert_eq!(done.avertissements, []);
    let people: BTreeSet<String> = people(&first).into_iter().map(|row| row.uid).collect();
    let (before, after) = (meaning(&first, &people), meaning(&second, &people));
    assert!(first.all_rows(Entity::Validation).unwrap().len() > 100);
    assert!(before.len() > 1_000 && before.values().flatten().all(|it| !it.ends_with("lost")));
    for (uid, values) in &before {
        assert_eq!(after.get(uid), Some(values), "{uid}");
    }
    assert!(second.verify().unwrap().is_clean());
}

#[test]
fn an_old_export_with_a_number_for_a_reference_is_read_and_the_reference_left_empty() {
    let (_place, mut first) = store();
    demonstration(&mut first, 40);
    let mut export: serde_json::Value = serde_json::from_str(&exported(&first)).unwrap();
    let mut numbered = 0;
    for person in export["dossiers"].as_array_mut().unwrap() {
        for validation in person["validation"].as_array_mut().into_iter().flatten() {
            if validation.get("objet_id").is_some() {
                validation["objet_id"] = 12.into();
                numbered += 1;
            }
        }
    }
    assert!(numbered > 10, "{numbered}");
    let (_other, mut second) = store();
    let done = read(&mut second, &export.to_string()).unwrap();
    assert_eq!(done.avertissements.len(), numbered);
    let rows = second.all_rows(Entity::Validation).unwrap();
    assert!(rows.iter().all(|row| row.int("objet_id").is_none()));
    assert!(second.verify().unwrap().is_clean());
}

#[test]
fn someone_of_an_export_who_may_be_there_already_is_added_and_said() {
    let head = "Nom;Prénom;Date de naissance;Téléphone\n";
    let (_place, mut first) = store();
    let text = format!("{head}DUPONT;Anne;12/03/1981;\nROUX;Luc;01/02/1990;\n");
    import(&mut first, &sheet(&text));
    let exported = exported(&first);
    let (_other, mut second) = store();
    import(
        &mut second,
        &sheet(&format!("{head}DUPONT;Anne;12/03/1981;06 39 98 00 01\n")),
    );
    let done = read(&mut second, &exported).unwrap();
    assert_eq!(counts(&done), (2, 0, 0, 0));
    let doubts: Vec<&Notice> = done
        .notices()
        .filter(|it| it.matter == Matter::Doubt)
        .collect();
    assert_eq!(doubts.len(), 1, "{doubts:?}");
    assert_eq!(
        doubts[0].candidates[0].who,
        "DUPONT Anne, naissance le 12/03/1981 (dossier 1)"
    );
    // Read again, they are known by their own names: nothing is asked.
    let again = read(&mut second, &exported).unwrap();
    assert_eq!(
        (counts(&again), again.count(Matter::Doubt)),
        ((0, 0, 2, 0), 0)
    );
}

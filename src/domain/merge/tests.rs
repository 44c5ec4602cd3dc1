//! What is decided of two files of one person, one question a test.
use super::*;
use crate::domain::date::from_iso;
use crate::domain::record::assignment::ASSIGNMENT;

fn wish(taken: &[String]) -> Wish<'_> {
    Wish {
        taken,
        today: from_iso("2026-11-21").unwrap(),
    }
}

fn row(entity: Entity, id: i64, values: &[(&'static str, Value)]) -> Row {
    Row {
        id,
        version: 1,
        uid: format!("{}-{id}", entity.table()),
        ..Row::blank(entity).with_all(values)
    }
}

fn person(id: i64, values: &[(&'static str, Value)], records: Vec<Row>) -> WholeFile {
    WholeFile {
        identity: row(Entity::Allocataire, id, values),
        records: records
            .into_iter()
            .map(|it| it.with("allocataire_id", id))
            .collect(),
    }
}

/// What the records of the other file become, by kind and number; nothing when one is set aside.
fn after(merger: &Merger, entity: Entity, id: i64) -> Option<Vec<(&'static str, Value)>> {
    let mut found = Vec::new();
    for op in &merger.ops {
        match op {
            Op::Move {
                entity: kind,
                id: at,
                person,
                ..
            } if (*kind, *at) == (entity, id) => {
                found.push(("allocataire_id", Value::Int(*person)));
            }
            Op::Update {
                entity: kind,
                id: at,
                values,
                ..
            } if (*kind, *at) == (entity, id) => found.extend(values.iter().cloned()),
            Op::Remove {
                entity: kind,
                id: at,
                ..
            } if (*kind, *at) == (entity, id) => return None,
            _ => {}
        }
    }
    Some(found)
}

#[test]
fn what_is_empty_is_filled_and_what_differs_stays_unless_it_is_taken() {
    let ours = [
        ("nom", "Roux".into()),
        ("prenom", "Anne".into()),
        ("telephone", "+33639980001".into()),
        ("note", "vient à pied".into()),
        ("etiquettes", "budget".into()),
    ];
    let theirs = [
        ("nom", "Roux".into()),
        ("prenom", "Anna".into()),
        ("ne_le", "1980-03-12".into()),
        ("telephone", "+33639980002".into()),
        ("note", "préfère le matin".into()),
        ("etiquettes", "logement".into()),
    ];
    let (kept, other) = (person(1, &ours, vec![]), person(2, &theirs, vec![]));
    let merger = Merger::of(&kept, &other, wish(&[]));
    let values = after(&merger, Entity::Allocataire, 1).unwrap();
    let expected: Vec<(&str, Value)> = vec![
        ("ne_le", "1980-03-12".into()),
        ("etiquettes", "budget, logement".into()),
        ("note", "vient à pied\npréfère le matin".into()),
        ("telephone_2", "+33639980002".into()),
    ];
    assert_eq!(values, expected);
    let differing: Vec<String> = merger.differences.iter().map(Difference::name).collect();
    assert_eq!(differing, ["prenom"]);
    let taken = [String::from("prenom")];
    let merger = Merger::of(&kept, &other, wish(&taken));
    let values = after(&merger, Entity::Allocataire, 1).unwrap();
    assert!(values.contains(&("prenom", "Anna".into())));
    assert_eq!(after(&merger, Entity::Allocataire, 2), None);
}

#[test]
fn one_parcours_entered_twice_is_one_and_what_hangs_on_it_follows() {
    let parcours = |id, place: Option<i64>| {
        let mut values = vec![("prise_en_charge_le", Value::from("2026-10-12"))];
        values.extend(place.map(|place| ("structure_id", Value::Int(place))));
        row(Entity::Parcours, id, &values)
    };
    let meeting = || row(Entity::Appointment, 9, &[("parcours_id", Value::Int(8))]);
    let kept = person(1, &[], vec![parcours(7, Some(3))]);
    for place in [Some(3), None] {
        let other = person(2, &[], vec![parcours(8, place), meeting()]);
        let merger = Merger::of(&kept, &other, wish(&[]));
        assert!(merger.joined && merger.twice.is_empty());
        assert_eq!(after(&merger, Entity::Parcours, 8), None);
        let follows = after(&merger, Entity::Appointment, 9).unwrap();
        assert_eq!(follows[0], ("allocataire_id", Value::Int(1)));
        assert_eq!(follows[1], ("parcours_id", Value::Int(7)));
    }
    // In another structure, nobody can tell which one is over.
    let other = person(2, &[], vec![parcours(8, Some(4)), meeting()]);
    let merger = Merger::of(&kept, &other, wish(&[]));
    assert_eq!(merger.twice, [Twice::Parcours]);
    assert_eq!(after(&merger, Entity::Parcours, 8).unwrap().len(), 1);
    assert_eq!(after(&merger, Entity::Appointment, 9).unwrap().len(), 1);
}

#[test]
fn one_referent_goes_on_the_one_of_the_kept_file_unless_the_other_is_wanted() {
    let led = |id, agent: i64, role: &str, from: &str| {
        let values = [
            ("agent_id", Value::Int(agent)),
            ("fonction", role.into()),
            ("du", from.into()),
        ];
        row(Entity::Assignment, id, &values)
    };
    let kept = vec![
        led(1, 5, "referent", "2026-01-01"),
        led(2, 6, "accompagnateur", "2026-01-01"),
    ];
    let other = vec![
        led(3, 7, "referent", "2026-02-01"),
        led(4, 8, "accompagnateur", "2026-02-01"),
        led(5, 6, "accompagnateur", "2026-11-21"),
    ];
    let (kept, other) = (person(1, &[], kept), person(2, &[], other));
    let merger = Merger::of(&kept, &other, wish(&[]));
    let ended: Vec<i64> = merger.ended.iter().map(|row| row.id).collect();
    assert_eq!(ended, [3, 5]);
    let values = after(&merger, Entity::Assignment, 3).unwrap();
    assert!(values.contains(&ASSIGNMENT.to.set(from_iso("2026-11-20").unwrap())));
    // It began today: it would not have lasted a day.
    assert_eq!(after(&merger, Entity::Assignment, 5), None);
    let taken = [String::from(REFERENT)];
    let merger = Merger::of(&kept, &other, wish(&taken));
    let ended: Vec<i64> = merger.ended.iter().map(|row| row.id).collect();
    assert_eq!(ended, [5, 1]);
}

#[test]
fn two_contracts_on_the_same_days_are_said_and_left_as_they_were_signed() {
    let contract = |id, from: &str, to: &str| {
        let values = [
            ("nature", "cer".into()),
            ("signe_allocataire_le", from.into()),
            ("signe_referent_le", from.into()),
            ("debut", from.into()),
            ("fin", to.into()),
        ];
        row(Entity::Contract, id, &values)
    };
    let kept = person(1, &[], vec![contract(1, "2026-06-01", "2026-11-30")]);
    for (from, to, twice) in [
        ("2026-09-01", "2027-02-28", &[Twice::Contracts][..]),
        ("2026-01-01", "2026-05-31", &[]),
    ] {
        let other = person(2, &[], vec![contract(2, from, to)]);
        let merger = Merger::of(&kept, &other, wish(&[]));
        assert_eq!(merger.twice, twice);
        assert_eq!(after(&merger, Entity::Contract, 2).unwrap().len(), 1);
    }
}

#[test]
fn what_is_set_aside_and_what_is_about_the_person_follow_too() {
    let set_aside = Row {
        deleted: true,
        ..row(Entity::Contact, 4, &[])
    };
    let deferral = row(
        Entity::Deferral,
        5,
        &[("objet", "personne".into()), ("objet_id", Value::Int(2))],
    );
    let not_same = row(Entity::NotSame, 6, &[("autre_uid", "allocataire-1".into())]);
    let kept = person(1, &[], vec![]);
    let other = person(2, &[], vec![set_aside, deferral, not_same]);
    let merger = Merger::of(&kept, &other, wish(&[]));
    assert_eq!(after(&merger, Entity::Contact, 4).unwrap().len(), 1);
    let values = after(&merger, Entity::Deferral, 5).unwrap();
    assert!(values.contains(&("objet_id", Value::Int(1))));
    assert_eq!(after(&merger, Entity::NotSame, 6), None);
    assert_eq!(merger.moved, 2);
}

//! References that lead elsewhere are seen, whatever kind of field holds them.
use super::*;

fn add(store: &mut Store, entity: Entity, values: Vec<(&'static str, Value)>) -> Id {
    let change = Change::entry("Essai", None, vec![Op::Insert { entity, values }]);
    let done = store.apply(&author("A"), &moment(), &change).unwrap();
    assert!(done.act > 0);
    let rows = store.all_rows(entity).unwrap();
    rows.iter().map(|row| row.id).max().unwrap()
}

#[test]
fn a_reference_to_nothing_or_to_another_person_is_seen() {
    let (_place, mut store) = store();
    let (one, other) = (
        person(&mut store, "Un", "A"),
        person(&mut store, "Deux", "B"),
    );
    let goal = [
        ("allocataire_id", other.into()),
        ("libelle", "Un permis".into()),
    ];
    let goal = add(&mut store, Entity::Objective, goal.to_vec());
    let found = |store: &Store| -> Vec<(Entity, Option<Id>, &str)> {
        let broken = store.verify().unwrap().broken_references;
        broken
            .iter()
            .map(|it| (it.entity, it.person, it.field.name))
            .collect()
    };
    let validation = |of: Id, part: &str, object: Id| {
        vec![
            ("allocataire_id", of.into()),
            ("objet", part.into()),
            ("objet_id", object.into()),
        ]
    };
    let evaluation = add(
        &mut store,
        Entity::Situation,
        vec![("allocataire_id", other.into())],
    );
    add(
        &mut store,
        Entity::Validation,
        validation(other, "situation", evaluation),
    );
    add(
        &mut store,
        Entity::Deferral,
        validation(one, "personne", one),
    );
    assert_eq!(found(&store), []);
    assert!(store.verify().unwrap().is_clean());

    let action = [("allocataire_id", one.into()), ("objectif_id", goal.into())];
    add(&mut store, Entity::Action, action.to_vec());
    add(
        &mut store,
        Entity::Validation,
        validation(one, "situation", evaluation),
    );
    add(
        &mut store,
        Entity::Postponement,
        validation(one, "objectif", 999),
    );
    add(
        &mut store,
        Entity::Deferral,
        validation(one, "personne", other),
    );
    assert_eq!(
        found(&store),
        [
            (Entity::Action, Some(one), "objectif_id"),
            (Entity::Validation, Some(one), "objet_id"),
            (Entity::Postponement, Some(one), "objet_id"),
            (Entity::Deferral, Some(one), "objet_id"),
        ]
    );
    assert!(!store.verify().unwrap().is_clean());
}

//! Whoever alone gives the roles keeps that right by every door; what a role does not change is refused.
use std::ops::ControlFlow;

use super::*;
use crate::domain::change::Values;
use crate::domain::rights::{Rights, Role};

/// A colleague with an account and a role.
fn colleague(store: &mut Store, name: &str, role: Role) -> Id {
    let values = vec![
        ("nom", name.into()),
        ("fonction", role.code().into()),
        ("utilisateur", name.into()),
    ];
    write(
        store,
        vec![Op::Insert {
            entity: Entity::Agent,
            values,
        }],
    )
    .unwrap()
    .records[0]
}

fn write(store: &mut Store, ops: Vec<Op>) -> Result<crate::domain::change::Applied> {
    let change = Change::entry("Équipe", None, ops);
    store.apply(&author("Marie"), &moment(), &change)
}

fn change(store: &Store, id: Id, values: Values) -> Op {
    Op::Update {
        entity: Entity::Agent,
        id,
        version: store.row(Entity::Agent, id).unwrap().version,
        values,
    }
}

fn assert_kept(done: Result<impl std::fmt::Debug>, store: &Store, giver: Id) {
    let why = done.unwrap_err();
    assert!(
        matches!(&why, StoreError::NotAllowed(it) if it.contains("Plus personne")),
        "{why:?}"
    );
    let row = store.row(Entity::Agent, giver).unwrap();
    assert_eq!(
        (row.text("fonction"), row.text("utilisateur")),
        (Some("encadrement"), Some("chef"))
    );
    assert!(store.verify().unwrap().is_clean());
}

#[test]
fn the_last_one_who_gives_the_roles_is_kept_by_every_door() {
    let (_place, mut store) = store();
    let giver = colleague(&mut store, "chef", Role::Supervisor);
    let other = colleague(&mut store, "claire", Role::Referent);
    for values in [
        vec![("fonction", "referent".into())],
        vec![("fonction", Value::Null)],
        vec![("utilisateur", Value::Null)],
        vec![("au", "2026-11-20".into())],
        vec![("au", "2030-11-20".into())],
    ] {
        let op = change(&store, giver, values);
        let done = write(&mut store, vec![op]);
        assert_kept(done, &store, giver);
    }
    let gone = Op::remove(&store.row(Entity::Agent, giver).unwrap());
    let done = write(&mut store, vec![gone]);
    assert_kept(done, &store, giver);
    let joining = Joining {
        kind: Entity::Agent,
        kept: (other, "Claire".into()),
        other: (giver, "Chef".into()),
    };
    let by = (&author("Marie"), &moment());
    let done = store.join(by, &joining, &mut |_| ControlFlow::Continue(()));
    assert_kept(done, &store, giver);
    // Two in one act: one comes, the other leaves.
    let ops = vec![
        change(&store, other, vec![("fonction", "admin".into())]),
        change(&store, giver, vec![("fonction", "referent".into())]),
    ];
    write(&mut store, ops).unwrap();
    // Undone whole: somebody gives them before and after.
    store.undo(&author("Marie"), &moment()).unwrap();
    assert_eq!(
        store.row(Entity::Agent, giver).unwrap().text("fonction"),
        Some("encadrement")
    );
}

#[test]
fn neither_undo_nor_redo_takes_the_last_one_away() {
    let (_place, mut store) = store();
    let claire = colleague(&mut store, "claire", Role::Referent);
    let first = change(&store, claire, vec![("fonction", "encadrement".into())]);
    write(&mut store, vec![first]).unwrap();
    let undone = store.undo(&author("Marie"), &moment());
    assert!(
        matches!(undone, Err(StoreError::NotAllowed(_))),
        "{undone:?}"
    );
    let chef = colleague(&mut store, "chef", Role::Supervisor);
    let leaves = change(&store, claire, vec![("fonction", "referent".into())]);
    write(&mut store, vec![leaves]).unwrap();
    store.undo(&author("Marie"), &moment()).unwrap();
    let by = |name: &str| author(name);
    let gone = Op::remove(&store.row(Entity::Agent, chef).unwrap());
    let removal = Change::entry("Départ", None, vec![gone]);
    store.apply(&by("Paul"), &moment(), &removal).unwrap();
    let redone = store.redo(&author("Marie"), &moment());
    assert!(
        matches!(redone, Err(StoreError::NotAllowed(_))),
        "{redone:?}"
    );
}

#[test]
fn one_account_is_of_one_colleague() {
    let (_place, mut store) = store();
    colleague(&mut store, "chef", Role::Supervisor);
    let claire = colleague(&mut store, "claire", Role::Referent);
    let op = change(&store, claire, vec![("utilisateur", "chef".into())]);
    let done = write(&mut store, vec![op]);
    assert!(matches!(done, Err(StoreError::NotAllowed(_))), "{done:?}");
}

#[test]
fn a_store_with_roles_gives_each_account_those_of_its_role_and_a_stranger_nothing() {
    let (_place, mut store) = store();
    let today = day("2026-11-21");
    let rights = |store: &Store, agent| store.seat(agent, "x", today).unwrap();
    assert!(rights(&store, None).rights.sees_all());
    let claire = colleague(&mut store, "claire", Role::Referent);
    assert!(
        rights(&store, Some(claire))
            .rights
            .may(crate::domain::rights::Act::GiveRoles)
    );
    assert!(rights(&store, None).refusal.is_none());
    let desk = colleague(&mut store, "monique", Role::Desk);
    assert!(!rights(&store, Some(desk)).rights.sees_all());
    assert!(
        rights(&store, Some(claire))
            .rights
            .may(crate::domain::rights::Act::Rules)
    );
    let told = rights(&store, None).refusal.unwrap();
    assert!(told.contains("CLAIRE"), "{told}");
    colleague(&mut store, "chef", Role::Supervisor);
    assert!(
        !rights(&store, Some(claire))
            .rights
            .may(crate::domain::rights::Act::Rules)
    );
    assert!(rights(&store, Some(claire)).rights.sees_all());
    let told = rights(&store, None).refusal.unwrap();
    assert!(told.contains("CHEF") && !told.contains("CLAIRE"), "{told}");
}

/// A change of each sort, and the roles that make it. An undo leaves a later revision: each is made anew.
fn changes(store: &Store, person: Id, colleague: Id) -> Vec<(&'static str, Op, &'static [Role])> {
    use Role::{Administrator, Board, Desk, Referent, Secretariat, Supervisor};
    let insert = |entity, field: &'static str, value: &str| Op::Insert {
        entity,
        values: vec![
            ("allocataire_id", Value::Int(person)),
            (field, value.into()),
        ],
    };
    let row = |kind, id| rows::by_id(&store.conn, kind, id).unwrap().unwrap();
    let update = |entity, id, field: &'static str, value: &str| Op::Update {
        entity,
        id,
        version: row(entity, id).version,
        values: vec![(field, value.into())],
    };
    let who = Entity::Allocataire;
    vec![
        (
            "nom",
            update(who, person, "nom", "Grand"),
            &[Referent, Secretariat, Supervisor],
        ),
        (
            "logement",
            update(who, person, "logement", "sans"),
            &[Referent, Supervisor],
        ),
        (
            "rendez-vous",
            insert(Entity::Appointment, "type", "accompagnement"),
            &[Referent, Secretariat, Desk, Supervisor],
        ),
        // Kept on 26 October: an outside desk sees the next one alone.
        (
            "rendez-vous passé",
            update(Entity::Appointment, 1, "lieu", "Sète"),
            &[Referent, Secretariat, Supervisor],
        ),
        (
            "appel",
            insert(Entity::Contact, "canal", "telephone"),
            &[Referent, Secretariat, Supervisor],
        ),
        (
            "contrat",
            insert(Entity::Contract, "nature", "cer"),
            &[Referent, Supervisor],
        ),
        (
            "examen",
            insert(Entity::Examination, "type", "ep"),
            &[Referent, Supervisor, Board],
        ),
        (
            "retrait",
            Op::remove(&row(who, person)),
            &[Referent, Supervisor],
        ),
        (
            "fonction",
            update(Entity::Agent, colleague, "fonction", "admin"),
            &[Supervisor, Administrator],
        ),
        (
            "prénom",
            update(Entity::Agent, colleague, "prenom", "Anne"),
            &[Referent, Supervisor, Administrator],
        ),
    ]
}

/// By the door of the store itself: no screen and no command stands before it.
#[test]
fn the_store_refuses_by_itself_what_a_role_does_not_change() {
    let (_place, mut store) = store();
    let id = person(&mut store, "Petit", "Léa");
    colleague(&mut store, "chef", Role::Supervisor);
    let claire = colleague(&mut store, "claire", Role::Referent);
    let board = vec![
        ("allocataire_id", Value::Int(id)),
        ("type", "ep".into()),
        ("statut", "prevu".into()),
        ("prevu_le", "2026-12-01".into()),
    ];
    let values = board;
    write(
        &mut store,
        vec![Op::Insert {
            entity: Entity::Appointment,
            values,
        }],
    )
    .unwrap();
    for role in Role::ALL.iter().copied() {
        for at in 0..changes(&store, id, claire).len() {
            let (what, op, able) = changes(&store, id, claire).remove(at);
            let rights = Rights::of(Some(role)).of_agent(Some(claire));
            store.look_as(rights.on(day("2026-11-21")));
            let tried = write(&mut store, vec![op]);
            assert_eq!(
                tried.is_ok(),
                able.contains(&role),
                "{role:?} {what}: {tried:?}"
            );
            store.look_as(Rights::default());
            if tried.is_ok() {
                store.undo(&author("Marie"), &moment()).unwrap();
            }
        }
    }
}

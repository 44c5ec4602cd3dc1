//! The identity under each follow-up model: who contracts, who evaluates, to whom a change is
//! asked.
use super::*;
use crate::domain::change::{Change, Op};
use crate::domain::record::Panel;
use crate::domain::record::Value;

/// The first file, under that model, with a second référent and an accompagnateur.
fn under(model: &str) -> Screen {
    let mut shown = screen(87, size(120, 40)).act(&[Action::Open, Action::Identity]);
    let file = shown.app.stack.file().unwrap().file.clone();
    let parcours = file.parcours().unwrap();
    let agents: Vec<Id> = shown
        .app
        .desk
        .names
        .agents
        .iter()
        .map(|(id, _)| *id)
        .collect();
    let mine = file.follow_up(today()).referents;
    let mut others = agents.into_iter().filter(|id| !mine.contains(id));
    let mut assign = |role: &str| Op::Insert {
        entity: Entity::Assignment,
        values: vec![
            ("allocataire_id", Value::Int(file.person)),
            ("agent_id", Value::Int(others.next().unwrap())),
            ("fonction", role.into()),
            ("du", "2026-11-02".into()),
        ],
    };
    let ops = vec![
        Op::Update {
            entity: Entity::Parcours,
            id: parcours.id,
            version: parcours.version,
            values: vec![
                ("modele_suivi", model.into()),
                ("equipe", "Plateforme du Littoral".into()),
                ("equipe_contact", "04 67 00 00 00".into()),
            ],
        },
        assign("accompagnateur"),
        assign("binome"),
    ];
    let ops: Vec<Op> = match model {
        "2" => ops,
        _ => ops.into_iter().take(2).collect(),
    };
    let change = Change::entry("Modèle de suivi", Some(file.person), ops);
    let (author, moment) = (shown.app.desk.author.clone(), shown.app.desk.clock.moment());
    shown
        .app
        .desk
        .store
        .apply(&author, &moment, &change)
        .unwrap();
    shown.app.refresh().unwrap();
    let view = shown.app.stack.file_mut().unwrap();
    let rows = view.rows(Panel::Identity);
    let at = rows
        .iter()
        .position(|row| row.text.starts_with("Personne suivie"));
    view.step(isize::try_from(at.unwrap()).unwrap());
    shown
}

#[test]
fn identity_under_each_model() {
    for model in ["1", "2", "3"] {
        pictures::check(&format!("identity_model_{model}"), &mut under(model));
    }
}

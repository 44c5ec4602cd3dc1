//! What one does at the keyboard, in one's own file: the same keys as the référent.
use carnet::app::action::Action;
use carnet::app::places::Place;
use carnet::domain::record::Panel;
use carnet::domain::record::{Entity, Id};

use super::super::harness::Session;

/// Stands on a record of the rubric that is open.
#[track_caller]
pub fn stand_on(carnet: &mut Session, rubric: (Action, Panel), target: (Entity, Id)) {
    carnet.act(rubric.0).act(Action::First);
    let rows = carnet.app().stack.file().unwrap().rows(rubric.1);
    let at = rows.iter().position(|row| row.target == Some(target));
    let at = at.unwrap_or_else(|| panic!("{target:?} is not there:\n{}", carnet.screen()));
    for _ in 0..at {
        carnet.act(Action::Down);
    }
}

pub const IDENTITY: (Action, Panel) = (Action::Identity, Panel::Identity);
pub const PLAN: (Action, Panel) = (Action::Plan, Panel::Plan);
pub const CONTRACT: (Action, Panel) = (Action::Contract, Panel::Contract);
pub const MEETINGS: (Action, Panel) = (Action::Appointments, Panel::Appointments);

/// The last record of a kind.
pub fn last(carnet: &Session, entity: Entity) -> (Entity, Id) {
    (entity, carnet.rows(entity).last().unwrap().id)
}

/// The objective or the action with that wording.
pub fn named(carnet: &Session, entity: Entity, words: &str) -> (Entity, Id) {
    let rows = carnet.rows(entity).into_iter();
    let mut found = rows.filter(|row| row.text("libelle") == Some(words));
    (entity, found.next().unwrap().id)
}

/// Opens the form of a record to change it.
#[track_caller]
pub fn change(
    carnet: &mut Session,
    rubric: (Action, Panel),
    target: (Entity, Id),
    answers: &[(&str, &str)],
) {
    stand_on(carnet, rubric, target);
    carnet.act(Action::Edit);
    answer(carnet, answers);
    carnet.act(Action::Save).assert_answer("Enregistré");
}

/// Adds a record from the menu of a rubric.
#[track_caller]
pub fn add(carnet: &mut Session, rubric: Action, kind: &str, answers: &[(&str, &str)]) {
    carnet.act(rubric).act(Action::New);
    // Where there is one thing to add only, its form opens at once.
    if !matches!(carnet.app().stack.layers().last(), Some(Place::Form(_))) {
        carnet.pick(kind);
    }
    answer(carnet, answers);
    carnet.act(Action::Save);
}

/// Answers the fields of the form that is open, each in place of what it holds.
#[track_caller]
pub fn answer(carnet: &mut Session, answers: &[(&str, &str)]) {
    for (label, words) in answers {
        carnet.go_to_field(label);
        if is_prose(label) {
            carnet.type_text(words);
        } else {
            carnet.press("suppr").replace_with(words).press("tab");
        }
    }
}

fn is_prose(label: &str) -> bool {
    let long = [
        "Ce qui amène",
        "Objectifs de",
        "Ressources",
        "Ce qui s’est dit",
        "Commentaire",
        "Note de travail",
        "Le chemin",
        "Ce qui est décidé",
        "Ce que la personne veut ajouter",
    ];
    long.iter().any(|start| label.starts_with(start))
}

/// A new appointment.
#[track_caller]
pub fn fix(carnet: &mut Session, kind: &str, on: &str, at: &str) {
    carnet
        .act(Action::Appointments)
        .act(Action::New)
        .pick("un rendez-vous");
    answer(carnet, &[("Type", kind), ("Date", on), ("Heure", at)]);
    carnet.act(Action::Save).assert_answer("Enregistré");
}

/// The outcome of the last appointment.
#[track_caller]
pub fn outcome(carnet: &mut Session, what: &str, report: &str) {
    let target = last(carnet, Entity::Appointment);
    stand_on(carnet, MEETINGS, target);
    carnet.act(Action::Done);
    answer(carnet, &[("Issue", what)]);
    if !report.is_empty() {
        answer(carnet, &[("Ce qui s’est dit", report)]);
    }
    carnet.act(Action::Save);
    leave(carnet);
}

/// What is on what: the gesture `d` on a record.
#[track_caller]
pub fn done(
    carnet: &mut Session,
    rubric: (Action, Panel),
    target: (Entity, Id),
    answers: &[(&str, &str)],
) {
    stand_on(carnet, rubric, target);
    carnet.act(Action::Done);
    answer(carnet, answers);
    carnet.act(Action::Save);
}

/// Leaves what is proposed next, for later.
pub fn leave(carnet: &mut Session) {
    for _ in 0..5 {
        if carnet.app().stack.layers().is_empty() {
            return;
        }
        carnet.act(Action::Back);
    }
    panic!("still open:\n{}", carnet.screen());
}

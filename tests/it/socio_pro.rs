//! The questionnaire of socio-professional data: what is known is not asked again, what the situation says of
//! the profile is proposed, and one act writes it all.
use carnet::app::action::Action;
use carnet::domain::change::{Change, Op};
use carnet::domain::record::{Entity, Value};

use super::harness::{Base, Session, TODAY, day};

/// The file of someone whose situation says that they have no home, and whose profile says nothing.
fn without_profile() -> Session {
    let base = Base::demo();
    let person = base.open().app().stack.person().unwrap();
    let file = base.store().case_file(person).unwrap();
    let identity = file.identity().unwrap();
    let empty = ["logement", "permis", "activite", "moyens"];
    let last = file.evaluations()[0].id;
    let mut ops = vec![Op::update(
        identity,
        empty.map(|name| (name, Value::Null)).to_vec(),
    )];
    let found = file.findings(last).into_iter();
    ops.extend(found.map(|it| Op::remove(it.row())));
    ops.push(Op::insert(
        Entity::Finding,
        vec![
            ("allocataire_id", Value::Int(person)),
            ("situation_id", Value::Int(last)),
            ("theme", "logement".into()),
            ("constats", "log_sans".into()),
        ],
    ));
    let change = Change::entry("Profil", Some(person), ops);
    let moment = carnet::clock::Clock::stopped_on(day(TODAY)).moment();
    base.store()
        .apply(&base.author(1), &moment, &change)
        .unwrap();
    let mut carnet = base.open();
    carnet.press("entrée");
    carnet
}

#[test]
fn what_the_situation_says_is_proposed_and_the_profile_is_written_alone() {
    let mut carnet = without_profile();
    let evaluations = carnet.rows(Entity::Situation).len();
    carnet
        .act(Action::Identity)
        .act(Action::New)
        .pick("questionnaire")
        .assert_screen("Données socio-professionnelles (DSP)")
        .assert_screen("Sans hébergement")
        .assert_screen("autres champs")
        .go_to_field("Type de logement")
        .assert_screen("Proposé d’après la situation : « Sans logement stable ».")
        .choose("Permis de conduire", "en cours")
        .act(Action::Save)
        .assert_answer("Enregistré");
    let person = carnet.rows(Entity::Allocataire)[0].clone();
    assert_eq!(
        (person.text("logement"), person.text("permis")),
        (Some("sans"), Some("en_cours"))
    );
    // The situation was said already: no other evaluation.
    assert_eq!(carnet.rows(Entity::Situation).len(), evaluations);
    carnet.act(Action::Undo).assert_answer("Annulé");
    assert_eq!(carnet.rows(Entity::Allocataire)[0].text("logement"), None);
    carnet.assert_sound();
}

#[test]
fn another_theme_makes_an_evaluation_of_the_day_with_what_was_known() {
    let mut carnet = without_profile();
    let evaluations = carnet.rows(Entity::Situation).len();
    carnet
        .act(Action::Palette)
        .pick("questionnaire DSP")
        .go_to_field("Mobilité")
        .type_text("permis")
        .press("entrée")
        .act(Action::Save)
        .assert_answer("Enregistré");
    let file = carnet.store().case_file(carnet.person()).unwrap();
    let all = file.evaluations();
    assert_eq!(all.len(), evaluations + 1);
    assert_eq!(all[0].made_on(), Some(day(TODAY)));
    let mut themes: Vec<_> = file
        .findings(all[0].id)
        .iter()
        .filter_map(|it| it.theme())
        .collect();
    themes.sort_unstable();
    assert_eq!(themes, ["logement", "mobilite"]);
    carnet.act(Action::Undo);
    assert_eq!(carnet.rows(Entity::Situation).len(), evaluations);
    carnet.assert_sound();
}

#[test]
fn nothing_more_to_say_writes_nothing() {
    let mut carnet = without_profile();
    carnet
        .act(Action::Identity)
        .act(Action::New)
        .pick("questionnaire");
    carnet.act(Action::Save).assert_answer("Enregistré");
    carnet
        .act(Action::Identity)
        .act(Action::New)
        .pick("questionnaire");
    carnet
        .act(Action::Save)
        .assert_answer("Rien n’a changé")
        .assert_sound();
}

/// A questionnaire that is saved as it was opened is no new evaluation, whatever the order in which a list is kept.
#[test]
fn what_is_saved_as_it_was_opened_makes_no_evaluation() {
    let mut carnet = Session::demo();
    let evaluations = carnet.rows(Entity::Situation).len();
    assert!(evaluations > 0);
    carnet
        .act(Action::Palette)
        .pick("questionnaire DSP")
        .act(Action::Save)
        .assert_answer("il n’y a rien à enregistrer");
    assert_eq!(carnet.rows(Entity::Situation).len(), evaluations);
}

//! Two people on one store: each sees what the other does, and nothing is written over.
use std::rc::Rc;
use std::time::Duration;

use carnet::app::action::Action;
use carnet::domain::record::Entity;

use super::harness::{Base, Session};
use super::hour::go_to;

/// Two colleagues, both on the file of Nadia Abdallah, at her identity.
fn two_on_one_file() -> (Rc<Base>, Session, Session) {
    let base = Base::demo();
    let open = |agent| {
        let mut carnet = base.open_as(agent);
        if carnet.app().stack.caseload.list.query.scope != carnet::store::Scope::Everyone {
            carnet.act(Action::Scope);
        }
        carnet
            .act(Action::Search)
            .type_text("abdallah")
            .press("entrée");
        carnet
            .assert_file_of("ABDALLAH Nadia")
            .act(Action::Identity)
            .act(Action::First);
        carnet
    };
    let (one, other) = (open(0), open(1));
    (base, one, other)
}

#[test]
fn different_fields_merge_without_a_question() {
    let (_base, mut one, mut other) = two_on_one_file();
    one.act(Action::Edit)
        .go_to_field("Commune")
        .replace_with("Sète");
    other
        .act(Action::Edit)
        .go_to_field("Complément d’adresse")
        .replace_with("Escalier B");
    one.act(Action::Save).assert_answer("Enregistré");
    other.act(Action::Save).assert_answer("Enregistré");
    let person = &other.rows(Entity::Allocataire)[0];
    assert_eq!(person.text("commune"), Some("Sète"));
    assert_eq!(person.text("complement"), Some("Escalier B"));
    other.assert_sound();
}

#[test]
fn the_same_field_shows_both_texts_and_loses_neither() {
    let (_base, mut one, mut other) = two_on_one_file();
    one.act(Action::Edit)
        .go_to_field("Commune")
        .replace_with("Sète");
    other
        .act(Action::Edit)
        .go_to_field("Commune")
        .replace_with("Lodève");
    one.act(Action::Save).assert_answer("Enregistré");
    other
        .act(Action::Save)
        .assert_answer("en même temps : Commune")
        .assert_screen("Lodève")
        .assert_screen("Sète");
    assert_eq!(other.focused_label().as_deref(), Some("Commune"));
    let person = &one.rows(Entity::Allocataire)[0];
    assert_eq!(
        person.text("commune"),
        Some("Sète"),
        "nothing is overwritten"
    );
    assert_eq!(other.app().desk.drafts, 1, "the text is kept meanwhile");
    other.act(Action::Save).assert_answer("Enregistré");
    let person = &other.rows(Entity::Allocataire)[0];
    assert_eq!(person.text("commune"), Some("Lodève"));
    assert_eq!(other.app().desk.drafts, 0);
    other.act(Action::History).assert_screen("Sète → Lodève");
    other.assert_sound();
}

#[test]
fn the_text_of_the_other_can_be_taken() {
    let (_base, mut one, mut other) = two_on_one_file();
    one.act(Action::Edit)
        .go_to_field("Commune")
        .replace_with("Sète")
        .act(Action::Save);
    // The form of the other was opened before.
    other
        .act(Action::Edit)
        .go_to_field("Commune")
        .replace_with("Lodève");
    one.act(Action::Edit)
        .go_to_field("Commune")
        .replace_with("Agde")
        .act(Action::Save);
    other
        .act(Action::Save)
        .assert_answer("en même temps")
        .assert_answer("Ctrl-R les échange), puis enregistrez avec Ctrl-S")
        .assert_screen("Ctrl-R échange les deux textes");
    other.act(Action::RepeatValue).act(Action::Save);
    let person = &other.rows(Entity::Allocataire)[0];
    assert_eq!(person.text("commune"), Some("Agde"));
}

#[test]
fn what_a_colleague_does_is_seen_within_two_seconds() {
    let (_base, mut one, mut other) = two_on_one_file();
    one.act(Action::Edit)
        .go_to_field("Commune")
        .replace_with("Bédarieux")
        .act(Action::Save);
    other
        .assert_no("Bédarieux")
        .pass(Duration::from_secs(2))
        .assert_screen("Bédarieux");
}

#[test]
fn a_person_added_by_a_colleague_comes_into_the_list() {
    let base = Base::empty();
    let (mut one, mut other) = (base.open_as(0), base.open_as(1));
    one.act(Action::New)
        .fill("Nom", "Faure")
        .fill("Prénom", "Inès")
        .act(Action::Save);
    other
        .assert_no("FAURE")
        .pass(Duration::from_secs(2))
        .assert_screen("FAURE Inès");
}

#[test]
fn a_file_removed_meanwhile_closes_and_says_so() {
    let (_base, mut one, mut other) = two_on_one_file();
    one.act(Action::Back)
        .act(Action::Remove)
        .type_text("oui")
        .press("entrée");
    one.assert_answer("dossier retiré");
    other.pass(Duration::from_secs(2)).assert_answer("retiré");
    assert_eq!(other.open_file(), "");
}

#[test]
fn a_form_on_a_record_removed_meanwhile_keeps_its_text() {
    let (_base, mut one, mut other) = two_on_one_file();
    one.act(Action::Appointments).act(Action::First);
    other
        .act(Action::Appointments)
        .act(Action::First)
        .act(Action::Edit);
    other.fill("Lieu, adresse ou lien", "Maison des services");
    one.act(Action::Remove).assert_answer("retrait");
    other.act(Action::Save).assert_answer("gardé en brouillon");
    assert_eq!(other.app().desk.drafts, 1);
}

#[test]
fn two_people_writing_in_turn_lose_nothing() {
    let (base, mut one, mut other) = two_on_one_file();
    for turn in 0..15 {
        let note = format!("tour {turn}");
        let carnet = if turn % 2 == 0 { &mut one } else { &mut other };
        carnet
            .act(Action::Appointments)
            .act(Action::New)
            .pick("un contact");
        carnet
            .go_to_field("Ce qui s’est dit")
            .type_text(&note)
            .act(Action::Save);
        carnet.assert_answer("Enregistré");
    }
    let store = base.store();
    let person = one.person();
    let contacts = store.rows_of(Entity::Contact, person).unwrap();
    for turn in 0..15 {
        let note = format!("tour {turn}");
        let times = contacts
            .iter()
            .filter(|row| row.text("note") == Some(&note));
        assert_eq!(times.count(), 1, "{note}");
    }
    assert!(store.verify().unwrap().is_clean());
}

/// Two on the page of one hour: what both write of one theme today is one text, which each sees before it changes; a
/// theme that only went over to the new evaluation is nobody's text.
#[test]
fn one_theme_looked_at_by_two_stays_one() {
    let base = Base::demo();
    let mut one = base.open_as_session(0, "au bureau");
    let mut other = base.open_as_session(0, "en permanence");
    for carnet in [&mut one, &mut other] {
        carnet.act(Action::Lead);
        go_to(carnet, "Disponible tout de suite").act(Action::Open);
    }
    let themes = |carnet: &Session, code: &str| {
        let today = carnet.rows(Entity::Situation).iter().map(|it| it.id).max();
        let all = carnet.rows(Entity::Finding);
        let own = all.iter().filter(|it| it.int("situation_id") == today);
        own.filter(|it| it.text("theme") == Some(code))
            .map(|it| it.text("commentaire").unwrap_or_default().to_owned())
            .collect::<Vec<_>>()
    };
    one.fill("Commentaire", "Cherche en ville")
        .act(Action::Save);
    other
        .fill("Commentaire", "Cherche près de chez elle")
        .act(Action::Save)
        .assert_screen("Cherche en ville")
        .assert_screen("Cherche près de chez elle")
        .act(Action::Save)
        .assert_answer("situation regardée de nouveau");
    let one_text = ["Dix ans d’atelier.Cherche près de chez elle"];
    assert_eq!(themes(&other, "emploi"), one_text);
    one.act(Action::Back);
    other.act(Action::Back);
    other.assert_sound();
}

//! Someone new, and someone who is taken out.
use carnet::app::action::Action;
use carnet::domain::change::{Change, Op};
use carnet::domain::record::{Entity, NewRecord};
use carnet::ui::theme::Role;

use super::harness::{Base, First, Session};

#[test]
fn the_first_start_goes_from_question_to_question_and_proposes_an_answer_to_each() {
    let mut first = First::open((120, 40));
    first
        .assert_screen("claire")
        .assert_screen("Ma structure")
        .press("entrée")
        .press("entrée")
        .assert_screen("Les indicateurs comptent les référents")
        .press("droite")
        .press("droite")
        .press("droite")
        .assert_screen("Encadrement")
        .press("entrée")
        .type_text("3")
        .assert_screen("● 3 Loi pour le plein emploi, 2025")
        .press("haut")
        .assert_screen("● 2 Convention du Lot, MAPPI")
        .press("tab")
        .assert_screen("← → pour d’autres")
        .press("droite")
        .assert_screen("Alsace-Moselle")
        .press("tab")
        .press("entrée");
    let answered = first.answered().unwrap();
    assert_eq!(answered.name, "claire");
    assert_eq!(answered.organization, "Ma structure");
    assert_eq!(answered.role.code(), "encadrement");
    assert_eq!(answered.rule_set, "lot-mappi");
    assert_eq!(answered.territory.code(), "alsace_moselle");
}

#[test]
fn the_first_start_left_has_answered_nothing() {
    for key in ["échap", "ctrl+q", "ctrl+c"] {
        let mut first = First::open((80, 24));
        first.type_text("Claire").press(key);
        assert_eq!(first.answered(), None, "{key}");
    }
    First::open((60, 15)).assert_screen("Votre structure");
    First::open((40, 10)).assert_screen("Agrandissez la fenêtre");
}

/// A name that was erased is no name: it signs everything, and is asked for again.
#[test]
fn the_first_start_takes_no_erased_name() {
    let mut first = First::open((80, 24));
    first
        .type_text("Claire")
        .press("ctrl+u")
        .press("ctrl+s")
        .assert_screen("Écrivez votre prénom et votre nom");
    first.type_text("Claire Rivière").press("ctrl+s");
    assert_eq!(first.answered().unwrap().name, "Claire Rivière");
}

/// Whoever administers the tool opens no file: they are told of what they do.
#[test]
fn a_new_store_says_what_its_function_can_do() {
    let mut first = First::open((120, 40));
    first.press("entrée").press("entrée");
    first.assert_screen("Vous y avez tous les droits, tant qu’aucun compte n’a la fonction");
    let mut all = carnet::domain::rights::Role::ALL.iter();
    let place = all.position(|it| it.code() == "admin").unwrap();
    for _ in 0..place {
        first.press("droite");
    }
    first.assert_screen("et aucun dossier.");
    let base = Base::empty();
    let mut carnet = base.open();
    carnet
        .just_made()
        .assert_answer("ajoute une première personne");
    let uid = "01990000-0000-7000-8000-000000000009".to_owned();
    let values = vec![
        ("nom", "Castan".into()),
        ("prenom", "Zoé".into()),
        ("fonction", "admin".into()),
        ("structure_id", 1.into()),
    ];
    let entity = Entity::Agent;
    let one = NewRecord {
        entity,
        uid,
        values,
    };
    base.store().bulk(|bulk| bulk.add(&[one])).unwrap();
    let mut carnet = base.open_as(2);
    carnet
        .just_made()
        .assert_answer("« : équipe » ajoute vos collègues");
    carnet.assert_no("première personne");
}

#[test]
fn an_empty_caseload_says_what_to_do_next() {
    let mut carnet = Session::empty();
    carnet
        .assert_screen("Il n’y a pas encore de dossier")
        .assert_screen("Ctrl-O : reprendre un tableau");
}

#[test]
fn a_new_person_gets_a_referent_and_the_deadline_of_the_first_appointment() {
    let mut carnet = Session::empty();
    carnet
        .act(Action::New)
        .choose("Civilité", "mme")
        .fill("Nom", "d'aubigné")
        .fill("Prénom", "marie-ève")
        .fill("Date de naissance", "12/05/88")
        .fill("Téléphone", "06 39 98 00 01")
        .fill("Commune", "Sète")
        .fill("Orientation notifiée le", "02/11")
        .choose("Type d’accompagnement", "social")
        .act(Action::Save)
        .assert_answer("Nouveau dossier")
        .assert_screen("1er RDV à fixer");
    let person = &carnet.rows(Entity::Allocataire)[0];
    assert_eq!(person.text("ne_le"), Some("1988-05-12"));
    assert_eq!(person.text("telephone"), Some("+33639980001"));
    assert_eq!(
        carnet.rows(Entity::Assignment)[0].text("fonction"),
        Some("referent")
    );
    carnet
        .act(Action::Back)
        .assert_screen("16/11 1er RDV à fixer");
    carnet
        .assert_role("5 j", Role::Late)
        .assert_screen("mes dossiers")
        .assert_sound();
    carnet
        .act(Action::Open)
        .act(Action::Done)
        .assert_screen("Rendez-vous : ajouter");
    carnet
        .fill("Date", "30/11")
        .act(Action::Save)
        .assert_answer("Enregistré");
    carnet
        .act(Action::Back)
        .assert_no("1er RDV à fixer")
        .assert_sound();
}

/// What was not asked is no fact: the first orientation noted is then the first.
#[test]
fn nothing_is_invented_of_a_new_person_and_their_first_orientation_is_the_first() {
    let mut carnet = Session::empty();
    carnet
        .act(Action::New)
        .fill("Nom", "Arnal")
        .fill("Prénom", "Louise")
        .act(Action::Save)
        .assert_answer("Nouveau dossier")
        .assert_screen("1er RDV à fixer, date inconnue");
    assert!(carnet.rows(Entity::Orientation).is_empty());
    let parcours = carnet.rows(Entity::Parcours);
    assert_eq!(parcours.len(), 1);
    assert_eq!(parcours[0].date("prise_en_charge_le"), None);
    carnet
        .act(Action::Identity)
        .act(Action::New)
        .pick("orientation déjà décidée")
        .assert_screen("Première orientation")
        .act(Action::Save)
        .assert_answer("Décidée le : écrivez le jour de la décision")
        .fill("Décidée le", "02/11/2026")
        .act(Action::Save)
        .assert_answer("choisissez le type d’accompagnement")
        .choose("Type d’accompagnement", "social")
        .act(Action::Save)
        .assert_answer("Enregistré")
        .assert_no("date inconnue");
    let noted = carnet.rows(Entity::Orientation);
    assert_eq!(noted.len(), 1);
    assert_eq!(noted[0].text("origine"), Some("initiale"));
    assert_eq!(noted[0].int("parcours_id"), Some(parcours[0].id));
    // The next one changes it: it says what was decided.
    carnet
        .act(Action::New)
        .pick("orientation déjà décidée")
        .assert_screen("Réorientation")
        .fill("Décidée le", "20/11/2026")
        .choose("Type d’accompagnement", "professionnel")
        .act(Action::Save)
        .assert_answer("choisissez la décision");
    assert_eq!(carnet.rows(Entity::Orientation).len(), 1);
    carnet.assert_sound();
}

#[test]
fn what_is_asked_beside_a_new_person_did_not_happen_after_today() {
    let mut carnet = Session::empty();
    carnet
        .act(Action::New)
        .fill("Nom", "Arnal")
        .fill("Prénom", "Louise")
        .fill("Orientation notifiée le", "02/12/2026")
        .act(Action::Save)
        .assert_answer("cette date est après aujourd’hui, le 21/11/2026");
    let people = carnet.store().all_rows(Entity::Allocataire);
    assert!(people.unwrap().is_empty());
}

/// A file of before, whose orientation says nothing: what is noted goes into it.
#[test]
fn an_orientation_that_says_nothing_is_the_one_that_is_filled() {
    let base = super::harness::Base::empty();
    let mut carnet = base.open();
    carnet
        .act(Action::New)
        .fill("Nom", "Arnal")
        .fill("Prénom", "Louise")
        .act(Action::Save);
    let person = carnet.person();
    let parcours = carnet.rows(Entity::Parcours)[0].id;
    let blank = vec![
        ("allocataire_id", person.into()),
        ("parcours_id", parcours.into()),
        ("origine", "initiale".into()),
    ];
    let ops = vec![Op::insert(Entity::Orientation, blank)];
    let change = Change::entry("Avant", Some(person), ops);
    let moment = carnet.app().desk.clock.moment();
    base.store()
        .apply(&base.author(0), &moment, &change)
        .unwrap();
    carnet
        .pass(std::time::Duration::from_secs(2))
        .act(Action::Identity)
        .act(Action::New)
        .pick("orientation déjà décidée")
        .choose("Type d’accompagnement", "social")
        .fill("Décidée le", "02/11/2026")
        .act(Action::Save)
        .assert_answer("Enregistré");
    let noted = carnet.rows(Entity::Orientation);
    assert_eq!(noted.len(), 1);
    assert_eq!(noted[0].text("decidee_le"), Some("2026-11-02"));
    carnet.assert_sound();
}

#[test]
fn a_whole_file_is_removed_only_with_the_word() {
    let mut carnet = Session::demo();
    carnet
        .act(Action::Remove)
        .assert_screen("Retirer le dossier de ABDALLAH Nadia ?")
        .press("entrée")
        .assert_screen("Retirer le dossier")
        .type_text("non")
        .press("entrée")
        .assert_screen("Retirer le dossier")
        .press("échap")
        .assert_no("Retirer le dossier");
    assert_eq!(carnet.chosen(), "ABDALLAH Nadia");
    carnet
        .act(Action::Remove)
        .type_text("OUI")
        .press("entrée")
        .assert_answer("dossier retiré");
    assert!(!carnet.names().contains(&"ABDALLAH Nadia".to_owned()));
    carnet.act(Action::Undo).assert_answer("Annulé");
    assert!(carnet.names().contains(&"ABDALLAH Nadia".to_owned()));
    carnet.assert_sound();
}

#[test]
fn a_row_is_removed_without_a_question_and_undo_brings_it_back() {
    let mut carnet = Session::demo();
    carnet
        .act(Action::Plan)
        .act(Action::First)
        .act(Action::Down)
        .act(Action::Down);
    let before = carnet.rows(Entity::Action).len();
    carnet
        .act(Action::Remove)
        .assert_answer("retrait")
        .assert_answer("pour annuler");
    assert_eq!(carnet.rows(Entity::Action).len(), before - 1);
    carnet.act(Action::Undo);
    assert_eq!(carnet.rows(Entity::Action).len(), before);
    carnet.assert_sound();
}

#[test]
fn a_postal_code_gives_its_towns_the_largest_first() {
    let mut carnet = Session::empty();
    carnet
        .act(Action::New)
        .choose("Civilité", "mme")
        .fill("Nom", "Aubert")
        .fill("Prénom", "Jeanne")
        .fill("Code postal", "34201")
        .go_to_field("Commune")
        .assert_no("touche →")
        .go_to_field("Code postal")
        .replace_with("34110")
        .go_to_field("Commune")
        .assert_screen("touche → : Frontignan · ou tapez Vic-la-Gardiole, Mireval")
        .type_text("vic")
        .press("droite")
        .assert_no("touche →")
        .act(Action::Save)
        .assert_answer("Nouveau dossier");
    let person = &carnet.rows(Entity::Allocataire)[0];
    assert_eq!(person.text("commune"), Some("Vic-la-Gardiole"));
}

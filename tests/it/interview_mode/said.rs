//! What the person says of what they read: kept with the day and the way, shown again, taken back.
use carnet::app::action::Action;
use carnet::app::context::Context;
use carnet::domain::contract::CommonBase;
use carnet::domain::record::Entity;

use super::super::harness::{Session, TODAY};
use super::{assert_alone, word};

/// What the person reads is what they sign: where the département has its own words, those.
#[test]
fn the_commitments_read_are_those_that_are_signed() {
    let mut carnet = Session::demo();
    carnet.with_common_base(CommonBase {
        person: vec!["Répondre sous huit jours à chaque message".to_owned()],
        ..CommonBase::default()
    });
    carnet.resize(120, 60).press("E");
    for _ in 0..3 {
        carnet.press("droite");
    }
    carnet
        .assert_screen("Répondre sous huit jours à chaque message")
        .assert_no("Venir à vos rendez-vous")
        .assert_screen("Vous recevoir vite et régulièrement");
    assert_alone(&carnet);
}

#[test]
fn the_three_parts_are_validated_and_a_word_is_added_and_all_is_undone() {
    let mut carnet = Session::demo();
    carnet
        .press("E")
        .assert_screen("Vous n’avez pas encore relu cette page.")
        .press("d")
        .assert_screen("Ce que vous dites de votre situation");
    assert_alone(&carnet);
    carnet
        .act(Action::Save)
        .assert_answer("Situation relue avec la personne le 21/11 (d’accord)")
        .assert_screen("✓ Vous avez relu cette page le 21/11/2026, à l’écran : d’accord.");
    assert_alone(&carnet);
    // The objectives are read with the plan.
    carnet.press("droite");
    for key in ["d", "n"] {
        carnet.press(key).assert_answer("à la page suivante");
    }
    carnet.press("droite").press("d").act(Action::Save);
    carnet.assert_screen("à l’écran : d’accord.");
    carnet
        .press("droite")
        .press("d")
        .choose("Ce que vous en dites", "pas d’accord")
        .act(Action::Save)
        .assert_screen("à l’écran : pas d’accord.");
    carnet
        .press("n")
        .type_text("Je ne peux pas le mercredi.")
        .act(Action::Save)
        .assert_screen("« Je ne peux pas le mercredi. »")
        .assert_screen("à l’écran : d’accord, avec");
    assert_alone(&carnet);
    carnet
        .press("droite")
        .press("d")
        .assert_answer("Nous n’avons pas encore fait de bilan.")
        .press("droite")
        .press("d")
        .assert_answer("on valide");

    let said = carnet.rows(Entity::Validation);
    let parts: Vec<&str> = said.iter().map(|row| word(row, "objet")).collect();
    assert_eq!(parts, ["situation", "plan", "contrat", "contrat"]);
    let situation = carnet.rows(Entity::Situation).pop().unwrap();
    assert_eq!(situation.text("validee_le"), Some(TODAY));
    assert_eq!(said[0].int("objet_id"), Some(situation.id));
    assert_eq!(said[2].int("objet_id"), said[3].int("objet_id"));

    for _ in 0..4 {
        carnet.act(Action::Undo);
        assert_alone(&carnet);
    }
    assert!(carnet.rows(Entity::Validation).is_empty());
    carnet.act(Action::Undo).assert_answer("rien à annuler ici");
    carnet.act(Action::Redo).assert_answer("Rétabli");
    assert_eq!(carnet.rows(Entity::Validation).len(), 1);
    carnet.assert_sound();
}

#[test]
fn validating_the_situation_writes_its_day_and_undo_takes_both_back() {
    let mut carnet = Session::demo();
    let day = |carnet: &Session| {
        let rows = carnet.rows(Entity::Situation);
        let last = rows.iter().max_by_key(|row| row.date("faite_le")).unwrap();
        last.text("validee_le").map(str::to_owned)
    };
    let before = day(&carnet);
    assert_ne!(before.as_deref(), Some(TODAY));
    carnet
        .press("E")
        .press("d")
        .choose("Ce que vous en dites", "pas d’accord")
        .act(Action::Save);
    assert_eq!(day(&carnet), before, "who does not agree validates nothing");
    carnet.press("d").act(Action::Save);
    assert_eq!(day(&carnet).as_deref(), Some(TODAY));
    carnet.act(Action::Undo);
    assert_eq!(day(&carnet), before);
    carnet.act(Action::Redo);
    assert_eq!(day(&carnet).as_deref(), Some(TODAY));
    // Taking the validation away in the file takes the day away with it.
    carnet
        .press("échap")
        .act(Action::Situation)
        .act(Action::First);
    carnet
        .assert_screen("Validée par la personne le 21/11/2026")
        .act(Action::Down)
        .act(Action::Remove)
        .press("o")
        .assert_answer("Validation par la personne du 21/11");
    assert_eq!(day(&carnet), before);
    carnet.act(Action::Undo);
    assert_eq!(day(&carnet).as_deref(), Some(TODAY));
    carnet.assert_sound();
}

#[test]
fn a_page_says_when_it_changed_and_no_longer_once_it_is_put_back() {
    let mut carnet = Session::demo();
    let changed = "Cette page a changé depuis que vous l’avez relue le 21/11/2026.";
    carnet.press("E").press("d").act(Action::Save);
    carnet.press("droite").press("droite").press("d");
    carnet.act(Action::Save).press("échap");
    carnet
        .act(Action::Plan)
        .type_text("jj")
        .act(Action::Done)
        .act(Action::Save);
    while carnet.app().stack.context() != Context::File {
        carnet.press("échap"); // the next appointment, later
    }
    carnet.press("E").assert_no(changed);
    carnet.assert_screen("Vous avez relu cette page");
    carnet
        .press("droite")
        .press("droite")
        .assert_screen(changed);
    carnet.press("échap").act(Action::Undo);
    carnet.press("E").press("droite").press("droite");
    carnet.assert_no(changed).assert_screen("Vous avez relu");
    // A new evaluation is a page that changed.
    carnet
        .press("échap")
        .act(Action::Situation)
        .act(Action::New);
    carnet.pick("à partir de la dernière").act(Action::Save);
    carnet.press("E").assert_screen(changed);
}

#[test]
fn what_the_person_adds_is_read_in_the_file_and_corrected_there() {
    let mut carnet = Session::demo();
    carnet
        .press("E")
        .press("n")
        .type_text("Ma sœur peut garder les enfants.")
        .act(Action::Save)
        .press("droite")
        .press("droite")
        .press("n")
        .type_text("Je veux commencer en janvier.")
        .act(Action::Save)
        .press("échap");
    carnet
        .act(Action::Situation)
        .act(Action::First)
        .assert_screen("La personne ajoute : « Ma sœur")
        .act(Action::Down)
        .press("entrée")
        .assert_screen("Ce que dit la personne : D’accord, avec une remarque")
        .press("échap")
        .act(Action::Edit)
        .assert_screen("Modifier ce que la personne a dit ?")
        .assert_screen("La personne a donné son avis le 21/11/2026.")
        .press("o")
        .assert_screen("Validation par la personne : modifier")
        .go_to_field("Ce que la personne veut ajouter")
        .type_text(" Le mercredi.")
        .act(Action::Save)
        .assert_answer("Enregistré")
        .assert_screen("Le mercredi.");
    carnet.act(Action::Plan).act(Action::Last);
    carnet.assert_screen("La personne ajoute : « Je veux commencer en janvier. »");
    carnet
        .act(Action::Remove)
        .assert_screen("Retirer ce que la personne a dit ?")
        .press("o")
        .assert_answer("retrait");
    carnet.assert_no("Je veux commencer en janvier.");
    carnet.act(Action::Undo);
    carnet
        .assert_screen("Je veux commencer en janvier.")
        .assert_sound();
}

#[test]
fn ones_acts_before_the_interview_are_not_undone_from_it() {
    let mut carnet = Session::demo();
    carnet.act(Action::Edit);
    carnet.go_to_field("Commune").replace_with("Agde");
    carnet.act(Action::Save).assert_answer("Enregistré");
    carnet
        .press("E")
        .press("u")
        .assert_answer("rien à annuler ici");
    assert_alone(&carnet);
    carnet.press("échap").press("u").assert_answer("Annulé");
}

/// Day when the last evaluation was validated, as kept.
fn validated(carnet: &Session) -> Option<String> {
    let rows = carnet.rows(Entity::Situation);
    let last = rows.iter().max_by_key(|row| row.date("faite_le")).unwrap();
    last.text("validee_le").map(str::to_owned)
}

#[test]
fn a_correction_moves_the_day_it_wrote_and_leaves_the_one_noted_by_hand() {
    let mut carnet = Session::demo();
    let edit = |carnet: &mut Session| {
        carnet.act(Action::Situation).act(Action::First);
        carnet.act(Action::Down).act(Action::Edit).press("o");
    };
    carnet
        .press("E")
        .press("d")
        .act(Action::Save)
        .press("échap");
    edit(&mut carnet);
    carnet.go_to_field("Le").replace_with("20/11/2026");
    carnet.act(Action::Save);
    assert_eq!(validated(&carnet).as_deref(), Some("2026-11-20"));
    edit(&mut carnet);
    carnet.go_to_field("Ce que dit la personne").press("suppr");
    carnet.type_text("pas d’accord").press("tab");
    carnet.act(Action::Save);
    assert_eq!(validated(&carnet), None, "nobody validated it any more");
    carnet.assert_screen("Relue par la personne le 20/11/2026");
    // Noted by hand, on the evaluation itself.
    carnet.act(Action::First).act(Action::Edit);
    carnet.go_to_field("Validée par la personne le");
    carnet.replace_with("15/11/2026").act(Action::Save);
    assert_eq!(validated(&carnet).as_deref(), Some("2026-11-15"));
    edit(&mut carnet);
    carnet.press("échap").act(Action::Remove);
    assert_eq!(validated(&carnet).as_deref(), Some("2026-11-15"));
    carnet.assert_sound();
}

#[test]
fn an_empty_carnet_says_so_on_each_page_and_nothing_is_validated() {
    let mut carnet = Session::empty();
    carnet.act(Action::New);
    carnet.fill("Nom", "Moulin").fill("Prénom", "Ida");
    carnet.act(Action::Save).press("E");
    for (words, refusal) in [
        ("pas encore écrit votre situation", "pas encore écrite"),
        ("pas encore écrit vos objectifs", "pas encore écrit"),
        ("pas encore écrit votre plan", "pas encore écrit"),
        ("pas encore de contrat", "pas encore de contrat"),
        ("pas encore fait de bilan", "pas encore fait de bilan"),
        ("Aucun rendez-vous n’est fixé", "se lisent"),
    ] {
        carnet
            .assert_screen(words)
            .press("d")
            .assert_answer(refusal);
        carnet.press("droite");
    }
    assert_eq!(carnet.app().stack.context(), Context::Interview);
}

/// The first person of the demonstration who had a review.
fn reviewed() -> Session {
    let mut carnet = Session::demo();
    let reviewed = |carnet: &Session| !carnet.rows(Entity::Review).is_empty();
    for _ in 0..80 {
        if reviewed(&carnet) {
            return carnet;
        }
        carnet.act(Action::Down);
    }
    panic!("nobody had a review");
}

#[test]
fn the_person_reads_their_review_says_what_they_think_and_changes_its_text() {
    let mut carnet = reviewed();
    carnet.press("E").press("gauche").press("gauche");
    carnet
        .assert_screen("VOTRE BILAN")
        .assert_screen("Vous n’avez pas encore relu cette page.")
        .press("d")
        .assert_screen("Ce que vous dites de votre bilan")
        .act(Action::Save)
        .assert_answer("Bilan relu avec la personne le 21/11 (d’accord)")
        .assert_screen("✓ Vous avez relu cette page le 21/11/2026");
    assert_alone(&carnet);
    let said = carnet.rows(Entity::Validation).pop().unwrap();
    let of = carnet
        .rows(Entity::Review)
        .iter()
        .any(|it| said.int("objet_id") == Some(it.id));
    assert!(of && said.text("objet") == Some("revue"));
    // The person changes their own words; the page says that it changed since it was read.
    carnet
        .press("e")
        .assert_screen("Ce texte est du 03/11/2026")
        .assert_no("nouvelle évaluation");
    assert_alone(&carnet);
    carnet
        .pick("Corriger ce texte")
        .go_to_field("Le chemin parcouru, vu par la personne")
        .type_text("J’ai repris confiance. ")
        .act(Action::Save)
        .assert_answer("Enregistré")
        .assert_screen("J’ai repris confiance.")
        .assert_screen("Cette page a changé depuis que vous l’avez relue");
    carnet.act(Action::Undo).assert_no("J’ai repris confiance.");
    carnet
        .act(Action::Undo)
        .assert_screen("Vous n’avez pas encore relu cette page.");
    carnet.assert_sound();
}

#[test]
fn the_text_of_the_situation_is_changed_with_the_person_and_that_of_the_plan_is_not() {
    let mut carnet = Session::demo();
    carnet
        .press("E")
        .press("e")
        .pick("Corriger ce texte, qui reste daté du 26/10/2026")
        .go_to_field("Ressources : appuis extérieurs")
        .type_text("La mission locale, par un courrier.")
        .act(Action::Save)
        .assert_answer("Enregistré")
        .press("fin")
        .assert_screen("Les autres appuis, et comment les trouver")
        .assert_screen("La mission locale, par un courrier.");
    carnet
        .press("droite")
        .press("e")
        .assert_answer("Ici, vos mots s’ajoutent");
}

/// A past evaluation says what was so on its day: what is so today makes another one.
#[test]
fn the_text_of_another_day_is_rewritten_only_when_that_is_meant() {
    let mut carnet = Session::demo();
    let before = carnet.rows(Entity::Situation);
    carnet
        .press("E")
        .press("e")
        .assert_screen("Ce texte est du 26/10/2026")
        .press("échap")
        .press("e")
        .pick("nouvelle évaluation")
        .assert_screen("Nouvelle évaluation, à partir de celle du 26/10/2026")
        .go_to_field("Ressources : appuis extérieurs")
        .type_text("La mission locale, par un courrier.")
        .act(Action::Save)
        .assert_answer("Situation évaluée le 21/11/2026");
    assert_alone(&carnet);
    let after = carnet.rows(Entity::Situation);
    assert_eq!(after.len(), before.len() + 1);
    assert!(before.iter().all(|row| after.contains(row)));
    // What is of today is simply changed.
    carnet
        .press("e")
        .assert_screen("Évaluation de la situation : modifier")
        .press("échap")
        .assert_sound();
}

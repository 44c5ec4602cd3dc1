//! What each kind of field does with what is typed.
use super::*;

#[test]
fn a_date_is_understood_while_it_is_typed_and_takes_its_form_when_left() {
    let mut form = blank(Entity::Appointment);
    at(&mut form, "prevu_le");
    type_in(&mut form, "24/11");
    let place = form.focused();
    assert_eq!(form.understood(place).unwrap(), "mardi 24 novembre 2026");
    assert_eq!(type_in(&mut form, "‹Tab›"), FormOutcome::Left(place));
    assert_eq!(text(&form, "prevu_le"), "24/11/2026");
    assert_eq!(value(&form, "prevu_le"), Value::from("2026-11-24"));
}

#[test]
fn a_date_takes_every_form_people_type() {
    for (typed, kept) in [
        ("24/11/2026", "2026-11-24"),
        ("241126", "2026-11-24"),
        ("j", "2026-11-21"),
        ("+15", "2026-12-06"),
        ("demain", "2026-11-22"),
        ("lundi", "2026-11-23"),
        ("1er mars 2027", "2027-03-01"),
    ] {
        let mut form = blank(Entity::Appointment);
        at(&mut form, "prevu_le");
        type_in(&mut form, &format!("{typed}‹Tab›"));
        assert_eq!(value(&form, "prevu_le"), Value::from(kept), "{typed}");
    }
}

#[test]
fn a_date_typed_with_a_time_fills_both() {
    let mut form = blank(Entity::Appointment);
    at(&mut form, "prevu_le");
    type_in(&mut form, "24/11 14h");
    assert_eq!(
        form.understood(form.focused()).unwrap(),
        "mardi 24 novembre 2026 à 14\u{a0}h"
    );
    type_in(&mut form, "‹Tab›");
    assert_eq!(text(&form, "prevu_le"), "24/11/2026");
    assert_eq!(text(&form, "heure"), "14 h");
}

#[test]
fn a_wrong_date_says_how_to_write_it_and_lets_one_go_on() {
    let mut form = blank(Entity::Appointment);
    at(&mut form, "prevu_le");
    type_in(&mut form, "31/02");
    assert_eq!(error(&form, "prevu_le"), "", "not while typing");
    type_in(&mut form, "‹Tab›");
    assert_eq!(
        error(&form, "prevu_le"),
        "Cette date n’existe pas\u{a0}: février a 29 jours."
    );
    assert_eq!(form.focused_field().unwrap().spec.name, "heure");
    assert_eq!(text(&form, "prevu_le"), "31/02", "what was typed stays");
}

#[test]
fn a_phone_is_put_in_its_form_and_a_doubt_is_said_once() {
    let mut form = blank(Entity::Allocataire);
    at(&mut form, "telephone");
    type_in(&mut form, "639980001‹Tab›");
    assert_eq!(text(&form, "telephone"), "06 39 98 00 01");
    assert_eq!(value(&form, "telephone"), Value::from("+33639980001"));
    assert_eq!(
        form.take_warnings(),
        ["Téléphone\u{a0}: le 0 du début manquait\u{a0}: il a été ajouté."]
    );
    type_in(&mut form, "‹Tab›");
    assert_eq!(form.take_warnings(), Vec::<String>::new());
}

#[test]
fn a_wrong_phone_forbids_to_save_and_the_focus_goes_there() {
    let mut form = blank(Entity::Allocataire);
    at(&mut form, "nom");
    type_in(&mut form, "Benali‹Tab›Samira");
    at(&mut form, "telephone");
    let outcome = type_in(&mut form, "06 12‹Ctrl-S›");
    let FormOutcome::Invalid(sentence) = outcome else {
        panic!("{outcome:?}");
    };
    assert!(sentence.starts_with("Téléphone\u{a0}: écrivez le téléphone"));
    assert_eq!(form.focused_field().unwrap().spec.name, "telephone");
    type_in(&mut form, "‹Suppr›");
    type_in(&mut form, &"‹Retour›".repeat(5));
    assert_eq!(
        type_in(&mut form, "0639980001‹Ctrl-S›"),
        FormOutcome::Submit
    );
}

#[test]
fn what_is_missing_is_said_only_on_saving() {
    let mut form = blank(Entity::Allocataire);
    type_in(&mut form, "‹Tab›‹Tab›‹Tab›");
    assert_eq!(error(&form, "nom"), "");
    let outcome = type_in(&mut form, "‹Ctrl-S›");
    let sentence = "Nom\u{a0}: ce champ est à remplir.".to_owned();
    assert_eq!(outcome, FormOutcome::Invalid(sentence));
    assert_eq!(form.focused_field().unwrap().spec.name, "nom");
    assert_eq!(error(&form, "prenom"), "Ce champ est à remplir.");
}

#[test]
fn arrows_move_in_the_line_and_accents_stay_with_their_letter() {
    let mut form = blank(Entity::Allocataire);
    at(&mut form, "nom");
    type_in(&mut form, "Le‹Début›‹→›‹→› Gall‹Mot ←›‹Suppr›g");
    assert_eq!(text(&form, "nom"), "Le gall");
    at(&mut form, "prenom");
    type_in(&mut form, "E\u{301}lodie");
    assert_eq!(
        text(&form, "prenom"),
        "Élodie",
        "decomposed keys are composed"
    );
    type_in(&mut form, "‹Début›‹Suppr›");
    assert_eq!(text(&form, "prenom"), "lodie");
}

#[test]
fn a_paste_in_a_line_is_one_line_and_one_undo() {
    let mut form = blank(Entity::Allocataire);
    at(&mut form, "adresse");
    type_in(&mut form, "3 ");
    let paste = FormInput::Paste("rue des\tLilas\r\nbâtiment\u{1b}[31m B".to_owned());
    assert_eq!(form.handle(paste), FormOutcome::Changed);
    assert_eq!(text(&form, "adresse"), "3 rue des Lilas bâtiment␛[31m B");
    type_in(&mut form, "‹Ctrl-Z›");
    assert_eq!(text(&form, "adresse"), "3 ");
    type_in(&mut form, "‹Ctrl-Y›");
    assert_eq!(text(&form, "adresse"), "3 rue des Lilas bâtiment␛[31m B");
}

#[test]
fn typing_is_undone_word_by_word_and_across_fields() {
    let mut form = blank(Entity::Allocataire);
    at(&mut form, "nom");
    type_in(&mut form, "Da Silva‹Tab›Rui");
    type_in(&mut form, "‹Ctrl-Z›");
    assert_eq!(text(&form, "prenom"), "");
    type_in(&mut form, "‹Ctrl-Z›");
    assert_eq!(text(&form, "nom"), "Da ");
    assert_eq!(form.focused_field().unwrap().spec.name, "nom");
    type_in(&mut form, "‹Ctrl-Y›‹Ctrl-Y›");
    assert_eq!(text(&form, "nom"), "Da Silva");
    assert_eq!(text(&form, "prenom"), "Rui");
    let outcome = type_in(&mut form, "‹Ctrl-Y›");
    assert!(matches!(outcome, FormOutcome::Invalid(_)), "nothing left");
}

#[test]
fn a_long_text_has_lines_and_is_left_by_its_edges() {
    let mut form = blank(Entity::Situation);
    at(&mut form, "commentaire");
    type_in(&mut form, "Arrivée en mars.‹Entrée›Vit seule.");
    assert_eq!(text(&form, "commentaire"), "Arrivée en mars.\nVit seule.");
    type_in(&mut form, "‹Tab›");
    assert_eq!(form.focused_field().unwrap().spec.name, "objectifs");
    let outcome = type_in(&mut form, "‹↓›");
    assert!(matches!(outcome, FormOutcome::Left(_)));
    assert_eq!(form.focused_field().unwrap().spec.name, "motivations");
}

#[test]
fn too_long_a_paste_is_refused_and_nothing_is_lost() {
    let mut form = blank(Entity::Situation);
    at(&mut form, "commentaire");
    type_in(&mut form, "Déjà écrit.");
    let outcome = form.handle(FormInput::Paste("x".repeat(200_001)));
    let FormOutcome::Invalid(sentence) = outcome else {
        panic!("{outcome:?}");
    };
    assert!(sentence.contains("200\u{202f}000 caractères"));
    assert_eq!(text(&form, "commentaire"), "Déjà écrit.");
    let fits = form.handle(FormInput::Paste("x".repeat(199_000)));
    assert_eq!(fits, FormOutcome::Changed);
}

#[test]
fn the_long_text_goes_to_the_editor_and_comes_back_as_one_change() {
    let mut form = blank(Entity::Situation);
    at(&mut form, "commentaire");
    let outcome = type_in(&mut form, "Avant‹Ctrl-E›");
    assert_eq!(outcome, FormOutcome::EditText("Avant".to_owned()));
    let place = form.focused();
    form.set_text(place, "Avant\r\nAprès  \n\n").unwrap();
    assert_eq!(text(&form, "commentaire"), "Avant\nAprès");
    type_in(&mut form, "‹Ctrl-Z›");
    assert_eq!(text(&form, "commentaire"), "Avant");
    assert!(form.set_text(place, &"x".repeat(200_001)).is_err());
    at(&mut form, "faite_le");
    let outcome = type_in(&mut form, "‹Ctrl-E›");
    assert!(matches!(outcome, FormOutcome::Invalid(_)));
}

#[test]
fn the_buttons_come_after_the_last_field() {
    let mut form = Form::only(
        Entity::Waiver,
        None,
        &["regle", "motif"],
        &[],
        today(),
        &Options::default(),
    );
    type_in(
        &mut form,
        "CER-1S‹Entrée›Suivi par un autre service‹Entrée›",
    );
    assert_eq!(form.focus(), Focus::Save);
    type_in(&mut form, "‹→›");
    assert_eq!(form.focus(), Focus::Abandon);
    assert_eq!(type_in(&mut form.clone(), "‹Entrée›"), FormOutcome::Abandon);
    assert_eq!(type_in(&mut form, "‹←›‹Entrée›"), FormOutcome::Submit);
    assert_eq!(type_in(&mut form, "‹Échap›"), FormOutcome::Close);
    assert_eq!(type_in(&mut form, "‹↑›"), FormOutcome::Nothing);
    assert_eq!(form.focused_field().unwrap().spec.name, "motif");
}

#[test]
fn the_value_of_the_record_before_can_be_repeated() {
    let before = stored(Entity::Contact)
        .with("fait_le", "2026-11-20")
        .with("canal", "sms");
    let options = Options::default().repeating(&before);
    let mut form = Form::for_record(Entity::Contact, None, &[], today(), &options);
    type_in(&mut form, "‹Répéter›");
    assert_eq!(text(&form, "fait_le"), "20/11/2026");
    at(&mut form, "canal");
    type_in(&mut form, "‹Répéter›");
    assert_eq!(value(&form, "canal"), Value::from("sms"));
    at(&mut form, "note");
    let outcome = type_in(&mut form, "‹Répéter›");
    assert!(matches!(outcome, FormOutcome::Invalid(_)));
}

//! Forms: errors beside the field, dates as people write them, drafts that are never lost.
use std::time::Duration;

use carnet::app::action::Action;
use carnet::domain::record::Entity;
use carnet::ui::theme::Role;

use super::harness::{Base, Session};

#[test]
fn what_is_missing_is_said_beside_the_field_and_nothing_is_saved() {
    let mut carnet = Session::empty();
    carnet
        .act(Action::New)
        .assert_screen("Nouveau dossier")
        .act(Action::Save)
        .assert_screen("Nouveau dossier");
    assert!(!carnet.answer().is_empty());
    assert_eq!(carnet.focused_label().as_deref(), Some("Nom"));
    assert_eq!(
        carnet.store().all_rows(Entity::Allocataire).unwrap().len(),
        0
    );
}

#[test]
fn a_wrong_value_is_kept_as_typed_with_its_reason() {
    let mut carnet = Session::empty();
    carnet
        .act(Action::New)
        .fill("Nom", "Faure")
        .fill("Prénom", "Inès")
        .fill("Date de naissance", "31/02/1990")
        .press("tab")
        .assert_screen("31/02/1990")
        .assert_role("31/02/1990", Role::FieldInvalid)
        .act(Action::Save)
        .assert_screen("Nouveau dossier");
    assert_eq!(carnet.focused_label().as_deref(), Some("Date de naissance"));
    carnet
        .replace_with("28/02/1990")
        .act(Action::Save)
        .assert_answer("Enregistré");
}

#[test]
fn dates_are_typed_in_every_usual_form() {
    for (typed, iso) in [
        ("j", "2026-11-21"),
        ("aujourd’hui", "2026-11-21"),
        ("hier", "2026-11-20"),
        ("201126", "2026-11-20"),
        ("20/11", "2026-11-20"),
        ("20/11/26", "2026-11-20"),
        ("20.11.2026", "2026-11-20"),
        ("20 novembre 2026", "2026-11-20"),
        ("2026-11-20", "2026-11-20"),
        ("lundi", "2026-11-16"),
        ("-2j", "2026-11-19"),
    ] {
        let mut carnet = Session::demo();
        carnet
            .act(Action::Appointments)
            .act(Action::New)
            .pick("un contact")
            .go_to_field("Date")
            .replace_with(typed)
            .press("tab");
        carnet.act(Action::Save).assert_answer("Enregistré");
        let contacts = carnet.rows(Entity::Contact);
        let last = contacts.iter().max_by_key(|row| row.id).unwrap();
        assert_eq!(last.text("fait_le"), Some(iso), "{typed}");
    }
}

#[test]
fn letters_digits_and_question_marks_are_text() {
    let mut carnet = Session::empty();
    carnet.act(Action::New).fill("Nom", "quvdnea?/:,");
    carnet
        .assert_screen("quvdnea?/:,")
        .assert_screen("Nouveau dossier");
}

#[test]
fn escape_keeps_a_draft_and_says_so() {
    let mut carnet = Session::demo();
    carnet
        .act(Action::Edit)
        .go_to_field("Commune")
        .replace_with("Sète")
        .press("échap")
        .assert_answer("brouillon")
        .assert_no("Identité de");
    assert_eq!(carnet.app().desk.drafts, 1);
    let person = &carnet.rows(Entity::Allocataire)[0];
    assert_ne!(person.text("commune"), Some("Sète"));
    carnet
        .act(Action::Palette)
        .pick("brouillon")
        .pick("Reprendre")
        .assert_screen("Identité de ABDALLAH Nadia")
        .assert_screen("Sète");
    assert_eq!(carnet.focused_label().as_deref(), Some("Commune"));
    carnet.act(Action::Save).assert_answer("Enregistré");
    assert_eq!(carnet.app().desk.drafts, 0);
    assert_eq!(
        carnet.rows(Entity::Allocataire)[0].text("commune"),
        Some("Sète")
    );
}

#[test]
fn drafts_name_the_person_and_the_hour_as_it_is_said() {
    let mut carnet = Session::demo();
    for (name, first) in [("Martin", "Paul"), ("Durand", "Zoé")] {
        carnet
            .act(Action::New)
            .fill("Nom", name)
            .fill("Prénom", first)
            .press("échap");
    }
    carnet
        .act(Action::Appointments)
        .act(Action::New)
        .press("1")
        .fill("Date", "24/11")
        .press("échap")
        .press("échap")
        .act(Action::Palette)
        .pick("brouillon")
        .assert_screen("Reprendre : MARTIN Paul ─ Nouveau dossier")
        .assert_screen("Reprendre : DURAND Zoé ─ Nouveau dossier")
        .assert_screen("ABDALLAH Nadia")
        .assert_screen("21/11/2026 à ")
        .assert_no("12:00");
}

#[test]
fn a_form_opens_again_on_what_was_left_in_it_and_says_so() {
    let mut carnet = Session::demo();
    carnet
        .act(Action::Edit)
        .go_to_field("Commune")
        .replace_with("Sète")
        .press("échap")
        .act(Action::Edit)
        .assert_answer("Voici ce que vous aviez tapé ici sans l’enregistrer")
        .assert_screen("Sète");
    assert_eq!(carnet.focused_label().as_deref(), Some("Commune"));
    carnet.act(Action::Save).assert_answer("Enregistré");
    assert_eq!(carnet.app().desk.drafts, 0);
    carnet.act(Action::Edit);
    assert!(!carnet.answer().contains("Voici"), "{}", carnet.answer());
}

#[test]
fn escape_without_a_word_typed_keeps_nothing() {
    let mut carnet = Session::demo();
    carnet
        .act(Action::Edit)
        .press("tab")
        .press("tab")
        .press("échap");
    assert_eq!(carnet.app().desk.drafts, 0);
    assert!(carnet.is_open());
}

#[test]
fn giving_up_ends_the_draft_and_undo_brings_it_back() {
    let mut carnet = Session::demo();
    carnet
        .act(Action::Edit)
        .go_to_field("Commune")
        .replace_with("Lodève")
        .press("échap");
    carnet
        .act(Action::Palette)
        .pick("brouillon")
        .pick("Abandonner");
    carnet.assert_answer("Brouillon abandonné");
    assert_eq!(carnet.app().desk.drafts, 0);
    carnet.act(Action::Undo);
    assert_eq!(carnet.app().desk.drafts, 1, "{}", carnet.answer());
    carnet
        .act(Action::Palette)
        .pick("brouillon")
        .pick("Reprendre")
        .assert_screen("Lodève");
}

#[test]
fn the_button_abandonner_gives_the_form_up() {
    let mut carnet = Session::demo();
    carnet
        .act(Action::Edit)
        .go_to_field("Commune")
        .replace_with("Lodève");
    while carnet.focused_label().is_some() || carnet.on_fold() {
        carnet.press("tab");
    }
    carnet
        .press("droite")
        .press("entrée")
        .assert_no("Identité de");
    assert_eq!(carnet.app().desk.drafts, 0);
    carnet.act(Action::Undo);
    assert_eq!(carnet.app().desk.drafts, 1, "{}", carnet.answer());
}

#[test]
fn what_is_typed_is_kept_within_two_seconds_without_leaving_the_field() {
    let mut carnet = Session::empty();
    carnet.act(Action::New).fill("Nom", "Kaddour");
    carnet.type_text("i").pass(Duration::from_secs(2));
    let base = carnet.killed();
    let mut carnet = base.open();
    carnet
        .assert_screen("n’a pas été enregistré")
        .pick("Reprendre")
        .assert_screen("Kaddouri");
    assert_eq!(carnet.focused_label().as_deref(), Some("Nom"));
}

#[test]
fn a_field_that_is_left_is_kept_at_once() {
    let mut carnet = Session::empty();
    carnet.act(Action::New).fill("Nom", "Kaddouri").press("tab");
    let base = carnet.killed();
    assert_eq!(base.store().drafts(&base.author(0)).unwrap().len(), 1);
}

#[test]
fn a_dropped_line_keeps_the_text_the_field_and_the_next_start_offers_them() {
    let base = Base::demo();
    let mut carnet = base.open();
    let text = "Elle a repris contact avec le centre de formation, à l’oral d’abord.\n".repeat(7);
    carnet
        .act(Action::Situation)
        .act(Action::New)
        .pick("à partir de la dernière")
        .go_to_field("Ressources : motivations")
        .paste(&text)
        .type_text("Fin.");
    let base = carnet.hang_up();
    let mut carnet = base.open();
    carnet
        .assert_screen("n’a pas été enregistré")
        .pick("Reprendre")
        .assert_file_of("ABDALLAH Nadia")
        .assert_screen("Fin.");
    assert_eq!(
        carnet.focused_label().as_deref(),
        Some("Ressources : motivations")
    );
    carnet.act(Action::Save).assert_answer("Enregistré");
    let rows = carnet.rows(Entity::Situation);
    let kept = rows.iter().filter_map(|row| row.text("motivations"));
    assert!(
        kept.into_iter()
            .any(|kept| kept.contains(text.trim_end()) && kept.ends_with("Fin."))
    );
}

#[test]
fn quitting_with_a_draft_asks_and_loses_nothing() {
    let mut carnet = Session::empty();
    carnet
        .act(Action::New)
        .fill("Nom", "Kaddouri")
        .press("échap")
        .press("q");
    carnet
        .assert_screen("Quitter carnet ?")
        .assert_screen("1 brouillon");
    carnet.act(Action::No);
    assert!(carnet.is_open());
    carnet.press("q").act(Action::Yes);
    assert!(!carnet.is_open());
}

#[test]
fn quitting_without_a_draft_does_not_ask() {
    let mut carnet = Session::demo();
    carnet.press("ctrl+c").assert_answer("Pour quitter");
    carnet.press("q");
    assert!(!carnet.is_open());
}

#[test]
fn a_paste_of_several_lines_is_one_text_and_one_step_back() {
    let mut carnet = Session::demo();
    carnet
        .act(Action::Situation)
        .act(Action::New)
        .pick("à partir de la dernière")
        .go_to_field("Ressources : réseau")
        .paste("q\nu\nv ligne ajoutée")
        .assert_screen("ligne ajoutée");
    carnet.act(Action::Undo).assert_no("ligne ajoutée");
}

#[test]
fn a_paste_outside_a_field_does_nothing_and_says_so() {
    let mut carnet = Session::demo();
    carnet
        .paste("d\u{7f}oui\n")
        .assert_answer("en dehors d’un champ");
    assert!(carnet.app().stack.layers().is_empty());
}

/// « Hérault, bilan de convention »: a short resumption of work is told, and the person stays
/// followed.
#[test]
fn a_short_resumption_of_work_is_entered_and_shown_with_the_identity() {
    let mut carnet = Session::demo();
    let known = carnet.store().all_rows(Entity::Resumption).unwrap().len();
    carnet
        .press("entrée")
        .press("I")
        .act(Action::New)
        .pick("Une reprise d’activité")
        .assert_screen("Reprise d’activité : ajouter")
        .fill("Fin prévue", "12/12/2026")
        .act(Action::Save)
        .assert_answer("Enregistré");
    let rows = carnet.store().all_rows(Entity::Resumption).unwrap();
    assert_eq!(rows.len(), known + 1);
    let row = rows.last().unwrap();
    assert!(row.yes("courte") && row.date("fin").is_none());
    carnet.press("fin").assert_screen("de courte durée (oui)");
}

/// The places where the structure receives complete a permanence alone: a partner's address and a link are others.
#[test]
fn a_permanence_is_proposed_only_for_a_meeting_at_a_permanence() {
    for (channel, proposed) in [
        ("permanence", true),
        ("partenaire", false),
        ("exterieur", false),
        ("visio", false),
    ] {
        let mut carnet = Session::demo();
        carnet.act(Action::Open).act(Action::Appointments);
        carnet
            .act(Action::New)
            .pick("rendez-vous")
            .choose("Où", channel)
            .go_to_field("Lieu, adresse ou lien");
        match proposed {
            true => carnet.assert_screen("Permanence du Foirail"),
            false => carnet.assert_no("Permanence du Foirail"),
        };
    }
}

//! A whole group session, moved, cancelled or corrected for everyone at once, from its row and from inside.
use carnet::app::action::Action;
use carnet::domain::record::{Entity, Row};

use super::harness::{Base, Session};
use super::session::{fixed, saved, sessions};

/// Goes to the session in the agenda of the week after.
fn on_its_row(carnet: &mut Session) {
    carnet.act(Action::Agenda);
    for _ in 0..3 {
        if chosen(carnet) {
            return;
        }
        carnet.act(Action::NextDay);
        for _ in 0..40 {
            if chosen(carnet) {
                return;
            }
            carnet.act(Action::Down);
        }
    }
    panic!("no session in the agenda");
}

fn chosen(carnet: &Session) -> bool {
    carnet.app().stack.agenda().unwrap().session().is_some()
}

fn texts(rows: &[Row], field: &str) -> Vec<String> {
    let text = |row: &Row| row.text(field).unwrap_or_default().to_owned();
    rows.iter().map(text).collect()
}

fn days(rows: &[Row]) -> Vec<String> {
    rows.iter().map(|row| row.day("prevu_le")).collect()
}

#[test]
fn a_whole_session_is_moved_from_its_row_and_taken_back_at_once() {
    let base = Base::demo();
    let (mut carnet, people) = fixed(&base, "24/11/2026");
    on_its_row(&mut carnet);
    carnet
        .press("T")
        .assert_screen("Nouvelle date de la séance collective du 24/11/2026")
        .fill("Date", "20/11/2026")
        .fill("Pourquoi", "salle fermée")
        .act(Action::Save)
        .assert_answer("Ce jour est passé")
        .go_to_field("Date")
        .replace_with("01/12/2026")
        .fill("Heure", "7h45")
        .act(Action::Save);
    saved(&mut carnet);
    carnet.assert_answer(
        "Séance collective du 24/11/2026 déplacée au 01/12/2026 à 7 h 45 : 3 personnes",
    );
    let rows = sessions(&carnet, &people);
    assert_eq!(days(&rows), ["01/12/2026"; 3]);
    assert_eq!(texts(&rows, "heure"), ["07:45"; 3]);
    for (person, row) in people.iter().zip(&rows) {
        let file = carnet.store().case_file(*person).unwrap();
        let kept = file.rows(Entity::Postponement).iter();
        let mut kept = kept.filter(|it| it.int("objet_id") == Some(row.id));
        assert_eq!(kept.next().unwrap().text("motif"), Some("salle fermée"));
        assert_eq!(kept.next(), None);
    }
    carnet.act(Action::Undo).assert_answer("Annulé");
    let rows = sessions(&carnet, &people);
    assert_eq!(days(&rows), ["24/11/2026"; 3]);
    assert_eq!(texts(&rows, "heure"), ["07:30"; 3]);
    carnet.assert_sound();
}

#[test]
fn half_an_hour_later_a_session_is_not_in_its_own_way() {
    let base = Base::demo();
    let (mut carnet, people) = fixed(&base, "24/11/2026");
    on_its_row(&mut carnet);
    carnet
        .press("entrée")
        .press("T")
        .fill("Heure", "7h45")
        .act(Action::Save);
    assert!(!carnet.screen().contains("déjà un rendez-vous à 7"));
    saved(&mut carnet);
    carnet.assert_answer("déplacée à 7 h 45 : 3 personnes");
    assert_eq!(texts(&sessions(&carnet, &people), "heure"), ["07:45"; 3]);
    carnet.assert_sound();
}

#[test]
fn who_was_excused_is_not_expected_on_the_new_day() {
    let base = Base::demo();
    let (mut carnet, people) = fixed(&base, "24/11/2026");
    on_its_row(&mut carnet);
    carnet
        .press("entrée")
        .act(Action::Excused)
        .press("T")
        .fill("Date", "01/12/2026")
        .act(Action::Save);
    saved(&mut carnet);
    carnet.assert_answer("déplacée au 01/12/2026 : 2 personnes");
    let mut seen = days(&sessions(&carnet, &people));
    seen.sort();
    assert_eq!(seen, ["01/12/2026", "01/12/2026", "24/11/2026"]);
    carnet.assert_sound();
}

#[test]
fn a_whole_session_is_cancelled_with_its_reason_and_taken_back_at_once() {
    let base = Base::demo();
    let (mut carnet, people) = fixed(&base, "24/11/2026");
    on_its_row(&mut carnet);
    carnet
        .press("suppr")
        .assert_screen("Annuler la séance collective du 24/11/2026")
        .act(Action::Save)
        .assert_screen("Ce champ est à remplir.")
        .fill("Pourquoi", "animatrice malade")
        .act(Action::Save)
        .assert_answer("Séance collective du 24/11/2026 annulée par la structure : 3 personnes")
        .assert_screen("annulée");
    let rows = sessions(&carnet, &people);
    assert_eq!(texts(&rows, "statut"), ["annule_structure"; 3]);
    // Cancelled, it is neither cancelled nor moved any more, and says so.
    carnet
        .press("suppr")
        .assert_answer("Personne n’est plus attendu à cette séance")
        .press("T")
        .assert_answer("Personne n’est plus attendu à cette séance")
        .press("entrée")
        .assert_screen("3 personnes : 3 décommandées")
        .press("entrée")
        .assert_screen("par la structure, animatrice")
        .act(Action::Undo)
        .assert_answer("Annulé");
    assert_eq!(texts(&sessions(&carnet, &people), "statut"), ["prevu"; 3]);
    carnet.assert_sound();
}

#[test]
fn a_whole_session_is_corrected_from_its_row_and_from_inside() {
    let base = Base::demo();
    let (mut carnet, people) = fixed(&base, "24/11/2026");
    on_its_row(&mut carnet);
    carnet
        .press("e")
        .assert_screen("Séance collective du 24/11/2026 : modifier pour tous")
        .go_to_field("Lieu, adresse ou lien")
        .replace_with("Maison des services")
        .go_to_field("Durée (minutes)")
        .replace_with("90")
        .act(Action::Save);
    saved(&mut carnet);
    carnet
        .assert_answer("Séance collective du 24/11/2026 modifiée : 3 personnes")
        .press("entrée")
        .act(Action::Edit)
        .go_to_field("Sujet")
        .replace_with("Vos droits")
        .act(Action::Save);
    saved(&mut carnet);
    let rows = sessions(&carnet, &people);
    assert_eq!(texts(&rows, "lieu"), ["Maison des services"; 3]);
    assert_eq!(texts(&rows, "sujet"), ["Vos droits"; 3]);
    assert!(rows.iter().all(|row| row.int("duree") == Some(90)));
    carnet.act(Action::Undo).act(Action::Undo);
    let rows = sessions(&carnet, &people);
    assert_eq!(texts(&rows, "lieu"), ["Salle des fêtes"; 3]);
    carnet.assert_sound();
}

#[test]
fn a_session_that_took_place_is_not_moved_and_says_why() {
    let base = Base::demo();
    let (mut carnet, _) = fixed(&base, "aujourd’hui");
    carnet
        .act(Action::Agenda)
        .act(Action::First)
        .press("T")
        .assert_answer("Cette séance est passée, le 21/11/2026")
        .press("d")
        .assert_screen("3 personnes : 3 à noter")
        .act(Action::Done)
        .press("T")
        .assert_answer("La séance a eu lieu : la présence ou l’absence de 1 personne est notée. Elle ne se déplace plus.")
        .press("c")
        .assert_answer("Elle ne s’annule plus.")
        .act(Action::Edit)
        .assert_screen("modifier pour tous");
}

#[test]
fn the_box_offers_what_can_be_done_with_the_whole_session() {
    let base = Base::demo();
    let (mut carnet, _) = fixed(&base, "24/11/2026");
    on_its_row(&mut carnet);
    for (typed, opens) in [
        ("déplacer séance", "Nouvelle date de la séance collective"),
        (
            "annuler séance",
            "Annuler la séance collective du 24/11/2026",
        ),
        ("corriger séance", "modifier pour tous"),
    ] {
        carnet
            .act(Action::Palette)
            .type_text(typed)
            .press("entrée")
            .assert_screen(opens)
            .act(Action::Back);
    }
}

/// Whoever does not keep the reasons of the plan is asked to be sure instead.
#[test]
fn who_keeps_no_reason_is_asked_to_be_sure() {
    let base = Base::demo();
    let (first, people) = fixed(&base, "24/11/2026");
    drop(first);
    let agents = base.agents();
    let office = |row: &Row| row.text("fonction") == Some("secretariat");
    let mut carnet = base.open_as(agents.iter().position(office).unwrap());
    carnet.act(Action::Agenda).act(Action::Scope);
    on_its_row(&mut carnet);
    carnet
        .press("suppr")
        .assert_screen("Annuler pour tous")
        .assert_no("Pourquoi")
        .act(Action::Save)
        .assert_screen("Ce champ est à remplir.")
        .choose("Annuler pour tous", "oui")
        .act(Action::Save)
        .assert_answer("annulée par la structure : 3 personnes");
    assert_eq!(
        texts(&sessions(&carnet, &people), "statut"),
        ["annule_structure"; 3]
    );
    carnet.act(Action::Undo).assert_sound();
}

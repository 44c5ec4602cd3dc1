//! What the queue asks before it decides: about a doubtful appointment, and of whom an item is for.
use carnet::app::action::Action;
use carnet::domain::queue::ItemKind;
use carnet::domain::record::Entity;

use super::harness::{Base, Session, day};
use super::triage::{done, go_to, in_the_queue, item, rows};

/// Typed without its year, a day that has just gone by is that day; a doubtful one is asked about first.
#[test]
fn an_appointment_fixed_in_the_queue_is_as_well_looked_at_as_in_a_form() {
    let mut carnet = in_the_queue();
    let first = item(&carnet);
    carnet.press("r").type_text("20/11 14h").press("entrée");
    carnet.assert_answer("Le 20/11/2026 est déjà passé");
    carnet
        .replace_with("25/12 14h")
        .press("entrée")
        .assert_screen("Fixer ce rendez-vous quand même ?")
        .assert_screen("Ce jour est férié.")
        .assert_screen("fixé au 25/12 à 14 h.")
        .press("entrée")
        .assert_answer("Répondez par")
        .press("n");
    carnet
        .press("r")
        .type_text("24/11 7h")
        .press("entrée")
        .assert_screen("7 h est loin des heures d’accueil")
        .press("n");
    assert_eq!((item(&carnet), done(&carnet)), (first.clone(), 0));
    let taken = item(&carnet).person.id;
    carnet
        .press("r")
        .type_text("24/11 14h")
        .press("entrée")
        .assert_answer("fixé au 24/11");
    let at = |carnet: &Session| rows(carnet, Entity::Appointment, taken).len();
    let before = at(&carnet);
    assert_ne!(item(&carnet).person.id, taken);
    let second = item(&carnet).person.id;
    carnet
        .press("r")
        .type_text("24/11 14h")
        .press("entrée")
        .assert_screen("déjà un rendez-vous à 14 h")
        .press("o")
        .assert_answer("fixé au 24/11 à 14 h");
    assert_eq!(at(&carnet), before);
    let fixed = rows(&carnet, Entity::Appointment, second);
    assert!(
        fixed
            .iter()
            .any(|it| it.date("prevu_le") == Some(day("2026-11-24")))
    );
    carnet.act(Action::Undo).assert_sound();
    carnet.press("z").type_text("20/11").press("entrée");
    carnet.assert_answer("n’est pas à venir");
}

#[test]
fn an_item_is_passed_only_to_who_may_settle_it() {
    let base = Base::demo();
    let mut carnet = base.open();
    carnet.act(Action::Triage);
    let agents = base.agents();
    let name = |role: &str| {
        let found = agents.iter().find(|row| row.text("fonction") == Some(role));
        found.map(|row| row.text("nom").unwrap_or_default().to_uppercase())
    };
    go_to(&mut carnet, ItemKind::Contract);
    carnet.press("p").assert_screen("Passer à qui ?");
    for role in [
        "accompagnateur",
        "accueil",
        "equipe_pluridisciplinaire",
        "admin",
        "secretariat",
    ] {
        if let Some(name) = name(role) {
            carnet.assert_no(&name);
        }
    }
    carnet.press("entrée").assert_answer("passé à");
}

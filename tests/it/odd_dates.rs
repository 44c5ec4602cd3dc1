//! Dates that surprise are said: nothing of what may be true is forbidden.
use carnet::app::action::Action;
use carnet::domain::change::{Change, Op};
use carnet::domain::record::{Entity, Value};

use super::harness::{Base, Session};
use super::hour::{expected, go_to};

#[test]
fn a_day_just_gone_by_is_not_silently_that_of_the_next_year() {
    let mut carnet = expected();
    carnet.act(Action::Lead);
    let before = carnet.rows(Entity::Action).len();
    go_to(&mut carnet, "+ une action")
        .act(Action::Open)
        .type_text("Carte de bus / la personne / 15/11")
        .press("entrée")
        .assert_screen("Le 15/11/2026 est passé")
        .assert_screen("lundi 15 novembre 2027");
    assert_eq!(carnet.rows(Entity::Action).len(), before);
    // It may be meant.
    carnet.act(Action::Save).assert_answer("Enregistré");
    let made = carnet.rows(Entity::Action).pop().unwrap();
    assert_eq!(made.text("echeance"), Some("2027-11-15"));
    // A day that is far behind is that of the next year, and nobody is asked.
    go_to(&mut carnet, "+ une action")
        .act(Action::Open)
        .type_text("Permis / la personne / 15/03")
        .press("entrée")
        .assert_answer("Enregistré");
    carnet.press("échap").assert_sound();
}

fn new_appointment() -> Session {
    let mut carnet = Session::demo();
    carnet
        .press("entrée")
        .act(Action::Appointments)
        .act(Action::New)
        .pick("Un rendez-vous");
    carnet
}

#[test]
fn an_appointment_at_an_odd_hour_is_doubted_and_one_past_midnight_is_refused() {
    let mut carnet = new_appointment();
    carnet
        .fill("Date", "28/11/2026")
        .fill("Heure", "7h")
        .press("tab")
        .assert_screen("7 h est loin des heures d’accueil")
        .go_to_field("Heure")
        .replace_with("23h50")
        .act(Action::Save)
        .assert_answer("ce rendez-vous finirait après minuit")
        .go_to_field("Heure")
        .replace_with("7h")
        .act(Action::Save)
        .assert_answer("Enregistré")
        .assert_answer("loin des heures d’accueil");
    carnet.assert_sound();
}

#[test]
fn a_person_expected_twice_at_one_hour_is_said() {
    let base = Base::demo();
    let first = base.open().app().stack.person().unwrap();
    base.add_appointments(&[first], "2026-11-24", "10:00");
    let mut carnet = base.open();
    carnet
        .press("entrée")
        .act(Action::Appointments)
        .act(Action::New)
        .pick("Un rendez-vous")
        .fill("Date", "24/11/2026")
        .fill("Heure", "10h")
        .act(Action::Save)
        .assert_answer("cette personne a déjà un rendez-vous à 10 h")
        .assert_sound();
}

#[test]
fn the_next_review_is_proposed_on_a_worked_day() {
    // Six months later is a Sunday.
    let base = Base::demo();
    let mut carnet = base.open_later("2026-11-23");
    carnet
        .press("entrée")
        .act(Action::Contract)
        .act(Action::New)
        .pick("une revue");
    if carnet.app().stack.form().is_none() {
        carnet.act(Action::Open);
    }
    carnet
        .go_to_field("Prochaine revue le")
        .assert_screen("21/05/2027")
        .assert_no("23/05/2027");
}

#[test]
fn a_contract_that_begins_before_it_is_drawn_up_is_doubted() {
    let mut carnet = Session::demo();
    carnet
        .act(Action::Search)
        .type_text("jaffuel")
        .press("entrée")
        .act(Action::Contract)
        .act(Action::New)
        .pick("un contrat")
        .go_to_field("Début")
        .replace_with("01/11/2026")
        .press("tab")
        .assert_screen("Le contrat commencerait avant le projet");
}

#[test]
fn a_parcours_is_neither_empty_nor_over_another_one() {
    let base = Base::demo();
    base.add_structure("Régie de l’Hérault", "Inès", "Vidal");
    let mut carnet = base.open();
    carnet.press("entrée");
    let before = carnet.rows(Entity::Parcours);
    let started = before[0].day("prise_en_charge_le");
    let new = |carnet: &mut Session| {
        carnet
            .act(Action::Identity)
            .act(Action::New)
            .pick("Un parcours dans une structure");
    };
    new(&mut carnet);
    carnet
        .act(Action::Save)
        .assert_answer("Structure : choisissez la structure");
    assert_eq!(carnet.rows(Entity::Parcours), before);
    // The one of today, in the same structure: it is already there.
    let here = before[0].int("structure_id");
    let named = carnet.app().desk.names.organization(here).to_owned();
    carnet
        .choose("Structure", &named)
        .act(Action::Save)
        .assert_answer("écrivez le premier jour dans cette structure")
        .fill("Prise en charge par la structure le", "20/11/2026")
        .act(Action::Save)
        .assert_answer("ce parcours en chevauche un autre")
        .assert_answer(&format!("en cours depuis le {started}"));
    assert_eq!(carnet.rows(Entity::Parcours), before);
    // One that is over already, elsewhere, does not end the one that runs.
    carnet.press("échap");
    new(&mut carnet);
    carnet
        .choose("Structure", "Régie")
        .fill("Prise en charge par la structure le", "20/10/2026")
        .fill("Sortie le", "02/11/2026")
        .act(Action::Save)
        .assert_answer("ce parcours en chevauche un autre");
    assert_eq!(carnet.rows(Entity::Parcours), before);
    // Before it, it is of the past.
    carnet
        .go_to_field("Prise en charge par la structure le")
        .replace_with("05/01/2026")
        .go_to_field("Sortie le")
        .replace_with("30/06/2026")
        .act(Action::Save)
        .assert_answer("Enregistré");
    assert_eq!(carnet.rows(Entity::Parcours).len(), before.len() + 1);
    carnet.assert_sound();
}

/// Nobody is asked to come to a permanence while the one who receives there is elsewhere, without a word.
#[test]
fn a_permanence_outside_the_hours_of_who_receives_there_is_said() {
    let base = Base::demo();
    let hours = vec![
        ("agent_id", Value::Int(1)),
        ("lieu", "Permanence du Foirail".into()),
        ("jours", "mardi".into()),
        ("ouvre", "09:00".into()),
        ("ferme", "12:00".into()),
    ];
    let ops = vec![Op::insert(Entity::OfficeHours, hours)];
    let change = Change::entry("Permanence", None, ops);
    let moment = base.open().app().desk.clock.moment();
    base.store()
        .apply(&base.author(1), &moment, &change)
        .unwrap();
    let mut carnet = base.open();
    carnet
        .act(Action::Search)
        .type_text("jaffuel")
        .press("entrée");
    carnet.press("d").fill("Heure", "10h");
    carnet.choose("Où", "permanence");
    for (typed, doubted) in [("15/12/2026", false), ("14/12/2026", true)] {
        carnet.go_to_field("Date").replace_with(typed).press("tab");
        let words: Vec<String> = carnet
            .screen()
            .split_whitespace()
            .map(str::to_owned)
            .collect();
        let said = "y reçoit à d’autres heures : mardi 9 h – 12 h";
        let found = words.join(" ").replace('\u{a0}', " ").contains(said);
        assert_eq!(found, doubted, "{}", carnet.screen());
    }
    carnet
        .act(Action::Save)
        .assert_answer("Où : Claire Rivière y reçoit à d’autres heures");
}

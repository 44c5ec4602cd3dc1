//! The agenda: the day, the week, the team, what is free, what clashes, what comes next.
use carnet::app::action::Action;
use carnet::domain::record::{Entity, Row};
use carnet::store::Query;

use super::harness::{Base, Session, day};

/// The agenda of the demonstration, on Tuesday 24 November 2026.
fn on_tuesday() -> Session {
    let mut carnet = Session::demo();
    carnet.act(Action::Agenda);
    for _ in 0..3 {
        carnet.act(Action::NextDay);
    }
    carnet.assert_screen("mardi 24 novembre 2026");
    carnet
}

#[test]
fn the_agenda_opens_on_today_and_goes_from_day_to_day() {
    let mut carnet = Session::demo();
    carnet
        .press("A")
        .assert_screen("Mon agenda ─ aujourd’hui, samedi 21 novembre 2026")
        .press("droite")
        .assert_screen("dimanche 22 novembre 2026")
        .assert_screen("Aucun rendez-vous.")
        .press("droite")
        .press("droite")
        .assert_screen("mardi 24 novembre 2026 ─ 3 rendez-vous")
        .assert_screen("9 h 30–10 h 15")
        .assert_screen("OUAZZANI Youssef")
        .assert_screen("libre, 1 h 15")
        .press("gauche")
        .assert_screen("lundi 23 novembre 2026")
        .press("A")
        .assert_screen("aujourd’hui, samedi 21 novembre 2026")
        .press("échap")
        .assert_screen("mes dossiers");
}

#[test]
fn a_week_says_the_days_that_are_not_worked() {
    let mut carnet = on_tuesday();
    carnet
        .act(Action::Period)
        .assert_screen("semaine du 23/11 au 29/11/2026")
        .assert_screen("mar. 24/11")
        .assert_screen("OUAZZANI Youssef")
        .assert_no("dim. 29/11");
    for _ in 0..2 {
        carnet.act(Action::PreviousDay);
    }
    carnet
        .assert_screen("semaine du 09/11 au 15/11/2026")
        .assert_screen("mer. 11/11")
        .assert_screen("jour férié")
        .assert_no("libre,");
}

#[test]
fn an_appointment_opens_the_file_and_escape_comes_back() {
    let mut carnet = on_tuesday();
    carnet
        .press("bas")
        .press("entrée")
        .assert_file_of("OUAZZANI Youssef")
        .assert_screen("Rendez-vous")
        .press("échap")
        .assert_screen("mardi 24 novembre 2026")
        .press("e")
        .assert_screen("Rendez-vous : modifier")
        .press("échap")
        .assert_screen("mardi 24 novembre 2026");
}

#[test]
fn an_appointment_is_fixed_in_a_gap_with_a_person_found_by_name() {
    let mut carnet = on_tuesday();
    carnet
        .act(Action::New)
        .assert_screen("Rendez-vous le 24/11 à 9 h : avec qui ?")
        .pick("traore ousmane")
        .assert_screen("Rendez-vous : ajouter")
        .assert_screen("24/11/2026")
        .assert_screen("9 h")
        .act(Action::Save)
        .assert_answer("Enregistré")
        .assert_screen("mardi 24 novembre 2026 ─ 4 rendez-vous")
        .assert_screen("9 h–9 h 30");
    assert!(has(&carnet, "TRAORÉ Ousmane", "2026-11-24", "09:00"));
    carnet.assert_sound();
}

#[test]
fn an_offered_date_gives_way_to_the_one_typed() {
    let mut carnet = on_tuesday();
    carnet
        .act(Action::New)
        .pick("traore ousmane")
        .fill("Date", "26/11 10h")
        .press("tab")
        .act(Action::Save)
        .assert_answer("Enregistré");
    assert!(has(&carnet, "TRAORÉ Ousmane", "2026-11-26", "10:00"));
}

/// Whether that person has an appointment then.
fn has(carnet: &Session, name: &str, day: &str, hour: &str) -> bool {
    let (nom, prenom) = name.split_once(' ').unwrap();
    let people = carnet.store().all_rows(Entity::Allocataire).unwrap();
    let same = |row: &&Row| {
        row.text("nom").is_some_and(|it| it.to_uppercase() == nom)
            && row.text("prenom") == Some(prenom)
    };
    let person = people.iter().find(same).unwrap().id;
    let rows = carnet.store().rows_of(Entity::Appointment, person).unwrap();
    rows.iter()
        .any(|row| row.text("prevu_le") == Some(day) && row.text("heure") == Some(hour))
}

#[test]
fn a_clash_is_said_beside_the_hour_and_forbids_nothing() {
    let mut carnet = Session::demo();
    carnet
        .act(Action::Appointments)
        .act(Action::New)
        .pick("un rendez-vous")
        .fill("Date", "24/11 9h45")
        .press("tab")
        .assert_screen("Vous avez déjà un rendez-vous à 9 h 30 avec OUAZZANI Youssef.")
        .act(Action::Save)
        .assert_answer("Enregistré")
        .assert_answer("vous avez déjà un rendez-vous à 9 h 30");
    carnet
        .act(Action::Agenda)
        .act(Action::NextDay)
        .act(Action::NextDay)
        .act(Action::NextDay)
        .assert_screen("en double")
        .assert_sound();
}

#[test]
fn an_appointment_elsewhere_asks_for_its_address() {
    let mut carnet = Session::demo();
    carnet
        .act(Action::Appointments)
        .act(Action::New)
        .pick("un rendez-vous")
        .fill("Date", "24/11 9h45")
        .go_to_field("Lieu, adresse ou lien")
        .assert_no("Écrivez le nom et l’adresse du lieu")
        .choose("Où", "partenaire")
        .go_to_field("Lieu, adresse ou lien")
        .assert_screen("Écrivez le nom et l’adresse du lieu")
        .fill("Lieu, adresse ou lien", "Café du Canal")
        .press("tab")
        .assert_no("Écrivez le nom et l’adresse du lieu")
        .act(Action::Save)
        .assert_answer("Enregistré");
}

#[test]
fn a_day_that_is_not_worked_is_said_beside_the_date() {
    let mut carnet = Session::demo();
    carnet
        .act(Action::Appointments)
        .act(Action::New)
        .pick("un rendez-vous")
        .fill("Date", "25/12")
        .press("tab")
        .assert_screen("Ce jour est férié.")
        .press("maj+tab")
        .replace_with("22/11")
        .press("tab")
        .assert_screen("Ce jour est un dimanche.")
        .assert_no("Ce jour est férié.");
}

#[test]
fn an_appointment_kept_leads_to_the_next_one_already_filled() {
    let base = Base::demo();
    let someone = base
        .store()
        .ids(&Query::new(day(super::harness::TODAY)), 1)
        .unwrap();
    base.add_appointments(&someone, "2026-12-21", "09:00");
    let mut carnet = base.open();
    carnet
        .act(Action::Agenda)
        .act(Action::Done)
        .assert_screen("Rendez-vous du 21/11/2026 : issue")
        .act(Action::Save)
        .assert_answer("Suite proposée : Ctrl-S l’accepte")
        .assert_screen("Rendez-vous : ajouter")
        .assert_screen("21/12/2026")
        .act(Action::Save)
        .assert_answer("Enregistré")
        .assert_screen("honoré")
        .assert_sound();
    // At nine that day someone else is received: the hour proposed is the next one that is free.
    let free = ["09:15", "09:30", "09:45", "10:00"];
    let planned = |hour: &&str| has(&carnet, "MAÎTRE Rémi", "2026-12-21", hour);
    assert!(free.iter().any(planned), "{}", carnet.screen());
}

/// Beside the agenda as beside the list: where things stand, and who follows the person.
#[test]
fn the_person_of_an_appointment_is_shown_as_in_the_list() {
    let mut carnet = Session::demo();
    carnet
        .act(Action::Agenda)
        .assert_screen("Référent   Claire Rivière")
        .assert_screen("Contrat    en cours");
}

#[test]
fn the_team_is_one_key_away_by_hour_or_by_agent() {
    let mut carnet = on_tuesday();
    carnet
        .act(Action::Scope)
        .assert_screen("Agenda : Maison des parcours de l’Étang")
        .act(Action::Sort)
        .assert_screen("Claire Rivière · 3 rendez-vous")
        .assert_screen("0 rendez-vous · 7 h 30 libres")
        .act(Action::Scope)
        .assert_screen("Mon agenda")
        .act(Action::Filters)
        .pick("tout le monde")
        .assert_screen("Agenda de tout le monde");
}

#[test]
fn another_session_s_appointment_shows_by_itself() {
    let base = Base::demo();
    let mut mine = base.open();
    mine.act(Action::Agenda).assert_screen("3 rendez-vous");
    let mut other = base.open();
    other
        .act(Action::Appointments)
        .act(Action::New)
        .pick("un rendez-vous")
        .fill("Date", "21/11 10h")
        .act(Action::Save)
        .assert_answer("Enregistré");
    mine.pass(std::time::Duration::from_secs(2))
        .assert_screen("4 rendez-vous");
}

#[test]
fn a_contract_signed_leads_to_the_next_appointment_of_who_has_none() {
    let mut carnet = Session::demo();
    carnet
        .act(Action::Search)
        .type_text("bérard élodie")
        .press("entrée")
        .assert_file_of("BÉRARD Élodie")
        .act(Action::Contract)
        .act(Action::New)
        .pick("un contrat")
        .fill("Signé par la personne le", "j")
        .fill("Signé par le référent le", "j")
        .fill("Début", "j")
        .fill("Fin", "+180")
        .act(Action::Save)
        .assert_answer("Suite proposée : Ctrl-S l’accepte")
        .assert_screen("Rendez-vous : ajouter")
        .assert_screen("21/12/2026")
        .act(Action::Save)
        .assert_answer("Enregistré")
        .assert_sound();
}

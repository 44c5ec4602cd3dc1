//! Files given to another référent: what is asked before, what becomes of the appointments, who may take them over.
use carnet::app::action::Action;
use carnet::documents::template::Template;
use carnet::documents::{Kind, Source, Stamp, build, text};
use carnet::domain::record::appointment::AppointmentRecord;
use carnet::domain::record::{Entity, Id, Record};

use super::harness::{Session, TODAY, day};

/// A colleague who follows people, the one at the keyboard, and one of the office.
const THEIRS: &str = "ÇAPRAIS Aurélie";
const MINE: &str = "RIVIÈRE Claire";
const OFFICE: &str = "GASSET Monique";

fn agent(carnet: &Session, name: &str) -> Id {
    let agents = &carnet.app().desk.names.agents;
    agents.iter().find(|(_, known)| known == name).unwrap().0
}

/// People whom someone follows.
fn people(carnet: &Session, name: &str) -> usize {
    let (all, id) = (
        carnet.store().members(Entity::Agent, day(TODAY)),
        agent(carnet, name),
    );
    all.unwrap()
        .iter()
        .find(|it| it.row.id == id)
        .unwrap()
        .people
}

/// Appointments to come with someone.
fn to_come(carnet: &Session, name: &str) -> usize {
    let (rows, id) = (
        carnet.store().all_rows(Entity::Appointment).unwrap(),
        agent(carnet, name),
    );
    let all = rows.iter().map(AppointmentRecord::of);
    all.filter(|it| it.agent() == Some(id) && it.is_to_come((day(TODAY), None)))
        .count()
}

/// The form that gives the files of a colleague to someone.
fn give(carnet: &mut Session, to: &str) {
    carnet.act(Action::Palette).pick("Équipe et structures");
    while !carnet
        .app()
        .stack
        .team()
        .unwrap()
        .line()
        .unwrap()
        .name
        .contains(THEIRS)
    {
        carnet.act(Action::Down);
    }
    carnet
        .act(Action::HandOver)
        .assert_screen("14 dossiers de ÇAPRAIS Aurélie")
        .choose("Agent", to);
}

#[test]
fn it_asks_first_from_whom_to_whom_how_many_and_what_stays() {
    let mut carnet = Session::demo();
    give(&mut carnet, MINE);
    let stay = to_come(&carnet, THEIRS);
    carnet
        .act(Action::Save)
        .assert_screen("Passer 14 dossiers à RIVIÈRE Claire ?")
        .assert_screen("à la place de ÇAPRAIS Aurélie")
        .assert_screen(&format!("{stay} rendez-vous à venir restent avec"))
        // What can hurt has no answer by default.
        .press("entrée")
        .assert_screen("Passer 14 dossiers à RIVIÈRE Claire ?")
        .act(Action::No);
    assert_eq!(people(&carnet, THEIRS), 14);
    carnet
        .act(Action::Save)
        .act(Action::Yes)
        .assert_answer("Référent changé pour 14 personnes");
    assert_eq!(
        (people(&carnet, THEIRS), to_come(&carnet, THEIRS)),
        (0, stay)
    );
    carnet.assert_sound();
}

#[test]
fn the_appointments_to_come_go_along_and_come_back_in_one_act() {
    let mut carnet = Session::demo();
    give(&mut carnet, MINE);
    let (theirs, mine) = (to_come(&carnet, THEIRS), to_come(&carnet, MINE));
    assert!(theirs > 0);
    carnet
        .choose("Rendez-vous aussi", "oui")
        .act(Action::Save)
        .assert_screen(&format!("{theirs} rendez-vous à venir passent aussi"))
        .act(Action::Yes);
    assert_eq!(
        (to_come(&carnet, THEIRS), to_come(&carnet, MINE)),
        (0, theirs + mine)
    );
    carnet.act(Action::Undo);
    assert_eq!(
        (to_come(&carnet, THEIRS), people(&carnet, THEIRS)),
        (theirs, 14)
    );
    carnet.assert_sound();
}

#[test]
fn whoever_accompanies_nobody_is_doubted() {
    let mut carnet = Session::demo();
    give(&mut carnet, OFFICE);
    carnet
        .act(Action::Save)
        .assert_screen("GASSET Monique n’est pas référent·e")
        .act(Action::No);
    let mut carnet = Session::demo();
    carnet
        .press("entrée")
        .act(Action::Identity)
        .act(Action::New);
    carnet
        .pick("Un référent ou un accompagnateur")
        .choose("Agent", OFFICE)
        .press("tab")
        .assert_screen("GASSET Monique n’est pas référent·e");
}

#[test]
fn one_file_says_with_whom_its_appointments_stay() {
    let mut carnet = Session::demo();
    carnet
        .act(Action::Search)
        .type_text("hébrard")
        .press("entrée");
    carnet.act(Action::Identity).act(Action::New);
    carnet
        .pick("Un référent ou un accompagnateur")
        .choose("Agent", THEIRS)
        .act(Action::Save)
        .assert_answer("1 rendez-vous à venir reste avec RIVIÈRE Claire");
    carnet.act(Action::Undo).act(Action::New);
    let before = to_come(&carnet, MINE);
    carnet
        .pick("Un référent ou un accompagnateur")
        .choose("Agent", THEIRS)
        .choose("Rendez-vous aussi", "oui")
        .act(Action::Save)
        .assert_answer("Enregistré");
    assert_eq!(to_come(&carnet, MINE), before - 1);
    carnet.assert_sound();
}

#[test]
fn the_list_is_filtered_by_those_who_follow_people() {
    let mut carnet = Session::demo();
    carnet
        .act(Action::Filters)
        .pick("Un référent")
        .assert_screen(MINE)
        .assert_screen(THEIRS)
        .assert_no(OFFICE)
        .assert_no("PRÉVÔT");
}

/// Who receives and who is to be called are one, whoever follows the person now.
#[test]
fn the_letter_names_who_receives_and_how_to_reach_them() {
    let mut carnet = Session::demo();
    give(&mut carnet, MINE);
    carnet.act(Action::Save).act(Action::Yes).press("échap");
    let (store, theirs) = (carnet.store(), agent(&carnet, THEIRS));
    let rows = store.all_rows(Entity::Appointment).unwrap();
    let mut all = rows.iter().map(AppointmentRecord::of);
    let next = all.find(|it| it.agent() == Some(theirs) && it.is_to_come((day(TODAY), None)));
    let stamp = Stamp::of(&carnet.app().desk.clock.moment(), None);
    let template = Template::of_the_program();
    let source = Source::read(store, next.unwrap().person().unwrap(), stamp, template).unwrap();
    for kind in [Kind::Invitation, Kind::Appointments] {
        let paper = text::text(&build(kind, &source).unwrap());
        let words: Vec<&str> = paper.split_whitespace().collect();
        let words = words.join(" ").replace('\u{a0}', " ");
        assert!(words.contains("Avec : Aurélie Çaprais"), "{words}");
        assert!(words.to_lowercase().contains("appele"), "{words}");
        assert!(
            words.contains(" Aurélie Çaprais au 04 65 71 62 21"),
            "{words}"
        );
        assert!(!words.contains("04 65 71 94 29"), "{words}");
    }
}

#[test]
fn files_are_not_given_to_who_has_them() {
    let mut carnet = Session::demo();
    give(&mut carnet, THEIRS);
    carnet
        .act(Action::Save)
        .assert_answer("Rien n’est écrit")
        .assert_screen("14 dossiers de ÇAPRAIS Aurélie : nouveau");
}

/// The day without a year that is nearest, before or after: a handover is for the days ahead as well.
#[test]
fn a_handover_is_read_as_the_nearest_day_and_the_day_is_named_when_it_is_why() {
    let mut carnet = Session::demo();
    give(&mut carnet, MINE);
    carnet
        .go_to_field("Depuis le")
        .replace_with("15/12")
        .act(Action::Save)
        .assert_screen("À partir du 15/12/2026")
        .act(Action::No);
    let mut carnet = Session::demo();
    give(&mut carnet, MINE);
    carnet
        .go_to_field("Depuis le")
        .replace_with("15/12/2001")
        .act(Action::Save)
        .assert_answer("14 dossiers laissés, où un autre commence après le 15/12/2001");
}

#[test]
fn a_replacement_says_until_when_and_who_is_there_again() {
    let mut carnet = Session::demo();
    give(&mut carnet, MINE);
    carnet
        .go_to_field("Jusqu’au")
        .replace_with("18/12/2026")
        .act(Action::Save)
        .assert_screen("jusqu’au 18/12/2026")
        .assert_screen("référent d’avant reprend le 19/12/2026")
        .act(Action::No);
}

/// One file is said as one, and what went along is counted.
#[test]
fn one_file_passed_is_said_as_one_with_its_appointments() {
    let mut carnet = Session::demo();
    carnet.act(Action::Search).type_text("hébrard");
    carnet.press("entrée").press("échap");
    carnet.act(Action::Mark).press("m");
    carnet
        .pick("Changer de référent")
        .choose("Agent", THEIRS)
        .act(Action::Save)
        .assert_screen("1 rendez-vous à venir reste avec RIVIÈRE Claire")
        .assert_screen("Pour le passer aussi")
        .act(Action::No)
        .choose("Rendez-vous aussi", "oui")
        .act(Action::Save)
        .assert_screen("1 rendez-vous à venir passe aussi : vérifiez son")
        .act(Action::Yes)
        .assert_answer("Référent changé pour 1 personne, avec 1 rendez-vous");
    carnet.assert_sound();
}
